"""Her own usual rate, learned as time goes by, and how surprising a count is under it.

Counts are over-dispersed: a gamma prior over the rate gives a negative binomial for the next day.
What is longer ago weighs less (half-life two weeks), so that the usual can change.
"""

import math
from dataclasses import dataclass

HALF_LIFE_DAYS = 14.0
# One hostile post a day, known as poorly as from two days of watching: the rule for short or empty
# histories, so that three posts against a zero baseline are no alarm.
PRIOR_COUNT = 2.0
PRIOR_DAYS = 2.0
# Terms of the tail smaller than this no longer matter.
NEGLIGIBLE = 1e-12


@dataclass(slots=True)
class Usual:
    """A decayed count of events that have left the present window."""

    count: float = 0.0
    at: float = 0.0

    def add(self, day: float) -> None:
        """Count one event at `day` (days since the epoch); days must not run back."""
        self.count = self.upto(day) + 1.0
        self.at = day

    def upto(self, day: float) -> float:
        """Give the count as it weighs at `day`."""
        return self.count * math.exp2(-max(day - self.at, 0.0) / HALF_LIFE_DAYS)


def exposure(days: float) -> float:
    """Give how many days of watching `days` in a row are worth after decay."""
    if days <= 0:
        return 0.0
    return HALF_LIFE_DAYS / math.log(2) * (1.0 - math.exp2(-days / HALF_LIFE_DAYS))


def rate(count: float, days: float) -> float:
    """Give the expected events a day after `count` of them in `days` (both decayed)."""
    return (PRIOR_COUNT + count) / (PRIOR_DAYS + days)


def surprise(seen: int, count: float, days: float) -> float:
    """Give the chance of `seen` or more events in one day, by the negative binomial predictive."""
    shape = PRIOR_COUNT + count
    weight = PRIOR_DAYS + days
    if seen <= shape / weight:
        return 1.0
    stay, step = math.log(weight / (weight + 1)), math.log(1 / (weight + 1))
    term = math.exp(
        math.lgamma(seen + shape) - math.lgamma(shape) - math.lgamma(seen + 1)
        + shape * stay + seen * step
    )  # fmt: skip
    total, k = 0.0, seen
    while term > NEGLIGIBLE and k < seen + 10_000:
        total += term
        term *= (k + shape) / (k + 1) / (weight + 1)
        k += 1
    return min(total, 1.0)
