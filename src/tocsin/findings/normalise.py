"""Bring disguised spelling back to plain words, and remember where every letter came from.

Most posts need nothing but lower case, and take the short way. The long way undoes NFKC variants,
invisible characters, homoglyphs of the other alphabet, leetspeak, starred, spaced and stretched
letters; what is no word of our lexicons after that is left as it was written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.findings import disguise
from tocsin.findings.lookalikes import FANCY
from tocsin.findings.spelling import plain
from tocsin.findings.vocabulary import Vocabulary

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
# Marks that are put over and under letters; those of й and the like melt into one letter.
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
ODD = re.compile(f"[{INVISIBLE}{MARKS}{''.join(FANCY)}]")
# Each part looks for its rarest sign first, and only then at what stands before it.
SUSPECT = re.compile(
    r"([^\W\d_])\1\1"  # stretched
    r"|[\d*@$#!|+€¡&%~^?_](?<=[^\W\d_].)[\d*@$#!|+€¡&%~^?_]{0,3}[^\W\d_]"  # between letters
    r"|[\d@$|€!_](?<!\w.)[^\W\d_]{2}|[\d@$*_](?<=[^\W\d_]{2}.)|[@$]{2}"  # at the edge of a word
    r"|[-.](?:(?<=\b[^\W\d_].)|(?<=\b[^\W\d_]{2}.))[^\W\d_]"  # a word cut into bits
    r"|[-.](?<=[^\W\d_].)[^\W\d_]{1,2}(?!\w)"
)
# Three letters or digits that stand alone, found by the sign after the first.
SPACED = re.compile(
    r"[ .,_*\-](?<=[^\W_].)(?<!\w[^\W_].)[ .,_*\-]{0,2}[^\W_](?!\w)[ .,_*\-]{1,3}[^\W_](?!\w)"
)
MIXED = re.compile(r"[a-z][\u0400-\u052f]|[\u0400-\u052f][a-z]|[\u0370-\u03ff]")
# Runs of letters that a closer look may change, with the letter that marks after it would join.
UNCOMMON = re.compile(
    f".[{MARKS}]+|[^\x00-\x7f\u0400-\u045f«»—–“”’]+",
    re.DOTALL,
)
HIDDEN = re.compile(f"[{INVISIBLE}]")
# Pieces of texts once found to hide nothing are remembered: so many, each no longer than this.
REMEMBERED = 50_000
LONGEST_PIECE = 40
# What NFKC leaves alone, and the number sign, which it would write "no".
KEPT = {**FANCY, "№": "№"}


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text and, for each of its characters and its end, the original offset.

    `offsets` is `None` where the two run letter for letter.
    """

    text: str
    offsets: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original text that became `start` to `end` of this one."""
        if self.offsets is None:
            return start, end
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.offsets[end - 1] + 1, self.offsets[end])


class Normaliser:
    """Normalises texts; disguises are undone where they hide a word of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._harmless: set[str] = set()

    def __call__(self, text: str) -> Normal:
        """Normalise one text of any content, surrogates and controls included."""
        letters = plain(text)
        spaced = SPACED.search(letters) is not None
        if not spaced and self._hides_nothing(letters):
            return Normal(letters, None)
        odd = _is_odd(letters)
        if not (odd or spaced or MIXED.search(letters) or SUSPECT.search(letters)):
            return Normal(letters, None)
        offsets = list(range(len(letters)))
        if odd:
            letters, offsets = _in_plain_letters(letters)
        letters, offsets = disguise.undo(letters, offsets, self._vocabulary)
        same = len(letters) == len(text) and offsets == list(range(len(text)))
        return Normal(letters, None if same else [*offsets, len(text)])

    def _hides_nothing(self, letters: str) -> bool:
        """Say whether no piece between spaces has a disguise; none but spaced letters spans two."""
        pieces = letters.split(" ")
        if self._harmless.issuperset(pieces):
            return True
        return all(piece in self._harmless or self._is_harmless(piece) for piece in pieces)

    def _is_harmless(self, piece: str) -> bool:
        if _is_odd(piece) or disguise.hides(piece, self._vocabulary):
            return False
        if len(piece) <= LONGEST_PIECE:
            if len(self._harmless) >= REMEMBERED:
                self._harmless.clear()
            self._harmless.add(piece)
        return True


def _is_odd(letters: str) -> bool:
    if letters.isascii():
        return False
    return ODD.search(letters) is not None or not unicodedata.is_normalized("NFKC", letters)


def _in_plain_letters(text: str) -> tuple[str, list[int]]:
    """Write the text in plain NFKC letters without what cannot be seen."""
    out: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in UNCOMMON.finditer(text):
        start, end = match.span()
        out.append(text[last:start])
        offsets.extend(range(last, start))
        for a, b in _clusters(text, start, end):
            cluster = _plain_cluster(text[a:b])
            out.append(cluster)
            offsets.extend([a] * len(cluster))
        last = end
    out.append(text[last:])
    offsets.extend(range(last, len(text)))
    return "".join(out), offsets


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a run into letters with the marks that combine with them."""
    first = start
    for place in range(start + 1, end):
        if not unicodedata.combining(text[place]):
            yield first, place
            first = place
    yield first, end


def _plain_cluster(cluster: str) -> str:
    """Drop invisible characters, and marks piled on letters (й and the like are one letter)."""
    if cluster in KEPT:
        return KEPT[cluster]
    seen = HIDDEN.sub("", unicodedata.normalize("NFKC", cluster))
    bare = "".join(letter for letter in seen if not unicodedata.combining(letter))
    return plain(bare)
