"""The words of hand-over documents, and how values are written in them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from tocsin import guidelines
from tocsin.guidelines import Words
from tocsin.records.model import SetBy, Standing, TypeCode
from tocsin.records.words import DATA


@cache
def _table() -> Mapping[str, Any]:
    with (DATA / "handover.toml").open("rb") as file:
        return tomllib.load(file)


class Say:
    """Speaks one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Give a sentence by its dotted id, with values filled in."""
        part, _, name = key.partition(".")
        words = Words(**_table()[part][name]).say(self.lang)
        return words.format(**values) if values else words

    def all(self, key: str) -> tuple[str, ...]:
        """Give the sentences of a list by its dotted id."""
        part, _, name = key.partition(".")
        return tuple(Words(**one).say(self.lang) for one in _table()[part][name])

    def types(self, types: tuple[TypeCode, ...]) -> str:
        """Name types, each with its id."""
        method = guidelines.load()
        named = (method.subtype(one.type_id).label.say(self.lang) for one in types)
        ids = (one.type_id for one in types)
        return ", ".join(f"{name} ({id})" for name, id in zip(named, ids, strict=True))

    def axis(self, axis: str, value: str | None) -> str:
        """Name a value of an axis of the guidelines."""
        found = guidelines.load().axis(axis).value(value) if value else None
        return found.label.say(self.lang) if found else self("fact.not_known")

    def standing(self, standing: Standing) -> str:
        """Say who stands behind a value."""
        at = (standing.at or "")[:10]
        if standing.confirmed:
            return self("line.standing_yes", by=standing.by, at=at)
        if standing.refused:
            return self("line.standing_no", by=standing.by, at=at)
        human = standing.set_by is SetBy.HUMAN
        return self("line.standing_open_human" if human else "line.standing_open")


def moment(value: str | None, unknown: str = "") -> str:
    """Write a moment to the minute, alike in all languages; all times are UTC."""
    if not value:
        return unknown
    return f"{value[:10]} {value[11:16]}".strip()


def stretch(first: str, last: str | None) -> str:
    """Write a beginning and an end to the minute; the day once where both are on it."""
    start, end = moment(first), moment(last)
    if not end or end == start:
        return start
    if len(start) > 10 and end[:10] == start[:10]:
        return f"{start}–{end[11:]}"
    return f"{start} – {end}"


def span(first: str | None, last: str | None, unknown: str = "") -> str:
    """Write a period; once only where both ends are the same day."""
    ends = [one[:10] for one in (first, last) if one]
    return " – ".join(dict.fromkeys(ends)) or unknown
