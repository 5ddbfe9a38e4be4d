"""Words of thanks and support: copies of such a text are a campaign for somebody, not against."""

import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "goodwill.toml"


@cache
def _words() -> frozenset[str]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return frozenset(word for key in ("en", "ru", "kk") for word in table[key])


def is_kind(words: Collection[str]) -> bool:
    """Say whether one of `words` (in small letters) thanks, praises or supports."""
    return not _words().isdisjoint(words)
