"""A rise that creeps: the share of hostile accounts a day, summed up over days (CUSUM).

Each day gives the logarithm of how much likelier its share is under an attack than under the usual
one (Page 1954). What one day can give is capped, so that a single storm is never a creeping rise.
"""

import math
from datetime import datetime

from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream, day_of

# The share under an attack: so many times the usual one, and at least so much. One that burns low
# among many readers is asked for beside one that is loud; neither is more than `MOST`.
LOUD, LOW = (4.0, 0.25), (2.5, 0.15)
MOST = 0.8
# While a rise lasts it is measured by the usual from before it, or it would become the usual
# itself: for so many days at most, and where so many days of watching have told what is usual.
HELD_DAYS, KNOWN_DAYS = 28, 10.0


class Drift:
    """The sum of evidence over days, of today so far, and the days that added to it.

    It is that of the stronger of two readings, of a loud attack and of a low one. `cap` bounds what
    one day can give, either way.
    """

    def __init__(self, cap: float) -> None:
        self._readings = (_Reading(cap, *LOUD), _Reading(cap, *LOW))
        self._day = 0
        self._accounts: dict[str, None] = {}
        self._harmless = 0

    def settle(self, now: datetime) -> None:
        """Close the days before `now`."""
        day = day_of(now)
        if day == self._day:
            return
        if self._day:
            for reading in self._readings:
                reading.close(*self._counts, day - self._day)
        self._day = day
        self._accounts, self._harmless = {}, 0

    def add(self, one: Mark, stream: Stream) -> None:
        """Take in a mark of the day that was settled last.

        What speaks for a rise is weighed by the usual share at its first hostile post.
        """
        if not one.hostile:
            self._harmless += 1
        elif one.crowd:
            if not self._accounts:
                self._weigh(stream)
            self._accounts[one.account] = None

    def _weigh(self, stream: Stream) -> None:
        known = stream.days_before() >= KNOWN_DAYS
        usual = min(stream.usual_share(), MOST / 2)
        for reading in self._readings:
            if not (known and reading.is_rising(self._day)):
                reading.weigh(usual, self._day)

    @property
    def _counts(self) -> tuple[int, int]:
        """The hostile accounts and the harmless posts of today."""
        return len(self._accounts), self._harmless

    @property
    def evidence(self) -> float:
        """The sum up to now, 0 where nothing speaks for a rise."""
        return max(0.0, *(one.evidence(*self._counts) for one in self._readings))

    @property
    def days(self) -> int:
        """How many days in a row have added up to it, today included where it adds."""
        stronger = max(self._readings, key=lambda one: one.evidence(*self._counts))
        return stronger.days(*self._counts)


class _Reading:
    """One supposed share of an attack, and the evidence for it, with today's counts beside it."""

    __slots__ = ("_cap", "_days", "_hit", "_least", "_miss", "_since", "_sum", "_times")

    def __init__(self, cap: float, times: float, least: float) -> None:
        self._cap, self._times, self._least = cap, times, least
        self._hit = self._miss = 0.0
        self._sum = 0.0
        self._days = self._since = 0

    def is_rising(self, day: int) -> bool:
        """Say whether days add up since it was weighed, and that is not too long ago."""
        return self._sum > 0.0 and day - self._since < HELD_DAYS

    def weigh(self, usual: float, day: int) -> None:
        """Say what one account, hostile or not, speaks for, where so large a share is usual."""
        self._since = day
        attack = min(max(self._times * usual, self._least), MOST)
        self._hit = math.log(attack / usual)
        self._miss = math.log((1.0 - attack) / (1.0 - usual))

    def evidence(self, hostile: int, harmless: int) -> float:
        return self._sum + self._today(hostile, harmless)

    def days(self, hostile: int, harmless: int) -> int:
        return self._days + (self._today(hostile, harmless) > 0.0)

    def close(self, hostile: int, harmless: int, days: int) -> None:
        """Add today; a day on which nothing was read says nothing."""
        given = self._today(hostile, harmless)
        self._days += given > 0.0
        self._sum += given
        if self._sum <= 0.0 or days > 7:
            self._sum, self._days = 0.0, 0

    def _today(self, hostile: int, harmless: int) -> float:
        given = hostile * self._hit + harmless * self._miss
        return min(max(given, -self._cap), self._cap)
