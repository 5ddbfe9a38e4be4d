"""Words of thanks and support: copies of such a text are a campaign for somebody, not against."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "goodwill.toml"
Phrase = tuple[str, ...]


@cache
def _words() -> frozenset[str]:
    return frozenset(entry for entry in _entries() if " " not in entry)


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """Give what is more than one word by its first word."""
    found: dict[str, list[Phrase]] = {}
    for phrase in (tuple(entry.split()) for entry in _entries() if " " in entry):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _entries() -> list[str]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [entry for key in ("en", "ru", "kk") for entry in table[key]]


def is_kind(words: Sequence[str]) -> bool:
    """Say whether a text in small letters holds a word or phrase of thanks, praise or support."""
    if not _words().isdisjoint(words):
        return True
    phrases = _phrases()
    return not phrases.keys().isdisjoint(words) and any(
        tuple(words[at : at + len(phrase)]) == phrase
        for at, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )
