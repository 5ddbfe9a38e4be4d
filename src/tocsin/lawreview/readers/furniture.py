"""Take off a page what is not the law: running headers, footers, page numbers, footnotes."""

import re
from collections import Counter
from dataclasses import replace

from tocsin.lawreview.readers.page import Printed, PrintedLine

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|стр(?:аница|\.)?|бет|с\.)\W*)?\d{1,4}(?:\s*(?:/|of|из|-бет|бет)\s*\d{0,4})?\W*",
    re.IGNORECASE,
)
EDGE = 3  # lines at the top and the bottom of a page that may be furniture
NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?\s*\S")


def without_furniture(pages: list[Printed]) -> tuple[list[Printed], list[str]]:
    """Give pages without headers, footers and footnotes, and the footnotes apart."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in seen.items() if count >= max(2, 0.3 * len(pages))}
    size = _body_size(pages)
    out, notes = [], []
    for page in pages:
        rows = _bare(page, often)
        cut = _notes_from(rows, size, page.height)
        notes.extend(_joined(rows[cut:]))
        out.append(replace(page, rows=tuple(rows[:cut])))
    return out, notes


def _edges(page: Printed) -> tuple[PrintedLine, ...]:
    return page.rows[:EDGE] + page.rows[max(EDGE, len(page.rows) - EDGE) :]


def _key(line: PrintedLine) -> tuple[str, int]:
    """Tell a repeated line by its words, numbers apart, and its height on the page."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.top / 6)


def _bare(page: Printed, often: set[tuple[str, int]]) -> list[PrintedLine]:
    rows = list(page.rows)
    while rows and _is_furniture(rows[0], page, often):
        rows.pop(0)
    while rows and _is_furniture(rows[-1], page, often):
        rows.pop()
    return rows


def _is_furniture(line: PrintedLine, page: Printed, often: set[tuple[str, int]]) -> bool:
    words, height = _key(line)
    at_edge = line.top > 0.88 * page.height or line.bottom < 0.12 * page.height
    near = any((words, height + shift) in often for shift in (-1, 0, 1))
    return at_edge and (near or PAGE_NUMBER.fullmatch(line.text) is not None)


def _body_size(pages: list[Printed]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.rows:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes_from(rows: list[PrintedLine], size: float, height: float) -> int:
    """Give where footnotes begin: small print at the foot that opens with a mark."""
    cut = len(rows)
    while cut and rows[cut - 1].size < 0.93 * size and rows[cut - 1].top < 0.6 * height:
        cut -= 1
    while cut < len(rows) and not NOTE.match(rows[cut].text):
        cut += 1
    return cut


def _joined(rows: list[PrintedLine]) -> list[str]:
    out: list[str] = []
    for line in rows:
        if NOTE.match(line.text) or not out:
            out.append(line.text)
        else:
            out[-1] = f"{out[-1]} {line.text}"
    return out
