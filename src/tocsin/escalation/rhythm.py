"""When in the day and in the week people write about one journalist."""

import math
from datetime import datetime, timedelta

from tocsin.escalation.baseline import HALF_LIFE_DAYS

HOURS, DAYS = 24, 7
# So many posts in every hour and on every day are supposed before any is read: no rhythm.
SUPPOSED = 2.0
HOUR = timedelta(hours=1)
FADE = math.exp2(-1.0 / HALF_LIFE_DAYS)


class Rhythm:
    """Posts by hour of the day and by day of the week, older ones weighing less."""

    def __init__(self) -> None:
        self._hours = [SUPPOSED] * HOURS
        self._days = [SUPPOSED] * DAYS
        self._today: int | None = None

    def add(self, at: datetime) -> None:
        """Take in a post; times do not run back."""
        day = at.toordinal()
        if self._today is not None and day > self._today:
            fade = FADE ** (day - self._today)
            self._hours = [one * fade + SUPPOSED * (1.0 - fade) for one in self._hours]
            self._days = [one * fade + SUPPOSED * (1.0 - fade) for one in self._days]
        self._today = day
        self._hours[at.hour] += 1.0
        self._days[at.weekday()] += 1.0

    def days(self, now: datetime, span: timedelta) -> float:
        """Give how many ordinary days' worth of posts fall into the `span` before `now`.

        A night hour is worth less than a twenty-fourth; spans from a day on have no daily rhythm.
        """
        whole, rest = divmod(span, timedelta(days=1))
        hours, worth = sum(self._hours) / HOURS, 0.0
        week, left, at = sum(self._days) / DAYS, rest, now
        while left > timedelta(0):
            part = min(left, HOUR)
            middle = at - part / 2
            weight = self._hours[middle.hour] / hours * self._days[middle.weekday()] / week
            worth += weight * (part / timedelta(days=1))
            left, at = left - part, at - part
        return whole + worth
