"""Thresholds, sentences and the decision table, read from TOML and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.domain import Level
from tocsin.escalation.errors import EscalationError
from tocsin.guidelines import load as load_guidelines
from tocsin.guidelines.words import Words

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the decision table: what must be present, how much at least, and the level."""

    id: str
    level: Level
    present: tuple[str, ...]
    least: Mapping[str, float]
    words: Words


@dataclass(frozen=True, slots=True)
class Method:
    """Everything a deployment may set about escalation."""

    thresholds: Mapping[str, Mapping[str, float]]
    sentences: Mapping[str, Words]
    rows: tuple[Row, ...]
    quiet_hours: float
    version: str


@cache
def packaged() -> Method:
    """Give the method that ships with Tocsin."""
    return load()


def load(thresholds: Path | None = None, table: Path | None = None) -> Method:
    """Read the method, with files of a deployment in place of ours where they are given."""
    limits = _read(thresholds or DATA / "thresholds.toml")
    rules = _read(table or DATA / "decision_table.toml")
    usual = _read(DATA / "thresholds.toml")
    _check_thresholds(limits, usual, thresholds or DATA / "thresholds.toml")
    return Method(
        thresholds={key: {**usual[key], **limits.get(key, {})} for key in _ids(usual)},
        sentences=_sentences(_read(DATA / "sentences.toml")),
        rows=tuple(_row(raw, table or DATA / "decision_table.toml") for raw in rules["row"]),
        quiet_hours=float(rules["quiet_hours"]),
        version=f"{limits['version']}/{rules['version']}",
    )


def _ids(table: Mapping[str, Any]) -> list[str]:
    return [key for key in table if key != "version"]


def _check_thresholds(limits: Mapping[str, Any], usual: Mapping[str, Any], path: Path) -> None:
    if "version" not in limits:
        raise EscalationError(f'{path}: needs version = "…", so that results can name it')
    for indicator in _ids(limits):
        if indicator not in usual:
            raise EscalationError(f"{path}: no thresholds are known for {indicator}")
        for name, value in limits[indicator].items():
            if name not in usual[indicator]:
                known = ", ".join(usual[indicator])
                raise EscalationError(f"{path}: {indicator} has no {name}; it has {known}")
            if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
                raise EscalationError(f"{path}: {indicator}.{name} must be a number from 0 up")


def _row(raw: Mapping[str, Any], path: Path) -> Row:
    name = raw.get("id", "(no id)")
    known = {indicator.id for indicator in load_guidelines().indicators}
    try:
        named = {*raw["present"], *(key.split(".")[0] for key in raw.get("least", {}))}
        if not named <= known:
            raise EscalationError(f"{path}: row {name}: no indicator {', '.join(named - known)}")
        words = Words(raw["en"], raw["ru"], raw["kk"])
        least = {key: float(value) for key, value in raw.get("least", {}).items()}
        return Row(raw["id"], Level(raw["level"]), tuple(raw["present"]), least, words)
    except (KeyError, ValueError) as error:
        if isinstance(error, EscalationError):
            raise
        message = f"{path}: row {name}: {error}; a row has id, level, present, en, ru and kk"
        raise EscalationError(message) from error


def _sentences(table: Mapping[str, Any]) -> dict[str, Words]:
    """Flatten to `ESC-01.present`, `not-measured.ESC-03`, `nothing-read`."""
    out = {}
    for key in _ids(table):
        if "en" in table[key]:
            out[key] = Words(**table[key])
        else:
            out.update({f"{key}.{name}": Words(**words) for name, words in table[key].items()})
    return out


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EscalationError(f"{path}: cannot be read as TOML: {error}") from error
