"""What the commands on records share: the folder, who acts, how errors and faults are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import USAGE, complain
from tocsin.guidelines import GuidelinesError
from tocsin.guidelines.words import LANGUAGES
from tocsin.records.errors import RecordsError
from tocsin.records.model import Record
from tocsin.records.store import Author, Store

Folder = Annotated[
    Path, typer.Option("--records", "-r", help="Folder of the records.", envvar="TOCSIN_RECORDS")
]
By = Annotated[
    str, typer.Option("--by", help="Your name, for the history.", envvar="TOCSIN_BY", prompt=False)
]
Lang = Annotated[str, typer.Option(help="Language: en, ru or kk.")]
CaseId = Annotated[str, typer.Argument(metavar="CASE", help="Number of the case.")]
Cases = Annotated[
    list[str] | None, typer.Argument(metavar="[CASE]...", help="Cases; all without any.")
]
Draft = Annotated[
    bool,
    typer.Option(
        "--draft", help="Also what nobody confirmed and no consent covers; marked as a draft."
    ),
]
FOLDER = Path("records")
BEGIN = "`tocsin records from-scan` or `new`"


@contextmanager
def clearly() -> Iterator[None]:
    """Turn errors of records into one message and the exit code of wrong use."""
    try:
        yield
    except (RecordsError, GuidelinesError, OSError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from error


def author(name: str) -> Author:
    """Give who acts now; `RecordsError` without a name."""
    if not name.strip():
        raise RecordsError("say who you are with --by NAME; the history names who did what")
    return Author(name.strip(), now())


def now() -> datetime:
    """Give the time, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def language(lang: str) -> str:
    """Give the language if it is one of ours."""
    if lang not in LANGUAGES:
        raise RecordsError(f"no document in {lang!r}; choose one of {', '.join(LANGUAGES)}")
    return lang


def readable(store: Store, asked: list[str] | None) -> tuple[list[Record], bool]:
    """Give the records asked for, or all; complain of those that cannot be read and go on."""
    found: list[Record] = []
    bad = False
    if asked:
        return [store.open(case_id, now()).record for case_id in asked], False
    if not store.ids():
        raise RecordsError(f"{store.folder} holds no records; begin with {BEGIN}")
    for _, opened in store.all(now()):
        if isinstance(opened, RecordsError):
            complain(str(opened))
            bad = True
        elif opened.record.governance.erased is None:
            found.append(opened.record)
    return found, bad


def pairs(given: list[str]) -> dict[str, str]:
    """Read `name=value` pairs; `RecordsError` for what is none."""
    out: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise RecordsError(f"{one!r} is no pair; write FIELD=VALUE, in quotation marks")
        out[name.strip()] = value.strip()
    return out
