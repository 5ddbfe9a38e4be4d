"""Accounts as far as the export of their platform shows them."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.otherhands.calm.plan import Plan

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
LATIN = (
    "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sh _ y _ e yu ya a g q n o u u h i"
)
TRANSLIT = str.maketrans(dict(zip(LETTERS, LATIN.replace("_", "").split(" "), strict=True)))
ENDS = {
    "en": ("reads", "home", "tea", "ok", "onsea", "says"),
    "": ("kz", "home", "reads", "tea", "nor", "dal", "ok"),
}
INITIALS = {"en": "ABCDEFGHKLMNPRSTW", "": "АБВГДЕЖЗКЛМНПРСТ"}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who posts; `None`: the export of the platform does not say."""

    platform: str
    author_id: str
    author_handle: str | None
    author_name: str
    author_followers: int | None
    author_created_at: str | None
    author_verified: bool | None

    @property
    def record(self) -> dict[str, Any]:
        """The fields of a native record."""
        return {one: getattr(self, one) for one in SHOWN}


SHOWN = tuple(one.name for one in fields(Account) if one.name != "platform")


class People:
    """Draws accounts of a life."""

    def __init__(self, plan: Plan, chance: random.Random) -> None:
        self._plan, self._chance = plan, chance
        self._ids: dict[str, str] = {}

    def draw(self, platform: str | None = None, *, big: bool = False) -> Account:
        """Draw one; `big`: verified, with many followers."""
        r, weights = self._chance, self._plan.platforms
        lang = r.choice(self._plan.languages)
        platform = platform or r.choices(list(weights), list(weights.values()))[0]
        own = self._plan.table["texts"]
        first = r.choice(own.get("first") or self._plan.words(lang)["first"])
        letters, ends = (_of(one, lang) for one in (INITIALS, ENDS))
        name = first + r.choice(["", f" {r.choice(letters)}.", f" {r.randint(60, 99)}", " 🌿"])
        if family := self._plan.words(lang).get("family"):
            name = f"{first} {r.choice(family)}" if r.random() < 0.6 else name
        handle = latin(first) + r.choice(["", "_", "."]) + r.choice(ends)
        handle += str(r.randint(10, 99_999))
        made = datetime(2010, 1, 1, tzinfo=UTC)
        made += timedelta(days=r.betavariate(2, 1.4) * 5800, seconds=r.randint(0, 86_399))
        one = Account(
            platform=platform,
            author_id=str(r.randint(10**8, 10**10)),
            author_handle=handle,
            author_name=name,
            author_followers=r.randint(25_000, 400_000) if big else int(r.lognormvariate(4.6, 1.3)),
            author_created_at=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            author_verified=big or r.random() < 0.01,
        )
        return self._shown(one)

    def _shown(self, one: Account) -> Account:
        """Take away what a platform's export does not show."""
        if one.platform == "x":
            return one
        one = replace(one, author_followers=None, author_created_at=None)
        if one.platform == "telegram":
            own = f"user{one.author_id}"
            return replace(one, author_id=own, author_handle=None, author_verified=None)
        if one.platform == "facebook":
            handle = None if self._chance.random() < 0.5 else one.author_handle
            return replace(one, author_handle=handle, author_verified=None)
        return one

    def her(self, platform: str) -> Account:
        """Give the journalist's account."""
        who, number = self._plan.journalist, str(self._chance.randint(10**8, 10**10))
        own = Account(
            platform=platform,
            author_id=self._ids.setdefault(platform, number),
            author_handle=who.handle,
            author_name=who.full,
            author_followers=who.followers if platform == "x" else None,
            author_created_at=None,
            author_verified=True,
        )
        if platform == "telegram":
            return replace(own, author_id=who.telegram, author_handle=None, author_verified=None)
        return own


def latin(text: str) -> str:
    """Write a name in Latin letters, as in a handle."""
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(TRANSLIT))


def _of(every: Mapping[str, Sequence[str]], lang: str) -> Sequence[str]:
    return every.get(lang, every[""])
