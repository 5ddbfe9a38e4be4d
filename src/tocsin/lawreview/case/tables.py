"""Import recommendations from a table: CSV as any office writes it, or XLSX."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from tocsin.guidelines import load
from tocsin.lawreview.case.model import Grade, Quote, Recommendation
from tocsin.lawreview.case.topics import topic_of
from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.language import language_of
from tocsin.lawreview.readers.plain import decode

COLUMNS = Path(__file__).parents[1] / "data" / "columns.toml"
SEPARATOR = re.compile(r"\s*[;,|\n]\s*")
LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table gave: recommendations, and faults of rows that were left out or read in part."""

    recommendations: tuple[Recommendation, ...]
    faults: tuple[TextFault, ...]


def read_recommendations(path: Path) -> Imported:
    """Read a table with one recommendation a row; raise `LawError` where there is no such table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LawError(
            f"{path}: cannot be read ({error.strerror}); check name and rights"
        ) from error
    if len(data) > LARGEST:
        raise LawError(f"{path}: larger than {LARGEST // 2**20} MiB; this is no such table")
    rows = (
        _sheet(data, path) if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0" else _csv(data)
    )
    return _imported(rows, path)


def _imported(rows: Iterator[list[str]], path: Path) -> Imported:
    faults: list[TextFault] = []
    out: list[Recommendation] = []
    names: list[str] = []
    for number, cells in enumerate(rows, 1):
        if not any(cells):
            continue
        if not names:
            names = [_field(cell) for cell in cells]
            _check_head(names, cells, path, faults)
            continue
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}
        made = _recommendation(row, f"row {number}", faults, len(out) + 1)
        if made and any(made.id.casefold() == one.id.casefold() for one in out):
            faults.append(TextFault(f"row {number}", f"id {made.id!r} stood already; rename it"))
        elif made:
            out.append(made)
    if not names:
        raise LawError(f"{path}: the table is empty; it needs a row of headings")
    return Imported(tuple(out), tuple(faults))


def _check_head(names: list[str], cells: list[str], path: Path, faults: list[TextFault]) -> None:
    if "text" not in names:
        known = ", ".join(sorted(_names()))
        message = f"{path}: no column holds the text of recommendations; known headings: {known}"
        raise LawError(message)
    for name, cell in zip(names, cells, strict=True):
        if cell and not name:
            faults.append(TextFault("row 1", f"column {cell!r} is not known and was left out"))


def _recommendation(
    row: Mapping[str, str], place: str, faults: list[TextFault], number: int
) -> Recommendation | None:
    text = row.get("text", "")
    if not text:
        faults.append(TextFault(place, "no text; the row was left out"))
        return None
    lang = row.get("lang", "") or language_of(text)
    grade = _grade(row.get("grade", ""), place, faults)
    return Recommendation(
        id=row.get("id", "") or f"R-{number:02d}",
        text={lang: text},
        grade=grade,
        topic=topic_of(row.get("topic", "")),
        asker=row.get("asker", ""),
        document=row.get("document", ""),
        date=row.get("date", ""),
        version=row.get("version", ""),
        article=unit_id(row.get("article", "")),
        disputed=_quotes(row.get("disputed", "")),
        wanted=_quotes(row.get("wanted", "")),
        standards=tuple(_standards(row.get("standards", ""), place, faults)),
        incidents=_list(row.get("incidents", "")),
        toolbox=_list(row.get("toolbox", "")),
    )


def unit_id(words: str) -> str:
    """Turn `ст. 30 п. 4`, `30(4)`, `30-бап` or `art_30__para_4` into the id of a unit."""
    if not words or words.startswith("art_"):
        return words
    numbers = re.findall(r"\d+(?:-\d+)?", words)
    if not numbers:
        return ""
    return "__".join(
        f"{name}_{number}" for name, number in zip(("art", "para", "point"), numbers, strict=False)
    )


def _quotes(text: str) -> tuple[Quote, ...]:
    parts = [part.strip() for part in text.split("||") if part.strip()]
    return tuple(Quote(language_of(part), part) for part in parts)


def _grade(words: str, place: str, faults: list[TextFault]) -> Grade:
    folded = " ".join(words.casefold().split())
    for grade, patterns in _table()["grades"].items():
        if folded == grade or any(pattern in folded for pattern in patterns):
            return Grade(grade)
    if words:
        known = ", ".join(Grade)
        faults.append(TextFault(place, f"grade {words!r} is not known ({known}); taken as note"))
    return Grade.NOTE


def _standards(words: str, place: str, faults: list[TextFault]) -> Iterator[str]:
    known = {entry.id for entry in load().entries}
    for id in _list(words):
        if id in known:
            yield id
        else:
            advice = "see `tocsin guidelines` for their ids; left out"
            faults.append(TextFault(place, f"standard {id!r} is not known; {advice}"))


def _list(words: str) -> tuple[str, ...]:
    return tuple(part for part in SEPARATOR.split(words) if part)


def _field(heading: str) -> str:
    return _names().get(" ".join(heading.casefold().replace("_", " ").split()), "")


@cache
def _names() -> Mapping[str, str]:
    columns = _table()["columns"]
    return {name: field for field, names in columns.items() for name in (field, *names)}


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(COLUMNS.read_text(encoding="utf-8"))


def _csv(data: bytes) -> Iterator[list[str]]:
    text, _ = decode(data)
    head = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    try:
        for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise LawError(f"this table cannot be read ({error}); save it as CSV again") from error


def _sheet(data: bytes, path: Path) -> Iterator[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError) as error:
        raise LawError(f"{path}: this workbook cannot be read ({error}); save it again") from error
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
