"""Read thresholds and decision table from TOML, and say what to mend where they cannot be used."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tocsin.domain import Level
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.indicators import RULES
from tocsin.guidelines.words import LANGUAGES

NUMBERS = {rule.id: rule.numbers for rule in RULES}
# No window is longer than ten years, in hours; what is longer is a slip of the pen.
LARGEST = 87_600.0
NEEDED = ("id", "level", "present", *LANGUAGES)
KNOWN = {*NEEDED, "least", "each"}


def read(path: Path) -> dict[str, Any]:
    """Read a file of TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EscalationError(f"{path}: cannot be read as TOML: {error}") from error


def ids(table: Mapping[str, Any]) -> list[str]:
    """Give the keys that are not the version."""
    return [key for key in table if key != "version"]


def thresholds(path: Path, ours: Mapping[str, Any]) -> dict[str, Any]:
    """Read thresholds; only those that `ours` has may be set, and none must be."""
    limits = read(path)
    _check_version(limits, path)
    for indicator in ids(limits):
        if indicator not in ours:
            raise EscalationError(
                f"{path}: no thresholds are known for {indicator}; "
                f"thresholds can be set for {', '.join(ids(ours))}"
            )
        if not isinstance(limits[indicator], dict):
            raise EscalationError(f"{path}: {indicator} must be a table, written [{indicator}]")
        for name, value in limits[indicator].items():
            _check_threshold(f"{path}: {indicator}", name, value, ours[indicator])
    return limits


def table(path: Path) -> dict[str, Any]:
    """Read a decision table whose every row can hold."""
    rules = read(path)
    _check_version(rules, path)
    if not _is_number(rules.get("quiet_hours")):
        raise EscalationError(f"{path}: quiet_hours must be a number from 0 to {LARGEST:,.0f}")
    rows = rules.get("row")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise EscalationError(f"{path}: needs at least one [[row]]")
    for place, row in enumerate(rows, start=1):
        for fault in _faults(row):
            raise EscalationError(f"{path}: row {row.get('id', place)}: {fault}")
    _check_unlike([row["id"] for row in rows], path)
    return rules


def _check_version(value: Mapping[str, Any], path: Path) -> None:
    if not isinstance(value.get("version"), str):
        raise EscalationError(f'{path}: needs version = "…", so that results can name it')


def _check_threshold(where: str, name: str, value: object, ours: Mapping[str, Any]) -> None:
    if name not in ours:
        raise EscalationError(f"{where} has no {name}; it has {', '.join(ours)}")
    if not _is_number(value):
        raise EscalationError(f"{where}.{name} must be a number from 0 to {LARGEST:,.0f}")


def _check_unlike(names: list[str], path: Path) -> None:
    for name in names:
        if names.count(name) > 1:
            raise EscalationError(f"{path}: row {name}: stands twice; give each row its own id")


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a row; the first fault is told."""
    missing = [key for key in NEEDED if key not in row]
    if missing:
        yield f"has no {', '.join(missing)}; a row has {', '.join(NEEDED)}"
    if unknown := sorted(row.keys() - KNOWN):
        yield (
            f"what is {', '.join(unknown)}? a row has {', '.join(NEEDED)} and perhaps least or each"
        )
    if silent := [key for key in ("id", *LANGUAGES) if not _is_text(row[key])]:
        yield f"{', '.join(silent)} must be text in quotation marks"
    if row["level"] not in tuple(Level):
        yield f"no level {row['level']!r}; levels are {', '.join(Level)}"
    if not isinstance(row.get("each", False), bool):
        yield "each must be true or false"
    yield from _faults_of_present(row["present"])
    yield from _faults_of_least(row.get("least", {}), row["present"])


def _faults_of_present(present: object) -> Iterator[str]:
    if not isinstance(present, list) or not present:
        yield 'present must list indicators, such as ["ESC-01"]'
    elif unmeasured := [str(key) for key in present if key not in NUMBERS]:
        yield (
            f"{', '.join(unmeasured)} is no indicator, so the row would never hold; "
            f"indicators are {', '.join(NUMBERS)}"
        )


def _faults_of_least(least: object, present: list[str]) -> Iterator[str]:
    if not isinstance(least, dict):
        yield 'least must be a table, such as { "ESC-01.explicit" = 1 }'
        return
    for name, value in least.items():
        indicator, _, number = name.partition(".")
        if number not in NUMBERS.get(indicator, ()):
            has = ", ".join(f"{key}.{one}" for key in present for one in NUMBERS[key])
            yield f"there is no number {name}; there are {has}"
        if indicator not in present:
            yield f"{name} needs {indicator} among present"
        if not _is_number(value):
            yield f"least {name} must be a number from 0 to {LARGEST:,.0f}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and 0 <= value <= LARGEST
    )
