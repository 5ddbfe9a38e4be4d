"""`tocsin records set`, `add`, `decide` and `undo`: changes, each with a name and a way back."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import out as say
from tocsin.cli.records.shared import FOLDER, By, CaseId, Folder, author, clearly, pairs
from tocsin.records import codec
from tocsin.records.decide import decide as decided
from tocsin.records.edit import add_part, set_value
from tocsin.records.model import Decision
from tocsin.records.store import Store


class Answer(StrEnum):
    """What a person answers; `open` takes an answer back."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


_DECISIONS = {
    Answer.YES: Decision.CONFIRMED,
    Answer.NO: Decision.REFUSED,
    Answer.OPEN: Decision.PROPOSED,
}


def set_(
    case_id: CaseId,
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="Such as events[ev-1].severity=4.")
    ],
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Set fields of a case; an empty value empties a field, several are parted by commas.

    Nothing is changed where a value does not fit, and every change can be taken back.
    """
    with clearly():
        who, store = author(by), Store(records)
        opened = store.open(case_id, who.at)
        plain = opened.plain
        wanted = pairs(values)
        for path, text in wanted.items():
            plain = set_value(plain, path, text)
        store.save(opened, plain, who, f"set {', '.join(wanted)}")
    say.print(f"Set in {escape(case_id)}: {escape(', '.join(wanted))}", highlight=False)


def add(
    case_id: CaseId,
    part: Annotated[
        str, typer.Argument(metavar="PART", help="events, items, actors, sources, case.responses…")
    ],
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="Such as severity=4.")
    ],
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Add an event, item, actor, source or response to a case."""
    with clearly():
        who, store = author(by), Store(records)
        opened = store.open(case_id, who.at)
        plain = add_part(opened.plain, part, pairs(values))
        store.save(opened, plain, who, f"added to {part}")
    say.print(f"Added to {escape(part)} of {escape(case_id)}", highlight=False)


def decide(
    case_id: CaseId,
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="ev-1, ev-1/THR-1, ev-1/KZ-115, actor-1, ESC-06."),
    ],
    answer: Annotated[Answer, typer.Argument(help="Your answer.")],
    note: Annotated[str, typer.Option(help="A remark to stand with it.")] = "",
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Say yes or no to what was proposed; your name and the time stand with it.

    A decision on an event is one on those of its types that nobody decided on yet.
    """
    with clearly():
        who, store = author(by), Store(records)
        opened = store.open(case_id, who.at)
        record = decided(opened.record, what, _DECISIONS[answer], who, note)
        store.save(opened, codec.to_plain(record), who, f"decided {what}: {answer.value}")
    say.print(f"{escape(case_id)} {escape(what)}: {answer.value}", highlight=False)


def undo(case_id: CaseId, records: Folder = FOLDER, by: By = "") -> None:
    """Take the last change of a case back; the undoing stands in the history too."""
    with clearly():
        entry = Store(records).undo(case_id, author(by))
    line = f"Taken back in {case_id}: {entry.what} ({entry.by}, {entry.at})"
    say.print(escape(line), highlight=False, soft_wrap=True)
