"""What stands in the field today: one number a day, or a list of words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import fmean, pstdev

from bench.simulator.model import Case
from bench.simulator.settings import table
from bench.simulator.watched import Alarm, Watched

WINDOW_DAYS = 30
WARM_UP_DAYS = 7
LEAST = 2  # where the spread is 0, any z is infinite: one post alone raises nothing
SIGMAS = 2.0
JOIN = timedelta(hours=72)  # alarms no further apart are counted as one, as our episodes are


def total_abuse(case: Case, hostile: Iterable[datetime]) -> Watched:
    """Raise when a day's abusive posts reach mean + 2 standard deviations of the last 30 days.

    The alarm is raised at the post that reaches it, not at the end of the day.
    """
    return above_usual(case.said[0].at.date(), hostile)


def above_usual(first: date, hostile: Iterable[datetime]) -> Watched:
    """Apply the rule on totals to abusive posts that were counted from the day `first` on."""
    days = _by_day(hostile)
    raised = []
    for day, times in sorted(days.items()):
        before = _history(days, first, day)
        if len(before) < WARM_UP_DAYS:
            continue
        least = max(LEAST, fmean(before) + SIGMAS * pstdev(before))
        rank = -int(-least // 1)
        if len(times) >= rank:
            raised.append(times[rank - 1])
    return _watched(raised)


def word_count(case: Case) -> Watched:
    """Raise at the fifth post of a day in which a word of the list stands."""
    rule = table("words")
    heard = re.compile(r"\b(?:" + "|".join(map(re.escape, rule["stems"])) + ")", re.IGNORECASE)
    hits = [one.at for one in case.said if not one.own and heard.search(str(one.record["text"]))]
    days, least = _by_day(hits), int(rule["least"])
    return _watched(times[least - 1] for _, times in sorted(days.items()) if len(times) >= least)


def _by_day(times: Iterable[datetime]) -> dict[date, list[datetime]]:
    days: defaultdict[date, list[datetime]] = defaultdict(list)
    for at in sorted(times):
        days[at.date()].append(at)
    return dict(days)


def _history(days: dict[date, list[datetime]], first: date, day: date) -> Sequence[int]:
    """Give the daily counts before a day, at most thirty of them."""
    length = min(WINDOW_DAYS, (day - first).days)
    return [len(days.get(day - timedelta(days=back), ())) for back in range(1, length + 1)]


def _watched(raised: Iterable[datetime]) -> Watched:
    """Make alarms of times; those close together share an episode."""
    alarms: list[Alarm] = []
    episode = ""
    for at in raised:
        if not alarms or at - alarms[-1].at > JOIN:
            episode = at.isoformat()
        alarms.append(Alarm(at, 2, episode))
    return Watched(tuple(alarms), (), ())
