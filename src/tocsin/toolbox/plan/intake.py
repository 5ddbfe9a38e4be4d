"""Read a plan back after people edited it in Word or a spreadsheet, and say what changed.

Nothing is lost on the way: a measure that did not come back stays in the plan and is told of.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import docx

from tocsin.toolbox.phrases import say
from tocsin.toolbox.plan.card import FIELDS, changed, field_of, values
from tocsin.toolbox.plan.model import Measure, Plan, Role
from tocsin.toolbox.plan.sheet import Card, cards_of_csv
from tocsin.toolbox.plan.store import PlanError

LARGEST = 32 * 1024 * 1024
UNPACKED = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Change:
    """One field that came back different; `before` is `None` for a measure that is new."""

    measure: str
    field: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The plan after reading, what changed, and the measures that did not come back."""

    plan: Plan
    changes: tuple[Change, ...]
    missing: tuple[str, ...]


def read_back(plan: Plan, path: Path) -> Intake:
    """Read an edited CSV or DOCX into a plan; raises `PlanError`."""
    try:
        if path.stat().st_size > LARGEST:
            raise PlanError(f"{path}: larger than 32 MiB; is it the right file?")
        raw = path.read_bytes()
    except OSError as error:
        raise PlanError(f"{path}: {error.strerror or 'cannot be read'}") from error
    if path.suffix.lower() == ".docx":
        cards, who = _of_docx(str(path), raw)
    elif path.suffix.lower() in (".csv", ".tsv", ".txt"):
        cards, who = cards_of_csv(str(path), raw), {}
    else:
        raise PlanError(f"{path}: neither .docx nor .csv; save it as one of them")
    if not cards:
        raise PlanError(f"{path}: no measure was found in it; keep the table of each measure")
    return _apply(_with_roles(plan, who), cards, plan)


def _apply(plan: Plan, cards: list[Card], before: Plan) -> Intake:
    blank = say("plan.blank", plan.lang)
    measures = {measure.id: measure for measure in plan.measures}
    changes: list[Change] = []
    back = set()
    for number, card in enumerate(cards, 1):
        id = card.get("id", "").strip() or f"new-{number}"
        while id in back:
            id = f"{id}-{number}"
        back.add(id)
        old = measures.get(id)
        made = changed(old or Measure(id=id, title=""), card, blank)
        measures[id] = made
        changes += _changes(old, made)
    missing = tuple(measure.id for measure in plan.measures if measure.id not in back)
    changes += _role_changes(before, plan)
    return Intake(replace(plan, measures=tuple(measures.values())), tuple(changes), missing)


def _changes(old: Measure | None, made: Measure) -> Iterator[Change]:
    before, after = values(old) if old else {}, values(made)
    for field in FIELDS:
        if before.get(field, "") != after[field]:
            yield Change(made.id, field, before.get(field) if old else None, after[field])


def _role_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for old, new in zip(before.roles, after.roles, strict=True):
        if old.who != new.who:
            yield Change(new.id, "role", old.who, new.who)


def _with_roles(plan: Plan, who: dict[str, str]) -> Plan:
    blank = say("plan.blank", plan.lang)
    roles = tuple(
        Role(r.id, r.label, "" if who.get(r.label, r.who) == blank else who.get(r.label, r.who))
        for r in plan.roles
    )
    return replace(plan, roles=roles)


def _of_docx(name: str, raw: bytes) -> tuple[list[Card], dict[str, str]]:
    _check_zip(name, raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        tables = [[[cell.text for cell in row.cells] for row in t.rows] for t in document.tables]
    except Exception as error:  # python-docx breaks on hostile files in many ways
        raise PlanError(f"{name}: not readable as DOCX; save it again from Word") from error
    cards: list[Card] = []
    who: dict[str, str] = {}
    for rows in tables:
        if not rows or len(rows[0]) != 2:
            continue
        if field_of(rows[0][0]) == "id":
            pairs = ((field_of(row[0]), row[1].strip()) for row in rows if len(row) == 2)
            cards.append({field: text for field, text in pairs if field})
        else:
            who |= {row[0].strip(): row[1].strip() for row in rows[1:] if len(row) == 2}
    return cards, who


def _check_zip(name: str, raw: bytes) -> None:
    """Refuse a file that is no archive, or that would unpack to far more than a plan."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise PlanError(f"{name}: unpacks to more than 256 MiB; is it the right file?")
    except zipfile.BadZipFile as error:
        raise PlanError(f"{name}: not a DOCX file; save it again from Word") from error
