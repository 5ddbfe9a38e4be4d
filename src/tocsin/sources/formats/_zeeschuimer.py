"""The envelope around every item that the Zeeschuimer browser extension recorded.

4CAT's own NDJSON holds the item itself with the envelope under `__import_meta`; both are read.
Ids in the envelope may be rounded by JavaScript, so formats take them from the item first.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from tocsin.domain import Origin
from tocsin.sources.base import Context, Head, Note, Record, Skip
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
    count,
    each_line,
    ident,
    kind_of,
    row,
    string,
)

ABSENT = "without author"


@dataclass(frozen=True, slots=True)
class Item:
    """One recorded item: what the site sent, where and when; `seen` is a tally to write to."""

    data: Row
    id: str | None
    page: str | None
    collected_at: str | None
    origin: Origin
    seen: Counter[str]


def is_from(head: Head, platforms: frozenset[str]) -> bool:
    """Say whether the first recorded item of a platform we know is of one of `platforms`."""
    found = [platform for value in head.values if (platform := _platform(row(value)))]
    known = [platform for platform in found if platform in KNOWN]
    return bool(known) and known[0] in platforms


def each_item(
    stream: IO[bytes],
    context: Context,
    name: str,
    platforms: frozenset[str],
    convert: Callable[[Item], Iterable[Record]],
) -> Iterator[Record]:
    """Open each line's envelope and yield what `convert` makes of the item in it."""
    seen: Counter[str] = Counter()

    def opened(place: int, value: Row) -> Iterable[Record]:
        platform = _platform(value)
        if platform is None:
            raise UnreadableError("`source_platform` is missing: no Zeeschuimer item")
        if platform not in platforms:
            return [Skip(place, f"an item of another platform: {platform[:60]}")]
        return convert(_item(value, Origin(context.file, name, place), seen))

    yield from each_line(stream, opened)
    if seen[ABSENT]:
        yield Note(f"items without their author's account: {seen[ABSENT]}")


def _platform(value: Row) -> str | None:
    if "source_platform" in value and "data" in value:
        return string(value["source_platform"])
    return string(row(value.get("__import_meta")).get("source_platform"))


def _item(value: Row, origin: Origin, seen: Counter[str]) -> Item:
    meta = row(value.get("__import_meta"))
    data = value if meta else value.get("data")
    if not isinstance(data, dict):
        raise UnreadableError(f"`data` is {kind_of(data)}, not an object")
    envelope = meta or value
    return Item(
        data=data,
        id=ident(envelope.get("item_id")),
        page=string(envelope.get("source_platform_url")),
        collected_at=_collected(envelope.get("timestamp_collected")),
        origin=origin,
        seen=seen,
    )


def _collected(milliseconds: object) -> str | None:
    number = count(milliseconds)
    if number is None or number >= 7_258_118_400_000:
        return None
    return datetime.fromtimestamp(number / 1000, UTC).isoformat(timespec="milliseconds")


X = frozenset({"twitter.com", "x.com"})
TIKTOK_COMMENTS = frozenset({"tiktok-comments"})
INSTAGRAM = frozenset({"instagram.com"})
THREADS = frozenset({"threads.net", "threads.com"})
KNOWN = X | TIKTOK_COMMENTS | INSTAGRAM | THREADS
