"""What both X exports share: shortened addresses, positions of marks, times in X's old form."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_URL = re.compile(r"https?://\S+")


class Shortener:
    """Replace addresses by short ones, the same for the same address."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def shorten(self, text: str) -> str:
        """Give the text as X sends it."""
        return _URL.sub(lambda match: self.short(match[0]), text)

    def short(self, url: str) -> str:
        """Give the short form of an address, with more letters than a real one has."""
        return self._known.setdefault(url, f"https://t.co/examplelink{len(self._known):02d}")


def old_time(at: datetime | None) -> str:
    """Write a time as `Wed Oct 10 20:19:24 +0000 2018`, whatever the locale."""
    assert at is not None
    at = at.astimezone(UTC)
    day, month = _DAYS[at.weekday()], _MONTHS[at.month - 1]
    return f"{day} {month} {at:%d %H:%M:%S} +0000 {at.year}"


def places(text: str, marks: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield each mark with its first place in the text, in characters."""
    for mark in marks:
        start = text.find(mark)
        if start >= 0:
            yield mark, start, start + len(mark)
