"""Invented journalists and accounts."""

from datetime import datetime, timedelta
from typing import Any

from bench.simulator.chance import Chance
from bench.simulator.model import Account, Person
from bench.simulator.settings import Plan, table

YEAR = 365.0


def journalist(plan: Plan, chance: Chance, number: int) -> Person:
    """Invent a journalist; `number` counts those of her language, so that surnames differ."""
    names: dict[str, Any] = table("names")[plan.lang]
    stems, ends = names["stem"], names["end"]
    stem, end = stems[number % len(stems)], ends[number // len(stems) % len(ends)]
    first = chance.one(names["first"])
    surname = (stem[0] + end[0], stem[1] + end[1])
    return Person(
        id=plan.id,
        first=tuple(first),
        surname=surname,
        handle=f"{first[1]}_{surname[1]}{number}".lower(),
        outlet=tuple(chance.one(names["outlet"])),
        lang=plan.lang,
        street=tuple(chance.one(names["street"])),
        number=chance.text.randrange(3, 90),
        child=tuple(chance.one(names["child"])),
    )


def crowd(
    prefix: str, size: int, chance: Chance, at: datetime, new: float = 0.0
) -> tuple[Account, ...]:
    """Invent accounts; the share `new` of them younger than a month at `at`."""
    return tuple(_account(f"{prefix}{number}", chance, at, new) for number in range(size))


def leader(prefix: str, chance: Chance, at: datetime) -> Account:
    """Invent a public figure with many followers."""
    born = at - timedelta(days=chance.uniform(4 * YEAR, 9 * YEAR))
    return Account(f"{prefix}_official", chance.text.randrange(200_000, 2_000_000), _time(born))


def _account(handle: str, chance: Chance, at: datetime, new: float) -> Account:
    young = chance.under(new)
    age = chance.uniform(1, 28) if young else chance.uniform(0.5 * YEAR, 10 * YEAR)
    followers = int(chance.lognormal(12 if young else 150, 1.3))
    return Account(handle, followers, _time(at - timedelta(days=age)))


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
