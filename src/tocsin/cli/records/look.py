"""`tocsin records check`, `show`, `history` and `schema`: look, change nothing."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from tocsin import guidelines
from tocsin.cli.console import SOME_BAD, USAGE, complain
from tocsin.cli.console import out as say
from tocsin.cli.records.shared import (
    BEGIN,
    FOLDER,
    CaseId,
    Cases,
    Folder,
    Lang,
    clearly,
    language,
    now,
)
from tocsin.domain import State
from tocsin.records.check import Checked, Weight
from tocsin.records.decide import open_questions
from tocsin.records.errors import RecordsError
from tocsin.records.model import Event, Record
from tocsin.records.schema import schema as record_schema
from tocsin.records.store import Store
from tocsin.records.words import field_words, value_words

WAITING = 12


def check(cases: Cases = None, records: Folder = FOLDER) -> None:
    """Say what is wrong with records, in words: the field, what is wrong, what to do.

    The exit code is 1 where a record has faults; remarks alone leave it 0.
    """
    with clearly():
        store = Store(records)
        ids = cases or list(store.ids())
        if not ids:
            raise RecordsError(f"{records} holds no records; begin with {BEGIN}")
        results = {case_id: store.check(case_id, now()) for case_id in ids}
    for case_id, checked in results.items():
        _tell(case_id, checked)
    if not all(checked.sound for checked in results.values()):
        raise typer.Exit(SOME_BAD)


def _tell(case_id: str, checked: Checked) -> None:
    verdict = "[green]sound[/]" if checked.sound else "[red]has faults[/]"
    say.print(f"[bold]{escape(case_id)}[/]: {verdict}", highlight=False)
    for one in checked.faults:
        colour = "red" if one.weight is Weight.FAULT else "yellow"
        line = f"  [{colour}]{escape(one.where)}[/]: {escape(one.message)}. {escape(one.advice)}"
        say.print(f"{line} [dim]{escape(f'[{one.path}]')}[/]", highlight=False, soft_wrap=True)


def show(
    case_id: CaseId,
    lang: Lang = "en",
    texts: Annotated[
        bool, typer.Option("--texts", help="Show the texts of the abuse as well.")
    ] = False,
    records: Folder = FOLDER,
) -> None:
    """Show a case: what is known, what is proposed, what waits for a person. Texts stay covered."""
    with clearly():
        language(lang)
        record = Store(records).open(case_id, now()).record
    say.print(_about(record, lang))
    say.print(_events(record, lang))
    for line in _signs(record, lang):
        say.print(line, highlight=False)
    if texts:
        for item in record.items:
            head = f"{item.item_id} ({item.event_id}) {item.platform} {item.posted_at or ''}"
            say.print(f"[dim]{escape(head)}[/]\n{escape(item.text_original)}", highlight=False)
    _waiting(record)


def _about(record: Record, lang: str) -> Table:
    table = Table(title=escape(record.id), title_justify="left", show_header=False)
    case = record.case
    scope = ", ".join(value_words(one).say(lang) for one in case.consent_scope)
    rows = (
        (field_words("Case", "target_ref"), record.person.pseudonym),
        (field_words("Case", "status"), value_words(case.status).say(lang)),
        (field_words("Case", "summary"), case.summary),
        (field_words("Case", "country_of_target"), case.country_of_target or "?"),
        (field_words("Case", "consent"), value_words(case.consent).say(lang)),
        (field_words("Case", "consent_scope"), scope or "–"),
        (field_words("Governance", "retention_until"), record.governance.retention_until or "–"),
        (
            field_words("Governance", "legal_hold"),
            record.governance.legal_hold.reason if record.governance.legal_hold else "–",
        ),
        (field_words("Record", "items"), str(len(record.items))),
        (field_words("Record", "actors"), str(len(record.actors))),
    )
    for words, value in rows:
        table.add_row(words.say(lang), escape(value))
    return table


def _events(record: Record, lang: str) -> Table:
    table = Table()
    for name in ("event_id", "date_start", "types", "severity", "verification", "standing"):
        table.add_column(field_words("Event", name).say(lang))
    for event in record.events:
        table.add_row(*(escape(cell) for cell in _event(event, lang)))
    return table


def _event(event: Event, lang: str) -> tuple[str, ...]:
    method = guidelines.load()
    types = (
        f"{one.type_id} {method.subtype(one.type_id).label.say(lang)}" for one in event.held_types
    )
    return (
        event.event_id,
        event.date_start[:16].replace("T", " "),
        "\n".join(types),
        str(event.severity or "?"),
        value_words(event.verification).say(lang),
        value_words(event.standing.decision).say(lang)
        + (f"\n{event.standing.by}" if event.standing.by else ""),
    )


def _signs(record: Record, lang: str) -> Iterator[str]:
    method = guidelines.load()
    for one in record.case.indicators:
        if one.state is State.PRESENT:
            label = method.indicator(one.indicator_id).label.say(lang)
            yield f"[bold]{one.indicator_id}[/] {escape(label)}: {escape(one.why)}"


def _waiting(record: Record) -> None:
    waiting = list(open_questions(record))
    if waiting:
        shown = ", ".join(waiting[:WAITING]) + (", …" if len(waiting) > WAITING else "")
        say.print(f"{len(waiting)} wait for a person: {escape(shown)}", highlight=False)


def history(case_id: CaseId, records: Folder = FOLDER) -> None:
    """Show who changed what, oldest first."""
    with clearly():
        past = Store(records).past(case_id)
    if not past:
        complain(f"{case_id} was changed outside of Tocsin; its history does not reach it")
        raise typer.Exit(USAGE)
    for entry in past:
        count = f"{len(entry.changes)} changes"
        line = f"{entry.at}  {entry.by}: {entry.what}"
        say.print(f"{escape(line)} [dim]({count})[/]", highlight=False, soft_wrap=True)


def schema() -> None:
    """Print the JSON Schema of the record."""
    sys.stdout.write(json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n")
