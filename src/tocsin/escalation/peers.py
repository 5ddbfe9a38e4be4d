"""What is usual for the others on the watchlist: where to begin with somebody newly watched.

Only days that ended two days ago count, so that posts which come late cannot change what was known.
"""

from datetime import datetime
from typing import NamedTuple

from tocsin.escalation.mark import Mark

# Days that are not counted yet, days that count, and journalists' days needed to say anything.
PENDING, COUNTED, LEAST = 3, 28, 20
# One storm must not become everybody's usual.
MOST_ACCOUNTS = 8


class Prior(NamedTuple):
    """Hostile accounts a day, and their share among all who write, before her own history."""

    accounts: float
    share: float


class Peers:
    """Hostile accounts and harmless posts a day, over all journalists of the watchlist."""

    def __init__(self) -> None:
        self._days: dict[int, dict[str, tuple[set[str], list[int]]]] = {}
        self._closed: dict[int, tuple[int, int, int]] = {}
        self._known: dict[int, Prior | None] = {}

    def add(self, journalist: str, one: Mark) -> None:
        """Take in a mark; times do not run back."""
        day = one.at.toordinal()
        if day not in self._days:
            self._close(day)
            self._days[day] = {}
        seen = self._days[day].get(journalist)
        if seen is None:
            seen = self._days[day][journalist] = (set(), [0])
        if one.hostile:
            seen[0].add(one.account)
        else:
            seen[1][0] += 1

    def prior(self, now: datetime) -> Prior | None:
        """Give what is usual, from days well past; `None` where too few are known."""
        day = now.toordinal()
        if day not in self._known:
            self._close(day)
            self._known[day] = self._sum(day)
            for past in [one for one in self._known if one < day - PENDING]:
                del self._known[past]
        return self._known[day]

    def _close(self, day: int) -> None:
        """Turn days that no late post can reach into three numbers each."""
        for past in [one for one in self._days if one <= day - PENDING]:
            of_day = self._days.pop(past).values()
            hostile = sum(min(len(accounts), MOST_ACCOUNTS) for accounts, _ in of_day)
            harmless = sum(count[0] for _, count in of_day)
            self._closed[past] = (len(of_day), hostile, harmless)
        for past in [one for one in self._closed if one < day - PENDING - 2 * COUNTED]:
            del self._closed[past]

    def _sum(self, day: int) -> Prior | None:
        last = day - PENDING
        found = [self._closed[one] for one in self._closed if last - COUNTED < one <= last]
        days, hostile, harmless = (sum(one[place] for one in found) for place in range(3))
        if days < LEAST:
            return None
        return Prior(hostile / days, (hostile + 1) / (hostile + harmless + 20))
