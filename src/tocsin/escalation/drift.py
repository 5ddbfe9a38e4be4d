"""A rise that creeps: the share of hostile accounts a day, summed up over days (CUSUM).

Each day gives the logarithm of how much likelier its share is under an attack than under the usual
one (Page 1954). What one day can give is capped, so that a single storm is never a creeping rise.
"""

import math
from datetime import datetime

from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream, day_of

# The share under an attack: so many times the usual one, at least and at most so much.
TIMES, LEAST, MOST = 4.0, 0.25, 0.8


class Drift:
    """The sum of evidence over days, of today so far, and the days that added to it.

    `cap` bounds what one day can give, either way.
    """

    def __init__(self, cap: float) -> None:
        self._cap = cap
        self._day = 0
        self._accounts: dict[str, None] = {}
        self._harmless = 0
        self._hit = self._miss = 0.0
        self._sum = 0.0
        self._days = 0

    def settle(self, now: datetime) -> None:
        """Close the days before `now`."""
        day = day_of(now)
        if day == self._day:
            return
        if self._day:
            self._close(day - self._day)
        self._day = day
        self._accounts, self._harmless = {}, 0

    def add(self, one: Mark, stream: Stream) -> None:
        """Take in a mark of the day that was settled last.

        What speaks for a rise is weighed by the usual share at the first hostile post of the day.
        """
        if not one.hostile:
            self._harmless += 1
        elif one.crowd:
            if not self._accounts:
                self._weigh(min(stream.usual_share(), MOST / 2))
            self._accounts[one.account] = None

    def _weigh(self, usual: float) -> None:
        attack = min(max(TIMES * usual, LEAST), MOST)
        self._hit = math.log(attack / usual)
        self._miss = math.log((1.0 - attack) / (1.0 - usual))

    @property
    def evidence(self) -> float:
        """The sum up to now, 0 where nothing speaks for a rise."""
        return max(self._sum + self._today(), 0.0)

    @property
    def days(self) -> int:
        """How many days in a row have added up to it, today included where it adds."""
        return self._days + (self._today() > 0.0)

    def _today(self) -> float:
        given = len(self._accounts) * self._hit + self._harmless * self._miss
        return min(max(given, -self._cap), self._cap)

    def _close(self, days: int) -> None:
        """Add today; a day on which nothing was read says nothing."""
        given = self._today()
        self._days += given > 0.0
        self._sum += given
        if self._sum <= 0.0 or days > 7:
            self._sum, self._days = 0.0, 0
