"""Tocsin's own records: one JSON object a line, or one JSON array of them.

The contract names the fields; everything else is kept under `extra`. Loose types are taken where
nothing is lost by it.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

import ijson
import orjson

from tocsin.domain import Origin, Post
from tocsin.sources.base import Context, Fault, Head, Note, Record
from tocsin.sources.formats._native_fast import quick_post
from tocsin.sources.lines import beginning, excerpt_of, lines
from tocsin.sources.times import Time
from tocsin.sources.values import (
    FieldError,
    as_count,
    as_flag,
    as_handle,
    as_media,
    as_names,
    as_text,
    as_time,
    without_surrogates,
)

NAIVE = "some times have no zone and were taken as UTC"
_EXCERPT = 300
_LOOSE = (b"\\u", b"NaN", b"Infinity")
_TIMES = ("created_at", "author_created_at")
_READERS: dict[str, Callable[[Any], Any]] = {
    "id": as_text,
    "text": as_text,
    "platform": as_text,
    "url": as_text,
    "author_id": as_text,
    "author_handle": as_handle,
    "author_name": as_text,
    "author_followers": as_count,
    "author_created_at": as_time,
    "author_verified": as_flag,
    "created_at": as_time,
    "lang": as_text,
    "in_reply_to": as_text,
    "repost_of": as_text,
    "quote_of": as_text,
    "thread_id": as_text,
    "mentions": as_names("@"),
    "hashtags": as_names("#"),
    "urls": as_names(),
    "media": as_media,
    "likes": as_count,
    "reposts": as_count,
    "replies": as_count,
    "private": as_flag,
}
_OWN = frozenset(_READERS)


def digest_id(values: dict[str, Any]) -> str:
    """Give a stable id for a record that brought none: the SHA-256 of its canonical JSON."""
    try:
        canonical = orjson.dumps(values, option=orjson.OPT_SORT_KEYS, default=str)
    except TypeError:  # numbers beyond 64 bits
        canonical = json.dumps(values, sort_keys=True, default=str).encode()
    return "sha256:" + hashlib.sha256(canonical).hexdigest()


def post_of(values: dict[str, Any], origin: Origin | None = None) -> tuple[Post, bool]:
    """Build a post from a native record, and say whether a time in it had no zone.

    Raises `FieldError` naming the field whose value cannot be read.
    """
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in values.items():
        reader = _READERS.get(name)
        if reader is None:
            extra[name] = value
        elif reader is as_text and value.__class__ is str:  # most values; saves the calls
            known[name] = value
        else:
            known[name] = _field(name, reader, value)
    naive = _settle_times(known)
    if not known.get("id"):
        if known.get("text") is None:
            raise FieldError("has neither id nor text")
        known["id"] = digest_id(values)
    known["platform"] = known.get("platform") or "unknown"
    if extra:
        known["extra"] = _flat(extra)
    return Post(**known, origin=origin), naive


def _field(name: str, reader: Callable[[Any], Any], value: object) -> object:
    try:
        return reader(value)
    except FieldError as error:
        raise FieldError(f"field {name} {error}") from None


def _settle_times(known: dict[str, Any]) -> bool:
    naive = False
    for name in _TIMES:
        time = known.get(name)
        if isinstance(time, Time):
            known[name] = time.at
            naive = naive or time.naive
    return naive


def _flat(extra: dict[str, Any]) -> dict[str, Any]:
    """Lift what a record of ours already kept under `extra`."""
    kept = extra.get("extra")
    if not isinstance(kept, dict):
        return extra if kept is not None or "extra" not in extra else _without(extra)
    return kept | _without(extra)


def _without(extra: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in extra.items() if name != "extra"}


def load(line: bytes) -> object:
    """Parse one JSON value; halves of characters, as cut texts have them, are replaced.

    `NaN`, which some programs write for what is missing, is read as null.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        if not any(mark in line for mark in _LOOSE):
            raise
        return without_surrogates(json.loads(line, parse_constant=lambda _: None))


class Native:
    """Reader of native NDJSON and of arrays of native records."""

    name = "native"
    binary = False

    def sniff(self, head: Head) -> bool:
        """Say whether most of the first lines, or the first of an array, are native records."""
        if head.opening.startswith("["):
            first = _first_of_array(head.opening)
            return first is not None and _looks_native(first)
        return bool(head.values) and 2 * sum(map(_looks_native, head.values)) > len(head.values)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the posts; the place is the byte offset of the line, or the number in the array."""
        naive = False
        is_array = beginning(stream).lstrip(b" \t\r\n").startswith(b"[")
        for found in _items(stream) if is_array else _lines(stream, context.file):
            if not isinstance(found, tuple):
                yield found
                continue
            place, values = found
            try:
                post, assumed = post_of(values, Origin(context.file, self.name, place))
            except (FieldError, RecursionError) as error:
                yield Fault(place, str(error), repr(values)[:_EXCERPT])
                continue
            naive = naive or assumed
            yield post
        if naive:
            yield Note(NAIVE)


NATIVE = Native()

_Found = Fault | Post | tuple[int, dict[str, Any]]
_PATIENCE = 1000


def _lines(stream: IO[bytes], file: str) -> Iterator[_Found]:
    """Try the quick way until it has failed too often to be worth it."""
    failures = 0
    for line in lines(stream):
        if isinstance(line, Fault):
            yield line
            continue
        place, content = line
        if failures < _PATIENCE:
            if post := quick_post(content, Origin(file, Native.name, place)):
                yield post
                continue
            failures += 1
        yield _parsed(place, content)


def _parsed(place: int, content: bytes) -> _Found:
    try:
        return _object(place, load(content), content)
    except (ValueError, RecursionError) as error:
        return Fault(place, f"is not valid JSON ({error})", excerpt_of(content))


def _items(stream: IO[bytes]) -> Iterator[_Found]:
    place = 0
    try:
        for place, value in enumerate(ijson.items(stream, "item", use_float=True), 1):
            yield _object(place, value, None)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        yield Fault(place + 1, f"the array breaks off or is not valid JSON here ({reason})")


def _object(place: int, value: object, content: bytes | None) -> _Found:
    if isinstance(value, dict):
        return place, value
    excerpt = excerpt_of(content) if content is not None else repr(value)[:_EXCERPT]
    return Fault(place, "is not a JSON object", excerpt)


def _looks_native(value: object) -> bool:
    """Say whether a record has text, or an id and mostly fields of ours."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("text"), str):
        return True
    return "id" in value and len(_OWN.intersection(value)) * 2 > len(value)


def _first_of_array(opening: str) -> object:
    try:
        return json.JSONDecoder().raw_decode(opening[1:].lstrip())[0]
    except (ValueError, RecursionError):
        return None
