"""The printed lines of one page: words, place, size, and whether they are bold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from pdfminer.layout import LTAnno, LTChar, LTContainer, LTPage, LTTextLine

Box = tuple[float, float, float, float]  # left, bottom, right, top in points


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    text: str
    top: float
    page: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as printed; `gaps` are where wide empty spaces begin in it, in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    gaps: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """One page: its lines from top to bottom, and the rows of its tables."""

    number: int
    width: float
    height: float
    rows: tuple[PrintedLine, ...]
    tables: tuple[Row, ...] = ()


def printed(page: LTPage, taken: list[Box]) -> list[PrintedLine]:
    """Give the lines of a page from top to bottom, but for those inside the boxes of tables."""
    lines = [line for line in text_lines(page) if not any(inside(line, box) for box in taken)]
    groups: list[list[LTTextLine]] = []
    for line in sorted(lines, key=lambda one: (-one.y1, one.x0)):
        if groups and _same_height(groups[-1][0], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [one for group in groups if (one := _printed_line(group)).text]


def text_lines(container: LTContainer[Any]) -> Iterator[LTTextLine]:
    """Give the lines of text in a page or figure."""
    for item in container:
        if isinstance(item, LTTextLine):
            yield item
        elif isinstance(item, LTContainer):
            yield from text_lines(item)


def inside(item: LTTextLine, box: Box) -> bool:
    """Say whether the middle of a line lies in a box."""
    x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def words(items: Iterable[object], size: float) -> str:
    """Put characters together; a raised digit behind a digit is `-1`, behind a word a footnote."""
    out: list[str] = []
    for item in items:
        if isinstance(item, LTChar):
            text = item.get_text()
            if item.size < 0.75 * size and text.isdigit():
                text = _raised(text, out)
            out.append(text)
        elif isinstance(item, LTAnno):
            out.append(" ")
    text = re.sub(r"\(cid:\d+\)", "\ufffd", "".join(out))
    return " ".join(text.split())


def _raised(text: str, before: list[str]) -> str:
    last = "".join(before)[-1:]
    if not last.isdigit():
        return ""
    return text if "-" in "".join(before)[-3:] else f"-{text}"


def _same_height(one: LTTextLine, other: LTTextLine) -> bool:
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(overlap > 0.6 * min(one.height, other.height))


def _printed_line(group: list[LTTextLine]) -> PrintedLine:
    group = sorted(group, key=lambda one: one.x0)
    items: list[object] = []
    for line in group:
        items.extend([*line, LTAnno(" ")])
    chars = [item for item in items if isinstance(item, LTChar) and item.get_text().strip()]
    size = median(char.size for char in chars) if chars else 0.0
    bold = bool(chars) and sum("bold" in char.fontname.lower() for char in chars) > 0.8 * len(chars)
    pairs = pairwise(group)
    return PrintedLine(
        text=words(items, size),
        left=min((char.x0 for char in chars), default=0.0),
        right=max((char.x1 for char in chars), default=0.0),
        top=max(line.y1 for line in group),
        bottom=min(line.y0 for line in group),
        size=size,
        bold=bold,
        gaps=tuple(after.x0 for before, after in pairs if after.x0 - before.x1 > 12),
    )
