"""Count events for publication: by month, type, platform, gender, actor and country.

Only what a person confirmed is counted. Each event counts once in each table, so that all tables
have the same total.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tocsin import guidelines
from tocsin.domain import Gender
from tocsin.guidelines import Words
from tocsin.records.model import ActorKind, Event, Record, StateLink
from tocsin.records.moments import earliest, latest, month_of
from tocsin.records.words import phrase, value_words

UNKNOWN = "unknown"
SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Counted:
    """One event with the record it is of."""

    record: Record
    event: Event


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to count: what an event counts as, and how that is called."""

    id: str
    key: Callable[[Counted], str]
    label: Callable[[str], Words]


def countable(records: Sequence[Record]) -> tuple[tuple[Counted, ...], int]:
    """Give what is counted, and how many events wait for a person and are not."""
    counted: list[Counted] = []
    waiting = 0
    for record in records:
        if record.governance.erased:
            continue
        for event in record.events:
            if event.standing.confirmed:
                counted.append(Counted(record, event))
            elif not event.standing.refused:
                waiting += 1
    return tuple(counted), waiting


def tally(counted: Sequence[Counted], dimension: Dimension) -> Mapping[str, int]:
    """Count events by a dimension; months without events between others count nought."""
    counts = Counter(dimension.key(one) for one in counted)
    if dimension.id != "month":
        # By name, not by size: an order by size would say between which numbers a gap lies.
        return dict(sorted(counts.items(), key=lambda one: (one[0] == UNKNOWN, one[0])))
    known = sorted(key for key in counts if key != UNKNOWN)
    months = _months(known[0], known[-1]) if known else []
    rest = [UNKNOWN] if UNKNOWN in counts else []
    return {month: counts[month] for month in [*months, *rest]}


def coverage_of(month: str, records: Sequence[Record]) -> Mapping[str, bool]:
    """Say which channels were collected in a month: wholly (true) or in part (false)."""
    found: dict[str, bool] = {}
    for record in records:
        for one in record.case.coverage:
            if not (one.start and one.end):
                continue
            # By days: a collection begins with its first post, which is seldom at midnight.
            first, last = earliest(one.start).date(), latest(one.end).date()
            begins, ends = earliest(month).date(), latest(month).date()
            if first <= ends and last >= begins:
                whole = first <= begins and last >= ends
                found[one.channel] = found.get(one.channel, False) or whole
    return dict(sorted(found.items()))


def _months(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:7])
    out = []
    while f"{year:04d}-{month:02d}" <= last:
        out.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return out


def _month(one: Counted) -> str:
    return month_of(one.event.date_start) or UNKNOWN


def _type(one: Counted) -> str:
    """Give the family of the main type that a person confirmed, else of the main type."""
    held = one.event.held_types
    confirmed = [type_ for type_ in held if type_.standing.confirmed] or list(held)
    return confirmed[0].type_id.partition("-")[0] if confirmed else UNKNOWN


def _platform(one: Counted) -> str:
    named = [name.strip() for name in one.event.platform.split(",") if name.strip()]
    return SEVERAL if len(named) > 1 else (named[0] if named else UNKNOWN)


def _gender(one: Counted) -> str:
    return one.record.person.gender.value


def _actor(one: Counted) -> str:
    """Give the kind of actor; accounts whose owner nobody knows are unknown, not private."""
    actors = one.record.actors_by_id()
    kinds = set()
    for involved in one.event.actors:
        actor = actors[involved.actor_id]
        official = actor.state_link is StateLink.OFFICIAL
        kind = ActorKind.STATE_BODY if official else actor.kind
        kinds.add(UNKNOWN if kind is ActorKind.ACCOUNT else kind.value)
    kinds -= {UNKNOWN} if len(kinds) > 1 else set()
    return SEVERAL if len(kinds) > 1 else next(iter(kinds), UNKNOWN)


def _country(one: Counted) -> str:
    return one.event.place_country or one.record.case.country_of_target or UNKNOWN


def _plain(key: str) -> Words:
    if key in (UNKNOWN, SEVERAL):
        return phrase(f"statistics.{key}")
    return Words(key, key, key)


def _type_label(key: str) -> Words:
    return _plain(key) if key == UNKNOWN else guidelines.load().family(key).label


def _gender_label(key: str) -> Words:
    return value_words(Gender(key))


def _actor_label(key: str) -> Words:
    return _plain(key) if key in (UNKNOWN, SEVERAL) else value_words(ActorKind(key))


DIMENSIONS = (
    Dimension("month", _month, _plain),
    Dimension("type", _type, _type_label),
    Dimension("platform", _platform, _plain),
    Dimension("gender", _gender, _gender_label),
    Dimension("actor", _actor, _actor_label),
    Dimension("country", _country, _plain),
)
