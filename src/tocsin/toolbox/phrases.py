"""The words of the toolbox's pages, tables and documents, in the three languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tocsin.guidelines import Words

FILE = Path(__file__).parent / "data" / "words.toml"


def say(key: str, lang: str, **values: object) -> str:
    """Give the words under `key`, such as `matrix.found`, with its `{placeholders}` filled.

    Raises `KeyError` for a key that the file does not have: a fault of ours, not of the user.
    """
    text = phrases()[key].say(lang)
    return text.format(**values) if values else text


@cache
def phrases() -> Mapping[str, Words]:
    """Give all words by their key, `section.name`."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return {
        f"{section}.{name}": Words(**words)
        for section, names in table.items()
        if isinstance(names, dict)
        for name, words in names.items()
    }


def keys_of(word: str) -> frozenset[str]:
    """Give the keys whose words, in any language, are `word`, whatever the letter case."""
    return _by_words().get(word.strip().casefold(), frozenset())


@cache
def _by_words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, words in phrases().items():
        for text in words.as_dict().values():
            found.setdefault(text.casefold(), set()).add(key)
    return {text: frozenset(keys) for text, keys in found.items()}
