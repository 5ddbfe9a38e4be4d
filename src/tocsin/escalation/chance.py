"""How likely chance alone gives so many: the tails behind every test of this room.

The sums begin at the first term asked for and stop when a geometric series above the rest no longer
matters, so that a count of a million costs as little as one of ten.
"""

import math

NEGLIGIBLE = 1e-12


def crowd(seen: int, mean: float, size: float) -> float:
    """Give the chance of `seen` or more, by the negative binomial of this mean and size.

    The smaller the size, the more the counts scatter (variance: mean + mean² / size).
    """
    if seen <= 0 or mean >= seen:
        return 1.0
    if mean <= 0.0:
        return 0.0
    fail = mean / (mean + size)
    term = math.exp(
        math.lgamma(seen + size) - math.lgamma(size) - math.lgamma(seen + 1)
        + size * math.log1p(-fail) + seen * math.log(fail)
    )  # fmt: skip
    total, at = 0.0, seen
    while term > NEGLIGIBLE * max(total, NEGLIGIBLE):
        total += term
        term *= fail * (at + size) / (at + 1)
        at += 1
    return min(total, 1.0)


def share(seen: int, tried: int, usual: float) -> float:
    """Give the chance of `seen` or more among `tried`, where each happens with chance `usual`."""
    if seen <= 0 or usual * tried >= seen:
        return 1.0
    if usual <= 0.0:
        return 0.0
    term = math.exp(
        math.lgamma(tried + 1) - math.lgamma(seen + 1) - math.lgamma(tried - seen + 1)
        + seen * math.log(usual) + (tried - seen) * math.log1p(-usual)
    )  # fmt: skip
    total, odds = 0.0, usual / (1.0 - usual)
    while seen <= tried and term > NEGLIGIBLE * max(total, NEGLIGIBLE):
        total += term
        term *= odds * (tried - seen) / (seen + 1)
        seen += 1
    return min(total, 1.0)
