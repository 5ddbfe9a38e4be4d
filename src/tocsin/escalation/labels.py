"""Words for what a person recorded and for what the calendar holds, in three languages."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from tocsin.domain import Fact, Occasion
from tocsin.guidelines.words import LANGUAGES, Words

DATA = Path(__file__).parent / "data" / "labels.toml"
# A sentence names at most so many facts or occasions, the newest.
MOST = 3


@cache
def labels() -> dict[str, Words]:
    """Give the label of every kind of fact (`fact.visit`) and occasion (`occasion.election`)."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        f"{family}.{kind}": Words(**words)
        for family in ("fact", "occasion")
        for kind, words in table[family].items()
    }


def of_facts(facts: Sequence[Fact]) -> Words:
    """Name facts with day and source, newest last."""
    return listed(
        _with(labels()[f"fact.{one.kind}"], f"{one.day or one.at.date()}, {one.source}")
        for one in facts[-MOST:]
    )


def of_occasions(occasions: Sequence[Occasion]) -> Words:
    """Name occasions with their label and first day."""
    return listed(
        _with(labels()[f"occasion.{one.kind}"], f"{one.label}, {one.first:%Y-%m-%d}")
        for one in occasions[-MOST:]
    )


def plain(text: str) -> Words:
    """Give a text that is the same in all languages."""
    return Words(text, text, text)


def listed(parts: Iterable[Words]) -> Words:
    """Put words one after another, with semicolons."""
    each = list(parts)
    return Words(*("; ".join(one.say(lang) for one in each) for lang in LANGUAGES))


def _with(words: Words, more: str) -> Words:
    return Words(*(f"{words.say(lang)} ({more})" for lang in LANGUAGES))
