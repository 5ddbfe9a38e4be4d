"""Emblematic cases of impunity by country: who is named as a warning, and the anniversaries."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tocsin.domain import Occasion, OccasionKind

DATA = Path(__file__).parent / "data" / "cases.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """A journalist killed, with the words by which texts name the case (small letters).

    Each of `named_by` is a set of words that must all stand in the text; each of `in_menaces` names
    the case alone, where the text is a menace.
    """

    id: str
    name: str
    country: str
    day: date
    named_by: tuple[frozenset[str], ...]
    in_menaces: frozenset[str]
    source: str


@cache
def packaged() -> tuple[Case, ...]:
    """Read the cases that ship with Tocsin."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return tuple(
        Case(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            day=row["date"],
            named_by=tuple(frozenset(words.split()) for words in row["named_by"]),
            in_menaces=frozenset(row["in_menaces"]),
            source=row["source"],
        )
        for row in table["case"]
    )


def named(words: Collection[str]) -> str | None:
    """Give the id of the first case that the `words` of a menace (in small letters) name."""
    there = frozenset(words)
    by_word = _by_word()
    found = [
        place for word in there & by_word.keys() for some, place in by_word[word] if some <= there
    ]
    return packaged()[min(found)].id if found else None


@cache
def _by_word() -> dict[str, list[tuple[frozenset[str], int]]]:
    """Give by one word of each set the set and the place of its case: most texts hold none."""
    found: dict[str, list[tuple[frozenset[str], int]]] = {}
    for place, case in enumerate(packaged()):
        alone = (frozenset([word]) for word in case.in_menaces)
        for some in (*case.named_by, *alone):
            found.setdefault(max(some, key=lambda word: (len(word), word)), []).append(
                (some, place)
            )
    return found


def name_of(id: str) -> str:
    """Give the name of a case."""
    return next((case.name for case in packaged() if case.id == id), id)


def anniversaries(country: str | None) -> tuple[Occasion, ...]:
    """Give the anniversaries of the cases of a country, as yearly occasions."""
    return tuple(
        Occasion(
            OccasionKind.ANNIVERSARY, case.day, case.day, case.name, case.source,
            country=case.country, yearly=True,
        )
        for case in packaged()
        if case.country == country
    )  # fmt: skip
