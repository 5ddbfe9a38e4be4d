"""Entries of a file that a person wrote by hand, and complaints that name the line to mend."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from tocsin.sources.errors import SourcesError
from tocsin.sources.tomlines import line_of

_COUNTRY = re.compile(r"[A-Z]{2}")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file that a person wrote, with the means to say where something is wrong.

    `error` is what a complaint is raised as. `line` is the line of the entry where the file has one
    entry a line; in TOML it is looked up.
    """

    source: str
    table: str
    number: int
    data: dict[str, Any]
    error: type[SourcesError]
    line: int | None = None

    def fail(self, key: str | None, problem: str) -> SourcesError:
        """Make the complaint about `key`, or about the entry as a whole."""
        if self.line is not None:
            return self.error(f"line {self.line}: {problem}")
        return complaint(self.error, self.source, self.table, self.number, key, problem)

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that are not known."""
        for key in self.data:
            if key not in known:
                shown = ", ".join(name for name in known if name != "value")
                raise self.fail(key, f"unknown key {key}; known here are {shown}")

    def text(self, key: str) -> str | None:
        """Give a text, `None` where it is missing."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fail(key, f"{key} must be a text in quotation marks")
        return value.strip() if value is not None else None

    def needed(self, key: str, advice: str) -> str:
        """Give a text that must be there."""
        value = self.text(key)
        if not value:
            raise self.fail(key if key in self.data else None, f"{key} is missing; {advice}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where it is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f'{key} must be a list of texts, such as ["one", "two"]')
        return tuple(item.strip() for item in value if item.strip())

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Give one of a set of words."""
        value = self.text(key)
        if value is None and default is not None:
            return default
        words = ", ".join(kind.value for kind in kinds)
        if value not in [kind.value for kind in kinds]:
            said = f"is “{value}”" if value is not None else "is missing"
            raise self.fail(
                key if value is not None else None, f"{key} {said}; write one of {words}"
            )
        return kinds(value)

    def country(self) -> str | None:
        """Give a country code."""
        value = self.text("country")
        if value and not _COUNTRY.fullmatch(value):
            raise self.fail("country", f"country is “{value}”; write two capitals such as KZ")
        return value or None


def complaint(
    error: type[SourcesError], source: str, table: str, number: int, key: str | None, problem: str
) -> SourcesError:
    """Make a complaint with the line of `key` in entry `number` of a table of TOML."""
    line = line_of(source, table, number, key)
    return error(f"line {line}: {problem}" if line else problem)


def entries(top: Entry, table: str, known: Sequence[str]) -> Iterator[Entry]:
    """Yield the entries of `[[table]]`, each with no key but the known ones."""
    rows = top.data.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise top.fail(table, f"write [[{table}]] with two brackets for each entry")
    for number, row in enumerate(rows):
        entry = Entry(top.source, table, number, row, top.error)
        entry.only(known)
        yield entry
