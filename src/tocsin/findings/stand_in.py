"""Let a word stand in for handles and known names, so that rules see a person where one is named.

“I will kill @anna_k” and “I will kill Anna” say what “I will kill her” says. The word is as long as
the name, so that offsets stay. Handles that open a post are an address, not a part of its sentence.
"""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from tocsin.findings import names
from tocsin.findings.patterns import PERSON
from tocsin.findings.spelling import fold

OPENING = re.compile(r"(?:\s*\.?@[\w.]+[\s,:]*)*")
HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]*\w|(?<![\w@.])@\w")
# So many letters may follow the stem of the word that stands in; the rest is left blank.
LONGEST = len(PERSON) + 14
BLANK = 6


class StandIn:
    """Finds handles, and the names it was made with, in their inflected forms."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        forms = sorted({form for name in known for form in names.forms(name)})
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.Standard) if forms else None

    def __call__(self, text: str) -> str:
        """Give `text` (normalised) with persons replaced, at the same length."""
        if self._automaton is None and "@" not in text:
            return text
        spans = [*self._handles(text), *self._named(text)]
        for start, end in spans:
            text = text[:start] + _word(end - start) + text[end:]
        return text

    def _handles(self, text: str) -> Iterator[tuple[int, int]]:
        if "@" in text:
            opening = OPENING.match(text)
            for match in HANDLE.finditer(text, opening.end() if opening else 0):
                yield match.span()

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        if self._automaton is None:
            return
        last = 0
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for _, start, end in sorted(found, key=lambda one: (one[1], -one[2])):
            ending = names.ENDING.match(folded, end)
            begins = start == 0 or not (folded[start - 1].isalnum() or folded[start - 1] in "_@")
            if ending and begins and start >= last:
                last = ending.end()
                yield start, last


def _word(length: int) -> str:
    """Give a word that stands for a person, as long as asked for; a letter alone stays unseen."""
    letters = PERSON[0] * min(length, LONGEST)
    rest = length - len(letters)
    return letters if not rest else letters + " " * min(rest, BLANK) + _word_rest(rest)


def _word_rest(rest: int) -> str:
    return _word(rest - BLANK) if rest > BLANK else ""
