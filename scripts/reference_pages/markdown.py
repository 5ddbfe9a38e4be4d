"""Tables and code in Markdown, for values that may hold anything."""

import inspect
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a table with a heading row."""
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def code(text: object) -> str:
    """Give a value as code, empty for an empty one."""
    return f"`{text}`" if str(text) else ""


def codes(values: Iterable[object], empty: str = "") -> str:
    """Give values as code with commas between them."""
    return ", ".join(map(code, values)) or empty


def fence(text: str, kind: str) -> str:
    """Give a block of code."""
    return f"```{kind}\n{text.rstrip()}\n```"


def first_line(docstring: str | None) -> str:
    """Give the first sentence of a docstring in one line."""
    return " ".join((docstring or "").split("\n\n")[0].split())


def paragraphs(docstring: str | None) -> str:
    """Give a docstring's paragraphs, each in one line."""
    parts = inspect.cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in parts)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")
