"""Native NDJSON as the contract names it, with one line cut off in the middle."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from tocsin.domain import Post

_LEFT_OUT = frozenset(("extra", "origin"))
_NAMES = tuple(field.name for field in fields(Post) if field.name not in _LEFT_OUT)


def native(posts: Iterable[Post], broken_at: int) -> str:
    """Write posts one a line; after `broken_at` lines comes one that a full disk cut short."""
    lines = [json.dumps(_record(post), ensure_ascii=False) for post in posts]
    cut = lines[broken_at][: len(lines[broken_at]) // 2]
    return "\n".join([*lines[:broken_at], cut, *lines[broken_at:], ""])


def _record(post: Post) -> dict[str, object]:
    return {name: _value(getattr(post, name)) for name in _NAMES}


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return list(value) if isinstance(value, tuple) else value
