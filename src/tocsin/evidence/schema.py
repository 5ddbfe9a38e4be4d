"""The database of a store."""

import sqlite3
from pathlib import Path

from tocsin.evidence.errors import StoreError

FORMAT = 1
_BUSY_SECONDS = 30
_SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
CREATE TABLE IF NOT EXISTS store (id TEXT NOT NULL, format INTEGER NOT NULL, key BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS exhibits (
  number INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL, sha256 TEXT NOT NULL,
  parent INTEGER REFERENCES exhibits, body BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS exhibits_once
  ON exhibits (case_id, sha256, ifnull(parent, 0));
CREATE INDEX IF NOT EXISTS exhibits_sha256 ON exhibits (sha256);
CREATE INDEX IF NOT EXISTS exhibits_parent ON exhibits (parent);
CREATE TABLE IF NOT EXISTS doomed (sha256 TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS checkpoints (size INTEGER PRIMARY KEY, note BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS stamps (
  size INTEGER NOT NULL REFERENCES checkpoints, authority TEXT NOT NULL, at TEXT NOT NULL,
  response BLOB NOT NULL, roots BLOB NOT NULL
);
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the database and make what it lacks; commits are durable when they return."""
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.executescript(_SETTINGS)
    except sqlite3.DatabaseError as error:
        db.close()
        raise StoreError(f"{path} cannot be read ({error}); restore it from a backup") from error
    return db


def hold(path: Path) -> sqlite3.Connection:
    """Keep other writers out until the connection is closed or the process ends, however it ends.

    Raises `StoreError` where another writer is at work for longer than half a minute.
    """
    lock = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise StoreError(
            f"another command is writing to this store ({error}); try again when it is done"
        ) from error
    return lock
