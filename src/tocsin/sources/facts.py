"""Read what a person recorded because posts cannot say it: lawsuits, visits, ignored reports.

Each entry has `journalist`, `kind`, `date`, `source`, and perhaps `recorded`, `note` and
`indicator`.
"""

import os
import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from tocsin.domain import SPEAKS_TO, Fact, FactKind
from tocsin.sources.entries import Entry
from tocsin.sources.errors import FactsError
from tocsin.sources.handwritten import read_entries

KEYS = ("journalist", "kind", "date", "recorded", "source", "note", "indicator")
_INDICATOR = re.compile(r"ESC-(0[1-9]|1[0-5])")


def load_facts(path: str | os.PathLike[str], journalists: Collection[str]) -> tuple[Fact, ...]:
    """Read and check facts from TOML (`[[fact]]`) or NDJSON; raises `FactsError` with the line.

    `journalists` are the ids of the watchlist. A fact that bears a day alone is known from the end
    of that day (UTC); where it was `recorded` later, from then.
    """
    facts = []
    for entry, name in read_entries(path, "fact", KEYS):
        try:
            facts.append(_fact(entry, journalists))
        except FactsError as error:
            raise FactsError(f"{name}: {error}") from None
    return tuple(facts)


def _fact(entry: Entry, journalists: Collection[str]) -> Fact:
    journalist = entry.needed("journalist", "give the id that the watchlist has")
    if journalist not in journalists:
        raise entry.fail(
            "journalist", f"nobody on the watchlist has the id {journalist}; give an id of the list"
        )
    kind = entry.choice("kind", FactKind)
    return Fact(
        journalist=journalist,
        kind=kind,
        at=max(moment(entry, "date"), moment(entry, "recorded", needed=False)),
        source=entry.needed("source", "say who reported it or which record holds it"),
        indicator=_indicator(entry, kind),
        note=entry.text("note") or "",
        day=_day(entry),
    )


def _day(entry: Entry) -> date:
    value = entry.data["date"]
    day = _parsed(value) if isinstance(value, str) else value
    assert isinstance(day, date)  # `moment` has refused anything else
    return day.date() if isinstance(day, datetime) else day


def _indicator(entry: Entry, kind: FactKind) -> str:
    said = entry.text("indicator") or SPEAKS_TO.get(kind)
    if said is None:
        raise entry.fail(
            None, f"a fact of kind {kind.value} must name its indicator, such as ESC-13"
        )
    if not _INDICATOR.fullmatch(said):
        raise entry.fail("indicator", f"indicator is “{said}”; write ESC-01 to ESC-15")
    return said


def moment(entry: Entry, key: str, needed: bool = True) -> datetime:
    """Give the moment from which something could be known; the end of the day for a mere day."""
    value = entry.data.get(key)
    if value is None and not needed:
        return datetime.min.replace(tzinfo=UTC)
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC) + timedelta(days=1)
    there = key in entry.data
    said = "is no date" if there else "is missing"
    raise entry.fail(key if there else None, f"{key} {said}; write it as 2026-03-24")


def _parsed(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
