"""Find the delimiter of a table and cut it into rows, whatever one bad quotation mark does."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from tocsin.sources.base import Fault
from tocsin.sources.lines import excerpt_of, raw_lines

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"
_SAMPLE_ROWS = 60
_SAMPLE_TEXT = 256 * 1024
_ROW_LINES = 2000

_UNCLOSED = "a quotation mark is never closed"

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text looks when cut at a delimiter.

    `agreeing` is the share of rows as wide as the header, 0 where there is one column only.
    """

    agreeing: float
    width: int
    rows: int
    header: tuple[str, ...]
    delimiter: str


def shape_of(text: str) -> Shape:
    """Give the shape under the delimiter that fits best."""
    if is_sep_line(text):
        body = text.partition("\n")[2]
        return _shape(body, text[4])
    sample = text[:_SAMPLE_TEXT]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1]
    shapes = [_shape(sample, delimiter) for delimiter in DELIMITERS]
    return max(shapes, key=lambda shape: (shape.agreeing, shape.width))


def is_sep_line(text: str) -> bool:
    """Say whether the text begins with the line by which Excel names the delimiter (`sep=;`)."""
    return text[:4].casefold() == "sep=" and text[5:6] in ("\r", "\n")


def _shape(sample: str, delimiter: str) -> Shape:
    found = list(_sample_rows(sample, delimiter))
    header = tuple(found[0]) if found else ()
    alike = sum(len(_cut(row, len(header))) == len(header) for row in found)
    agreeing = alike / len(found) if len(header) > 1 else 0.0
    return Shape(agreeing, len(header), len(found), header, delimiter)


def _sample_rows(sample: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(sample.splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in reader:
            if row:
                yield row
            if reader.line_num > _SAMPLE_ROWS:
                return
    except csv.Error:
        return


class _Feed:
    """Lines for the parser that remember themselves, so that a swallowed row can be given back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.taken: list[str] = []
        self.faults: list[Fault] = []
        self._lines = raw_lines(stream)
        self._back: deque[str] = deque()

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _ROW_LINES:
            raise csv.Error(_UNCLOSED)
        line = self._back.popleft() if self._back else self._fresh()
        self.taken.append(line)
        return line

    def _fresh(self) -> str:
        for line in self._lines:
            if not isinstance(line, Fault):
                return line[1].decode("utf-8", "replace")
            self.faults.append(line)
        raise StopIteration

    def take_faults(self, number: int) -> list[Fault]:
        """Give the monstrous lines met on the way to row `number`."""
        faults, self.faults = self.faults, []
        return [Fault(number, fault.reason, fault.excerpt) for fault in faults]

    @property
    def first(self) -> str:
        """The beginning of the row as it stands in the file."""
        return excerpt_of(self.taken[0].encode()) if self.taken else ""

    def give_back(self) -> None:
        """Put all but the first line of the row back."""
        self._back.extendleft(reversed(self.taken[1:]))


def rows(stream: IO[bytes], delimiter: str) -> Iterator[Row | Fault]:
    """Yield rows with their number, the first being 1; blank rows are counted and left out.

    A row of several lines whose width is wrong, or whose quotation marks are odd, has one left
    open: its first line becomes a `Fault` and the others are read anew.
    """
    feed = _Feed(stream)
    reader = csv.reader(feed, delimiter=delimiter)
    number, width = 0, 0
    while True:
        number += 1
        feed.taken = []
        row = _next_row(reader)
        yield from feed.take_faults(number)
        if row is None:
            return
        if isinstance(row, str) or _is_open(feed, row, width):
            reason = row if isinstance(row, str) else _UNCLOSED
            yield Fault(number, reason, feed.first)
            feed.give_back()
            reader = csv.reader(feed, delimiter=delimiter)
            continue
        width = width or len(row)
        if not any(row):
            continue
        row = _trimmed(row, width)
        if len(row) == width:
            yield number, row
        else:
            yield Fault(number, f"has {len(row)} cells, expected {width}", feed.first)


def _cut(row: list[str], width: int) -> list[str]:
    """Drop empty cells beyond the header, as delimiters at the end of lines leave them."""
    return row if any(row[width:]) else row[:width]


def _next_row(reader: Iterator[list[str]]) -> list[str] | str | None:
    """Give the next row, what is wrong with it, or `None` at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return str(error)


def _trimmed(row: list[str], width: int) -> list[str]:
    """Drop empty cells beyond the header, as delimiters at the end of lines leave them."""
    return row[:width] if len(row) > width and not any(row[width:]) else row


def _is_open(feed: _Feed, row: list[str], width: int) -> bool:
    if len(feed.taken) < 2 or not width:
        return False
    return len(row) != width or sum(line.count('"') for line in feed.taken) % 2 == 1
