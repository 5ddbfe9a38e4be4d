"""How often two posts about her are alike, learned from those that have left the window."""

import math
from datetime import datetime

from tocsin.escalation.baseline import HALF_LIFE_DAYS


class Pairs:
    """A share of pairs that fades by days; before anything is known it is `prior`.

    The prior weighs like so many pairs that were looked at (`seen`). Of the pairs of one post
    `most_alike` is learned as alike at most, and a day counts no more than `most_a_day` pairs: one
    campaign of copies must not make the next one ordinary.
    """

    def __init__(
        self, prior: float, seen: float, most_alike: float, most_a_day: float = math.inf
    ) -> None:
        self._prior, self._seen = prior, seen
        self._most_alike, self._most_a_day = most_alike, most_a_day
        self._alike = self._pairs = 0.0
        self._alike_today = self._pairs_today = 0.0
        self._day = 0

    @property
    def rate(self) -> float:
        """Give the share of pairs that are alike."""
        part = self._part()
        alike = self._alike + part * self._alike_today + self._prior * self._seen
        return alike / (self._pairs + part * self._pairs_today + self._seen)

    def learn(self, at: datetime, alike: int, later: int) -> None:
        """Take in a post of `at`: of so many later ones within the window so many were like it."""
        day = at.toordinal()
        if day > self._day:
            self._end_day(day)
        self._pairs_today += later
        if alike:
            self._alike_today += min(float(alike), self._most_alike * later)

    def _part(self) -> float:
        """Give the part of today's pairs that counts."""
        return min(1.0, self._most_a_day / self._pairs_today) if self._pairs_today else 1.0

    def _end_day(self, day: int) -> None:
        fade = math.exp2((self._day - day) / HALF_LIFE_DAYS) if self._day else 1.0
        part = self._part()
        self._pairs = fade * (self._pairs + part * self._pairs_today)
        self._alike = fade * (self._alike + part * self._alike_today)
        self._alike_today = self._pairs_today = 0.0
        self._day = day
