"""How an alarm did on each case: when it came, what it named, how often it cried for nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.simulator.model import Case
from bench.simulator.watched import Watched

AFTER = timedelta(hours=24)  # how long after its last post an attack may still be called
EARLY = 0.10
ELEVATED, URGENT = 2, 3
RANKS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Call:
    """The first raising of a level during an attack: minutes from its first post, share seen."""

    minutes: float
    share: float


@dataclass(frozen=True, slots=True)
class Score:
    """One case under one alarm.

    `calls` by rank; `at_once`: urgent at the very post (lone threats only); `named` of the planted
    indicators; `false` counts false alarms by rank in `days` of ordinary life or harmless storms.
    """

    case: Case
    calls: dict[int, Call]
    at_once: bool | None
    named: frozenset[str]
    false: dict[int, int]
    days: float

    @property
    def early(self) -> bool:
        """Whether `elevated` or more came before a tenth of the campaign's posts."""
        call = self.calls.get(ELEVATED)
        return call is not None and call.share <= EARLY


def score(case: Case, watched: Watched) -> Score:
    """Score an alarm on a case."""
    campaign = case.campaign
    if not campaign:
        return Score(case, {}, None, frozenset(), false_alarms(watched, None), case.days)
    begin, end = campaign[0].at, campaign[-1].at + AFTER
    before = (begin - case.said[0].at) / timedelta(days=1)
    return Score(
        case=case,
        calls=dict(_calls(case, watched, begin, end)),
        at_once=_at_once(case, watched) if case.plan.urgent else None,
        named=frozenset(present(watched, begin, end)) & frozenset(case.planted),
        false=false_alarms(watched, begin),
        days=before,
    )


def _calls(
    case: Case, watched: Watched, begin: datetime, end: datetime
) -> Iterable[tuple[int, Call]]:
    times = [one.at for one in case.campaign]
    for rank in RANKS:
        raised = [one.at for one in watched.alarms if one.rank >= rank and begin <= one.at <= end]
        if raised:
            at = min(raised)
            seen = sum(one <= at for one in times) / len(times)
            yield rank, Call((at - begin) / timedelta(minutes=1), seen)


def _at_once(case: Case, watched: Watched) -> bool:
    """Say whether the alarm was urgent at the moment of the threat."""
    at = case.campaign[0].at
    return any(one.at == at and one.rank == URGENT for one in watched.alarms)


def present(watched: Watched, begin: datetime, end: datetime) -> Iterable[str]:
    """Yield indicators that were present at any time of the attack."""
    standing: dict[str, bool] = {}
    for change in sorted(watched.changes, key=lambda one: one.at):
        if change.at > end:
            break
        if change.present and change.at >= begin:
            yield change.indicator
        elif change.at < begin:
            standing[change.indicator] = change.present
    yield from (name for name, stands in standing.items() if stands)


def false_alarms(watched: Watched, until: datetime | None) -> dict[int, int]:
    """Count the episodes that reached each level, before the attack or in the whole time."""
    reached: dict[str, int] = {}
    for one in watched.alarms:
        if until is None or one.at < until:
            reached[one.episode] = max(reached.get(one.episode, 0), one.rank)
    return {rank: sum(one >= rank for one in reached.values()) for rank in RANKS}
