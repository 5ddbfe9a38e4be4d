"""Formats and the fields they supply, the native record, columns, and the watchlist."""

import inspect
import json
import sys
import tomllib
from dataclasses import MISSING, Field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from reference_pages.markdown import code, codes, first_line, table
from tocsin.domain import (
    Consent,
    Gender,
    Journalist,
    Post,
    PrivateEntry,
    PrivateKind,
    RosterEntry,
    RosterKind,
)
from tocsin.sources import FORMATS, Limits

BASELINE = Path(__file__).parents[2] / "tests" / "sources" / "schema_baseline.json"
OURS = ("origin", "extra")


def formats() -> str:
    """List the formats in the order in which they are asked."""
    rows = []
    for one in FORMATS:
        about = inspect.getdoc(sys.modules[type(one).__module__])
        rows.append((code(one.name), first_line(about), "bytes" if one.binary else "text"))
    return table(("Format", "What it reads", "Read as"), rows)


def supplied() -> str:
    """Give a matrix of fields and formats, from the baseline that the tests hold the readers to."""
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    names = [one.name for one in FORMATS if one.name in baseline]
    rows = [
        (code(field), *("yes" if field in baseline[name] else "" for name in names))
        for field in _post_fields()
        if field not in ("id", "text", "platform")
    ]
    free = [one.name for one in FORMATS if one.name not in baseline]
    after = f"\n\n{codes(free)} supply whatever their columns or keys hold."
    return table(("Field", *map(code, names)), rows) + after


def native() -> str:
    """Give the fields of the native record with their types."""
    rows = [(code(name), _type(Post, name)) for name in _post_fields()]
    return table(("Field", "Holds"), rows)


def _post_fields() -> list[str]:
    return [one.name for one in fields(Post) if one.name not in OURS]


def columns() -> str:
    """Give the names by which columns of tables are known."""
    words = tomllib.loads((files("tocsin.sources") / "columns.toml").read_text(encoding="utf-8"))
    return table(("Field", "Column names"), [(code(k), ", ".join(v)) for k, v in words.items()])


def watchlist() -> str:
    """Give the keys of the three tables of a watchlist."""
    parts = {"journalist": Journalist, "roster": RosterEntry, "private": PrivateEntry}
    return "\n\n".join(
        f"### `[[{name}]]`\n\n"
        + table(("Key", "Holds", "Needed"), [_key(kind, one) for one in fields(kind)])
        for name, kind in parts.items()
    )


def _key(kind: type, one: Field[Any]) -> tuple[str, str, str]:
    needed = one.default is MISSING and one.default_factory is MISSING
    return code(one.name), _type(kind, one.name), "yes" if needed else ""


def _type(kind: type, name: str) -> str:
    words = {
        "str": "text",
        "int": "whole number",
        "bool": "true or false",
        "datetime": "time",
        "tuple[str, ...]": "list of texts",
        "tuple[Media, ...]": "list of `{kind, url, sha256}`",
        **{
            one.__name__: f"one of {codes(one)}"
            for one in (Consent, Gender, PrivateKind, RosterKind)
        },
    }
    said = inspect.get_annotations(kind)[name]
    plain = getattr(said, "__name__", "") if isinstance(said, type) else str(said)
    plain = str(said) if "[" in str(said) else plain
    for prefix in ("datetime.", "tocsin.domain.post."):
        plain = plain.replace(prefix, "")
    return words[plain.removesuffix(" | None")]


def limits() -> str:
    """Give how far archives may unfold."""
    rows = [(code(one.name), f"{getattr(Limits(), one.name):,}") for one in fields(Limits)]
    return f"{first_line(Limits.__doc__)}\n\n" + table(("Limit", "Value"), rows)


BLOCKS = {
    "formats": formats,
    "supplied-fields": supplied,
    "native-fields": native,
    "columns": columns,
    "watchlist-keys": watchlist,
    "archive-limits": limits,
}
