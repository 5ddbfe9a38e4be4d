"""Who came together before: hostile accounts that return as a group, and how young they are.

The network is that of accounts that were hostile to her on the same day. Whether today's crowd and
an earlier one share more accounts than chance gives is asked of the pool of all hostile accounts.
"""

from collections import deque
from datetime import timedelta

from tocsin.escalation import chance
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import day_of

# Days that are remembered, accounts of one day, and how few accounts make no crowd.
DAYS, MOST, LEAST = 30, 2_000, 4
YOUNG = timedelta(days=30)
# The share of young accounts among all who write, before anything is known.
PRIOR_YOUNG, PRIOR_ACCOUNTS = 0.05, 40.0
# Both questions are asked anew when today's crowd has grown by so much: they cost a look at all.
GROWTH = 1.25


class Company:
    """Hostile accounts by day, and the ages of accounts.

    `again` is how many accounts of today came together on an earlier day, `young` how many of today
    are young; both are 0 where chance gives as many.
    """

    def __init__(self, than: float) -> None:
        self._than = than
        self._days: deque[tuple[int, dict[str, bool | None]]] = deque()
        self._told = self._young = 0
        self._next = float(LEAST)
        self.again = self.young = 0

    def add(self, one: Mark) -> None:
        """Take in a mark."""
        is_young = None if one.born is None else one.at - one.born < YOUNG
        if not one.hostile or one.near:
            if is_young is not None:
                self._told += 1
                self._young += is_young
            return
        today = self._of(day_of(one.at))
        if len(today) < MOST:
            today.setdefault(one.account, is_young)
        if len(today) >= self._next:
            self._next = len(today) * GROWTH
            self.again, self.young = self._met(today), self._new(today)

    def _of(self, day: int) -> dict[str, bool | None]:
        if not self._days or self._days[-1][0] != day:
            self._days.append((day, {}))
            while self._days[0][0] <= day - DAYS:
                self._days.popleft()
            self._next, self.again, self.young = float(LEAST), 0, 0
        return self._days[-1][1]

    def _met(self, today: dict[str, bool | None]) -> int:
        """Take the best of the earlier days; its chance is multiplied by their number."""
        earlier = [accounts for _, accounts in list(self._days)[:-1] if len(accounts) >= LEAST]
        pool = len({account for _, accounts in self._days for account in accounts})
        best, rarest = 0, 1.0
        for accounts in earlier:
            met = len(today.keys() & accounts.keys())
            rare = chance.share(met, len(today), min(len(accounts) / pool, 0.99))
            if met >= LEAST and rare < rarest:
                best, rarest = met, rare
        return best if rarest * len(earlier) <= self._than else 0

    def _new(self, today: dict[str, bool | None]) -> int:
        ages = [young for young in today.values() if young is not None]
        found = sum(ages)
        usual = (self._young + PRIOR_YOUNG * PRIOR_ACCOUNTS) / (self._told + PRIOR_ACCOUNTS)
        rare = chance.share(found, len(ages), min(usual, 0.99))
        return found if found >= LEAST and rare <= self._than else 0
