"""Fill a form from records, and list what it cannot say."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin import guidelines
from tocsin.records.consent import allows
from tocsin.records.crosswalks.extract import EXTRACTORS, WATCHED, WITHHELD, Row, Value, known
from tocsin.records.crosswalks.losses import Loss, LossKind, losses_csv
from tocsin.records.crosswalks.scheme import Scheme
from tocsin.records.model import Event, Item, Record, TypeCode
from tocsin.records.tables import to_csv

DRAFT = "draft-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an export is asked for.

    A draft also holds what nobody confirmed and what no consent covers; its files say so.
    """

    lang: str
    today: date
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """Files by name, how many rows there are, and what could not be said."""

    files: dict[str, bytes]
    rows: int
    losses: tuple[Loss, ...]


def export_table(records: Sequence[Record], scheme: Scheme, asked: Asked) -> Export:
    """Give a form as CSV and JSON, with its losses beside it."""
    losses: dict[Loss, None] = {}
    filled: list[dict[str, Value]] = []
    for row in rows(records, scheme, asked, losses):
        filled.append(_fill(row, losses))
    losses |= dict.fromkeys(_never_asked(scheme))
    name = f"{DRAFT if asked.draft else ''}{scheme.id}"
    head = [column.name for column in scheme.columns]
    table = [[one[column] for column in head] for one in filled]
    files = {
        f"{name}.csv": to_csv(head, table, scheme.mark),
        f"{name}.json": _json(scheme, filled, asked),
        f"{name}-losses.csv": losses_csv(losses, asked.lang),
    }
    return Export(files, len(filled), tuple(losses))


def rows(
    records: Sequence[Record], scheme: Scheme, asked: Asked, losses: dict[Loss, None]
) -> Iterator[Row]:
    """Give what rows are made of; what may not or cannot be a row is added to the losses."""
    for record in records:
        if not asked.draft and not allows(record, scheme.purpose, asked.today):
            losses[Loss(LossKind.NO_CONSENT, scheme.purpose.value, record.id)] = None
            continue
        for event in record.events:
            if usable(event, asked.draft):
                yield from _of_event(record, event, scheme, asked, losses)
            elif not event.standing.refused:
                losses[Loss(LossKind.LEFT_OUT, "", record.id, event.event_id)] = None


def usable(event: Event, draft: bool) -> bool:
    """Say whether an event may leave: confirmed by a person, or anything not refused in a draft."""
    return not event.standing.refused if draft else event.standing.confirmed


def usable_types(event: Event, draft: bool) -> tuple[TypeCode, ...]:
    """Give the types that may leave, by the same rule as events."""
    return tuple(one for one in event.held_types if draft or one.standing.confirmed)


def _of_event(
    record: Record, event: Event, scheme: Scheme, asked: Asked, losses: dict[Loss, None]
) -> Iterator[Row]:
    types = usable_types(event, asked.draft)
    codes = _codes(record, event, types, scheme, losses)
    if not _within(scheme, event.place_country or record.case.country_of_target):
        where = event.place_country or record.case.country_of_target or ""
        losses[Loss(LossKind.OUTSIDE_AREA, where, record.id, event.event_id)] = None
    items: Sequence[Item | None] = record.of_event(event.event_id)
    for item in (items or (None,)) if scheme.unit == "item" else (None,):
        yield Row(record, event, item, scheme, types, codes, asked.lang, asked.today)


def _codes(
    record: Record,
    event: Event,
    types: Sequence[TypeCode],
    scheme: Scheme,
    losses: dict[Loss, None],
) -> tuple[str, ...]:
    """Give the codes of an event, the main one first; a code chosen by hand goes before all."""
    chosen = event.crosswalk.get(scheme.id)
    codes = dict.fromkeys([chosen] if chosen else [])
    if not scheme.codes:
        return ()

    def lose(kind: LossKind, what: str) -> None:
        losses[Loss(kind, what, record.id, event.event_id)] = None

    for number, one in enumerate(types):
        found = scheme.codes_for(one.type_id)
        if len(found) == 1:
            codes[found[0]] = None
        elif found and not (number == 0 and chosen):
            lose(LossKind.NEEDS_CHOICE, f"{one.type_id}: {' / '.join(found)}")
        elif not found and not (number == 0 and chosen):
            lose(LossKind.NO_CATEGORY, one.type_id)
    carries_more = any(column.source == "other_codes" for column in scheme.columns)
    if len(codes) > 1 and not carries_more:
        lose(LossKind.FEWER_CATEGORIES, ", ".join(list(codes)[1:]))
    return tuple(codes)


def _within(scheme: Scheme, country: str | None) -> bool:
    if scheme.countries:
        return country in scheme.countries
    if scheme.area:
        return guidelines.load().jurisdiction(scheme.area).holds(country) is not False
    return True


def _fill(row: Row, losses: dict[Loss, None]) -> dict[str, Value]:
    filled: dict[str, Value] = {}
    carried: set[str] = set()
    case_id, event_id = row.record.id, row.event.event_id
    for column in row.scheme.columns:
        extractor = EXTRACTORS.get(column.source)
        value = extractor.give(row) if extractor else None
        if value == WITHHELD:
            losses[Loss(LossKind.WITHHELD, column.name, case_id, event_id)] = None
            value = None
        elif value is None and extractor:
            losses[Loss(LossKind.NOT_KNOWN, column.name, case_id, event_id)] = None
        carried |= set(extractor.carries if extractor else ())
        filled[column.name] = value
    for name in WATCHED:
        if name not in carried and known(row.record, row.event, name):
            losses[Loss(LossKind.NO_PLACE, name, case_id)] = None
    return filled


def _never_asked(scheme: Scheme) -> Iterator[Loss]:
    for column in scheme.columns:
        if not column.source:
            yield Loss(LossKind.NEVER_ASKED, column.name)


def _json(scheme: Scheme, filled: list[dict[str, Value]], asked: Asked) -> bytes:
    plain = {
        "form": scheme.id,
        "sources": list(scheme.sources),
        "draft": asked.draft,
        "language": asked.lang,
        "rows": filled,
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
