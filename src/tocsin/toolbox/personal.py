"""Find what points to a person in texts that are to be exchanged: contacts, numbers, accounts.

A machine finds shapes, not names: names of private people must be kept out by those who write. The
public web addresses of sources are not looked at.
"""

import re
from collections.abc import Iterator, Mapping

SHAPES = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"),
    "an account": re.compile(r"(?<![\w/@])@[A-Za-z_]\w{2,}"),
    "a profile address": re.compile(
        r"(?:t\.me|instagram\.com|facebook\.com|vk\.com|x\.com|twitter\.com|tiktok\.com|wa\.me)/\w",
        re.IGNORECASE,
    ),
    "a telephone number": re.compile(r"(?<![\d-])\+?\d[\d ()\u2010-\u2015.-]{8,}\d(?!\d)"),
    "a long number, such as an identity number": re.compile(r"(?<!\d)\d{9,}(?!\d)"),
    "an IP address": re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"),
    "a place by its coordinates": re.compile(r"-?\d{1,2}\.\d{4,}[,; ]+-?\d{1,3}\.\d{4,}"),
}
# Days and spans of years look like telephone numbers and are none.
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}|\b(?:19|20)\d{2}\b")
PUBLIC = ("url", "archived_copy", "key", "signature", "hash", "parents", "base")


def marks_of_a_person(text: str) -> list[str]:
    """Say what in a text points to a person, with the words; empty where nothing does."""
    undated = _DAYS.sub(lambda found: " " * len(found[0]), text)
    return [
        f"{what} ({found[0].strip()[:60]!r})"
        for what, shape in SHAPES.items()
        if (found := shape.search(undated))
    ]


def personal_data(value: object, place: str = "") -> Iterator[str]:
    """Say where in plain values something points to a person: `entry.owner: an e-mail address`."""
    if isinstance(value, str):
        for mark in marks_of_a_person(value):
            yield f"{place or 'text'}: {mark}"
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in PUBLIC:
                yield from personal_data(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from personal_data(inner, f"{place} {number}".strip())
