"""Hashed character n-grams of many texts at once, as plain arrays.

A text becomes the hashes of all its n-grams of 2 to 5 characters, over single spaces, with one
space before and after. The same function serves training and use, so they cannot drift apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ORDERS = (2, 3, 4, 5)
PRIME = np.uint32(0x01000193)
SPREAD = np.uint32(0x9E3779B1)
# Longer texts are judged by this much of their beginning; the rules read on to the end.
MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Grams:
    """Hashes of the n-grams of one order, all texts in a row.

    Text `i` owns `hashes[starts[i]:starts[i + 1]]`; `starts` has one more entry than texts.
    """

    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]


def prepare(text: str) -> str:
    """Bring a text into the form whose n-grams are taken: single spaces, one at each end."""
    return f" {' '.join(text[:MOST_CHARACTERS].split())} "


def grams(texts: Sequence[str], bits: int) -> list[Grams]:
    """Hash the n-grams of `texts` into `bits` bits, one `Grams` for each order."""
    prepared = [prepare(text) for text in texts]
    lengths = np.fromiter((len(text) for text in prepared), dtype=np.int64, count=len(prepared))
    letters = np.frombuffer("".join(prepared).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))
    out, rolling = [], letters * PRIME
    for order in range(2, max(ORDERS) + 1):
        rolling = (rolling[:-1] ^ letters[order - 1 :]) * PRIME
        whole = left[: len(rolling)] >= order
        mixed = (rolling[whole] ^ np.uint32(order * 0x85EBCA6B & 0xFFFFFFFF)) * SPREAD
        counts = np.maximum(lengths - (order - 1), 0)
        starts = np.concatenate(([0], np.cumsum(counts)))
        out.append(Grams(mixed >> np.uint32(32 - bits), starts))
    return out
