"""`tocsin records retention`, `hold` and `erase`: how long a case is kept."""

from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD
from tocsin.cli.console import out as say
from tocsin.cli.records.shared import (
    FOLDER,
    By,
    CaseId,
    Folder,
    author,
    clearly,
    now,
    readable,
)
from tocsin.records import codec
from tocsin.records.errors import RecordsError
from tocsin.records.model import LegalHold
from tocsin.records.retention import due, held
from tocsin.records.retention import erase as erase_case
from tocsin.records.store import Store

CLOCK = "the time to keep it is over"


def retention(
    erase_due: Annotated[
        bool, typer.Option("--erase", help="Erase what is due; a stub and nothing else is left.")
    ] = False,
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """List the cases whose time is over; with --erase, erase them. Legal holds stop the clock."""
    with clearly():
        store = Store(records)
        found, bad = readable(store, None)
        over = [record for record in found if due(record, now().date())]
        who = author(by) if erase_due else None
        for record in over:
            if who:
                erase_case(store, record.id, who, CLOCK)
            word = "erased" if who else f"due since {record.governance.retention_until}"
            say.print(f"{escape(record.id)}: {word}", highlight=False)
    if not over:
        say.print("Nothing is due.")
    if bad:
        raise typer.Exit(SOME_BAD)


def hold(
    case_id: CaseId,
    reason: Annotated[str, typer.Option(help="Who orders it and why.")] = "",
    lift: Annotated[bool, typer.Option("--lift", help="Lift the hold.")] = False,
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Forbid that a case is erased, or lift that."""
    with clearly():
        who, store = author(by), Store(records)
        if not lift and not reason.strip():
            raise RecordsError("say with --reason who orders the hold and why")
        opened = store.open(case_id, who.at)
        day = who.at.date().isoformat()
        order = None if lift else LegalHold(since=day, by=who.name, reason=reason)
        what = "legal hold lifted" if lift else "legal hold set"
        store.save(opened, codec.to_plain(held(opened.record, order)), who, what)
    say.print(f"{escape(case_id)}: {what}", highlight=False)


def erase(
    case_id: CaseId,
    reason: Annotated[str, typer.Option(help="Why, such as: she asked for it.")],
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Erase a case and its history; only its number, dates and this reason are left."""
    with clearly():
        erase_case(Store(records), case_id, author(by), reason)
    say.print(f"{escape(case_id)}: erased", highlight=False)
