"""Add a text to a case: copy the file beside the case and note the version."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.lawreview import Case, LawError, LawText, Stage, Version, load_case, new_case, save_case

ID = re.compile(r"[\w.-]{1,40}")
DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What the user says of the text."""

    id: str
    label: str
    date: str
    stage: Stage
    title: str
    country: str


def add_version(folder: Path, file: Path, law: LawText, facts: NewVersion) -> None:
    """Add the text to the case in `folder`, which is begun where there is none."""
    if not ID.fullmatch(facts.id):
        raise LawError(
            "give the version an id with --version, such as d1; letters, digits, - and ."
        )
    if facts.date and not DATE.fullmatch(facts.date):
        raise LawError(f"--date {facts.date!r} is no date; write 2024-06-19, 2024-06 or 2024")
    case = _case(folder, law, facts)
    if (folder / "case.toml").exists():
        message = f"{folder}/case.toml is written by hand; add the version there, or keep case.json"
        raise LawError(message)
    name = f"texts/{facts.id}.{law.lang}{file.suffix.lower()}"
    version = _version(case, law, facts, name)
    others = [one for one in case.versions if one.id != version.id]
    ordered = sorted([*others, version], key=lambda one: one.date or "9999")
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(file.read_bytes())
    save_case(replace(case, versions=tuple(ordered)), folder)


def _case(folder: Path, law: LawText, facts: NewVersion) -> Case:
    if any((folder / name).exists() for name in ("case.json", "case.toml")):
        return load_case(folder)
    title = facts.title or law.title
    return new_case(folder.resolve().name, {law.lang: title}, facts.country or "??")


def _version(case: Case, law: LawText, facts: NewVersion, name: str) -> Version:
    known = case.version(facts.id)
    if known is None:
        label = {law.lang: facts.label or facts.id}
        return Version(facts.id, label, facts.date, facts.stage, {law.lang: name})
    label = {**known.label, law.lang: facts.label} if facts.label else dict(known.label)
    texts = {**known.texts, law.lang: name}
    return replace(known, texts=texts, label=label, date=facts.date or known.date)
