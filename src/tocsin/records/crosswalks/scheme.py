"""The forms that others ask for, read from data: codes, which type goes to which, columns."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tocsin.guidelines import Words
from tocsin.records.errors import NotFoundError
from tocsin.records.model import Purpose
from tocsin.records.words import DATA

FOLDER = DATA / "crosswalks"
ORDER = ("sdg16101", "coe", "mmf", "jfj", "adilsoz", "ipi", "uspft", "uwazi")


@dataclass(frozen=True, slots=True)
class Code:
    """A category of the form."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form and what fills it; `source` is empty where we never ask for it."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """One form.

    `codes_of` maps families and sub-types to codes: one where it is clear, several where a person
    must choose. `countries` and `area` say where the form applies; empty means everywhere.
    """

    id: str
    label: Words
    purpose: Purpose
    unit: Literal["event", "item"]
    confirmed: bool
    sources: tuple[str, ...]
    codes: tuple[Code, ...]
    codes_of: Mapping[str, tuple[str, ...]]
    columns: tuple[Column, ...]
    countries: tuple[str, ...]
    area: str
    between: str
    mark: bool

    def code(self, id: str) -> Code | None:
        """Give the code with that id, or `None`."""
        return next((code for code in self.codes if code.id == id), None)

    def codes_for(self, type_id: str) -> tuple[str, ...]:
        """Give the codes a type may have: none, one, or several to choose from."""
        family = type_id.partition("-")[0]
        return self.codes_of.get(type_id, self.codes_of.get(family, ()))


def scheme_ids() -> tuple[str, ...]:
    """Give the ids of the forms in the order of the documentation."""
    return ORDER


@cache
def scheme(id: str) -> Scheme:
    """Give a form; `NotFoundError` names those there are."""
    if id not in ORDER:
        raise NotFoundError(f"no form is called {id!r}; there are {', '.join(ORDER)}")
    with (FOLDER / f"{id}.toml").open("rb") as file:
        return _scheme(tomllib.load(file))


def _scheme(raw: Mapping[str, Any]) -> Scheme:
    codes_of: dict[str, tuple[str, ...]] = {}
    for one in raw["maps"]:
        codes = (one["code"],) if "code" in one else tuple(one["choices"])
        codes_of |= dict.fromkeys(one["types"], codes)
    return Scheme(
        id=raw["id"],
        label=Words(**raw["label"]),
        purpose=Purpose(raw["purpose"]),
        unit=raw.get("unit", "event"),
        confirmed=raw["status"] == "confirmed",
        sources=tuple(raw["sources"]),
        codes=tuple(Code(one["id"], Words(**one["label"])) for one in raw["codes"]),
        codes_of=codes_of,
        columns=tuple(Column(one["name"], one["from"]) for one in raw["columns"]),
        countries=tuple(raw.get("countries", ())),
        area=raw.get("area", ""),
        between=raw.get("between", "; "),
        mark=raw.get("mark", True),
    )
