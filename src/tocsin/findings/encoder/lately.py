"""What the encoder read lately, so that copies of a text are not read again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

MOST = 5_000  # readings, one to five kilobytes each


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text gave: the early logit and, if it was read to the end, all others.

    `logits` is one an answer; `pieces` says for each piece how violent a text of it alone would be.
    """

    early: float
    logits: NDArray[np.float32] | None = None
    pieces: NDArray[np.float32] | None = None


class Lately:
    """The last readings by the pieces of the text; several threads may ask at once."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._readings: OrderedDict[tuple[int, ...], Reading] = OrderedDict()
        self._lock = Lock()

    def get(self, ids: tuple[int, ...]) -> Reading | None:
        """Give a reading that is still known."""
        with self._lock:
            if ids in self._readings:
                self._readings.move_to_end(ids)
            return self._readings.get(ids)

    def put(self, ids: tuple[int, ...], reading: Reading) -> None:
        """Remember a reading and forget the one that was not asked for the longest."""
        with self._lock:
            self._readings[ids] = reading
            self._readings.move_to_end(ids)
            if len(self._readings) > self._most:
                self._readings.popitem(last=False)
