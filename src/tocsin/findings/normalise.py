"""Bring disguised spelling back to plain words, and remember where every letter came from.

Most posts need nothing but lower case, and take the short way. The long way undoes NFKC variants,
invisible characters, homoglyphs of the other alphabet, leetspeak, starred, spaced and stretched
letters; what is no word of our lexicons after that is left as it was written.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.findings import disguise
from tocsin.findings.spelling import plain

INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"  # noqa: E501
SUSPECT = re.compile(
    f"[{INVISIBLE}\u0300-\u036f]"  # invisible or combining
    r"|(\w)\1\1"  # stretched
    r"|[^\W\d_][\d*@$#!|+€¡&_.\-]{1,3}[^\W\d_]"  # signs or digits between letters
    r"|\b[\d@$][^\W\d_]{2}|[^\W\d_]{2}[\d@$]"  # at the edge of a word
    r"|\b[^\W\d_](?:[ .,_*\-]{1,2}[^\W\d_]\b){2}"  # spaced letters
    r"|[a-z][\u0400-\u052f]|[\u0400-\u052f][a-z]"  # two alphabets in one word
    r"|[\u0370-\u03ff\u0500-\u058f\u1d00-\u1dbf\u2100-\u218f\u24b6-\u24e9\uff21-\uff5a]"
)
NO_CHANGE = re.compile(f"[{INVISIBLE}]")


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
    """Normalises texts; `known` says whether a word is one that disguises are undone for."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known

    def __call__(self, text: str) -> Normal:
        """Normalise one text of any content, surrogates and controls included."""
        lowered = plain(text)
        simple = len(lowered) == len(text) and unicodedata.is_normalized("NFKC", lowered)
        if simple and not SUSPECT.search(lowered):
            return Normal(lowered, None)
        letters, offsets = _letters(text)
        letters, offsets = disguise.undo(letters, offsets, self._known)
        return Normal(letters, [*offsets, len(text)])


def _letters(text: str) -> tuple[str, list[int]]:
    """Write the text in plain NFKC letters without what cannot be seen."""
    out: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(text):
        cluster = unicodedata.normalize("NFKC", text[start:end])
        cluster = _without_marks(plain(cluster))
        out.append(cluster)
        offsets.extend([start] * len(cluster))
    return "".join(out), offsets


def _clusters(text: str) -> list[tuple[int, int]]:
    """Part the text into letters with the marks that combine with them."""
    bounds = [i for i, letter in enumerate(text) if not unicodedata.combining(letter)]
    if text and (not bounds or bounds[0] != 0):
        bounds.insert(0, 0)
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True))


def _without_marks(cluster: str) -> str:
    """Drop invisible characters, and marks piled on letters (й and the like are one letter)."""
    seen = NO_CHANGE.sub("", cluster)
    return "".join(letter for letter in seen if not unicodedata.combining(letter))
