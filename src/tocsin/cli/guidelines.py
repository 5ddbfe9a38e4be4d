"""`tocsin guidelines`: show the method that ships with Tocsin, as tables, an entry or JSON."""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tocsin.guidelines import (
    Axis,
    Entry,
    Guidelines,
    IndicatorDefinition,
    SeverityAnchor,
    Standard,
    Status,
    SubType,
    Words,
    load,
)


class Language(StrEnum):
    """Languages of the labels."""

    EN = "en"
    RU = "ru"
    KK = "kk"


SECTIONS = {
    "families": Words("Families", "Семейства", "Топтамалар"),
    "subtypes": Words("Sub-types", "Виды", "Түрлер"),
    "severity": Words("Severity", "Тяжесть", "Ауырлық дәрежесі"),
    "axes": Words("Axes", "Оси", "Өлшемдер"),
    "indicators": Words("Escalation indicators", "Индикаторы эскалации", "Ушығу индикаторлары"),
    "standards": Words("Standards", "Стандарты", "Стандарттар"),
    "commitments": Words("Commitments", "Обязательства", "Міндеттемелер"),
}

HEADINGS = {
    "id": Words("Id", "Код", "Код"),
    "name": Words("Name", "Название", "Атауы"),
    "status": Words("Status", "Статус", "Мәртебесі"),
    "measurable": Words("Measured by", "Чем измеряется", "Немен өлшенеді"),
    "severity": Words("Severity", "Тяжесть", "Ауырлығы"),
    "data": Words("Data needed", "Нужные данные", "Қажет деректер"),
    "how": Words("How measured", "Как измеряется", "Қалай өлшенеді"),
    "values": Words("Values", "Значения", "Мәндері"),
    "types": Words("Types", "Виды", "Түрлері"),
    "binds": Words("Binds", "Для кого", "Кімге қатысты"),
    "force": Words("Force", "Сила", "Күші"),
    "violations": Words("Violations", "Нарушения", "Бұзушылықтар"),
    "especially": Words("Especially", "Особенно", "Әсіресе"),
    "indicators": Words("Indicators", "Индикаторы", "Индикаторлар"),
    "uses": Words("Used for", "Применение", "Қолданылуы"),
    "basis": Words("What is confirmed", "Что подтверждено", "Не расталған"),
    "sources": Words("Sources", "Источники", "Дереккөздер"),
    "referred": Words("Referred to by", "Ссылаются", "Сілтеме жасайтындар"),
}

STATUSES = {
    Status.CONFIRMED: Words("confirmed", "подтверждено", "расталған"),
    Status.RECONSTRUCTED: Words("reconstructed", "реконструкция", "қайта құрастырылған"),
}

MEASURES = {
    "F": Words("F: a machine", "F: машина", "F: машина"),
    "P": Words(
        "P: a machine proposes, a person confirms",
        "P: машина предлагает, человек подтверждает",
        "P: машина ұсынады, адам растайды",
    ),
    "H": Words(
        "H: a person or an outside record",
        "H: человек или внешние данные",
        "H: адам немесе сыртқы дерек",
    ),
}


def guidelines(
    id: Annotated[
        str | None, typer.Argument(metavar="ID", help="An entry, such as THR-1, ESC-06 or SEV-3.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the labels.")] = Language.EN,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show the typology, indicators, standards and commitments, or one entry in full."""
    method = load()
    if id is None:
        _print_json(_all_json(method)) if as_json else _print_tables(method, lang)
        return
    entry = _find(method, id)
    _print_json(_entry_json(method, entry)) if as_json else _print_entry(method, entry, lang)


def _find(method: Guidelines, id: str) -> Entry:
    entry = method.find(id)
    if entry is not None:
        return entry
    near = ", ".join(method.similar(id))
    advice = f"did you mean {near}?" if near else "run `tocsin guidelines` to see all ids."
    raise typer.BadParameter(f"there is no entry {id!r}; {advice}", param_hint="ID")


def _all_json(method: Guidelines) -> dict[str, Any]:
    sections = {name: [asdict(e) for e in getattr(method, name)] for name in SECTIONS}
    jurisdictions = [asdict(jurisdiction) for jurisdiction in method.jurisdictions]
    return {"version": method.version, **sections, "jurisdictions": jurisdictions}


def _entry_json(method: Guidelines, entry: Entry) -> dict[str, Any]:
    referring = [other.id for other in method.referring(entry.id)]
    kind = type(entry).__name__
    return {
        "version": method.version,
        "kind": kind,
        **asdict(entry),
        "referred_to_by": referring,
    }


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _print_tables(method: Guidelines, lang: str) -> None:
    console = Console()
    for name, title in SECTIONS.items():
        entries: tuple[Entry, ...] = getattr(method, name)
        table = Table(title=title.say(lang), title_justify="left", expand=False)
        table.add_column(HEADINGS["id"].say(lang), no_wrap=True)
        table.add_column(HEADINGS["name"].say(lang), overflow="fold")
        for mark in _marks(entries[0]):
            table.add_column(mark, no_wrap=True)
        table.add_column(HEADINGS["status"].say(lang), no_wrap=True)
        for entry in entries:
            status = STATUSES[entry.status].say(lang)
            cells = (entry.id, entry.label.say(lang), *_marks(entry).values(), status)
            table.add_row(*map(Text, cells))
        console.print(table)


def _marks(entry: Entry) -> dict[str, str]:
    if isinstance(entry, SubType):
        return {"F/P/H": entry.measurable, "SEV": str(entry.severity)}
    return {"F/P/H": entry.measurable} if isinstance(entry, IndicatorDefinition) else {}


def _print_entry(method: Guidelines, entry: Entry, lang: str) -> None:
    console = Console()
    console.print(Text(f"{entry.id}  {entry.label.say(lang)}", style="bold"))
    console.print(Text(entry.definition.say(lang)))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for heading, text in _facts(method, entry, lang):
        if text:
            table.add_row(Text(HEADINGS[heading].say(lang)), Text(text))
    console.print(table)
    console.print(Text(HEADINGS["sources"].say(lang), style="dim"))
    for reference in entry.sources:
        console.print(Text(f"  {reference.text}"))
        for url in reference.urls:
            # A wrapped address cannot be copied.
            console.print(Text(f"  {url}"), soft_wrap=True)


def _facts(method: Guidelines, entry: Entry, lang: str) -> list[tuple[str, str]]:
    referring = (f"{other.id}  {other.label.say(lang)}" for other in method.referring(entry.id))
    return [
        ("status", STATUSES[entry.status].say(lang)),
        ("basis", entry.basis),
        *_own_facts(method, entry, lang),
        ("referred", "\n".join(referring)),
    ]


def _own_facts(method: Guidelines, entry: Entry, lang: str) -> list[tuple[str, str]]:
    match entry:
        case SubType():
            anchor = method.anchor(entry.severity)
            return [
                ("measurable", MEASURES[entry.measurable].say(lang)),
                ("severity", f"{anchor.id}  {anchor.label.say(lang)}"),
            ]
        case IndicatorDefinition():
            return [
                ("measurable", MEASURES[entry.measurable].say(lang)),
                ("data", entry.data.say(lang)),
                ("how", entry.how.say(lang)),
                ("types", ", ".join(entry.types)),
            ]
        case Axis():
            return [("values", "\n".join(f"{v.id}  {v.label.say(lang)}" for v in entry.values))]
        case Standard():
            return _standard_facts(method, entry, lang)
        case SeverityAnchor():
            return [("severity", str(entry.level))]
    return []


def _standard_facts(method: Guidelines, entry: Standard, lang: str) -> list[tuple[str, str]]:
    return [
        ("force", ", ".join(entry.force)),
        ("binds", method.jurisdiction(entry.binds).label.say(lang)),
        ("violations", ", ".join(entry.violations)),
        ("especially", ", ".join(entry.especially)),
        ("indicators", ", ".join(entry.indicators)),
        ("uses", ", ".join(entry.uses)),
    ]
