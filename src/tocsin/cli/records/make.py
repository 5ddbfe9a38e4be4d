"""`tocsin records new` and `from-scan`: where records begin."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin import guidelines
from tocsin.cli.console import SOME_BAD, complain
from tocsin.cli.console import out as say
from tocsin.cli.records.shared import FOLDER, By, CaseId, Folder, Lang, author, clearly, language
from tocsin.records import codec
from tocsin.records.check import check_plain
from tocsin.records.draft import Drafting, drafts
from tocsin.records.edit import set_value
from tocsin.records.errors import RecordsError
from tocsin.records.model import Case, Person, Record
from tocsin.records.scanned import read_scan
from tocsin.records.store import Author, Store
from tocsin.sources import SourcesError, load_watchlist


def new(
    case_id: CaseId,
    person: Annotated[str, typer.Option(help="Pseudonym of the person, such as kz-01.")],
    country: Annotated[str, typer.Option(help="Her country, as two capital letters.")] = "",
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Begin an empty case; the number and the pseudonym must hold no personal data."""
    with clearly():
        who = author(by)
        day = who.at.date().isoformat()
        case = Case(case_id=case_id, target_ref=person, opened_on=day)
        record = Record(case=case, person=Person(pseudonym=person))
        plain = set_value(codec.to_plain(record), "case.country_of_target", country)
        checked = check_plain(plain, who.at.date())
        if checked.record is None:
            raise RecordsError("\n".join(str(one) for one in checked.faults))
        Store(records).create(checked.record, who, "begun")
    say.print(f"Begun: [bold]{escape(str(records / case_id))}.json[/]", soft_wrap=True)


def from_scan(
    results: Annotated[Path, typer.Argument(help="Folder with the results of `tocsin scan`.")],
    watch: Annotated[
        Path | None, typer.Option("--watch", "-w", help="Watchlist, for what it says of people.")
    ] = None,
    lang: Lang = "en",
    records: Folder = FOLDER,
    by: By = "",
) -> None:
    """Draft a case for each episode of an alert; all of it is proposed until a person confirms.

    A case that is already there is left as it is. The exit code is 1 where lines of the results
    could not be read.
    """
    with clearly():
        who = author(by)
        try:
            people = load_watchlist(watch).journalists if watch else ()
        except SourcesError as error:
            raise RecordsError(str(error)) from error
        scan = read_scan(results)
        with_ = Drafting(guidelines.load(), {one.id: one for one in people}, language(lang), who.at)
        store = Store(records)
        kept = [_keep(store, record, who) for record in drafts(scan, with_)]
    for fault in scan.faults:
        complain(fault)
    if not scan.alerts:
        say.print("The results hold no alert, so there is nothing to draft.")
    if scan.faults or not all(kept):
        raise typer.Exit(SOME_BAD)


def _keep(store: Store, record: Record, who: Author) -> bool:
    """Write a draft that is not there yet; complain of one that cannot be, and go on."""
    name = escape(record.id)
    if record.id in store.ids():
        say.print(f"{name}: already there, left as it is")
        return True
    try:
        store.create(record, who, "drafted from a scan")
    except RecordsError as error:
        complain(str(error))
        return False
    counts = f"{len(record.events)} events, {len(record.items)} items"
    say.print(f"[bold]{name}[/]: {counts}, all proposed", highlight=False)
    return True
