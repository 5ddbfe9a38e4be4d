"""Read a calendar of occasions: publications, elections, court dates, anniversaries.

Each entry has `kind`, `date` (or `from` and `to`), `label`, `source`, and perhaps `journalist`,
`country` and `yearly`.
"""

import os
from collections.abc import Collection
from datetime import date, datetime

from tocsin.domain import Occasion, OccasionKind
from tocsin.sources.entries import Entry
from tocsin.sources.errors import FactsError
from tocsin.sources.handwritten import read_entries

KEYS = ("kind", "date", "from", "to", "label", "source", "journalist", "country", "yearly")


def load_calendar(
    path: str | os.PathLike[str], journalists: Collection[str]
) -> tuple[Occasion, ...]:
    """Read and check a calendar from TOML (`[[occasion]]`) or NDJSON.

    Raises `FactsError` with the line. `journalists` are the ids of the watchlist.
    """
    occasions = []
    for entry, name in read_entries(path, "occasion", KEYS):
        try:
            occasions.append(_occasion(entry, journalists))
        except FactsError as error:
            raise FactsError(f"{name}: {error}") from None
    return tuple(occasions)


def _occasion(entry: Entry, journalists: Collection[str]) -> Occasion:
    journalist = entry.text("journalist") or None
    if journalist is not None and journalist not in journalists:
        raise entry.fail("journalist", f"nobody on the watchlist has the id {journalist}")
    yearly = entry.data.get("yearly", False)
    if not isinstance(yearly, bool):
        raise entry.fail("yearly", "yearly must be true or false")
    first, last = _days(entry)
    return Occasion(
        kind=entry.choice("kind", OccasionKind),
        first=first,
        last=last,
        label=entry.needed("label", "say in a few words what it is"),
        source=entry.needed("source", "say where the day is from"),
        journalist=journalist,
        country=entry.country(),
        yearly=yearly,
    )


def _days(entry: Entry) -> tuple[date, date]:
    if "date" in entry.data:
        day = _day(entry, "date")
        return day, day
    first, last = _day(entry, "from"), _day(entry, "to")
    if last < first:
        raise entry.fail("to", f"ends on {last}, before it begins on {first}")
    return first, last


def _day(entry: Entry, key: str) -> date:
    value = entry.data.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = "is missing; write date, or from and to" if key not in entry.data else "is no day"
    raise entry.fail(key if key in entry.data else None, f"{key} {said}, as 2026-03-24")
