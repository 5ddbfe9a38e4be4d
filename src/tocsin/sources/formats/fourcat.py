"""CSV files of 4CAT: always `id`, `thread_id`, `body` and `author`, the rest as the source has it.

The platform is told from its own columns; what no field of ours names is kept under `extra`.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from tocsin.domain import Media, Origin, Post
from tocsin.sources.base import Context, Fault, Head, Note, Record
from tocsin.sources.formats._fields import (
    Fields,
    UnreadableError,
    count,
    extra,
    handle,
    ident,
    iso,
    names,
    seconds,
)

_ALWAYS = frozenset({"id", "thread_id", "body", "author"})
_TIMES = frozenset({"timestamp", "unix_timestamp"})
_PLATFORMS = (
    ("x", frozenset({"retweet_count", "is_retweet"})),
    ("telegram", frozenset({"chat", "author_username", "author_is_bot"})),
    ("tiktok", frozenset({"is_comment_on_comment", "post_id"})),
    ("tiktok", frozenset({"tiktok_url"})),
    ("threads", frozenset({"is_paid_partnership", "quotes", "reposts"})),
    ("instagram", frozenset({"num_likes", "num_comments", "image_url"})),
    ("reddit", frozenset({"subreddit", "subject"})),
)
_COLUMNS = {
    "url": ("link", "tweet_url", "tiktok_url", "comment_url", "url"),
    "author_name": ("author_fullname", "author_full", "author_name"),
    "lang": ("language_guess", "lang", "language"),
    "mentions": ("mentions", "mentioned", "usertags"),
    "hashtags": ("hashtags",),
    "urls": ("urls",),
    "likes": ("like_count", "likes", "num_likes"),
    "reposts": ("retweet_count", "reposts"),
    "replies": ("reply_count", "replies", "num_comments", "comments"),
    "author_followers": ("author_followers",),
}
_MEDIA = (
    ("photo", "images"),
    ("video", "videos"),
    ("photo", "image_url"),
    ("video", "video_url"),
    ("audio", "audio_url"),
)
_USED = names(
    "id thread_id body author subject timestamp unix_timestamp chat author_id author_username "
    "reply_to author_is_verified"
).union(*_COLUMNS.values(), (column for _, column in _MEDIA))
_MISSING = re.compile(r"<[\w.]*MissingMappedField object at 0x[0-9a-fA-F]+>")
_HASH = re.compile(r"[0-9a-f]{32,128}")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
_REDACTED = "REDACTED"
_NOTES = {
    "hashed": "rows whose author 4CAT pseudonymised, so that no handle can match: {}",
    "redacted": "rows whose author was taken out by 4CAT's anonymisation: {}",
    "local": "rows without `unix_timestamp`, whose `timestamp` was read as UTC: {}",
}

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class FourCat:
    """A CSV file that 4CAT wrote."""

    name: str = "fourcat"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the first line names the columns that every 4CAT file has."""
        opening = head.opening.split("\n", 1)[0]
        try:
            columns = frozenset(next(csv.reader([opening]), []))
        except csv.Error:
            return False
        return columns >= _ALWAYS and not _TIMES.isdisjoint(columns)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield a post a row; places are row numbers, the header being row 1."""
        text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
        try:
            yield from self._rows(csv.reader(text), context)
        finally:
            text.detach()

    def _rows(self, reader: Iterator[list[str]], context: Context) -> Iterator[Record]:
        seen: Counter[str] = Counter()
        columns: list[str] = []
        for place, cells in _numbered(reader):
            if isinstance(cells, Fault):
                yield cells
            elif not columns:
                columns = cells
            elif cells:
                origin = Origin(context.file, self.name, place)
                yield _record(columns, cells, origin, seen)
        yield from (Note(_NOTES[kind].format(number)) for kind, number in sorted(seen.items()))


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | Fault]]:
    place = 0
    while True:
        place += 1
        try:
            yield place, next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield place, Fault(place, f"row {place} is not CSV: {problem}")


def _record(columns: list[str], cells: list[str], origin: Origin, seen: Counter[str]) -> Record:
    place, excerpt = origin.place, ",".join(cells)[:300]
    if len(cells) != len(columns):
        expected = f"{len(cells)} cells where the header has {len(columns)}"
        return Fault(place, f"row {place} has {expected}", excerpt)
    known = {
        name: cell
        for name, cell in zip(columns, cells, strict=True)
        if not _MISSING.fullmatch(cell)
    }
    try:
        return _post(known, _platform(columns), origin, seen)
    except UnreadableError as problem:
        return Fault(place, f"row {place}: {problem}", excerpt)


def _platform(columns: list[str]) -> str:
    here = frozenset(columns)
    return next((name for name, own in _PLATFORMS if own <= here), "4cat")


def _post(row: Cells, platform: str, origin: Origin, seen: Counter[str]) -> Post:
    number = ident(row.get("id"))
    if number is None:
        raise UnreadableError("`id` is missing")
    if _ROUNDED.fullmatch(number):
        raise UnreadableError("`id` was rounded by a spreadsheet; use the file as 4CAT gave it")
    chat = f"{row['chat']}/" if platform == "telegram" and row.get("chat") else ""
    return Post(
        id=chat + number,
        platform=platform,
        text=_text(row),
        created_at=_time(row, seen),
        in_reply_to=_answered(row, platform, chat),
        thread_id=_thread(row, platform),
        author_verified=_yes(row.get("author_is_verified")),
        media=_media(row),
        extra=extra({name: cell for name, cell in row.items() if name not in _USED}),
        origin=origin,
        **_author(row, platform, seen),
        **_by_name(row),
    )


def _by_name(row: Cells) -> Fields:
    return {
        **{field: _named(row, field) for field in ("url", "lang")},
        **{field: _listed(_named(row, field)) for field in ("mentions", "hashtags", "urls")},
        **{field: count(_named(row, field)) for field in ("likes", "reposts", "replies")},
    }


def _named(row: Cells, field: str) -> str | None:
    return next((row[column] for column in _COLUMNS[field] if column in row), None)


def _listed(cell: str | None) -> tuple[str, ...] | None:
    if cell is None:
        return None
    return tuple(one.strip().lstrip("@#") for one in cell.split(",") if one.strip())


def _text(row: Cells) -> str | None:
    subject, body = row.get("subject"), row.get("body")
    return f"{subject}\n\n{body}".strip() if subject else body


def _time(row: Cells, seen: Counter[str]) -> datetime | None:
    exact, written = row.get("unix_timestamp"), row.get("timestamp")
    if exact:
        return seconds(exact, "unix_timestamp")
    if not written:
        return None
    if written.isdigit():
        return seconds(written, "timestamp")
    seen["local"] += 1
    return iso(written, "timestamp")


def _answered(row: Cells, platform: str, chat: str) -> str | None:
    if platform == "telegram" and row.get("reply_to"):
        return chat + row["reply_to"]
    if platform == "tiktok" and "post_id" in row:
        return row.get("thread_id") or None
    return None


def _thread(row: Cells, platform: str) -> str | None:
    # 4CAT's thread of a TikTok comment is the comment it answers; the video is the whole thread.
    video = row.get("post_id") if platform == "tiktok" else None
    return video or row.get("thread_id") or None


def _author(row: Cells, platform: str, seen: Counter[str]) -> Fields:
    author = _person(row.get("author"), seen)
    hashed = author is not None and _HASH.fullmatch(author) is not None
    seen.update(["hashed"] if hashed else [])
    by_id = hashed or platform == "telegram"
    name = author if not by_id else row.get("author_username")
    return {
        "author_id": (author if by_id else _person(row.get("author_id"))) or None,
        "author_handle": handle(_person(name)),
        "author_name": _person(_named(row, "author_name")),
        "author_followers": count(_named(row, "author_followers")),
    }


def _person(cell: str | None, seen: Counter[str] | None = None) -> str | None:
    if cell != _REDACTED:
        return cell
    if seen is not None:
        seen["redacted"] += 1
    return None


def _media(row: Cells) -> tuple[Media, ...] | None:
    sent = [(kind, row[column]) for kind, column in _MEDIA if column in row]
    if not sent:
        return None
    return tuple(Media(kind, one) for kind, cell in sent for one in cell.split(",") if one)


def _yes(cell: str | None) -> bool | None:
    return {"yes": True, "no": False}.get(cell or "")


FOURCAT = FourCat()
