"""Find ruled tables on a page of a PDF, and the words of their cells."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pdfminer.layout import LTChar, LTCurve, LTPage

from tocsin.lawreview.readers.page import Box, inside, text_lines, words

THIN = 3.0  # points; a rule is thinner, a cell is wider


@dataclass(frozen=True, slots=True)
class Place:
    """The height of a row on its page, in points."""

    top: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the places of its vertical and horizontal rules."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def tables(page: LTPage) -> list[Grid]:
    """Give the tables of a page that have rules around at least two columns."""
    groups: list[list[Box]] = []
    for box in _rules(page):
        touching = [group for group in groups if any(_touch(box, one) for one in group)]
        merged = [box, *(one for group in touching for one in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    return [grid for group in groups if (grid := _grid(group))]


def rows_of(grid: Grid, page: LTPage) -> Iterator[tuple[str, Place]]:
    """Give the rows of a table, cells joined by ` | `, from top to bottom."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    lines = [line for line in text_lines(page) if inside(line, grid.box)]
    for line in sorted(lines, key=lambda one: (-one.y1, one.x0)):
        parts: dict[int, list[object]] = defaultdict(list)
        column = 0
        for item in line:
            if isinstance(item, LTChar):
                column = _slot(grid.xs, (item.x0 + item.x1) / 2)
            parts[column].append(item)
        row = _slot(grid.ys, (line.y0 + line.y1) / 2)
        for column, items in parts.items():
            cells[row, column].append(words(items, line.height))
    for row in sorted({row for row, _ in cells}, reverse=True):
        columns = range(len(grid.xs) - 1)
        text = " | ".join(" ".join(cells.get((row, column), [])) for column in columns)
        yield text, Place(grid.ys[min(row + 1, len(grid.ys) - 1)])


def _rules(page: LTPage) -> Iterator[Box]:
    for item in page:
        if not isinstance(item, LTCurve):
            continue
        box = (item.x0, item.y0, item.x1, item.y1)
        if item.width < THIN or item.height < THIN:
            if max(item.width, item.height) > THIN:
                yield box
        elif item.stroke and item.width < 0.97 * page.width:
            left, low, right, high = box
            yield from ((left, low, left, high), (right, low, right, high))
            yield from ((left, low, right, low), (left, high, right, high))


def _touch(one: Box, other: Box) -> bool:
    apart = one[0] > other[2] + 2 or other[0] > one[2] + 2
    return not (apart or one[1] > other[3] + 2 or other[1] > one[3] + 2)


def _grid(rules: list[Box]) -> Grid | None:
    xs = _places([(box[0] + box[2]) / 2 for box in rules if box[2] - box[0] < THIN])
    ys = _places([(box[1] + box[3]) / 2 for box in rules if box[3] - box[1] < THIN])
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, ys)


def _places(values: list[float]) -> tuple[float, ...]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > THIN:
            out.append(value)
    return tuple(out)


def _slot(places: tuple[float, ...], value: float) -> int:
    return sum(value > place for place in places[1:-1])
