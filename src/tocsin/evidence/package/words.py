"""Words of a package in three languages, and the texts that explain it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.evidence.errors import PackageError

LANGUAGES = ("en", "ru", "kk")
_DATA = files("tocsin.evidence") / "data"


def word(lang: str, *keys: str, **values: object) -> str:
    """Give the words of a key, with values filled in; a key that has none gives itself."""
    found: Any = _catalogue()
    for key in keys:
        found = found.get(key, {}) if isinstance(found, Mapping) else {}
    return str(found.get(lang) or keys[-1]).format(**values)


def verify_text(lang: str, values: Mapping[str, str]) -> str:
    """Give the steps to check a package, for a reader who has never seen one."""
    text = (_DATA / f"verify.{lang}.txt").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def known_language(lang: str) -> str:
    """Give the language; raise `PackageError` where there are no words in it."""
    if lang not in LANGUAGES:
        raise PackageError(f"no index in {lang!r}; there is {', '.join(LANGUAGES)}")
    return lang


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads((_DATA / "index.toml").read_text(encoding="utf-8"))
