"""What private data look like in a country: patterns as data, check digits by name.

A new country is a file in `data/profiles`, and a function in `checks` where its numbers have a
check digit that no other country's have.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tocsin.findings.errors import FindingsError
from tocsin.findings.private.checks import CHECKS

FOLDER = Path(__file__).parents[1] / "data" / "profiles"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One kind of private data: a pattern, a check digit where it has one, and how telling it is.

    `alone` is the probability that it is private data of somebody where nothing else in the post is
    hostile, `hostile` where something is.
    """

    id: str
    kind: str
    pattern: re.Pattern[str]
    check: str | None
    alone: float
    hostile: float

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans where such data stand."""
        for found in self.pattern.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            if self.check is None or CHECKS[self.check](digits):
                yield found.span()


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that looks like private data: where it stands, and what saw it."""

    start: int
    end: int
    recogniser: Recogniser


@dataclass(frozen=True, slots=True)
class Profile:
    """A country's recognisers; `country` in ISO 3166 alpha-2."""

    country: str
    version: str
    recognisers: tuple[Recogniser, ...]

    def see(self, text: str) -> Iterator[Sighting]:
        """Yield what looks like private data in a text."""
        for recogniser in self.recognisers:
            for start, end in recogniser.find(text):
                yield Sighting(start, end, recogniser)


@cache
def packaged() -> dict[str, Profile]:
    """Read the profiles that ship with Tocsin, by country."""
    profiles = (_load(path) for path in sorted(FOLDER.glob("*.toml")))
    return {profile.country: profile for profile in profiles}


def _load(path: Path) -> Profile:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = tuple(_recogniser(row, path) for row in table["recogniser"])
    return Profile(table["country"], table["version"], rows)


def _recogniser(row: dict[str, str], path: Path) -> Recogniser:
    check = row.get("check")
    if check is not None and check not in CHECKS:
        raise FindingsError(
            f"{path}: {row['id']}: no check {check}; checks are {', '.join(CHECKS)}"
        )
    return Recogniser(
        row["id"],
        row["kind"],
        re.compile(row["pattern"]),
        check,
        float(row["alone"]),
        float(row["hostile"]),
    )
