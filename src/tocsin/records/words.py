"""What fields and values are called in three languages, read from the data files of this room."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.guidelines import Words
from tocsin.guidelines.words import LANGUAGES

DATA = Path(__file__).parent / "data"


@cache
def _table(name: str) -> Mapping[str, Any]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


def field_words(part: str, field: str) -> Words:
    """Give what a field of a part of the record is called; `KeyError` where it has no words."""
    return Words(**_table("fields.toml")[part][field])


def value_words(value: Enum) -> Words:
    """Give the words for a value of a closed list; `KeyError` where it has none."""
    return Words(**_table("values.toml")[type(value).__name__][str(value.value)])


def all_field_words() -> Mapping[str, Mapping[str, Any]]:
    """Give the words of all fields, by part and field, as they stand in the data file."""
    return {part: words for part, words in _table("fields.toml").items() if part != "version"}


def all_value_words() -> Mapping[str, Mapping[str, Any]]:
    """Give the words of all values, by list and value, as they stand in the data file."""
    return {part: words for part, words in _table("values.toml").items() if part != "version"}


def phrase(key: str, **values: object) -> Words:
    """Give a sentence of this room by its dotted id, with values filled in."""
    found: Any = _table("phrases.toml")
    for step in key.split("."):
        found = found[step]
    words = Words(**found)
    return words.fill(**values) if values else words


def phrase_in(key: str, **values: Words) -> Words:
    """Give a sentence with words filled in, each in the sentence's own language."""
    blank = phrase(key)
    return Words(
        *(
            blank.say(lang).format(**{name: value.say(lang) for name, value in values.items()})
            for lang in LANGUAGES
        )
    )


def join(parts: Iterable[Words]) -> Words:
    """Put sentences behind one another, language by language."""
    every = list(parts)
    return Words(*(" ".join(one.say(lang) for one in every) for lang in LANGUAGES))


def phrases_of(part: str) -> tuple[Words, ...]:
    """Give all sentences of a part of the phrases."""
    return tuple(Words(**one) for one in _table("phrases.toml")[part].values())
