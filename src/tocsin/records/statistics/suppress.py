"""Small cells kept back so that neither they nor their neighbours can be worked out again.

A cell below the threshold could point to a person (WP29, Opinion 05/2014: dropping names is not
anonymising). It is kept back; and because a table with its total would betray a single gap, further
cells are kept back with it, smallest first, until what the total leaves over could be shared out
among the gaps in many ways. Where a table cannot be saved so, none of its cells is published.

Counts are whole numbers of nought or more. Noughts are published unless they too must serve as a
gap. One table has one dimension; its cells add up to the total that all tables share.
"""

from collections.abc import Mapping
from dataclasses import dataclass

THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may be published: `None` for a cell kept back; `withheld` for all of it."""

    cells: Mapping[str, int | None]
    total: int | None
    withheld: bool = False


def publish(cells: Mapping[str, int], threshold: int = THRESHOLD) -> Published:
    """Give the table as it may be published.

    A total below the threshold is kept back, and with it everything. Raises `ValueError` for a
    threshold below 2 or a negative count.
    """
    if threshold < 2 or any(count < 0 for count in cells.values()):
        raise ValueError("the threshold is 2 or more, and counts are nought or more")
    total = sum(cells.values())
    if 0 < total < threshold:
        return Published({}, None, withheld=True)
    gaps = {name for name, count in cells.items() if 0 < count < threshold}
    if not gaps:
        return Published(dict(cells), total)
    for name in _neighbours(cells, gaps):
        if _safe(cells, gaps, threshold):
            break
        gaps.add(name)
    if not _safe(cells, gaps, threshold):
        return Published({}, total, withheld=True)
    return Published({name: None if name in gaps else n for name, n in cells.items()}, total)


def _neighbours(cells: Mapping[str, int], gaps: set[str]) -> list[str]:
    """Give the cells that may be kept back too: the smallest first, noughts last."""
    rest = [name for name in cells if name not in gaps]
    return sorted(rest, key=lambda name: (cells[name] == 0, cells[name], name))


def _safe(cells: Mapping[str, int], gaps: set[str], threshold: int) -> bool:
    """Say whether each gap could be at least the threshold, and another number than it is.

    Whoever reads the table knows the sum of the gaps, and that each is 1 or more unless a nought is
    among them. Then a gap can be anything up to the sum less 1 for each other gap.
    """
    if len(gaps) < 2:
        return False
    least = 0 if any(cells[name] == 0 for name in gaps) else 1
    room = sum(cells[name] for name in gaps) - least * (len(gaps) - 1)
    return room >= threshold
