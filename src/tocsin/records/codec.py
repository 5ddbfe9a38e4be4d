"""Between records and their text: JSON that people can read and compare line by line."""

import json
from typing import Any, NoReturn

import msgspec

from tocsin.records.errors import RecordsError
from tocsin.records.model import Record

LARGEST = 64 * 1024 * 1024
DEEPEST = 40


def to_plain(record: Record) -> dict[str, Any]:
    """Give a record as JSON values, in the order of its classes."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return plain


def to_text(plain: dict[str, Any]) -> bytes:
    """Write JSON values as indented UTF-8, the same bytes for the same values."""
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def to_bytes(record: Record) -> bytes:
    """Write a record as indented UTF-8."""
    return to_text(to_plain(record))


def from_plain(plain: object) -> Record:
    """Make a record of JSON values that the schema has passed; `RecordsError` otherwise."""
    try:
        return msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        raise RecordsError(f"the record does not fit its schema: {error}") from None


def read_json(raw: bytes) -> object:
    """Read JSON strictly; `RecordsError` says in which line it breaks off and why.

    A key that stands twice, numbers that are none, text that is not UTF-8, and nesting no record
    has are refused, because reading on would lose something silently.
    """
    if len(raw) > LARGEST:
        raise RecordsError(
            f"the file has {len(raw):,} bytes; a record has {LARGEST:,} at most. "
            "Keep files in the evidence store and name them here by their hash"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RecordsError(f"line {line} is not UTF-8; save the file as UTF-8") from None
    return _parse(text)


def _parse(text: str) -> object:
    try:
        plain: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise RecordsError(
            f"line {error.lineno}, column {error.colno}: this is not JSON ({error.msg.lower()}); "
            "a comma, quotation mark or bracket is missing or too many near here"
        ) from None
    except RecursionError:
        raise RecordsError("the file is nested far deeper than any record; it is damaged") from None
    except ValueError as error:
        raise RecordsError(str(error)) from None
    if _depth(plain) > DEEPEST:
        raise RecordsError("the file is nested far deeper than any record; it is damaged")
    return plain


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in pairs:
        if key in out:
            raise ValueError(f"{key!r} stands twice in the same place; keep one of them")
        out[key] = value
    return out


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number that a record can hold; write the number or null")


def _depth(plain: object) -> int:
    """Give the depth of nesting, without recursion."""
    deepest, level = 0, [plain]
    while level and deepest <= DEEPEST:
        deepest += 1
        following: list[object] = []
        for one in level:
            if isinstance(one, dict):
                following.extend(one.values())
            elif isinstance(one, list):
                following.extend(one)
        level = following
    return deepest
