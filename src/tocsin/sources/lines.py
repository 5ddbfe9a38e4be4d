"""Cut a stream into lines without ever holding a monstrous one in memory."""

from collections.abc import Iterator
from io import BufferedReader
from typing import IO

from tocsin.sources.base import Fault

LIMIT = 32 * 1024 * 1024
_EXCERPT = 300
_CHUNK = 1024 * 1024


def lines(stream: IO[bytes], limit: int = LIMIT) -> Iterator[tuple[int, bytes] | Fault]:
    """Yield each line that is not blank with its byte offset, without its line end.

    A line longer than `limit` bytes becomes a `Fault` with its offset and length; the next line is
    read normally. A last line without line end is read like any other.
    """
    for line in raw_lines(stream, limit):
        if isinstance(line, Fault):
            yield line
            continue
        place, content = line
        content = content.rstrip(b"\r\n")
        if content and not content.isspace():
            yield place, content


def raw_lines(stream: IO[bytes], limit: int = LIMIT) -> Iterator[tuple[int, bytes] | Fault]:
    """Yield every line as it stands, blank ones and line ends included."""
    place = 0
    while line := stream.readline(limit + 1):
        start, place = place, place + len(line)
        if len(line) <= limit or line.endswith(b"\n"):
            yield start, line
            continue
        place += _drop_line(stream)
        yield Fault(start, _too_long(place - start, limit), excerpt_of(line))


def excerpt_of(line: bytes) -> str:
    """Give the beginning of a record as text for the quarantine."""
    return line[:_EXCERPT].decode("utf-8", "replace")


def _drop_line(stream: IO[bytes]) -> int:
    """Pass over the rest of a line and give its length in bytes."""
    dropped = 0
    while rest := stream.readline(_CHUNK):
        dropped += len(rest)
        if rest.endswith(b"\n"):
            break
    return dropped


def _too_long(length: int, limit: int) -> str:
    return f"the line is {length:,} bytes long; lines over {limit:,} bytes are not read"


def beginning(stream: IO[bytes], n: int = 4096) -> bytes:
    """Give some of what the stream is about to yield without taking it."""
    if isinstance(stream, BufferedReader):
        return stream.peek(n)
    here = stream.tell()
    head = stream.read(n)
    stream.seek(here)
    return head
