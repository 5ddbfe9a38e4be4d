"""Take fields out of a row that the guidelines do not have: days, years, parts, words with gaps."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from tocsin.guidelines import Words
from tocsin.guidelines.rows import Row

EARLIEST, LATEST = 1900, 2100


def day(row: Row, key: str) -> date | None:
    """Take an optional day, written without quotes as 2026-11-23."""
    value = _take(row, key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is not None:
        row.fault(f"{key} must be a day written as 2026-11-23, without quotes", key)
    return None


def needed_day(row: Row, key: str) -> date:
    """Take a day that must be there."""
    value = day(row, key)
    if value is None and key not in row.raw:
        row.fault(f"{key} is missing; add the day, written as 2026-11-23")
    return value or date(EARLIEST, 1, 1)


def year(row: Row, key: str) -> int | None:
    """Take an optional year."""
    return row.number(key, EARLIEST, LATEST) if key in row.raw else None


def count(row: Row, key: str) -> int | None:
    """Take an optional number of people or things."""
    return row.number(key, 0, 1_000_000) if key in row.raw else None


def choice_of_two(row: Row, key: str) -> bool | None:
    """Take true or false, or `None` where the key is not there: not known."""
    return row.flag(key) if key in row.raw else None


def title(row: Row, key: str) -> Words:
    """Take words of which only the English ones are needed; the others fall back on them."""
    value = row.raw.get(key)
    if isinstance(value, dict) and isinstance(value.get("en"), str):
        full = {"ru": value["en"], "kk": value["en"], **value}
        copy = Row(row.document, row.span, {key: full}, row.faults, row.name)
        row.asked.add(key)
        return copy.words(key)
    return row.words(key)


def address(row: Row, key: str, *, needed: bool = False) -> str:
    """Take a web address."""
    url = row.text(key) if needed else row.note(key)
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        row.fault(f"{key} {url!r} is no web address; begin it with https://", key)
    return url


def parts(row: Row, key: str, kind: str) -> Iterator[Row]:
    """Take the sub-tables written as `[[kind.key]]`, one row each; there may be none."""
    row.asked.add(key)
    values = row.raw.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        row.fault(f"{key} must be written as tables, [[{kind}.{key}]]", key)
        return
    header = re.compile(rf"\s*\[\[\s*{kind}\.{key}\s*\]\]")
    lines = row.document.lines
    starts = [n for n in range(*row.span) if header.match(lines[n - 1])]
    for number, value in enumerate(values):
        start = starts[number] if number < len(starts) else row.span[0]
        end = next((n for n in range(start + 1, row.span[1]) if _opens(lines[n - 1])), row.span[1])
        yield Row(row.document, (start, end), value, row.faults, f"{row.name}, {key} {number + 1}")


def _opens(line: str) -> bool:
    return line.lstrip().startswith("[[")


def _take(row: Row, key: str) -> object:
    row.asked.add(key)
    return row.raw.get(key)
