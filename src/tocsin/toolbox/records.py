"""An entry or a record of looking as plain values, and back: the shape of files and of exchange."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from tocsin.guidelines import DataFault, Words
from tocsin.guidelines.documents import Document
from tocsin.guidelines.rows import Row
from tocsin.toolbox import build
from tocsin.toolbox.entries import Entry, Look, Remark, Source
from tocsin.toolbox.toml import table_text

Record = dict[str, Any]

ORDER = (
    "id", "state", "type", "themes", "commitments", "pillars", "level", "covers", "status",
    "year_from", "year_to", "groups", "title", "description", "owner", "partners", "binding",
    "legal_basis", "confirmation", "basis", "provenance", "last_checked",
    "source", "effect", "critic",
)  # fmt: skip
PARTS = {"sources": "source", "effect_evidence": "effect", "critics": "critic"}
KINDS = ("entry", "look")


def record(thing: Entry | Look) -> Record:
    """Give plain values, ready for JSON; what is empty or not known is left out."""
    raw = {PARTS.get(f.name, f.name): getattr(thing, f.name) for f in fields(thing)}
    plain = {key: _plain(value) for key, value in raw.items() if _says_something(value)}
    if isinstance(thing, Look):
        return plain
    return {key: plain[key] for key in ORDER if key in plain}


def entry(values: Mapping[str, Any], known: build.Known, name: str) -> Entry:
    """Make an entry of plain values; raises `RecordError` with every fault."""
    row, faults = _row(values, "entry", known, name)
    made = build.entry(row, str(values.get("state")), known)
    _end(row, faults)
    return made


def look(values: Mapping[str, Any], known: build.Known, name: str) -> Look:
    """Make a record of looking of plain values; raises `RecordError` with every fault."""
    row, faults = _row(values, "look", known, name)
    made = build.look(row, str(values.get("state")), known)
    _end(row, faults)
    return made


class RecordError(ValueError):
    """Values that make no entry; `faults` says each and how to mend it."""

    def __init__(self, faults: tuple[DataFault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def _row(
    values: Mapping[str, Any], kind: str, known: build.Known, name: str
) -> tuple[Row, list[DataFault]]:
    faults: list[DataFault] = []
    place = values.get("state")
    if not isinstance(place, str) or place not in known.places:
        faults.append(DataFault(name, 1, f"state {place!r} is no State or region; correct it"))
    raw = {key: _read(key, value) for key, value in values.items() if key != "state"}
    lines = tuple(table_text(kind, raw).splitlines())
    document = Document(name, lines, {})
    return Row(document, (1, len(lines) + 1), raw, faults, str(values.get("id", kind))), faults


def _end(row: Row, faults: list[DataFault]) -> None:
    row.close()
    if faults:
        raise RecordError(tuple(faults))


def _read(key: str, value: object) -> object:
    """Turn days, which JSON has as texts, into days again."""
    if key in ("last_checked", "on", "archived_on") and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, list):
        return [
            {k: _read(k, v) for k, v in one.items()} if isinstance(one, dict) else one
            for one in value
        ]
    return value


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Words):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Source | Remark):
        pairs = {f.name: getattr(value, f.name) for f in fields(value)}
        return {key: _plain(one) for key, one in pairs.items() if _says_something(one)}
    return value


def _says_something(value: object) -> bool:
    return value is not None and value not in ("", ())
