"""Read the members of a ZIP whose directory is missing, as a download that broke off leaves it."""

import struct
import zlib
from collections.abc import Iterator
from typing import IO

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_MARK = b"PK\x03\x04"
_CHUNK = 256 * 1024
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800


class Piece:
    """One member, read from the front; `taken` counts the packed bytes used."""

    def __init__(self, file: IO[bytes], size: int | None, deflated: bool) -> None:
        self.taken = 0
        self._file = file
        self._start = file.tell()
        self._size = size
        self._z = zlib.decompressobj(-15) if deflated else None

    def read1(self, n: int = -1, /) -> bytes:
        return self._stored(max(n, 1)) if self._z is None else self._inflated(self._z, max(n, 1))

    def _stored(self, n: int) -> bytes:
        wanted = min(n, (self._size or 0) - self.taken)
        if wanted <= 0:
            return b""
        chunk = self._take(wanted)
        if not chunk:
            raise EOFError("the archive is cut off")
        return chunk

    def _inflated(self, z: "zlib._Decompress", n: int) -> bytes:
        while not z.eof:
            packed = z.unconsumed_tail or self._take(_CHUNK)
            if not packed:
                raise EOFError("the archive is cut off")
            if out := z.decompress(packed, n):
                return out
        return b""

    def _take(self, n: int) -> bytes:
        self._file.seek(self._start + self.taken)
        chunk = self._file.read(n)
        self.taken += len(chunk)
        return chunk

    def end(self) -> int | None:
        """Run to the end of the member and give its offset, `None` where that fails."""
        try:
            while self.read1(_CHUNK):
                pass
        except (EOFError, zlib.error):
            return None
        unused = len(self._z.unused_data) if self._z is not None else 0
        return self._start + self.taken - unused


def salvage(file: IO[bytes]) -> Iterator[tuple[str, Piece]]:
    """Yield names and contents from the front of the archive as far as it makes sense."""
    at: int | None = 0
    while at is not None:
        file.seek(at)
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size or not head.startswith(_MARK):
            return
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack(head)
        name = file.read(name_size).decode("utf-8" if flags & _UTF8 else "cp866", "replace")
        file.seek(extra_size, 1)
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            return
        size = None if flags & _SIZES_FOLLOW else packed
        piece = Piece(file, size, method == _DEFLATED)
        if not name.endswith("/"):
            yield name, piece
        at = _after(file, piece.end())


def _after(file: IO[bytes], end: int | None) -> int | None:
    """Pass over the data descriptor that may follow a member."""
    if end is None:
        return None
    file.seek(end)
    tail = file.read(28)
    for gap in (0, 12, 16, 20, 24):
        if tail[gap : gap + 4] == _MARK:
            return end + gap
    return None
