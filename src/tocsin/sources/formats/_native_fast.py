"""The quick way through records that are exactly as the contract has them; all others go around.

It gives the same post as the patient way in `native`, or `None`; a test holds the two together.
"""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_type_hints

import msgspec

from tocsin.domain import Origin, Post
from tocsin.domain.post import NOTHING

_DEFAULTS = {"platform": "unknown"}
_HINTS = get_type_hints(Post) | {"platform": str}
_NAMES = [field.name for field in fields(Post) if field.name not in ("extra", "origin")]
_Strict = msgspec.defstruct(
    "_Strict",
    [("id", str), *((name, _HINTS[name], _DEFAULTS.get(name)) for name in _NAMES[1:])],
    forbid_unknown_fields=True,
)
_decode = msgspec.json.Decoder(_Strict).decode
_values = msgspec.structs.astuple


def quick_post(line: bytes, origin: Origin) -> Post | None:
    """Give the post of a line that needs no leniency, `None` for all others."""
    try:
        row: Any = _decode(line)
    except (msgspec.DecodeError, RecursionError):  # what is wrong is for the patient way to say
        return None
    if not row.id or not row.platform or not (_is_utc(row.created_at) and _is_clean(row)):
        return None
    return Post(*_values(row), NOTHING, origin)  # type: ignore[call-arg]  # a tuple of all the rest


def _is_clean(row: Any) -> bool:  # noqa: ANN401  # a struct made at run time
    """Say whether nothing is to be stripped, filled in or moved to UTC."""
    handle = row.author_handle
    if handle and (handle[0] == "@" or handle != handle.strip()):
        return False
    if row.mentions and any(name.startswith("@") for name in row.mentions):
        return False
    if row.hashtags and any(name.startswith("#") for name in row.hashtags):
        return False
    if row.media and not all(one.kind for one in row.media):
        return False
    return _is_utc(row.author_created_at)


def _is_utc(time: datetime | None) -> bool:
    return time is None or time.tzinfo is UTC
