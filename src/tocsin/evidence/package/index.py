"""The page that tells a reader what a package holds, in HTML and PDF, and the steps to check it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tocsin.evidence.checkpoint import Checkpoint
from tocsin.evidence.exhibit import Held
from tocsin.evidence.log import Line
from tocsin.evidence.note import PublicKey
from tocsin.evidence.package.paths import content_path
from tocsin.evidence.package.words import LANGUAGES, known_language, verify_text, word
from tocsin.evidence.store import Stamp
from tocsin.evidence.times import as_text
from tocsin.paper import (
    Block,
    Cell,
    Document,
    Heading,
    Mono,
    Note,
    Paragraph,
    Run,
    Table,
    to_html,
    to_pdf,
)
from tocsin.paper.errors import PaperError

# A PDF of more rows takes minutes to set and is read by nobody.
MOST_ROWS_ON_PAPER = 400


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index tells of."""

    package: str
    case: str
    lang: str
    by: str
    to: str
    key: PublicKey
    checkpoint: Checkpoint
    exhibits: tuple[Held, ...]
    lines: tuple[Line, ...]
    stamps: tuple[Stamp, ...]

    def __post_init__(self) -> None:
        known_language(self.lang)

    def say(self, *keys: str, **values: object) -> str:
        """Give words in the language of the package."""
        return word(self.lang, *keys, **values)


def write_index(folder: Path, contents: Contents) -> None:
    """Write `index.html`, `index.pdf` and the steps to check the package in three languages.

    Where a machine cannot make PDF, the package has none.
    """
    (folder / "index.html").write_text(to_html(document(contents)), encoding="utf-8", newline="\n")
    with suppress(PaperError):
        (folder / "index.pdf").write_bytes(to_pdf(document(contents, MOST_ROWS_ON_PAPER)))
    for lang in LANGUAGES:
        name = "VERIFY.txt" if lang == "en" else f"VERIFY.{lang}.txt"
        text = verify_text(lang, _values(contents))
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def document(contents: Contents, most: int | None = None) -> Document:
    """Give the index as a document, with at most `most` rows in a table."""
    say = contents.say
    records = [(held, held.record) for held in contents.exhibits]
    blocks: list[Block] = [Note(say("caution"), "caution")]
    blocks += [Heading(say("what_head")), Paragraph(say("what"))]
    blocks += [Heading(say("time_head")), *_time(contents)]
    blocks += [Heading(say("originals_head")), *_originals(contents, records, most)]
    blocks += [Heading(say("derived_head")), *_derived(contents, records, most)]
    blocks += [Heading(say("remarks_head")), *_remarks(contents, records, most)]
    blocks += [Heading(say("custody_head")), *_custody(contents, most)]
    blocks += [Heading(say("check_head")), Paragraph(say("check"))]
    blocks += [Paragraph(say("key")), Mono(contents.key.fingerprint)]
    blocks += [Paragraph(say("root")), Mono(contents.checkpoint.root.hex())]
    return Document(say("title"), contents.lang, tuple(blocks), contents.case, _facts(contents),
                    contents.package)  # fmt: skip


def _facts(contents: Contents) -> tuple[tuple[str, str], ...]:
    say = contents.say
    return (
        (say("case"), contents.case),
        (say("package"), contents.package),
        (say("made_at"), _short(as_text(contents.checkpoint.at))),
        (say("made_by"), contents.by),
        (say("made_for"), contents.to or say("not_said")),
    )


def _values(contents: Contents) -> dict[str, str]:
    return {
        "package": contents.package,
        "case": contents.case,
        "key": contents.key.fingerprint,
        "origin": contents.key.name,
        "size": str(contents.checkpoint.size),
        "stamps": str(len(contents.stamps)),
        "example": content_path(contents.exhibits[0]) if contents.exhibits else "data/",
    }


def _time(contents: Contents) -> list[Block]:
    say = contents.say
    if not contents.stamps:
        return [Note(say("no_time"), "caution")]
    rows = [(one.authority, _short(one.at), f"0–{one.size - 1}") for one in contents.stamps]
    head = (say("authority"), say("time_at"), say("covers"))
    return [Paragraph(say("time")), Table(head, rows, (3, 3, 2))]


Records = Sequence[tuple[Held, dict[str, Any]]]


def _originals(contents: Contents, records: Records, most: int | None) -> list[Block]:
    say = contents.say
    rows = [_original(contents, held, record) for held, record in records if held.parent is None]
    head = (say("label"), say("form"), say("received"), say("size"), say("digest"))
    return _table(contents, head, rows, (2, 5, 4, 2, 5), most)


def _original(contents: Contents, held: Held, record: dict[str, Any]) -> tuple[Any, ...]:
    form = contents.say("forms", record["form"])
    received = f"{_short(record['received_at'])}, {record['received_by']}"
    what = (Run(form, bold=True), Run(f" · {record['name']}"))
    label = (Run(held.label, link=content_path(held)),)
    return label, what, received, f"{record['size']:,}".replace(",", " "), held.sha256


def _derived(contents: Contents, records: Records, most: int | None) -> list[Block]:
    say = contents.say
    labels = {held.number: held.label for held, _ in records}
    rows = [
        (
            (Run(held.label, link=content_path(held)),),
            labels.get(held.parent, "?"),
            say("makings", record["making"]["what"]),
            record["making"]["tool"],
            held.sha256,
        )
        for held, record in records
        if held.parent is not None
    ]
    if not rows:
        return [Paragraph(say("no_derived"))]
    head = (say("label"), say("of"), say("form"), say("tool"), say("digest"))
    return _table(contents, head, rows, (2, 2, 4, 4, 5), most)


def _remarks(contents: Contents, records: Records, most: int | None) -> list[Block]:
    say = contents.say
    rows: list[tuple[Any, ...]] = []
    for held, record in records:
        if record["sealed"]:
            rows.append((held.label, Cell(f"{say('sealed')}: {record['sealed']}", "unknown")))
        rows += [(held.label, remark) for remark in record["remarks"]]
    if not rows:
        return [Paragraph(say("no_remarks"))]
    table = _table(contents, (say("label"), say("remarks_head")), rows, (1, 9), most)
    return [*table, *([Paragraph(say("remarks_language"))] if contents.lang != "en" else [])]


def _custody(contents: Contents, most: int | None) -> list[Block]:
    say = contents.say
    alike = groupby(contents.lines, _alike)
    rows = [_touch(contents, list(lines)) for _, lines in alike]
    head = (say("entry"), say("when"), say("act"), say("label"), say("by"), say("why"))
    return _table(contents, head, rows, (2, 4, 4, 2, 3, 4), most)


def _alike(line: Line) -> tuple[str, ...]:
    """Give what makes entries one row: all that went into one package, else each for itself."""
    said = line.said
    return (
        ("exported", said["more"]["package"]) if said["act"] == "exported" else (str(line.index),)
    )


def _touch(contents: Contents, lines: Sequence[Line]) -> tuple[str, ...]:
    said, last = lines[0].said, lines[-1].said
    more = said.get("more", {})
    why = more.get("why") or more.get("to") or ""
    label = _span(f"E{said['exhibit']}", f"E{last['exhibit']}") if "exhibit" in said else "–"
    indices = _span(str(lines[0].index), str(lines[-1].index))
    act = contents.say("acts", said["act"])
    return indices, _short(said["at"]), act, label, said["by"], str(why)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _table(
    contents: Contents,
    head: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    widths: tuple[float, ...],
    most: int | None,
) -> list[Block]:
    shown = list(islice(rows, most))
    out: list[Block] = [Table(head, shown, widths)]
    if left := len(rows) - len(shown):
        out.append(Note(contents.say("rest", left=left)))
    return out


def _short(at: str) -> str:
    return f"{at[:10]} {at[11:19]}"
