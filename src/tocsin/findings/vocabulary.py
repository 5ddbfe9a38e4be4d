"""The words that our lexicons look for: what the normaliser may restore a disguise to."""

import re
from collections.abc import Iterable

SHORTEST = 3


class Vocabulary:
    """Knows whole literals and their beginnings' stems; answers for disguised words."""

    def __init__(self, literals: Iterable[str]) -> None:
        words = {
            part
            for literal in literals
            for part in literal.split()
            if len(part) >= SHORTEST and part.isalpha()
        }
        self._words = frozenset(words)
        self._longest = max(map(len, words), default=0)
        by_length: dict[int, list[str]] = {}
        for word in sorted(words):
            by_length.setdefault(len(word), []).append(word)
        self._by_length = by_length

    def __call__(self, word: str) -> bool:
        """Say whether `word` is a known literal or begins with a known stem of four or more."""
        if word in self._words:
            return True
        return any(word[:n] in self._words for n in range(4, min(len(word), self._longest) + 1))

    def fill(self, mask: re.Pattern[str]) -> str | None:
        """Give the first known word that the starred `mask` fits, or `None`."""
        length = len(mask.pattern.replace("\\", ""))
        return next(
            (word for word in self._by_length.get(length, ()) if mask.fullmatch(word)), None
        )
