"""Write entries as TOML in one shape, so that a change shows as a small difference."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

WIDTH = 100


def table_text(kind: str, values: Mapping[str, Any]) -> str:
    """Write one `[[kind]]` with its fields, and its lists of tables after them."""
    lines = [f"[[{kind}]]"]
    parts = {key: value for key, value in values.items() if _is_tables(value)}
    for key, value in values.items():
        if key not in parts:
            lines += _field(key, value)
    for key, tables in parts.items():
        for table in tables:
            lines += ["", f"[[{kind}.{key}]]"]
            lines += [line for name, value in table.items() for line in _field(name, value)]
    return "\n".join(lines)


def file_text(
    heading: str, top: Mapping[str, Any], tables: Iterable[tuple[str, Mapping[str, Any]]]
) -> str:
    """Write a whole file: a comment, the fields of the top, and the tables in order."""
    head = [
        f"# {heading}",
        "",
        *(line for key, value in top.items() for line in _field(key, value)),
    ]
    return "\n\n".join(["\n".join(head), *(table_text(*one) for one in tables)]) + "\n"


def value_text(value: object) -> str:
    """Write one value; a text as JSON writes it, which TOML reads alike."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | date):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, str):
        # TOML wants DEL escaped, JSON does not; lone surrogates are no text in either.
        text = value.encode("utf-8", "replace").decode("utf-8")
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {value_text(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(value_text, value))}]"
    raise TypeError(f"TOML has no way to write a {type(value).__name__}")


def _field(key: str, value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [line for k, v in value.items() for line in _field(f"{_key(key)}.{_key(k)}", v)]
    return [f"{key} = {value_text(value)}"]


def _key(key: str) -> str:
    plain = all(part.replace("-", "").replace("_", "").isalnum() for part in key.split("."))
    return key if plain and key.isascii() else json.dumps(key, ensure_ascii=False)


def _is_tables(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(one, Mapping) for one in value)
    )
