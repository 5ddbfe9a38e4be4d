"""The history of one case: a line for every change, enough to take each back.

A line is written before the record is, and names the hashes of the record before and after. If
the power fails between the two, the record is simply still the one before, and the line is passed
over when the history is read.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.records.changes import Change
from tocsin.records.errors import RecordsError

UNDO = "undo: "


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when, by whom, what was done, and the record's hashes before and after."""

    at: str
    by: str
    what: str
    was: str
    now: str
    changes: tuple[Change, ...]

    def line(self) -> bytes:
        """Give the entry as one line of JSON."""
        plain = {
            "at": self.at,
            "by": self.by,
            "what": self.what,
            "was": self.was,
            "now": self.now,
            "changes": [change.as_plain() for change in self.changes],
        }
        return (json.dumps(plain, ensure_ascii=False) + "\n").encode("utf-8")


def read(path: Path) -> tuple[Entry, ...]:
    """Read all entries; a last line that was cut off by a power failure is passed over.

    Raises `RecordsError` with the line where the history is damaged in its middle.
    """
    if not path.exists():
        return ()
    lines = path.read_bytes().split(b"\n")
    whole = lines[:-1]  # what follows the last line end was cut off, or is nothing
    return tuple(_entries(whole, path))


def reach(entries: Iterable[Entry], now: str) -> tuple[Entry, ...]:
    """Give the unbroken run of changes that led to the record with the hash `now`, oldest first."""
    run: list[Entry] = []
    for entry in reversed(tuple(entries)):
        if entry.now == now:
            run.append(entry)
            now = entry.was
    return tuple(reversed(run))


def undoing(entry: Entry) -> str:
    """Say that an entry is taken back."""
    return f"{UNDO}{entry.what}"


def still_standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the changes that were not taken back, oldest first."""
    stack: list[Entry] = []
    for entry in entries:
        if entry.what.startswith(UNDO) and stack:
            stack.pop()
        else:
            stack.append(entry)
    return tuple(stack)


def _entries(lines: list[bytes], path: Path) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        try:
            yield _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise RecordsError(
                f"{path}:{number}: this line of the history is damaged; "
                "restore the file from a copy, or move it away to go on without it"
            ) from None


def _entry(raw: Mapping[str, Any]) -> Entry:
    changes = tuple(Change.from_plain(one) for one in raw["changes"])
    texts = [raw[key] for key in ("at", "by", "what", "was", "now")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    at, by, what, was, now = texts
    return Entry(at, by, what, was, now, changes)
