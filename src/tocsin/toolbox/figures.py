"""Read a State's own incident figures: aggregate statistics in CSV or JSON, never single cases.

A row has a period, a breakdown with its category, a number, and what the number covers. A number
that was held back because it is small stays unknown; it is not zero.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.toolbox.personal import marks_of_a_person
from tocsin.toolbox.tabletext import decoded, delimiter

LARGEST = 8 * 1024 * 1024
MOST = 100_000

# Headings by which a column is known, in the files that monitors hand round.
COLUMNS = {
    "state": ("state", "country", "государство", "страна", "мемлекет", "ел"),
    "period": (
        "period",
        "month",
        "year",
        "quarter",
        "период",
        "месяц",
        "год",
        "кезең",
        "ай",
        "жыл",
    ),
    "breakdown": ("breakdown", "dimension", "by", "разрез", "бөлініс"),
    "category": (
        "category",
        "value",
        "group",
        "type",
        "family",
        "категория",
        "вид",
        "санат",
        "түрі",
    ),
    "count": ("count", "number", "n", "events", "total", "количество", "число", "саны"),
    "coverage": ("coverage", "covered", "полнота", "охват", "қамтылуы"),
    "source": ("source", "url", "источник", "дереккөз"),
}
NEEDED = ("period", "category", "count")
PLAIN = {heading: name for name, headings in COLUMNS.items() for heading in headings}


class FiguresError(ValueError):
    """A file of figures that cannot be used; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number; `count` is `None` where it was held back or is not known."""

    period: str
    breakdown: str
    category: str
    count: int | None
    coverage: str = ""
    state: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a file, and what was wrong in some of its rows."""

    name: str
    rows: tuple[Figure, ...]
    faults: tuple[str, ...] = ()


def read_figures(path: Path) -> Figures:
    """Read a file of figures by the ending of its name; raises `FiguresError`."""
    try:
        if path.stat().st_size > LARGEST:
            raise FiguresError(
                f"{path}: larger than 8 MiB; figures are short, is it the right file?"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise FiguresError(f"{path}: {error.strerror or 'cannot be read'}") from error
    rows = _of_json(path, raw) if path.suffix.lower() == ".json" else _of_csv(path, raw)
    return _figures(path.name, rows)


def _of_json(path: Path, raw: bytes) -> Iterable[tuple[int, Mapping[str, object]]]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FiguresError(f"{path}: not valid JSON ({error}); export it again") from error
    rows = value.get("rows", value.get("figures")) if isinstance(value, dict) else value
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FiguresError(f"{path}: must be a list of rows, or an object with rows")
    return enumerate(rows, 1)


def _of_csv(path: Path, raw: bytes) -> Iterable[tuple[int, Mapping[str, object]]]:
    text = decoded(raw)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    if not reader.fieldnames:
        raise FiguresError(f"{path}: empty; write a line of headings and a line for each number")
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise FiguresError(f"{path}:{reader.line_num}: not readable as CSV ({error})") from error


def _figures(name: str, rows: Iterable[tuple[int, Mapping[str, object]]]) -> Figures:
    made: list[Figure] = []
    faults: list[str] = []
    for line, row in rows:
        if len(made) >= MOST:
            faults.append(f"{name}:{line}: more than {MOST:,} rows; the rest is left out")
            break
        try:
            made.append(_figure(row))
        except FiguresError as error:
            faults.append(f"{name}:{line}: {error}")
    if not made:
        told = faults[0] if faults else f"{name}: no rows"
        raise FiguresError(f"{told}. Nothing could be read")
    return Figures(name, tuple(made), tuple(faults))


def _figure(row: Mapping[str, object]) -> Figure:
    plain: dict[str, str] = {}
    for heading, value in row.items():
        known = PLAIN.get(str(heading).strip().casefold())
        if known is None and value not in (None, ""):
            raise FiguresError(f"unknown column {str(heading)[:40]!r}; {_columns()}")
        if known:
            plain[known] = str(value if value is not None else "").strip()
    for name in NEEDED:
        if name not in plain or (not plain[name] and name != "count"):
            raise FiguresError(f"{name} is missing; {_columns()}")
    for text in plain.values():
        if found := marks_of_a_person(text):
            raise FiguresError(f"{found[0]}; figures hold no personal data, take it out")
    count = _count(plain.pop("count"))
    return Figure(count=count, **{"breakdown": "", **plain})


def _count(text: str) -> int | None:
    plain = text.replace("\u00a0", "").replace(" ", "")
    if (
        not plain
        or plain.startswith("<")
        or plain.casefold() in ("none", "null", "suppressed", "x")
    ):
        return None
    if plain.isdecimal() and len(plain) < 10:
        return int(plain)
    raise FiguresError(
        f"count {text[:20]!r} is no number; write 12, or leave it empty if held back"
    )


def _columns() -> str:
    return f"columns are {', '.join(COLUMNS)}"
