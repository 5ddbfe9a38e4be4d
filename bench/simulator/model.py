"""What the simulator makes: posts with the truth about each, and cases of one journalist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.simulator.settings import Plan, table


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who posts; `created_at` in RFC 3339."""

    handle: str
    followers: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Person:
    """The journalist of a case; names as (Cyrillic or own spelling, Latin)."""

    id: str
    first: tuple[str, str]
    surname: tuple[str, str]
    handle: str
    outlet: tuple[str, str]
    lang: str
    street: tuple[str, str]
    number: int
    child: tuple[str, str]

    def values(self, lang: str) -> dict[str, str]:
        """Give the values of the grammars in a language's script."""
        script = 1 if lang == "en" else 0
        first, surname = self.first[script], self.surname[script]
        return {
            "first": first,
            "surname": surname,
            "name": f"{first} {surname}",
            "outlet": self.outlet[script],
            "street": self.street[script],
            "number": str(self.number),
            "child": self.child[script],
            "tag": self.tag,
        }

    @property
    def tag(self) -> str:
        """The hashtag of campaigns against her."""
        return f"Stop{self.surname[1]}"


@dataclass(frozen=True, slots=True)
class Said:
    """A native record, what is in it in truth, and whether it belongs to the attack."""

    at: datetime
    record: Mapping[str, Any]
    kind: str
    attack: bool
    own: bool = False

    @property
    def key(self) -> str:
        """The post's natural key."""
        return f"{self.record['platform']}:{self.record['id']}"

    @property
    def truth(self) -> Mapping[str, Any] | None:
        """What is planted in it; `None` for harmless posts."""
        planted: Mapping[str, Any] | None = table("kinds").get(self.kind)
        return planted

    @property
    def hostile(self) -> bool:
        """Whether it is violence in truth."""
        return self.truth is not None


@dataclass(frozen=True, slots=True)
class Case:
    """One journalist's time: every post about her in time order, and what was planted.

    `days` is the exposure; `leaders` are (handle, kind) for the roster. `begins`
    are the times of its waves. `lost` counts posts of the
    attack that were never collected.
    """

    plan: Plan
    person: Person
    said: tuple[Said, ...]
    days: float
    leaders: tuple[tuple[str, str], ...] = ()
    begins: tuple[datetime, ...] = ()
    lost: int = 0

    @property
    def campaign(self) -> tuple[Said, ...]:
        """The posts of the attack that were collected, in time order."""
        return tuple(one for one in self.said if one.attack)

    @property
    def planted(self) -> tuple[str, ...]:
        """The indicators that the collected attack does give reason for."""
        found = {name for one in self.campaign if one.truth for name in one.truth["types"]}
        needs = table("scenarios")["needs"]
        return tuple(
            name for name in self.plan.planted if name not in needs or found & set(needs[name])
        )
