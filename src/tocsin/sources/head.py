"""Take the beginning of a file apart for detection."""

import orjson

from tocsin.sources.base import Head
from tocsin.sources.encoding import Encoding, decode_head

_LINES = 20


def head_of(raw: bytes, encoding: Encoding | None) -> Head:
    """Give the head of a file that begins with `raw`; `None` says that it is no text."""
    if encoding is None:
        return Head(raw, None)
    text = decode_head(raw, encoding)
    return Head(raw, text, _values(text))


def _values(text: str) -> tuple[object, ...]:
    """Give the JSON values of the first lines, unreadable ones left out."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "[", '"'):
        return ()
    found: list[object] = []
    for line in text.lstrip("\ufeff").split("\n", _LINES)[:_LINES]:
        try:
            found.append(orjson.loads(line))
        except (orjson.JSONDecodeError, RecursionError):
            continue
    return tuple(found)
