"""The text of others on our page: cut to length, marked where reasons lie, made harmless to read.

The original is never altered; what the page shows instead of unprintable characters is visible.
Escaping for HTML is the template's work.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain import Reason

TEXT_SHOWN = 2_000
NAME_SHOWN = 80
URL_SHOWN = 300
LEAD = 200

_KEPT = "\n\t\u200c\u200d\u200e\u200f"
_VISIBLE = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked where something in it was a reason."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a text that is shown: its pieces, and whether text before or after was cut."""

    pieces: tuple[Piece, ...]
    before: bool
    after: bool
    length: int

    @property
    def cut(self) -> bool:
        """Whether anything was left out."""
        return self.before or self.after


def excerpt(text: str, reasons: Iterable[Reason], limit: int = TEXT_SHOWN) -> Excerpt:
    """Cut `text` to `limit` characters that hold the first reason, and mark the reasons in it."""
    spans = merged(reasons, len(text))
    start = _start(spans, len(text), limit)
    end = min(len(text), start + limit)
    return Excerpt(tuple(_pieces(text, spans, start, end)), start > 0, end < len(text), len(text))


def merged(reasons: Iterable[Reason], length: int) -> list[tuple[int, int]]:
    """Give the reasons' spans within the text, in order, those that touch or overlap as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((max(0, r.start), min(length, r.end)) for r in reasons):
        if start >= end:
            continue
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _start(spans: list[tuple[int, int]], length: int, limit: int) -> int:
    if length <= limit or not spans or spans[0][1] <= limit:
        return 0
    return min(max(0, spans[0][0] - LEAD), length - limit)


def _pieces(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Iterable[Piece]:
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield Piece(legible(text[at:first]), marked=False)
        yield Piece(legible(text[first:last]), marked=True)
        at = last
    if at < end:
        yield Piece(legible(text[at:end]), marked=False)


def legible(text: str) -> str:
    """Show control, direction and broken characters as visible signs.

    Direction overrides (Unicode category Cf, U+202E and the like) could make a page say what a
    text does not; lone surrogates could not be written to a file at all.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _sign(sign) for sign in text)


def _sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign in _KEPT or category in {"Zs", "Zl", "Zp", "Cn", "Co"}:
        return sign
    if category == "Cs":
        return "\ufffd"
    return _VISIBLE.get(ord(sign)) or f"\u27e8U+{ord(sign):04X}\u27e9"


def short(text: str | None, limit: int = NAME_SHOWN) -> str:
    """Give a name, handle or address on one line, legible and at most `limit` characters long."""
    line = " ".join(legible((text or "")[: limit + 1]).split())
    return f"{line[: limit - 1]}\u2026" if len(line) > limit else line
