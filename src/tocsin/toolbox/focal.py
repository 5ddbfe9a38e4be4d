"""The directory of focal points: private unless the person agreed, and never part of an exchange.

It lies in `focal.toml` of a folder of one's own, readable by its owner only.
"""

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tocsin.guidelines import DataFault
from tocsin.guidelines.documents import Document
from tocsin.toolbox import fields
from tocsin.toolbox.exchange.errors import ExchangeError
from tocsin.toolbox.reading import known, open_toml, rows
from tocsin.toolbox.toml import file_text

FILE = "focal.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FocalPoint:
    """A focal point: the office first; name and contact only if needed.

    `public` holds only together with `agreed_on`, the day on which the person agreed.
    """

    id: str
    state: str
    office: str
    party: str
    name: str = ""
    contact: str = ""
    public: bool = False
    agreed_on: date | None = None


def read_focal_points(folder: Path) -> tuple[tuple[FocalPoint, ...], tuple[DataFault, ...]]:
    """Read the directory of a folder, and what is wrong in it; the rest is kept."""
    path = folder / FILE
    faults: list[DataFault] = []
    document = open_toml(path, faults) if path.is_file() else None
    if document is None:
        return (), tuple(faults)
    return tuple(_points(document, faults)), tuple(faults)


def add_focal_point(folder: Path, point: FocalPoint) -> None:
    """Add a focal point to the directory; raises `ExchangeError` where the id is taken."""
    points, faults = read_focal_points(folder)
    if faults:
        raise ExchangeError(f"mend this first:\n{faults[0]}")
    if any(one.id == point.id for one in points):
        raise ExchangeError(f"there is a focal point {point.id!r} already; take another id")
    if point.public and point.agreed_on is None:
        raise ExchangeError("public needs the day on which the person agreed")
    _write(folder, (*points, point))


def remove_focal_point(folder: Path, id: str) -> None:
    """Take a focal point out of the directory; raises `ExchangeError` where there is none."""
    points, _ = read_focal_points(folder)
    left = tuple(one for one in points if one.id != id)
    if len(left) == len(points):
        raise ExchangeError(f"there is no focal point {id!r}")
    _write(folder, left)


def public(points: tuple[FocalPoint, ...]) -> tuple[FocalPoint, ...]:
    """Give those who agreed to be shown."""
    return tuple(one for one in points if one.public and one.agreed_on is not None)


def _points(document: Document, faults: list[DataFault]) -> list[FocalPoint]:
    made = []
    for row in rows(document, "focal", faults):
        before = len(faults)
        point = FocalPoint(
            id=row.id(r"[a-z0-9]+(-[a-z0-9]+)*"),
            state=row.link("state", known().states, "State"),
            office=row.text("office"),
            party=row.link("party", known().vocabulary.ids("parties"), "party"),
            name=row.note("name"),
            contact=row.note("contact"),
            public=row.flag("public"),
            agreed_on=fields.day(row, "agreed_on"),
        )
        if point.public and point.agreed_on is None:
            row.fault("public needs agreed_on, the day on which the person agreed", "public")
        row.close()
        if len(faults) == before:
            made.append(point)
    return made


def _write(folder: Path, points: tuple[FocalPoint, ...]) -> None:
    """Write the directory anew, readable by its owner only."""
    tables = []
    for one in points:
        values = {name: getattr(one, name) for name in one.__slots__}
        plain = {k: v for k, v in values.items() if v not in ("", None, False)}
        tables.append(("focal", plain))
    text = file_text("Focal points. Private: keep this file to yourself.", {}, tables)
    tomllib.loads(text)
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / f".{FILE}.new"
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    scratch.replace(folder / FILE)
