"""Aggregate figures that installations exchange: kept together, differing ones side by side.

A number below five that is broken down can point to a person. It is refused unless it was
published, with the address; hold it back by leaving the count empty.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tocsin.toolbox.exchange.errors import ExchangeError, PersonalDataError
from tocsin.toolbox.exchange.keys import canonical
from tocsin.toolbox.figures import Figure
from tocsin.toolbox.personal import personal_data

FILE = "figures.jsonl"
SMALL = 5
SAME = ("state", "period", "breakdown", "category", "source")


def check_figures(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Give the figures; raises `PersonalDataError` where one could point to a person."""
    checked = tuple(figures)
    places = tuple(place for one in checked for place in _places(one))
    if places:
        raise PersonalDataError(places)
    return checked


def read_figures(folder: Path) -> frozenset[Figure]:
    """Read the figures of a folder; empty where there are none. Raises `ExchangeError`."""
    path = folder / FILE
    if not path.is_file():
        return frozenset()
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return frozenset(figure(_value(line, f"{path}:{n}"), f"{path}:{n}") for n, line in lines)


def add_figures(folder: Path, figures: Iterable[Figure]) -> int:
    """Add figures to a folder and say how many are new; none is ever taken out."""
    known = read_figures(folder)
    new = sorted(set(figures) - known, key=lambda one: canonical(asdict(one)))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab") as file:
        file.writelines(canonical(asdict(one)) + b"\n" for one in new)
    return len(new)


def differing(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Give the figures that say different things of the same, side by side."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for one in figures:
        groups.setdefault(tuple(getattr(one, name) for name in SAME), []).append(one)
    found = (sorted(group, key=lambda one: canonical(asdict(one))) for group in groups.values())
    return tuple(tuple(group) for group in found if len(group) > 1)


def figure(value: object, place: str) -> Figure:
    """Make a figure of plain values; raises `ExchangeError`."""
    names = set(Figure("", "", "", None).__slots__)
    if not isinstance(value, Mapping) or not set(value) <= names:
        raise ExchangeError(f"{place}: no figure; its fields are {', '.join(sorted(names))}")
    count = value.get("count")
    if count is not None and (not isinstance(count, int) or isinstance(count, bool) or count < 0):
        raise ExchangeError(f"{place}: count must be a whole number, or null where held back")
    texts: dict[str, Any] = {name: value.get(name, "") for name in names if name != "count"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ExchangeError(f"{place}: every field but count must be a text")
    return Figure(count=count, **texts)


def _places(one: Figure) -> Iterator[str]:
    name = f"figure {one.period}, {one.category}"
    yield from personal_data({**asdict(one), "source": ""}, name)
    if one.count is not None and 0 < one.count < SMALL and one.breakdown and not one.source:
        yield f"{name}: fewer than {SMALL}; leave the count empty, or name where it was published"


def _value(line: str, place: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{place}: broken line; take an earlier copy of the file") from error
