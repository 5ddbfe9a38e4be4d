import io
import tracemalloc

import pytest

from tocsin.sources.base import Fault
from tocsin.sources.lines import beginning, lines


class Sparse(io.RawIOBase):
    """A line of `size` letters, then `tail`, made as it is read."""

    def __init__(self, size: int, tail: bytes) -> None:
        self.left, self.tail = size, tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if self.left:
            n = min(self.left, len(buffer))
            buffer[:n] = b"a" * n
            self.left -= n
            return n
        n = min(len(self.tail), len(buffer))
        buffer[:n], self.tail = self.tail[:n], self.tail[n:]
        return n


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n\r\n  \n", []),
        (b"a\nb\n", [(0, b"a"), (2, b"b")]),
        (b"a\r\n\r\nb", [(0, b"a"), (5, b"b")]),
        (b"a\n\nb", [(0, b"a"), (3, b"b")]),
    ],
)
def test_lines_come_with_their_byte_offset_and_blank_ones_are_skipped(data, expected):
    assert list(lines(io.BytesIO(data))) == expected


def test_a_line_over_the_limit_is_a_fault_and_the_next_is_read():
    fault, after = lines(io.BytesIO(b"x" * 11 + b"\nnext"), limit=10)
    assert isinstance(fault, Fault)
    assert fault.place == 0
    assert "12 bytes" in fault.reason
    assert after == (12, b"next")


def test_a_line_of_just_the_limit_is_read():
    assert list(lines(io.BytesIO(b"x" * 10 + b"\ny"), limit=10)) == [(0, b"x" * 10), (11, b"y")]


def test_a_line_of_200_megabytes_is_never_held_in_memory():
    size = 200 * 1024 * 1024
    stream = io.BufferedReader(Sparse(size, b"\nnext\n"))
    tracemalloc.start()
    fault, after = lines(stream, limit=1024 * 1024)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(fault, Fault)
    assert f"{size + 1:,} bytes" in fault.reason
    assert len(fault.excerpt) <= 500
    assert after == (size + 1, b"next")
    assert peak < 16 * 1024 * 1024


def test_looking_at_the_beginning_takes_nothing():
    for stream in (io.BytesIO(b"abc"), io.BufferedReader(io.BytesIO(b"abc"))):
        assert beginning(stream).startswith(b"abc")
        assert stream.read() == b"abc"
