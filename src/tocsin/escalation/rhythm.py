"""When in the day and in the week people write about one journalist."""

import math
from datetime import datetime, timedelta

from tocsin.escalation.baseline import HALF_LIFE_DAYS

HOURS, DAYS = 24, 7
# So many posts in every hour and on every day are supposed before any is read: no rhythm.
SUPPOSED = 2.0
HOUR = timedelta(hours=1)


class Rhythm:
    """Posts by hour of the day and by day of the week, older ones weighing less.

    Instead of all older posts losing weight, each new one is entered with more.
    """

    def __init__(self) -> None:
        self._hours = [0.0] * HOURS
        self._days = [0.0] * DAYS
        self._first: int | None = None
        self._today = 0
        self._weight = 1.0

    def add(self, at: datetime) -> None:
        """Take in a post; times do not run back."""
        day = at.toordinal()
        if day != self._today:
            self._first = self._first or day
            self._today = day
            self._weight = math.exp2((day - self._first) / HALF_LIFE_DAYS)
        self._hours[at.hour] += self._weight
        self._days[at.weekday()] += self._weight

    def days(self, now: datetime, span: timedelta) -> float:
        """Give how many ordinary days' worth of posts fall into the `span` before `now`.

        A night hour is worth less than a twenty-fourth; spans from a day on have no daily rhythm.
        """
        whole, rest = divmod(span, timedelta(days=1))
        supposed = SUPPOSED * self._weight
        hours = sum(self._hours) / HOURS + supposed
        week = sum(self._days) / DAYS + supposed
        worth, left, at = 0.0, rest, now
        while left > timedelta(0):
            part = min(left, HOUR)
            middle = at - part / 2
            of_hour = (self._hours[middle.hour] + supposed) / hours
            of_day = (self._days[middle.weekday()] + supposed) / week
            worth += of_hour * of_day * (part / timedelta(days=1))
            left, at = left - part, at - part
        return whole + worth
