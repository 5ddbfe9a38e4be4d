"""The words that our lexicons look for: what the normaliser may restore a disguise to."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tocsin.findings.spelling import plain

STARRED = Path(__file__).parent / "data" / "starred.toml"
SHORTEST = 3
SHORTEST_STEM = 4


class Vocabulary:
    """Knows words and their beginnings; every word is kept in the spelling of `plain`."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.words = frozenset(_words(literals)) | starred().keys()
        self.beginnings = frozenset(word[:n] for word in self.words for n in range(len(word) + 1))

    def __call__(self, word: str) -> bool:
        """Say whether `word` is known, or begins with a known word of four letters or more."""
        return word in self.words or self.stem(word) > 0

    def stem(self, word: str) -> int:
        """Give the length of the longest known word of four or more at the beginning, or 0."""
        for length in range(len(word), SHORTEST_STEM - 1, -1):
            if word[:length] in self.words:
                return length
        return 0

    def likeliest(self, words: Iterable[str]) -> str | None:
        """Choose among words that fit the same stars; `None` where nothing tells them apart."""
        fitting = sorted(set(words))
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted((starred()[word], word) for word in fitting if word in starred())
        return ranked[0][1] if ranked else None


def _words(literals: Iterable[str]) -> Iterable[str]:
    for literal in literals:
        yield from (part for part in literal.split() if len(part) >= SHORTEST and part.isalpha())


@cache
def starred() -> dict[str, int]:
    """Give the words that are often hidden behind stars, with their rank."""
    table = tomllib.loads(STARRED.read_text(encoding="utf-8"))
    lists = (plain(words).split() for name, words in table.items() if name != "version")
    ranked = [word for words in lists for word in words if len(word) >= SHORTEST]
    return {word: rank for rank, word in reversed(list(enumerate(ranked)))}
