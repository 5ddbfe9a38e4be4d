"""Keep together what an amending law quotes: articles in quotation marks are no articles yet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.lawreview.lines import Line

PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
CLOSING = re.compile(r"[»”“\"]\s*[.;,]?$")
LONGEST = 400  # paragraphs; what is quoted longer than this was never closed


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the paragraphs of one quotation."""

    lines: tuple[Line, ...]
    quoted: bool = False
    note: str = ""


def blocks(lines: Iterator[Line]) -> Iterator[Block]:
    """Group paragraphs: a quotation begins behind a colon and ends with its closing mark."""
    rows = list(lines)
    n = 0
    after_colon = False
    while n < len(rows):
        end = _end(rows, n) if after_colon and rows[n].text[:1] in PAIRS else n
        if end is None:
            words = "a quotation opens here and is never closed; it was read as ordinary text"
            yield Block((rows[n],), note=words)
            end = n
        elif after_colon and rows[n].text[:1] in PAIRS:
            yield Block(tuple(rows[n : end + 1]), quoted=True)
        else:
            yield Block((rows[n],))
        after_colon = rows[end].text.endswith(":")
        n = end + 1


def _end(rows: list[Line], start: int) -> int | None:
    """Give the paragraph in which the quotation that opens at `start` closes."""
    opened = rows[start].text[0]
    closed = PAIRS[opened]
    depth = 0
    for n in range(start, min(len(rows), start + LONGEST)):
        text = rows[n].text
        depth += text.count(opened) - text.count(closed) if opened != closed else 0
        shut = depth <= 0 if opened != closed else (n > start or len(text) > 1)
        if shut and CLOSING.search(text) and (opened != closed or _odd(text, n == start)):
            return n
    return None


def _odd(text: str, first: bool) -> bool:
    count = text.count('"')
    return count % 2 == 0 if first else count % 2 == 1
