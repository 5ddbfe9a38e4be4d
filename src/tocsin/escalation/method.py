"""Thresholds, sentences and the decision table: what a deployment may set about escalation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.domain import Level
from tocsin.escalation import settings
from tocsin.guidelines.words import Words

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the decision table: what must be present, how much at least, and the level.

    `each` rows speak again within an episode for every further account.
    """

    id: str
    level: Level
    present: tuple[str, ...]
    least: Mapping[str, float]
    words: Words
    each: bool = False


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
    """Read the method, with files of a deployment in place of ours where they are given.

    Raises `EscalationError`, which names the file and what to mend in it.
    """
    ours = settings.read(DATA / "thresholds.toml")
    limits = settings.thresholds(thresholds or DATA / "thresholds.toml", ours)
    rules = settings.table(table or DATA / "decision_table.toml")
    return Method(
        thresholds={key: {**ours[key], **limits.get(key, {})} for key in settings.ids(ours)},
        sentences=_sentences(settings.read(DATA / "sentences.toml")),
        rows=tuple(_row(raw) for raw in rules["row"]),
        quiet_hours=float(rules["quiet_hours"]),
        version=f"{limits['version']}/{rules['version']}",
    )


def _row(raw: Mapping[str, Any]) -> Row:
    return Row(
        id=raw["id"],
        level=Level(raw["level"]),
        present=tuple(raw["present"]),
        least={key: float(value) for key, value in raw.get("least", {}).items()},
        words=Words(raw["en"], raw["ru"], raw["kk"]),
        each=raw.get("each", False),
    )


def _sentences(table: Mapping[str, Any]) -> dict[str, Words]:
    """Flatten to `ESC-01.present`, `alert.news`, `nothing-read`."""
    out = {}
    for key in settings.ids(table):
        if "en" in table[key]:
            out[key] = Words(**table[key])
        else:
            out.update({f"{key}.{name}": Words(**words) for name, words in table[key].items()})
    return out
