"""The lessons where they are learned: on the GPU if there is one, batch by batch."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.encoder.lesson_file import LessonFile
from training.encoder.network import WIDTH

UNKNOWN, PADDING = 3, 1
# Lengths are padded to multiples of this: a library prepares itself for each shape anew.
STEP = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """The lessons on the device that learns."""

    pieces: Tensor
    starts: Tensor
    vectors: Tensor
    answers: Tensor
    weights: Tensor
    device: str

    def texts(self, rows: Tensor, blank: float = 0.0) -> tuple[Tensor, Tensor]:
        """Give word vectors (texts x words x 384) and mask of the texts in `rows`."""
        begin, length = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        longest = -(-int(length.max()) // STEP) * STEP
        steps = torch.arange(longest, device=self.device)
        held = steps < length[:, None]
        ids = self.pieces[(begin[:, None] + steps).clamp(max=len(self.pieces) - 1)].long()
        if blank:
            hidden = torch.rand(ids.shape, device=self.device) < blank
            inner = (steps > 0) & (steps < length[:, None] - 1)
            ids = torch.where(hidden & inner, UNKNOWN, ids)
        return self.vectors[torch.where(held, ids, PADDING)], held.to(self.vectors.dtype)


def desk(lessons: LessonFile) -> Desk:
    """Bring the lessons to the GPU, where there is one."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    kind = torch.bfloat16 if device == "cuda" else torch.float32
    return Desk(
        torch.from_numpy(lessons.pieces).to(device),
        torch.from_numpy(lessons.starts).to(device),
        torch.from_numpy(lessons.vectors(WIDTH)).to(device, kind),
        torch.from_numpy(lessons.answers).to(device, torch.float32),
        torch.from_numpy(lessons.weights).to(device, torch.float32),
        device,
    )


def batches(
    rows: NDArray[np.int64], lengths: NDArray[np.int64], size: int, chance: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Give batches of texts of like length, in chance order: little padding, little order."""
    order = chance.permutation(rows)
    out = []
    for start in range(0, len(order), size * 40):
        pool = order[start : start + size * 40]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        out += [pool[at : at + size] for at in range(0, len(pool), size)]
    for place in chance.permutation(len(out)):
        yield out[place]
