"""Read the times that people and programs write, and say what had to be assumed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = 631_152_000, 4_102_444_800  # the years 1990 to 2100
_HUGE = 1e20
_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_NUMBER = re.compile(r"\d{9,19}(\.\d+)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(?:\s*г\.?)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?")
_ZONE = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{2}):?(\d{2})$|(Z|UTC|GMT)$")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_SERIAL_ZERO = datetime(1899, 12, 30)
_SERIAL_FIRST, _SERIAL_LAST = 32_874, 73_051  # the years 1990 to 2100
_TWITTER = "%a %b %d %H:%M:%S %z %Y"


@dataclass(frozen=True, slots=True)
class Time:
    """A time in UTC; `naive`: no zone was written; `ambiguous`: day and month may be swapped."""

    at: datetime
    naive: bool = False
    ambiguous: bool = False


def parse_number(value: float) -> Time | None:
    """Read seconds, milli-, micro- or nanoseconds since 1970, told apart by size."""
    if not 0 < value < _HUGE:
        return None
    for unit in _UNITS:
        if _EARLIEST <= value / unit <= _LATEST:
            return Time(EPOCH + timedelta(microseconds=round(value * 1_000_000 / unit)))
    return None


def parse_serial(text: str, zone: timezone = UTC) -> Time | None:
    """Read the day count that spreadsheets keep dates as (45657.5 is noon on 31 December 2024)."""
    if not _SERIAL.fullmatch(text):
        return None
    days = float(text)
    if not _SERIAL_FIRST <= days <= _SERIAL_LAST:
        return None
    return _settle(_SERIAL_ZERO + timedelta(seconds=round(days * 86_400)), zone)


def parse_time(text: str, *, day_first: bool = True, zone: timezone = UTC) -> Time | None:
    """Read a time as text; `zone` is taken where none is written; `None` where it is no time.

    Known are RFC 3339 and ISO 8601, numbers since 1970, mail and old Twitter dates, and dates with
    points, slashes or dashes, with or without a clock.
    """
    text = text.strip()
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return _loosely(text, day_first, zone)
    return Time(time) if time.tzinfo is UTC else _settle(time, zone)


def _loosely(text: str, day_first: bool, zone: timezone) -> Time | None:
    if _NUMBER.fullmatch(text):
        return parse_number(float(text) if "." in text else int(text))
    return _by_hand(text, day_first, zone) or _by_words(text, zone)


def _settle(time: datetime, zone: timezone, ambiguous: bool = False) -> Time | None:
    naive = time.tzinfo is None
    try:
        at = (time.replace(tzinfo=zone) if naive else time).astimezone(UTC)
    except OverflowError:
        return None
    return Time(at, naive, ambiguous)


def _by_words(text: str, zone: timezone) -> Time | None:
    if not text[:1].isalpha() and "," not in text and ":" not in text:
        return None
    try:
        return _settle(datetime.strptime(text, _TWITTER), zone)
    except (ValueError, OverflowError):
        pass
    try:
        return _settle(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _by_hand(text: str, day_first: bool, zone: timezone) -> Time | None:
    date, ambiguous, rest = _date(text, day_first)
    if date is None:
        return None
    clock = rest.strip(" ,Tв")
    offset = _ZONE.search(clock)
    if offset:
        clock = clock[: offset.start()].strip()
    hour, minute, second = _clock(clock)
    try:
        time = datetime(*date, hour, minute, second, tzinfo=_zone(offset) if offset else None)
    except ValueError:
        return None
    return _settle(time, zone, ambiguous)


def _date(text: str, day_first: bool) -> tuple[tuple[int, int, int] | None, bool, str]:
    """Give year, month and day, whether they might be swapped, and the text after them."""
    if found := _YEAR_FIRST.match(text):
        return (int(found[1]), int(found[2]), int(found[3])), False, text[found.end() :]
    found = _YEAR_LAST.match(text)
    if not found:
        return None, False, ""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    pointed = found[2] == "."
    swap = second > 12 or (first <= 12 and not pointed and not day_first)
    day, month = (second, first) if swap else (first, second)
    ambiguous = not pointed and first <= 12 and second <= 12 and first != second
    return (year + 2000 if year < 100 else year, month, day), ambiguous, text[found.end() :]


def _clock(text: str) -> tuple[int, int, int]:
    """Read a clock; anything else than a clock gives an impossible hour."""
    if not text:
        return 0, 0, 0
    found = _CLOCK.fullmatch(text)
    if not found:
        return -1, 0, 0
    hour = int(found[1])
    if half := (found[4] or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, int(found[2]), min(int(found[3] or 0), 59)  # leap seconds end in 60


def _zone(found: re.Match[str]) -> timezone:
    if found[4]:
        return UTC
    minutes = int(found[2]) * 60 + int(found[3])
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
