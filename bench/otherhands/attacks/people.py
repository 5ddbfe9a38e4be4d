"""Accounts and the habits of those who write from them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.otherhands.attacks.plan import Journalist, Plan
from bench.otherhands.texts import table

LAST = (
    "reads", "77", "_official", "north", "_k", "walker", "2010", "xx", "_life",
    "man", "post", "_z", "real", "photo", "line", "one", "steppe", "tea",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How somebody writes: shares of letters mistyped and of posts with emoji, and habits."""

    lower: bool
    bare: bool
    typo: float
    emoji: float
    plain: bool
    latin: bool
    loud: bool
    smile: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who posts; no style: an account that writes without fault."""

    platform: str
    id: str
    handle: str
    name: str
    followers: int
    created: datetime
    verified: bool
    style: Style | None = None


CALM: Mapping[str, Any] = {"latin": False, "loud": False, "typo": 0.02, "emoji": 0.05}


def habits(who: Account, changed: Mapping[str, Any]) -> Account:
    """Give an account with some habits changed."""
    assert who.style
    return replace(who, style=replace(who.style, **changed))


def hers(plan: Plan) -> dict[str, Account]:
    """Give the journalist's accounts by platform."""
    who: Journalist = plan.journalist
    made = datetime(2014, 5, 3, tzinfo=UTC)
    return {
        platform: Account(platform, who.ids[platform], who.handle, who.name, 6200, made, False)
        for platform in plan.platforms
    }


class People:
    """Draws accounts of a scenario; no handle twice."""

    def __init__(self, plan: Plan, chance: random.Random) -> None:
        self._plan, self._chance = plan, chance
        self._taken: set[str] = set()
        self._words = table(plan.part, plan.lang)

    def draw(
        self, fresh: float = 0.08, platform: str | None = None, *, hostile: bool = False
    ) -> Account:
        """Draw one; `fresh` is the chance that the account is some days old."""
        r, plan = self._chance, self._plan
        platform = platform or _weighted(r, plan.platforms)
        handle = self._handle()
        new = r.random() < fresh
        if new:
            created = plan.end - timedelta(days=r.randint(2, 25))
        else:
            created = plan.start - timedelta(days=r.randint(60, 4200))
        return Account(
            platform=platform,
            id=("user" if platform == "telegram" else "") + str(r.randint(10**7, 10**10)),
            handle=handle,
            name=r.choice(self._words["names"]) if r.random() < 0.75 else handle,
            followers=int(r.lognormvariate(2 if new else 4.6, 1.3)),
            created=created,
            verified=r.random() < 0.02,
            style=_style(r, hostile=hostile),
        )

    def _handle(self) -> str:
        r = self._chance
        while True:
            handle = str(r.choice(self._words["handles"])) + r.choice(LAST)
            handle += str(r.randint(1, 9999)) if r.random() < 0.55 else ""
            if handle not in self._taken:
                self._taken.add(handle)
                return handle


def _style(r: random.Random, *, hostile: bool) -> Style:
    return Style(
        lower=r.random() < 0.3,
        bare=r.random() < 0.25,
        typo=r.choice([0, 0, 0.02, 0.05, 0.12]),
        emoji=r.choice([0, 0, 0.1, 0.35, 0.6]),
        plain=r.random() < 0.22,
        latin=r.random() < 0.035,
        loud=r.random() < (0.12 if hostile else 0.03),
        smile=r.random() < 0.3,
    )


def _weighted(r: random.Random, weights: Mapping[str, float]) -> str:
    return r.choices(list(weights), list(weights.values()))[0]
