"""Take values out of records that other people's software wrote.

Every function here accepts any JSON value and never fails on its kind: what is not there, or is
not what the field holds, is `None`. Only what makes a whole record unreadable raises
`UnreadableError`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import IO, Any

import orjson

from tocsin.domain.post import NOTHING
from tocsin.sources.base import Fault, Record
from tocsin.sources.lines import excerpt_of, lines

Row = dict[str, Any]
Fields = dict[str, Any]
"""Arguments of `Post` by name."""

_EXCERPT = 300
_LARGEST = 2**63 - 1
_LAST_SECOND = 7_258_118_400  # the year 2200; later means milliseconds, or nonsense
_DEEPEST = 24
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OLD_TIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) \+0000 (\d{4})", re.ASCII
)


class UnreadableError(ValueError):
    """A record cannot be read; the message names the field and what is wrong with it."""


def reach(value: object, *path: str | int) -> object:
    """Follow keys and list positions into `value`, `None` where the way ends."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def first(value: object, *paths: tuple[str | int, ...]) -> object:
    """Give what the first path that leads somewhere leads to."""
    found = (reach(value, *path) for path in paths)
    return next((item for item in found if item is not None), None)


def row(value: object) -> Row:
    """Give an object as it is and anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Row]:
    """Give the objects of a list, and none of anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(value: object) -> str | None:
    """Give a string, an empty one included."""
    return value if isinstance(value, str) else None


def needed(value: object, field: str) -> str | None:
    """Give a string or `None`; raise `UnreadableError` for any other kind."""
    if value is None or isinstance(value, str):
        return value
    raise UnreadableError(f"`{field}` is {kind_of(value)}, not text")


def ident(value: object) -> str | None:
    """Give a native id as text; empty and null ids are none."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST:
        return str(value)
    return None


def handle(value: object) -> str | None:
    """Give a handle without its leading `@`."""
    return value.removeprefix("@") if isinstance(value, str) else None


def count(value: object) -> int | None:
    """Give a count, also from digits in a string; negative counts mean that nobody knows."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
        return value
    return None


def flag(value: object) -> bool | None:
    """Give a truth value and nothing that merely looks like one."""
    return value if isinstance(value, bool) else None


def any_flag(*values: object) -> bool | None:
    """Say true if any of the values is, `None` if none of them was sent."""
    known = [value for value in values if isinstance(value, bool)]
    return any(known) if known else None


def picked(value: object, pick: Callable[[Row], object]) -> tuple[str, ...] | None:
    """Pick one string from each object of a list; `None` where no list was sent."""
    if not isinstance(value, list):
        return None
    found = (pick(item) for item in rows(value))
    return tuple(item for item in found if isinstance(item, str) and item)


def seconds(value: object, field: str) -> datetime | None:
    """Read POSIX seconds, as number or digits, as a time in UTC."""
    if value is None:
        return None
    try:
        number = float(value) if isinstance(value, int | float | str | Decimal) else -1.0
    except (ValueError, OverflowError):
        number = -1.0
    if isinstance(value, bool) or not 0 < number < _LAST_SECOND:
        raise UnreadableError(f"`{field}` is not a time in seconds: {shown(value, 60)}")
    return datetime.fromtimestamp(number, UTC)


def iso(value: object, field: str) -> datetime | None:
    """Read an ISO 8601 time; one without zone is taken as UTC."""
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
        if read is not None:
            return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        pass
    raise UnreadableError(f"`{field}` is not an ISO 8601 time: {shown(value, 60)}")


def old_time(value: object, field: str) -> datetime | None:
    """Read X's old form `Wed Oct 10 20:19:24 +0000 2018`, whatever the locale."""
    if value is None:
        return None
    match = _OLD_TIME.fullmatch(value) if isinstance(value, str) else None
    try:
        if match:
            month, *numbers = match.groups()
            day, hour, minute, second, year = (int(number) for number in numbers)
            return datetime(year, _MONTHS.index(month) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        pass
    raise UnreadableError(f"`{field}` is not a time like `Wed Oct 10 20:19:24 +0000 2018`")


def lenient(read: Callable[[object, str], datetime | None], value: object) -> datetime | None:
    """Read a time that no record depends on, `None` where it is not one."""
    try:
        return read(value, "")
    except UnreadableError:
        return None


def extra(known: Mapping[str, object]) -> Mapping[str, Any]:
    """Keep what was sent and can be written again: no nulls, nothing nested beyond reason."""
    kept = {key: _plain(value) for key, value in known.items() if value is not None}
    return {key: value for key, value in kept.items() if value is not None} or NOTHING


def names(listed: str) -> frozenset[str]:
    """Give the field names of a list with spaces between."""
    return frozenset(listed.split())


def rest(record: Row, used: frozenset[str]) -> Row:
    """Give the fields of a record that the contract has no name for."""
    return {key: value for key, value in record.items() if key not in used}


def kind_of(value: object) -> str:
    """Name a JSON kind in words for a message."""
    kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    return "null" if value is None else kinds.get(type(value), "a number")


def shown(value: object, length: int = _EXCERPT) -> str:
    """Give the beginning of a value as JSON for a message or the quarantine."""
    try:
        written = orjson.dumps(value, default=str).decode("utf-8", "replace")
    except (orjson.JSONEncodeError, RecursionError):
        written = f"({kind_of(value)} that cannot be written as JSON)"
    return written[:length]


def each_line(
    stream: IO[bytes], convert: Callable[[int, Row], Iterable[Record]]
) -> Iterator[Record]:
    """Read a JSON object from each line and yield what `convert` makes of it.

    `convert` takes the line's byte offset and the object; its `UnreadableError` becomes a `Fault`.
    """
    for line in lines(stream):
        if isinstance(line, Fault):
            yield line
            continue
        place, raw = line
        try:
            value = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
            if not isinstance(value, dict):
                raise UnreadableError(f"the line holds {kind_of(value)}, not a JSON object")
            yield from convert(place, value)
        except orjson.JSONDecodeError as problem:
            yield Fault(place, f"the line is not JSON: {problem}", excerpt_of(raw))
        except UnreadableError as problem:
            yield Fault(place, str(problem), excerpt_of(raw))


def each_record(place: int, value: object, convert: Callable[[Row], Record]) -> Record:
    """Convert one object that lies in a bigger one; its `UnreadableError` becomes a `Fault`."""
    if not isinstance(value, dict):
        return Fault(place, f"the record is {kind_of(value)}, not an object", shown(value))
    try:
        return convert(value)
    except UnreadableError as problem:
        return Fault(place, str(problem), shown(value))


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and abs(value) > _LARGEST:
        return str(value)
    if isinstance(value, dict | list):
        return _rebuilt(value) if _depth_within(value, _DEEPEST) else None
    return value


def _rebuilt(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    if isinstance(value, dict):
        return {key: _plain(item) if item is not None else None for key, item in value.items()}
    return [_plain(item) for item in value]


def _depth_within(value: Any, limit: int) -> bool:  # noqa: ANN401 - JSON in
    level = [value]
    for _ in range(limit):
        level = [
            item
            for node in level
            for item in (node.values() if isinstance(node, dict) else node)
            if isinstance(item, dict | list)
        ]
        if not level:
            return True
    return False
