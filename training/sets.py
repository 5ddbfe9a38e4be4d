"""Read the labelled sets that `sets.toml` names into texts with lessons for our heads."""

import csv
import gzip
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("sets.toml")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text, its set and language, what it teaches, and the part it belongs to.

    `part` is `train`, `calibrate` (a tenth, by hash) or `develop` (never trained on). `faint` is
    what the text likely teaches beside what its set asked; `contrast` is the kind of a harmless
    text of ours.
    """

    text: str
    set: str
    language: str
    says: Mapping[str, bool]
    part: str
    faint: Mapping[str, bool] = field(default_factory=dict)
    contrast: str = ""


def read_all(data: Path, table: Path = TABLE) -> Iterator[Lesson]:
    """Read every set of the table from the folder `data`."""
    for one in tomllib.loads(table.read_text(encoding="utf-8"))["set"]:
        yield from read_set(data / one["file"], one)


def read_set(path: Path, one: Mapping[str, Any]) -> Iterator[Lesson]:
    """Read one set; rows without a lesson are left out."""
    csv.field_size_limit(1 << 27)
    delimiter = "\t" if ".tsv" in path.suffixes else ","
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            text = row[one["text"]].strip().replace("[linebreak]", " ")
            says = lesson(row, one["rules"])
            if text and says and _wanted(row, one) and not _thinned(text, row, one):
                faint = lesson(row, one["rules"], "faint")
                part = _part(text, row, one)
                yield Lesson(text, one["id"], one["language"], says, part, faint)


def lesson(
    row: Mapping[str, str], rules: list[Mapping[str, Any]], what: str = "says"
) -> dict[str, bool]:
    """Say what a row teaches; later rules overrule earlier ones."""
    says: dict[str, bool] = {}
    for rule in rules:
        if all(_holds(row[column], wanted) for column, wanted in rule["when"].items()):
            says.update(rule.get(what, {}))
    return says


def _thinned(text: str, row: Mapping[str, str], one: Mapping[str, Any]) -> bool:
    thin = one.get("thin")
    if not thin or row[thin["column"]] != thin["value"]:
        return False
    return int(_digest(text)[24:32], 16) % 1000 >= 1000 * float(thin["keep"])


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _holds(value: str, wanted: str) -> bool:
    if wanted[:2] in {">=", "<="}:
        if not value:
            return False
        number, limit = float(value), float(wanted[2:])
        return number >= limit if wanted[0] == ">" else number <= limit
    if "*" in wanted:
        return fnmatchcase(value, wanted)
    return value == wanted


def _wanted(row: Mapping[str, str], one: Mapping[str, Any]) -> bool:
    only, skip = one.get("only"), one.get("skip")
    if only and row[only["column"]] != only["value"]:
        return False
    return not (skip and row[skip["column"]] == skip["value"])


def _part(text: str, row: Mapping[str, str], one: Mapping[str, Any]) -> str:
    digest = _digest(text)
    held = one.get("development")
    if held and _is_development(digest, row, held):
        return "develop"
    return "calibrate" if int(digest[8:16], 16) % 10 == 0 else "train"


def _is_development(digest: str, row: Mapping[str, str], held: Mapping[str, str]) -> bool:
    if held["column"] == "*":
        return True
    if held["column"] == "#fifth":
        return int(digest[16:24], 16) % 5 == 0
    return row[held["column"]] == held["value"]
