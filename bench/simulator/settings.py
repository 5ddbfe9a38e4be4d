"""The parameters of the simulator: tiers of journalists, mixes of kinds, scenarios and variants."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
Mix = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tier:
    """How much is said to a journalist on an ordinary day, and for how many days she is watched."""

    a_day: float
    audience: int
    hostile: float
    dispersion: float
    article_every: int
    days: int


@dataclass(frozen=True, slots=True)
class Wave:
    """Many posts that belong together; the comments of `scenarios.toml` explain each field."""

    shape: str
    mix: str
    posts: int = 1
    hours: float = 6.0
    sigma: float = 0.7
    days: int = 7
    power: float = 1.0
    core: float = 0.1
    core_posts: float = 0.1
    new: float = 0.0
    copies: float = 0.0
    masters: int = 1
    tag_share: float = 0.0
    second: float = 0.2
    late: float = 0.0
    leader: str = ""
    leader_posts: int = 0
    friends: int = 0
    after_article: bool = False
    gap_from: float = 0.0
    gap_hours: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One variant of a scenario: whose life, and what happens in it how often."""

    scenario: str
    variant: int
    tier: str
    lang: str
    attack: bool
    urgent: bool
    planted: tuple[str, ...]
    times: int
    wave: Wave | None
    occasion: str = ""
    fact: str = ""

    @property
    def id(self) -> str:
        """Name the variant, also as the journalist's id."""
        return f"{self.scenario}-{self.variant}".replace("_", "-")


@cache
def table(name: str) -> dict[str, Any]:
    """Read a TOML file of the simulator's data."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def tier(name: str) -> Tier:
    """Give a tier by name."""
    return Tier(**table("scenarios")["tier"][name])


def mix(name: str) -> Mix:
    """Give a mix of kinds by name; a name that is no mix is a kind by itself."""
    mixes: dict[str, Mix] = table("scenarios")["mix"]
    return mixes.get(name, {name: 1.0})


def plans(variants: int | None = None, only: Iterable[str] = ()) -> Iterator[Plan]:
    """Yield the plans: of every scenario (or of `only` some) so many variants, or those written.

    Where fewer are written down they come again, with other chances. Raises `ValueError` for a
    scenario that is not written down.
    """
    scenarios: dict[str, dict[str, Any]] = table("scenarios")["scenario"]
    if unknown := set(only) - scenarios.keys():
        raise ValueError(f"no scenario {', '.join(unknown)}; there are {', '.join(scenarios)}")
    for name, written in scenarios.items():
        if not only or name in only:
            for number in range(variants or len(written["variant"])):
                yield _plan(name, number, written)


def _plan(name: str, number: int, written: Mapping[str, Any]) -> Plan:
    """Lay a variant's values over its scenario's."""
    own = dict(written["variant"][number % len(written["variant"])])
    tier_name, lang = own.pop("tier"), own.pop("lang")
    planted, occasion, fact = (
        own.pop(name, written.get(name, "")) for name in ("planted", "occasion", "fact")
    )
    waving = {**written["wave"], **own} if "wave" in written else None
    return Plan(
        scenario=name,
        variant=number,
        tier=tier_name,
        lang=lang,
        attack=written.get("attack", False),
        urgent=written.get("urgent", False),
        planted=tuple(planted),
        times=written.get("times", 1),
        wave=Wave(**waving) if waving else None,
        occasion=occasion,
        fact=fact,
    )
