"""Join lines that a margin broke into paragraphs again, and words that a hyphen broke."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.lawreview import marks
from tocsin.lawreview.lines import Line, Role
from tocsin.lawreview.units import BELOW_ARTICLE

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
FOLLOWS = re.compile(r"([^\W\d_]+)")
ENDS = (".", ";", ":", "!", "?")
# A number or an article rarely ends a paragraph: more is to come.
DANGLING = re.compile(
    r"(?:\b(?:и|или|в|на|с|по|к|о|от|для|при|и/или|мен|және|не|of|the|and|or|in|to|a)|,)$", re.I
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line.

    `gap`: empty space stands above it. `first`: it is indented as first lines are; `None` where
    the text shows no such thing. `full`: it reaches the right margin.
    """

    text: str
    place: str
    gap: bool = False
    first: bool | None = None
    full: bool = True
    role: Role = Role.BODY


def paragraphs(pieces: Iterable[Piece]) -> Sequence[Line]:
    """Join printed lines to paragraphs; the place is that of the first line."""
    rows = list(pieces)
    known = _vocabulary(rows)
    out: list[Line] = []
    before: Piece | None = None
    for piece in rows:
        if before is not None and out and _runs_on(out[-1], before, piece):
            text = glue(out[-1].text, piece.text, known)
            out[-1] = Line(text, out[-1].place, out[-1].role)
        else:
            out.append(Line(piece.text, piece.place, piece.role))
        before = piece
    return [Line(_clean(line.text), line.place, line.role) for line in out]


def glue(head: str, tail: str, known: frozenset[str]) -> str:
    """Join two lines; a hyphen at the break goes unless the document writes the word with it."""
    broken, follows = BROKEN.search(head), FOLLOWS.match(tail)
    if not (broken and follows):
        return f"{head} {tail}"
    with_hyphen = f"{broken[1]}-{follows[1]}".casefold()
    without = f"{broken[1]}{follows[1]}".casefold()
    if head.endswith("\u00ad") or without in known or with_hyphen not in known:
        keeps = tail[0].isupper() and not head.endswith("\u00ad")
        return f"{head}{tail}" if keeps else f"{head[:-1]}{tail}"
    return f"{head}{tail}"


def _runs_on(so_far: Line, before: Piece, piece: Piece) -> bool:
    if piece.role is Role.TABLE or so_far.role is Role.TABLE:
        return False
    if BROKEN.search(so_far.text) and piece.text[:1].islower() and len(so_far.text) > 3:
        return True
    found = marks.opening(piece.text)
    if found:
        return _only_looks_like_one(found.kind in BELOW_ARTICLE, so_far, before, piece)
    if piece.role is not so_far.role:
        return False
    if piece.gap:
        return piece.text[:1].islower() and not so_far.text.endswith(ENDS)
    return _goes_on(so_far, before, piece) if piece.first is None else not piece.first


def _goes_on(so_far: Line, before: Piece, piece: Piece) -> bool:
    """Say whether a line goes on with a paragraph, where no indent tells."""
    if piece.text[:1].islower():
        # Items of an unnumbered list begin with small letters behind a semicolon.
        return not so_far.text.endswith((";", ":"))
    if DANGLING.search(so_far.text):
        return True
    return before.full and not so_far.text.endswith(ENDS)


def _only_looks_like_one(low: bool, so_far: Line, before: Piece, piece: Piece) -> bool:
    """Say whether `2) пункта 1 …` at the start of a line only goes on with a sentence."""
    if not low or piece.gap or not before.full or so_far.text.endswith((*ENDS, "»", ")")):
        return False
    if piece.first:
        return False
    above = marks.opening(so_far.text)
    headed = above is not None and above.kind not in BELOW_ARTICLE
    return not headed and so_far.role is not Role.TITLE


def _vocabulary(rows: Iterable[Piece]) -> frozenset[str]:
    return frozenset(_words(rows))


def _words(rows: Iterable[Piece]) -> Iterator[str]:
    for piece in rows:
        words = WORD.findall(piece.text.casefold())
        # The broken word itself is no witness.
        yield from words[:-1] if piece.text.endswith(("-", "\u00ad", "‐")) else words


def _clean(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\ufeff", "").split())
