"""The journalist's own usual rate, learned as time goes by, and how surprising a count is under it.

Counts are over-dispersed: a gamma prior over the rate gives a negative binomial for the next day.
What is longer ago weighs less (half-life two weeks), so that the usual can change.
"""

import math
from dataclasses import dataclass

HALF_LIFE_DAYS = 14.0
# One hostile post a day, known as poorly as from two days of watching: the rule for short or empty
# histories, so that three posts against a zero baseline are no alarm. Where peers are known, their
# usual takes the place of the one post.
PRIOR_COUNT = 2.0
PRIOR_DAYS = 2.0
# Terms of the tail smaller than this no longer matter.
NEGLIGIBLE = 1e-12
# How much a journalist's days scatter before they have shown it, and the bounds of what they show:
# the size of a negative binomial.
PRIOR_SIZE, LEAST_SIZE, MOST_SIZE = 2.0, 1.0, 20.0
# Days that must be seen before their scatter is believed.
DAYS_TO_BELIEVE = 14.0


@dataclass(slots=True)
class Usual:
    """A decayed count of events that have left the present window."""

    count: float = 0.0
    at: float = 0.0

    def add(self, day: float, amount: float = 1.0) -> None:
        """Count an event at `day` (days since the epoch); days must not run back."""
        gap = day - self.at
        if gap > 0.0:
            self.count *= math.exp2(-gap / HALF_LIFE_DAYS)
        self.count += amount
        self.at = day

    def upto(self, day: float) -> float:
        """Give the count as it weighs at `day`."""
        return self.count * math.exp2(-max(day - self.at, 0.0) / HALF_LIFE_DAYS)


@dataclass(slots=True)
class Scatter:
    """How much the counts of whole days scatter, decayed as the usual is."""

    days: float = 0.0
    total: float = 0.0
    squares: float = 0.0

    def add(self, count: float, empty_before: int = 0) -> None:
        """Take in a day's count, and so many days before it on which nothing happened."""
        fade = math.exp2(-(1.0 + empty_before) / HALF_LIFE_DAYS)
        self.days = self.days * fade + exposure(float(empty_before)) + 1.0
        self.total = self.total * fade + count
        self.squares = self.squares * fade + count * count

    @property
    def size(self) -> float:
        """The size of the negative binomial that scatters as the days did."""
        if self.days < DAYS_TO_BELIEVE or self.total <= 0.0:
            return PRIOR_SIZE
        mean = self.total / self.days
        excess = self.squares / self.days - mean * mean - mean
        if excess <= 0.0:
            return MOST_SIZE
        return min(max(mean * mean / excess, LEAST_SIZE), MOST_SIZE)


def exposure(days: float) -> float:
    """Give how many days of watching `days` in a row, up to now, are worth after decay."""
    if days <= 0:
        return 0.0
    return HALF_LIFE_DAYS / math.log(2) * (1.0 - math.exp2(-days / HALF_LIFE_DAYS))


def worth(days: float) -> float:
    """Give what `days` of watching up to now are worth without the last, which is being judged."""
    return max(exposure(days) - exposure(1.0), 0.0)


def rate(count: float, days: float, prior: float = PRIOR_COUNT / PRIOR_DAYS) -> float:
    """Give the expected events a day after `count` of them in `days` (both decayed).

    `prior` is the rate before anything is known, a day.
    """
    return (prior * PRIOR_DAYS + count) / (PRIOR_DAYS + days)


def surprise(seen: int, count: float, days: float) -> float:
    """Give the chance of `seen` or more events in one day, by the negative binomial predictive."""
    shape, weight = PRIOR_COUNT + count, PRIOR_DAYS + days
    if seen <= shape / weight:
        return 1.0
    total, term = 0.0, _chance_of(seen, shape, weight)
    while term > NEGLIGIBLE:
        total += term
        term *= _next(seen, shape, weight)
        seen += 1
    return min(total, 1.0)


def is_rarer(seen: int, count: float, days: float, than: float) -> bool:
    """Say whether the surprise at `seen` is `than` at most, mostly from its first term alone.

    The terms fall faster and faster, so that a geometric series lies above their sum.
    """
    shape, weight = PRIOR_COUNT + count, PRIOR_DAYS + days
    if seen <= shape / weight:
        return than >= 1.0
    first, falls = _chance_of(seen, shape, weight), _next(seen, shape, weight)
    if first > than:
        return False
    return first <= than * (1.0 - falls) or surprise(seen, count, days) <= than


def _chance_of(seen: int, shape: float, weight: float) -> float:
    return math.exp(
        math.lgamma(seen + shape) - math.lgamma(shape) - math.lgamma(seen + 1)
        + shape * math.log(weight / (weight + 1)) - seen * math.log(weight + 1)
    )  # fmt: skip


def _next(seen: int, shape: float, weight: float) -> float:
    """Give by what the chance of `seen` is multiplied for one more; falls with `seen`."""
    return (seen + shape) / (seen + 1) / (weight + 1)
