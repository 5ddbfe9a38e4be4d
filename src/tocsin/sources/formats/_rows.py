"""Turn rows of a table into posts by a mapping; shared by tables in text and in workbooks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timezone
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from tocsin.domain import Origin, Post
from tocsin.sources.base import Context, Fault, Guess, Note, Record
from tocsin.sources.errors import MappingError
from tocsin.sources.formats.native import digest_id
from tocsin.sources.mapping import Mapping, guess, plain
from tocsin.sources.times import Time, parse_serial, parse_time
from tocsin.sources.values import FieldError, as_count, as_flag, as_handle

SAMPLE = 200
_TIMES = ("created_at", "author_created_at")
_COUNTS = ("author_followers", "likes", "reposts", "replies")
_LISTS = ("mentions", "hashtags", "urls")
_HOSTS = {
    "x.com": "x", "twitter.com": "x", "t.me": "telegram", "telegram.me": "telegram",
    "youtube.com": "youtube", "youtu.be": "youtube", "vk.com": "vk", "vk.ru": "vk",
    "facebook.com": "facebook", "fb.com": "facebook", "instagram.com": "instagram",
    "tiktok.com": "tiktok", "threads.net": "threads", "threads.com": "threads", "ok.ru": "ok",
    "bsky.app": "bluesky", "reddit.com": "reddit",
}  # fmt: skip

Cells = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where each field stands, and how its times are meant."""

    fields: dict[str, int]
    others: dict[str, int]
    platform: str | None
    day_first: bool
    zone: timezone
    says_zone: bool


@dataclass(slots=True)
class _Seen:
    naive: bool = False
    ambiguous: bool = False


def posts_of(
    header: Sequence[str], rows: Iterator[Cells | Fault], context: Context, name: str
) -> Iterator[Record]:
    """Yield a post for each row, and notes on what had to be guessed.

    A mapping that names no column of the table is a `Fault` of the whole table.
    """
    sample = list(islice(rows, SAMPLE))
    cells = [row[1] for row in sample if not isinstance(row, Fault)]
    try:
        mapping, guessed = _mapping(header, cells, context)
        plan = _plan(header, cells, mapping)
    except MappingError as error:
        yield Fault(1, str(error), ", ".join(header)[:300])
        return
    if guessed:
        yield Guess(dict(mapping.columns))
    if guessed and context.columns is not None:
        yield Note("the given mapping names columns that this table does not have")
    seen = _Seen()
    for row in chain(sample, rows):
        yield row if isinstance(row, Fault) else _record(row, plan, context, name, seen)
    if seen.naive and not plan.says_zone:
        yield Note("times without a zone were taken as UTC; set utc_offset in the mapping")
    if seen.ambiguous:
        order = "day first" if plan.day_first else "month first"
        yield Note(f"some dates can be read two ways and were read {order}; set day_first")


def _mapping(
    header: Sequence[str], cells: list[Sequence[str]], context: Context
) -> tuple[Mapping, bool]:
    """Give the mapping the reader was handed, and whether its columns had to be guessed.

    They are guessed where it names none, or none that this table has: one call may read tables of
    several makes.
    """
    columns, day_first = context.columns, context.extra.get("day_first")
    names = {plain(column) for column in header}
    guesses = guess(header, cells).columns
    strange = columns is not None and not any(plain(one) in names for one in columns.values())
    guessed = columns is None or (strange and "text" in guesses)
    mapping = Mapping(
        guesses if columns is None or guessed else columns,
        context.extra.get("platform"),
        None if day_first is None else day_first == "true",
        context.extra.get("utc_offset"),
    )
    return mapping, guessed


def _plan(header: Sequence[str], cells: list[Sequence[str]], mapping: Mapping) -> _Plan:
    names = [plain(column) for column in header]
    fields = {}
    for name, column in mapping.columns.items():
        if plain(column) not in names:
            raise MappingError(f"the mapping's column “{column}” is not in the table")
        fields[name] = names.index(plain(column))
    if "text" not in fields:
        raise MappingError("no column looks like the text of posts; name it in a mapping file")
    taken = set(fields.values())
    others = {column: i for i, column in enumerate(header) if i not in taken and column}
    day_first = mapping.day_first
    if day_first is None:
        day_first = _is_day_first([row[fields[n]] for row in cells for n in _TIMES if n in fields])
    zone = mapping.zone
    return _Plan(fields, others, mapping.platform, day_first, zone, mapping.utc_offset is not None)


def _is_day_first(dates: list[str]) -> bool:
    """Let the dates that can be read one way only decide; day first, as in our region, else."""
    slashed = [date.replace("-", "/").split("/") for date in dates]
    pairs = [(parts[0].strip(), parts[1].strip()) for parts in slashed if len(parts) > 2]
    firsts = [int(a) for a, b in pairs if a.isdecimal() and b.isdecimal() and len(a) < 3]
    seconds = [int(b) for a, b in pairs if a.isdecimal() and b.isdecimal() and len(a) < 3]
    return any(first > 12 for first in firsts) or not any(second > 12 for second in seconds)


def _record(row: Cells, plan: _Plan, context: Context, name: str, seen: _Seen) -> Record:
    place, cells = row
    try:
        known = {field: _read(field, cells[i], plan, seen) for field, i in plan.fields.items()}
    except FieldError as error:
        return Fault(place, str(error), " | ".join(cells)[:300])
    known["id"] = known.get("id") or digest_id(
        {field: cells[i] for field, i in plan.fields.items() if field != "id"}
    )
    known["platform"] = (
        (known.get("platform") or "").casefold()
        or plan.platform
        or platform_of(known.get("url") or "")
    )
    extra = {column: cells[i] for column, i in plan.others.items() if cells[i] != ""}
    return Post(**known, extra=extra, origin=Origin(context.file, name, place))


def _read(field: str, cell: str, plan: _Plan, seen: _Seen) -> Any:  # noqa: ANN401  # by field
    if field == "text":
        return cell
    cell = cell.strip()
    if not cell:
        return None
    try:
        if field in _TIMES:
            time = parse_time(cell, day_first=plan.day_first, zone=plan.zone)
            return _time(time or parse_serial(cell, plan.zone), cell, seen)
        return _typed(field, cell)
    except FieldError as error:
        raise FieldError(f"{field} {error}") from None


def _typed(field: str, cell: str) -> object:
    if field in _COUNTS:
        return as_count(cell)
    if field in _LISTS:
        return tuple(
            part.strip().lstrip("@#") for part in cell.replace(";", ",").split(",") if part.strip()
        )
    if field == "private":
        return as_flag(cell)
    return as_handle(cell) if field == "author_handle" else cell


def _time(time: Time | None, cell: str, seen: _Seen) -> object:
    if time is None:
        raise FieldError(f"is “{cell[:40]}”, expected a date such as 31.12.2024 18:05")
    seen.naive = seen.naive or time.naive
    seen.ambiguous = seen.ambiguous or time.ambiguous
    return time.at


def platform_of(url: str) -> str:
    """Give the platform of an address, `unknown` where it is none of the known ones."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return "unknown"
    return _HOSTS.get(host, "unknown")
