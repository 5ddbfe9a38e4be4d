"""One journalist's stream up to now: how much was read, and what is usual."""

from datetime import datetime, timedelta

from tocsin.escalation.baseline import Usual, rate, worth
from tocsin.escalation.mark import Mark
from tocsin.escalation.windows import Recent, Times

DAY = timedelta(days=1)


class Stream:
    """Counts of the last 24 hours, and the usual that is learned from what is older.

    Only what has been read, never what comes.
    """

    def __init__(self) -> None:
        self.first: datetime | None = None
        self.now: datetime | None = None
        self.read = 0
        self.day_all = Times(DAY)
        self.day_hostile = Recent(DAY)
        self._usual_all = Usual()
        self._usual_hostile = Usual()

    def settle(self, now: datetime) -> None:
        """Go on to `now`, and let what is older than a day go into the usual."""
        self.first = self.first or now
        self.now = now
        for at in self.day_all.settle(now):
            self._usual_all.add(days_of(at))
        for old in self.day_hostile.settle(now):
            self._usual_hostile.add(days_of(old.at))

    def add(self, one: Mark) -> None:
        """Take in a mark of now."""
        self.read += 1
        self.day_all.add(one.at)
        if one.hostile:
            self.day_hostile.add(one)

    def hostile_before(self) -> float:
        """Give the hostile posts older than a day, decayed."""
        return self._usual_hostile.upto(days_of(self.now)) if self.now else 0.0

    def all_before(self) -> float:
        """Give all posts older than a day, decayed."""
        return self._usual_all.upto(days_of(self.now)) if self.now else 0.0

    def days_before(self) -> float:
        """Give the days of watching before the last 24 hours, decayed."""
        if self.now is None or self.first is None:
            return 0.0
        return worth(days_of(self.now) - days_of(self.first))

    def usual_rate(self) -> float:
        """Give the usual hostile posts a day."""
        return rate(self.hostile_before(), self.days_before())


def day_of(at: datetime) -> int:
    """Give the day since the epoch, UTC."""
    return int(at.timestamp() // 86_400)


def days_of(at: datetime) -> float:
    """Give the days since the epoch with their fraction."""
    return at.timestamp() / 86_400
