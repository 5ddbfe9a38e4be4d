"""A staging file that takes posts in any order and gives each back once, in order of time.

What comes out does not depend on the order in which it was put in. It is a working file: it is not
safe against a crash, and holds the posts in clear.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, get_type_hints

import msgspec

from tocsin.domain import Media, Origin, Post
from tocsin.domain.post import NOTHING
from tocsin.sources.values import without_surrogates

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST = 2**63 - 1
_MICROSECOND = timedelta(microseconds=1)
_NAMES = tuple(field.name for field in fields(Post) if field.name != "origin")
_HINTS = get_type_hints(Post)
_SETTINGS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -49152;
CREATE TABLE IF NOT EXISTS posts (
  platform TEXT NOT NULL, id TEXT NOT NULL, at INTEGER, rank INTEGER NOT NULL,
  digest BLOB NOT NULL, file TEXT NOT NULL, place INTEGER NOT NULL, format TEXT NOT NULL,
  body BLOB NOT NULL, UNIQUE (platform, id)
);
"""
_BETTER = "(-excluded.rank, excluded.digest) < (-rank, digest)"
_EARLIER = "(excluded.file, excluded.place, excluded.format) < (file, place, format)"
_PUT = f"""
INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (platform, id) DO UPDATE SET
  at = CASE WHEN {_BETTER} THEN excluded.at ELSE at END,
  rank = CASE WHEN {_BETTER} THEN excluded.rank ELSE rank END,
  digest = CASE WHEN {_BETTER} THEN excluded.digest ELSE digest END,
  body = CASE WHEN {_BETTER} THEN excluded.body ELSE body END,
  file = CASE WHEN {_EARLIER} THEN excluded.file ELSE file END,
  place = CASE WHEN {_EARLIER} THEN excluded.place ELSE place END,
  format = CASE WHEN {_EARLIER} THEN excluded.format ELSE format END
WHERE {_BETTER} OR {_EARLIER}
"""  # noqa: S608  # put together from constants
_ALL = """
SELECT body, file, format, place FROM posts ORDER BY at IS NULL, at, platform, id
"""

_ONE = "SELECT body, file, format, place FROM posts WHERE platform = ? AND id = ?"

_values = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many posts put on the shelf were new, and how many had been seen before."""

    new: int
    again: int


class Shelf:
    """Posts on disk, each natural key (platform, id) once.

    Of two differing copies the one with more fields stays, then the one with the smaller digest;
    the origin kept is the smallest. Without a `path` the file is temporary and goes with the
    shelf.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="tocsin-") if path is None else None
        self.path = Path(self._folder.name, "shelf.db") if self._folder else Path(path or "")
        self._db = sqlite3.connect(self.path, isolation_level=None)
        self._db.executescript(_SETTINGS)
        self._encode = msgspec.msgpack.Encoder(enc_hook=_plain).encode
        self._decode = _decoder()

    def put(self, posts: Iterable[Post]) -> Counts:
        """Take posts and count how many were new."""
        taken = 0

        def rows() -> Iterator[tuple[object, ...]]:
            nonlocal taken
            for post in posts:
                taken += 1
                yield self._row(post)

        before = self.count
        self._db.execute("BEGIN")
        try:
            self._db.executemany(_PUT, rows())
        finally:
            self._db.execute("COMMIT")
        new = self.count - before
        return Counts(new, taken - new)

    @property
    def count(self) -> int:
        """How many posts are on the shelf."""
        found = self._db.execute("SELECT max(rowid) FROM posts").fetchone()[0]
        return int(found or 0)  # nothing is ever deleted, so the last number is the count

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Post]:
        yield from map(self._post, self._db.execute(_ALL))

    def get(self, keys: Iterable[str]) -> dict[str, Post]:
        """Give the posts of the natural keys (`platform:id`) that are on the shelf, by key."""
        out = {}
        for key in keys:
            platform, _, native = key.partition(":")
            row = self._db.execute(_ONE, (platform, native)).fetchone()
            if row is not None:
                out[key] = self._post(row)
        return out

    def close(self) -> None:
        """Close the file, and remove it where it is temporary."""
        self._db.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _post(self, row: tuple[bytes, str, str, int]) -> Post:
        body, file, name, place = row
        origin = Origin(file, name, place) if file or name else None
        *values, extra = self._decode(body)
        return Post(*values, extra or NOTHING, origin)  # type: ignore[call-arg]  # all values

    def _row(self, post: Post) -> tuple[object, ...]:
        values = _values(post)
        try:
            return self._packed(post, values)
        except (ValueError, OverflowError, TypeError, RecursionError):
            return self._packed(post, _mended(values))

    def _packed(self, post: Post, values: tuple[Any, ...]) -> tuple[object, ...]:
        body = self._encode(values)
        origin = post.origin or Origin("", "", 0)
        return (
            values[_PLATFORM],
            values[_ID],
            _instant(values[_AT]),
            len(values) - values.count(None),
            blake2b(body, digest_size=16).digest(),
            origin.file,
            origin.place,
            origin.format,
            body,
        )


_ID, _PLATFORM, _AT = (_NAMES.index(name) for name in ("id", "platform", "created_at"))


def _instant(at: datetime | None) -> int | None:
    return None if at is None else (at - _EPOCH) // _MICROSECOND


def _decoder() -> Callable[[bytes], tuple[Any, ...]]:
    hints = tuple(dict[str, Any] if name == "extra" else _HINTS[name] for name in _NAMES)
    return msgspec.msgpack.Decoder(tuple[hints]).decode  # type: ignore[valid-type]


def _plain(value: object) -> object:
    """Give what msgspec knows for what it does not."""
    return dict(value) if hasattr(value, "keys") else str(value)  # type: ignore[call-overload]


def _mended(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give values that can be written: whole characters, numbers of 64 bits, times in UTC."""
    return tuple(
        _writable(value) if name == "extra" else _mended_value(value)
        for name, value in zip(_NAMES, values, strict=True)
    )


def _mended_value(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(-_LARGEST, min(value, _LARGEST))
    if isinstance(value, tuple):
        return tuple(_mended_value(item) for item in value)
    if isinstance(value, Media):
        return Media(*(without_surrogates(part) for part in (value.kind, value.url, value.sha256)))
    return without_surrogates(value)


def _writable(extra: object) -> object:
    """Keep what can be written of the extra fields, the rest as text."""
    kept = {}
    for key, value in dict(extra).items():  # type: ignore[call-overload]
        clean = without_surrogates(str(key))
        try:
            msgspec.msgpack.encode(value)
            kept[clean] = value
        except (ValueError, OverflowError, TypeError, RecursionError):
            kept[clean] = without_surrogates(_shown(value))
    return kept


def _shown(value: object) -> str:
    try:
        return str(value)
    except (ValueError, RecursionError):
        return "(too deep or too large to keep)"
