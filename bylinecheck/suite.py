"""The cases and functionalities of BylineCheck, read from the files beside this one."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ru", "kk")
REGISTERS = ("plain", "slang", "typo", "obfuscated", "translit", "mixed", "emoji")


class SuiteError(Exception):
    """A file of the suite is missing or broken; the message says which line and what to do."""


@dataclass(frozen=True, slots=True)
class Functionality:
    """One thing that a classifier should get right."""

    id: str
    name: str
    violent: bool
    group: str
    types: tuple[str, ...]
    contrasts: tuple[str, ...]
    gloss: dict[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One text with the right answer."""

    case: str
    functionality: str
    text: str
    violent: bool
    types: tuple[str, ...]
    gendered: bool | None
    severity_min: int
    language: str
    register: str
    pair: str | None
    origin: str


Record = TypeVar("Record", Functionality, Case)


def version(folder: Path = HERE) -> str:
    """Give the version of the suite."""
    return _text(folder / "VERSION").strip()


def functionalities(folder: Path = HERE) -> dict[str, Functionality]:
    """Read all functionalities by id, in their order."""
    path = folder / "functionalities.toml"
    try:
        rows = tomllib.loads(_text(path))["functionality"]
        return {row["id"]: _build(Functionality, row) for row in rows}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SuiteError(
            f"{path}: {error}. Take the file from a fresh copy of the suite."
        ) from error


def cases(folder: Path = HERE) -> Iterator[Case]:
    """Read all cases, language by language, in the order of the files."""
    for language in LANGUAGES:
        path = folder / "cases" / f"{language}.jsonl"
        for number, line in enumerate(_text(path).splitlines(), start=1):
            try:
                yield _build(Case, json.loads(line))
            except (ValueError, TypeError) as error:
                where = f"{path}, line {number}"
                raise SuiteError(
                    f"{where}: {error}. Mend the line or take a fresh copy."
                ) from error


def _build(kind: type[Record], row: dict[str, Any]) -> Record:
    """Make one record; a field too many or too few is a `TypeError` that names it."""
    if not isinstance(row, dict):
        raise TypeError("not an object")
    names = {one.name for one in fields(kind)}
    if odd := names ^ row.keys():
        raise TypeError(f"fields missing or unknown: {', '.join(sorted(odd))}")
    if not isinstance(row["violent"], bool) or not isinstance(row.get("text", ""), str):
        raise TypeError("`violent` must be true or false, `text` a string")
    filled: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one for key, one in row.items()
    }
    return kind(**filled)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(
            f"{path} cannot be read ({error}). Copy the whole folder again."
        ) from error
