"""Take the fields of one entry out of a document, noting every fault and going on.

A faulty field yields a stand-in of the right type, so that one reading shows all faults; a
collection with faults is never handed out.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from tocsin.guidelines.documents import Document, find
from tocsin.guidelines.faults import DataFault
from tocsin.guidelines.words import LANGUAGES, Words

E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Row:
    """One entry under reading: its values, its lines, and which keys were asked for."""

    document: Document
    span: tuple[int, int]
    raw: Mapping[str, Any]
    faults: list[DataFault]
    name: str
    asked: set[str] = field(default_factory=set)

    def fault(self, message: str, key: str | None = None) -> None:
        """Note a fault at the line of the key, or of the entry where there is no such line."""
        line = self._line(key) if key else self.span[0]
        self.faults.append(DataFault(self.document.file, line, f"{self.name}: {message}"))

    def text(self, key: str) -> str:
        """Take a required, non-empty text."""
        value = self._take(key)
        if value is None:
            self.fault(f"{key} is missing; add it")
        elif not isinstance(value, str) or not value.strip():
            self.fault(f"{key} must be a text in quotes that is not empty", key)
        else:
            return value
        return ""

    def note(self, key: str) -> str:
        """Take an optional text."""
        return self.text(key) if key in self.raw else ""

    def id(self, shape: str) -> str:
        """Take the id; it must have the shape, a regular expression for the whole of it."""
        value = self.text("id")
        if value and not re.fullmatch(shape, value):
            self.fault(f"id {value!r} has not the shape {shape}; rename it", "id")
        return value

    def words(self, key: str) -> Words:
        """Take words in all languages."""
        value = self._take(key)
        if not isinstance(value, dict):
            self.fault(f"{key} is missing; add {', '.join(f'{key}.{x}' for x in LANGUAGES)}", key)
            return Words("", "", "")
        for extra in sorted(set(value) - set(LANGUAGES)):
            known = ", ".join(LANGUAGES)
            self.fault(f"{key}.{extra} is no language of ours ({known}); drop it", f"{key}.{extra}")
        return Words(*(self._language(key, value, language) for language in LANGUAGES))

    def choice(self, key: str, kind: type[E]) -> E:
        """Take one of the values of an enumeration."""
        return self._member(key, self._take(key), kind)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Take a list of values of an enumeration, empty where the key is not there."""
        return tuple(self._member(key, value, kind) for value in self._list(key))

    def number(self, key: str, low: int, high: int) -> int:
        """Take a whole number from `low` to `high`."""
        value = self._take(key)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(f"{key} must be a whole number from {low} to {high}", key)
        return low

    def flag(self, key: str) -> bool:
        """Take true or false, false where the key is not there."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.fault(f"{key} must be true or false, without quotes", key)
        return value is True

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts, empty where the key is not there."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                self.fault(f"{key} must be a list of texts that are not empty", key)
        return tuple(value for value in values if isinstance(value, str))

    def links(self, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """Take a list of ids, each of which must be known."""
        ids = self.texts(key)
        for id in ids:
            self.check(key, id, known, what)
        return ids

    def link(self, key: str, known: Collection[str], what: str) -> str:
        """Take one id that must be known."""
        id = self.text(key)
        if id:
            self.check(key, id, known, what)
        return id

    def check(self, key: str, id: str, known: Collection[str], what: str) -> None:
        """Note a fault where the id is not known."""
        if id not in known:
            self.fault(f"{key} names {id!r}, but there is no such {what}{_hint(id, known)}", key)

    def children(self, key: str) -> Iterator["Row"]:
        """Take a list of tables, one row each; it must not be empty."""
        values = self._list(key)
        if not values:
            self.fault(f"{key} is missing or empty; add at least one", key)
        for value in values:
            if isinstance(value, dict):
                yield self._child(key, value)
            else:
                self.fault(f"{key} must be a list of tables", key)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.raw:
            if key not in self.asked:
                self.fault(f"unknown key {key!r}{_hint(key, self.asked)} or drop it", key)

    def _take(self, key: str) -> Any:  # noqa: ANN401 - TOML holds values of any type
        self.asked.add(key)
        return self.raw.get(key)

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.fault(f"{key} must be a list in square brackets", key)
        return []

    def _language(self, key: str, value: Mapping[str, Any], language: str) -> str:
        words = value.get(language)
        if isinstance(words, str) and words.strip():
            return words
        place = f"{key}.{language}"
        self.fault(f"{place} is missing or empty; add the words in that language", place)
        return ""

    def _member(self, key: str, value: object, kind: type[E]) -> E:
        members = list(kind)
        if isinstance(value, str) and value in members:
            return kind(value)
        allowed = ", ".join(members)
        self.fault(f"{key} is {value!r}; choose one of {allowed}", key)
        return members[0]

    def _child(self, key: str, raw: Mapping[str, Any]) -> "Row":
        id = raw.get("id", "?")
        line = find(self.document.lines, f'"{id}"', *self.span) or self._line(key)
        return Row(self.document, (line, line + 1), raw, self.faults, f"{self.name}.{id}")

    def _line(self, key: str) -> int:
        for start in (key, key.partition(".")[0]):
            pattern = re.compile(rf"\s*\[?\s*(\w+\.)?{re.escape(start)}\b")
            for n in range(*self.span):
                if pattern.match(self.document.lines[n - 1]):
                    return n
        return self.span[0]


def _hint(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}? Correct it" if near else "; correct it"
