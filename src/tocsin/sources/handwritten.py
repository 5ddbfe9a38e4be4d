"""Read a file of entries that a person or a form wrote: TOML, or one JSON object a line."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from tocsin.sources.entries import Entry, entries
from tocsin.sources.errors import FactsError


def read_entries(
    path: str | os.PathLike[str], table: str, known: Sequence[str]
) -> Iterator[tuple[Entry, str]]:
    """Yield the entries of a file with its name, for complaints.

    A file that begins with a brace has one JSON object a line, any other is TOML with `[[table]]`.
    Raises `FactsError` with file and line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"{path}: cannot be read: {error}") from error
    try:
        rows = _of_lines if text.lstrip().startswith("{") else _of_toml
        for entry in rows(text, table, known):
            yield entry, str(path)
    except FactsError as error:
        raise FactsError(f"{path}: {error}") from None


def _of_toml(text: str, table: str, known: Sequence[str]) -> Iterator[Entry]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"is not valid TOML: {error}") from None
    top = Entry(text, "", 0, data, FactsError)
    top.only((table, "version"))
    yield from entries(top, table, known)


def _of_lines(text: str, table: str, known: Sequence[str]) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        entry = Entry(text, table, number - 1, _object(line, number), FactsError, number)
        entry.only(known)
        yield entry


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise FactsError(f"line {number}: is not valid JSON: {error}") from None
    if not isinstance(row, dict):
        raise FactsError(f"line {number}: is not a JSON object")
    return row
