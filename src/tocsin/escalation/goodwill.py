"""Thanks, support and good wishes: copies of such a text are a campaign for somebody."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "goodwill.toml"
Phrase = tuple[str, ...]


def is_kind(words: Sequence[str]) -> bool:
    """Say whether a text in small letters holds a word or phrase of thanks, praise or support."""
    if _begins().isdisjoint(words):  # most texts
        return False
    return not _words().isdisjoint(words) or _holds_phrase(words)


def _holds_phrase(words: Sequence[str]) -> bool:
    phrases, denies = _phrases(), _denies()
    return any(
        tuple(words[at : at + len(phrase)]) == phrase and (at == 0 or words[at - 1] not in denies)
        for at, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


@cache
def _begins() -> frozenset[str]:
    return _words() | _phrases().keys()


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


@cache
def _denies() -> frozenset[str]:
    return frozenset(_table()["not"])


def _entries() -> list[str]:
    return [entry for key in ("en", "ru", "kk") for entry in _table()[key]]


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
