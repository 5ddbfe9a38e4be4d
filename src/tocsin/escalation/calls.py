"""Posts of the journalist's own that ask her readers to answer: a question, a draw, a quiz."""

import tomllib
from functools import cache
from pathlib import Path

from tocsin.escalation.sketch import words_of

DATA = Path(__file__).parent / "data" / "calls.toml"


def asks(text: str) -> bool:
    """Say whether a text puts a question or calls for answers."""
    return "?" in text or not _words().isdisjoint(words_of(text))


@cache
def _words() -> frozenset[str]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return frozenset(word for language in ("en", "ru", "kk") for word in table[language])
