"""Names of those who ask, and of their documents, in the language of the reader."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

NAMES = Path(__file__).parents[1] / "data" / "names.toml"


def name_in(names: str, lang: str) -> str:
    """Give names, separated by semicolons, in `lang` where they are known in it."""
    parts = [part.strip() for part in names.split(";") if part.strip()]
    return "; ".join(_names().get(part, {}).get(lang, part) for part in parts)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))
