"""All that training needs in one file, so that it can run on a machine that has only torch.

The file holds the texts as pieces, their answers, the packaged vectors of the pieces and the
weights to begin with. It is written where the data are and read where the training is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.encoder import e5

PARTS = ("train", "calibrate", "develop")


@dataclass(frozen=True, slots=True)
class LessonFile:
    """Texts as pieces, what they teach, and the weights to begin with.

    `pieces` (int32) are those of all texts end to end, `starts` where each begins and the last
    ends (texts + 1), `answers` and `weights` texts x columns, `part` a place in `PARTS`. `base`
    holds the packaged tensors by their names, `emb.word` only for the pieces that are kept.
    """

    pieces: NDArray[np.int32]
    starts: NDArray[np.int64]
    answers: NDArray[np.float16]
    weights: NDArray[np.float16]
    part: NDArray[np.int8]
    set: NDArray[np.str_]
    language: NDArray[np.str_]
    base: Mapping[str, NDArray[np.float32] | e5.Blocks]

    def rows(self, part: str) -> NDArray[np.int64]:
        """Give the places of the texts of a part."""
        return np.flatnonzero(self.part == PARTS.index(part))

    def vectors(self, width: int) -> NDArray[np.float32]:
        """Give the vectors of all pieces (pieces x width)."""
        words = self.base["emb.word"]
        assert isinstance(words, e5.Blocks)
        return words.dense(width)


def write(path: Path, lessons: LessonFile) -> None:
    """Write everything, compressed."""
    arrays = {one.name: getattr(lessons, one.name) for one in fields(lessons) if one.name != "base"}
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays, **_flat(lessons.base))


def read(path: Path) -> LessonFile:
    """Read what `write` wrote."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    base = _unflat(arrays)
    return LessonFile(**arrays, base=base)


def _flat(tensors: Mapping[str, NDArray[np.float32] | e5.Blocks]) -> dict[str, NDArray[np.generic]]:
    out: dict[str, NDArray[np.generic]] = {}
    for name, one in tensors.items():
        if isinstance(one, e5.Blocks):
            out[f"base/{name}/nibbles"], out[f"base/{name}/scales"] = one.nibbles, one.scales
        else:
            out[f"base/{name}/plain"] = one
    return out


def _unflat(arrays: dict[str, NDArray[np.generic]]) -> dict[str, NDArray[np.float32] | e5.Blocks]:
    """Take the tensors out of `arrays` and put each together again."""
    out: dict[str, NDArray[np.float32] | e5.Blocks] = {}
    for key in [key for key in arrays if key.startswith("base/")]:
        _, name, kind = key.split("/")
        if kind == "plain":
            out[name] = arrays.pop(key).astype(np.float32)
        elif kind == "nibbles":
            scales = arrays.pop(f"base/{name}/scales").astype(np.float16)
            out[name] = e5.Blocks(arrays.pop(key).astype(np.uint8), scales)
    return out
