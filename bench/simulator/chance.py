"""Chance that is the same for the same seed, and the hours at which people speak."""

import math
import random
import zlib
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")
# Share of posts by local hour: quiet nights, a rise at lunch, a peak in the evening (ours).
HOURS = (2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 10, 10, 9, 9, 9, 10, 12, 14, 15, 14, 10, 5)
# Monday to Sunday (ours).
WEEK = (1.05, 1.1, 1.1, 1.05, 1.0, 0.85, 0.85)


class Chance:
    """All draws of one case."""

    def __init__(self, seed: int, name: str) -> None:
        self.text = random.Random(f"{seed}/{name}")
        self._numbers = np.random.default_rng([seed, zlib.crc32(name.encode())])

    def under(self, share: float) -> bool:
        """Say yes with that probability."""
        return self.text.random() < share

    def kind(self, mix: Mapping[str, float]) -> str:
        """Draw a kind by its weight."""
        return self.text.choices(list(mix), list(mix.values()))[0]

    def one(self, things: Sequence[T]) -> T:
        """Draw one, each alike."""
        return things[self.text.randrange(len(things))]

    def early(self, things: Sequence[T]) -> T:
        """Draw one, the first ones far more often: few people say most."""
        return things[int(len(things) * self.text.random() ** 2)]

    def hour(self) -> float:
        """Draw an hour of the day, with its fraction."""
        return self.text.choices(range(24), HOURS)[0] + self.text.random()

    def count(self, mean: float, dispersion: float) -> int:
        """Draw an over-dispersed count: Poisson with a gamma-distributed mean."""
        return int(self._numbers.poisson(mean * self._numbers.gamma(dispersion, 1 / dispersion)))

    def lognormal(self, median: float, sigma: float) -> float:
        """Draw from a lognormal distribution by its median."""
        return float(self._numbers.lognormal(math.log(median), sigma))

    def uniform(self, low: float, high: float) -> float:
        """Draw a number between two."""
        return self.text.uniform(low, high)
