"""Word vectors in four bits a number, as the base model was packaged: never rounded twice.

A row of 384 numbers is twelve blocks of 32: a scale in fp16 and 32 nibbles, low nibbles first;
value = (nibble - 8) * scale.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 32


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Nibbles (pieces x blocks x 16, uint8) and scales (pieces x blocks, fp16)."""

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(self.scales.shape[1]) * BLOCK

    def __call__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Give the vectors of `ids` (any shape), each different one spelled out once."""
        flat, places = np.unique(ids, return_inverse=True)
        packed = self.nibbles[flat]
        loose = np.concatenate([packed & 15, packed >> 4], axis=2).astype(np.float32) - 8.0
        dense = loose * self.scales[flat].astype(np.float32)[:, :, None]
        return np.asarray(dense.reshape(len(flat), -1)[places.reshape(ids.shape)])
