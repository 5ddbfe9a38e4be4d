"""The custody log: an append-only Merkle tree in SQLite, with proofs.

The log writes inside the transaction of its caller, so that an entry and what it speaks of become
durable together. Hashes of nodes stand in the order in which they become known; nothing in that
table is ever changed. Bodies and salts can be erased, hashes cannot.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.evidence import merkle
from tocsin.evidence.entry import SALT_BYTES, Entry, leaf_data
from tocsin.evidence.errors import LogError

TABLES = """
CREATE TABLE IF NOT EXISTS entries (
  n INTEGER PRIMARY KEY, exhibit INTEGER, salt BLOB, body BLOB,
  CHECK ((salt IS NULL) = (body IS NULL))
);
CREATE INDEX IF NOT EXISTS entries_exhibit ON entries (exhibit) WHERE exhibit IS NOT NULL;
CREATE INDEX IF NOT EXISTS entries_unbound ON entries (n)
  WHERE exhibit IS NULL AND body IS NOT NULL;
CREATE TABLE IF NOT EXISTS nodes (place INTEGER PRIMARY KEY, hash BLOB NOT NULL);
"""
_SALTS_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log; salt and body are `None` once it was erased."""

    index: int
    salt: bytes | None
    body: bytes | None

    @property
    def said(self) -> dict[str, Any]:
        """The entry as a JSON object; empty once it was erased."""
        return dict(json.loads(self.body)) if self.body is not None else {}


class Log:
    """Entries and tree in the tables of an open database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(TABLES)

    @property
    def size(self) -> int:
        """How many leaves there are."""
        last = self._db.execute("SELECT max(n) FROM entries").fetchone()[0]
        return 0 if last is None else int(last) + 1

    def append(self, entries: Iterable[Entry]) -> range:
        """Add entries at the end; give their indices. They are durable once the caller commits."""
        first = self.size
        edge = merkle.Frontier(self.node, first)
        rows: list[tuple[int, int | None, bytes, bytes]] = []
        hashes: list[bytes] = []
        for entry, salt in zip(entries, _salts(), strict=False):
            body = entry.body()
            rows.append((edge.size, entry.exhibit, salt, body))
            hashes += edge.add(merkle.leaf_hash(leaf_data(salt, body)))
        start = merkle.place_of(0, first)
        self._db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO nodes VALUES (?, ?)", enumerate(hashes, start))
        return range(first, edge.size)

    def node(self, level: int, index: int) -> bytes:
        """Give the hash of a full subtree; raise `LogError` where it is not there."""
        place = merkle.place_of(level, index)
        row = self._db.execute("SELECT hash FROM nodes WHERE place = ?", (place,)).fetchone()
        if row is None:
            raise LogError(f"the log has lost a hash (level {level}, {index}); restore a backup")
        return bytes(row[0])

    def root(self, size: int | None = None) -> bytes:
        """Give the root over the first `size` leaves, over all where none is given."""
        return merkle.root(self.node, self.size if size is None else size)

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Prove that an entry is among the first `size`."""
        return merkle.inclusion(self.node, index, size)

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Prove that the first `old` leaves are the beginning of the first `new`."""
        return merkle.consistency(self.node, old, new)

    def lines(self, start: int = 0, end: int | None = None) -> Iterator[Line]:
        """Give lines in order."""
        stop = self.size if end is None else end
        found = self._db.execute(
            "SELECT n, salt, body FROM entries WHERE n >= ? AND n < ? ORDER BY n", (start, stop)
        )
        yield from (Line(*row) for row in found)

    def about(self, exhibit: int) -> list[Line]:
        """Give the lines that speak of an exhibit, oldest first."""
        found = self._db.execute(
            "SELECT n, salt, body FROM entries WHERE exhibit = ? ORDER BY n", (exhibit,)
        )
        return [Line(*row) for row in found]

    def unbound(self) -> list[Line]:
        """Give the lines that speak of no exhibit and were not erased, oldest first."""
        found = self._db.execute(
            "SELECT n, salt, body FROM entries "
            "WHERE exhibit IS NULL AND body IS NOT NULL ORDER BY n"
        )
        return [Line(*row) for row in found]

    def erase(self, exhibit: int) -> list[int]:
        """Delete salt and body of the lines on an exhibit; give their indices. Leaves stay."""
        indices = [line.index for line in self.about(exhibit)]
        self._db.execute(
            "UPDATE entries SET salt = NULL, body = NULL, exhibit = NULL WHERE exhibit = ?",
            (exhibit,),
        )
        return indices


def _salts() -> Iterator[bytes]:
    while True:
        block = os.urandom(SALT_BYTES * _SALTS_AT_ONCE)
        for start in range(0, len(block), SALT_BYTES):
            yield block[start : start + SALT_BYTES]
