"""Which column of a table is which field of a post: guessed, corrected by hand, saved, reused."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone
from functools import cache
from importlib.resources import files
from pathlib import Path

from tocsin.sources.errors import MappingError
from tocsin.sources.times import parse_time

AMBIGUOUS = "author"
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
_SPACES = re.compile(r"[\s_\-./:\"'\ufeff]+")
_HANDLE = re.compile(r"@?[A-Za-z0-9_.\-]{2,40}")
_LINK = re.compile(r"https?://\S+")
_KEYS = ("columns", "platform", "day_first", "utc_offset")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column names by field name, and what a table does not say of itself.

    `platform` stands for all rows where no column says it. `day_first` settles dates such as
    03/04/2024, `None` to look at the other dates. `utc_offset` (`+05:00`) is the zone of times
    without one, UTC where `None`.
    """

    columns: AbstractMapping[str, str] = field(default_factory=dict)
    platform: str | None = None
    day_first: bool | None = None
    utc_offset: str | None = None

    @property
    def zone(self) -> timezone:
        """The zone of times that name none; raises `MappingError` where the offset is no offset."""
        if self.utc_offset is None:
            return UTC
        found = _OFFSET.fullmatch(self.utc_offset)
        if not found or int(found[2]) > 14 or int(found[3]) > 59:
            raise MappingError(f"utc_offset is “{self.utc_offset}”; write it as +05:00")
        minutes = int(found[2]) * 60 + int(found[3])
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))

    def rest(self) -> dict[str, str]:
        """Give everything but the columns as texts, as a format's context carries them."""
        found = {"platform": self.platform, "utc_offset": self.utc_offset}
        if self.day_first is not None:
            found["day_first"] = str(self.day_first).lower()
        return {key: value for key, value in found.items() if value is not None}

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Mapping":
        """Read a saved mapping; raises `MappingError` with what to mend."""
        try:
            table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise MappingError(f"{path}: cannot be read as a mapping: {error}") from error
        try:
            mapping = _checked(table)
            _ = mapping.zone
        except MappingError as error:
            raise MappingError(f"{path}: {error}") from None
        return mapping

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the mapping as TOML that a person can correct."""
        Path(path).write_text(self.as_toml(), encoding="utf-8")

    def as_toml(self) -> str:
        """Give the mapping as TOML."""
        head = {"platform": self.platform, "utc_offset": self.utc_offset}
        rows = [f"{key} = {_quoted(value)}" for key, value in head.items() if value is not None]
        if self.day_first is not None:
            rows.append(f"day_first = {str(self.day_first).lower()}")
        rows += ["", "[columns]"]
        rows += [f"{name} = {_quoted(column)}" for name, column in self.columns.items()]
        return "\n".join(rows).lstrip("\n") + "\n"


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """Guess a mapping from the names of the columns and, where they say nothing, some values."""
    columns = _by_name(header)
    if (column := columns.pop(AMBIGUOUS, None)) is not None:
        kind = _handle_or_name(_values(rows, column))
        columns.setdefault(kind, column)
    if "text" not in columns and "replies" in columns:
        counts = _mostly(_values(rows, columns["replies"]), str.isdecimal)
        columns |= {} if counts else {"text": columns.pop("replies")}  # “comments”, not how many
    free = [index for index in range(len(header)) if index not in columns.values()]
    for name, looks in (("url", _is_link), ("created_at", _is_date)):
        if name not in columns:
            found = next((index for index in free if _mostly(_values(rows, index), looks)), None)
            if found is not None:
                columns[name] = found
                free.remove(found)
    if "text" not in columns and (prose := _prose(rows, free)) is not None:
        columns["text"] = prose
    order = [name for name in synonyms() if name in columns]
    return Mapping({name: header[columns[name]] for name in order})


def plain(name: str) -> str:
    """Give a column's name as it is compared: no case, no punctuation."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Give what columns are called, by field, best first."""
    table = tomllib.loads((files("tocsin.sources") / "columns.toml").read_text(encoding="utf-8"))
    return {name: tuple(plain(word) for word in words) for name, words in table.items()}


def knows(column: str) -> bool:
    """Say whether a column is called as some field is."""
    name = plain(column)
    return any(name in words for words in synonyms().values())


def _by_name(header: Sequence[str]) -> dict[str, int]:
    """Give the column index of each field whose names know a header; a column serves once."""
    names = [plain(column) for column in header]
    found: dict[str, int] = {}
    for name, words in synonyms().items():
        own = [name.replace("_", " "), *words]
        index = next((names.index(word) for word in own if word in names), None)
        if index is not None and index not in found.values():
            found[name] = index
    return found


def _values(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row) and row[column].strip()]


def _mostly(values: list[str], looks: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(looks, values)) >= 0.8 * len(values)


def _handle_or_name(values: list[str]) -> str:
    return "author_handle" if _mostly(values, _is_handle) else "author_name"


def _is_handle(value: str) -> bool:
    return _HANDLE.fullmatch(value) is not None


def _is_link(value: str) -> bool:
    return _LINK.fullmatch(value) is not None


def _is_date(value: str) -> bool:
    return any(mark in value for mark in ".-/:") and parse_time(value) is not None


def _prose(rows: Sequence[Sequence[str]], free: list[int]) -> int | None:
    """Give the free column with the longest texts, where any has texts of several words."""
    lengths = {}
    for index in free:
        values = _values(rows, index)
        if values and sum(" " in value for value in values) * 2 >= len(values):
            lengths[index] = sum(map(len, values)) / len(values)
    best = max(lengths, key=lambda index: lengths[index], default=None)
    return best if best is not None and lengths[best] >= 12 else None


def _checked(table: dict[str, object]) -> Mapping:
    unknown = sorted(set(table) - set(_KEYS))
    if unknown:
        raise MappingError(f"unknown key {unknown[0]}; known are {', '.join(_KEYS)}")
    columns = table.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(name, str) for name in columns.values()):
        raise MappingError('[columns] must hold lines such as text = "Сообщение"')
    fields = [name for name in synonyms() if name != AMBIGUOUS]
    strange = sorted(set(columns) - set(fields))
    if strange:
        raise MappingError(
            f"unknown field {strange[0]} in [columns]; known are {', '.join(fields)}"
        )
    platform, day_first, offset = (table.get(key) for key in _KEYS[1:])
    if not isinstance(platform, str | None) or not isinstance(offset, str | None):
        raise MappingError("platform and utc_offset must be texts in quotation marks")
    if not isinstance(day_first, bool | None):
        raise MappingError("day_first must be true or false")
    return Mapping(columns, platform, day_first, offset)


def _quoted(value: str) -> str:
    """Write a TOML basic string."""
    marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return (
        '"'
        + "".join(
            marks.get(char) or (f"\\u{ord(char):04x}" if ord(char) < 32 or char == "\x7f" else char)
            for char in value
        )
        + '"'
    )
