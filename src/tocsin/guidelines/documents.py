"""Read a TOML data file and say on which line an entry or key of it stands.

`tomllib` gives no positions, so lines are found by scanning the text; where the text is written
in an unusual way the line of the entry, or the first line, is given instead.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.guidelines.faults import DataFault

HEADER = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")


@dataclass(frozen=True, slots=True)
class Document:
    """A data file as text and as values."""

    file: str
    lines: tuple[str, ...]
    table: Mapping[str, Any]

    def key_line(self, key: str) -> int:
        """Give the line of a key or table of the top level, from 1."""
        pattern = re.compile(rf"\s*(\[+\s*)?{re.escape(key)}\b")
        return next((n for n, line in enumerate(self.lines, 1) if pattern.match(line)), 1)

    def span(self, kind: str, number: int, id: object) -> tuple[int, int]:
        """Give the first line of the entry and the one after its last, from 1."""
        headers = [(n, m[1]) for n, line in enumerate(self.lines, 1) if (m := HEADER.match(line))]
        own = [n for n, name in headers if name == kind]
        if number < len(own):
            start = own[number]
            return start, next((n for n, _ in headers if n > start), len(self.lines) + 1)
        start = find(self.lines, f'"{id}"', 1, len(self.lines) + 1) or 1
        return start, start + 1


def find(lines: tuple[str, ...], text: str, start: int, end: int) -> int | None:
    """Give the first line from `start` up to `end` that holds the text."""
    return next((n for n in range(start, end) if text in lines[n - 1]), None)


def open_document(path: Path, faults: list[DataFault]) -> Document | None:
    """Read one file; what keeps it from being read is added to `faults`."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        faults.append(DataFault(str(path), 1, f"{reason}; put the file there or mend its rights"))
        return None
    try:
        text = raw.decode("utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(DataFault(str(path), line, "not UTF-8; save the file as UTF-8"))
        return None
    except tomllib.TOMLDecodeError as error:
        faults.append(_toml_fault(path, raw, error))
        return None
    return Document(str(path), tuple(text.splitlines()), table)


def _toml_fault(path: Path, raw: bytes, error: tomllib.TOMLDecodeError) -> DataFault:
    place = re.search(r"at line (\d+)", str(error))
    line = int(place[1]) if place else raw.count(b"\n") + 1
    return DataFault(str(path), line, f"not valid TOML: {error}; mend the syntax there")
