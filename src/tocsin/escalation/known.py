"""What a deployment knows about a journalist beside posts: roster, hashes, facts, calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tocsin.domain import (
    Fact,
    FactKind,
    Journalist,
    Occasion,
    PrivateKind,
    RosterEntry,
    Watchlist,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts and calendar of a deployment; `None` where none was given, so that it is not known."""

    facts: tuple[Fact, ...] | None = None
    occasions: tuple[Occasion, ...] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one journalist beside posts.

    `roster` is by handle without regard to case. `family_names` says whether names of relatives
    were supplied as hashes. `facts` are in time order.
    """

    country: str | None = None
    roster: Mapping[str, RosterEntry] = field(default_factory=dict)
    private: frozenset[PrivateKind] = frozenset()
    facts: tuple[Fact, ...] = ()
    occasions: tuple[Occasion, ...] | None = None


NOTHING_KNOWN = Known()


def known(person: Journalist, watch: Watchlist, beside: Beside) -> Known:
    """Gather what is known about one journalist."""
    facts = [one for one in beside.facts or () if one.journalist == person.id]
    occasions = beside.occasions
    return Known(
        country=person.country,
        roster={one.handle.lstrip("@").casefold(): one for one in watch.roster},
        private=frozenset(one.kind for one in watch.private if one.journalist == person.id),
        facts=tuple(sorted(facts, key=lambda one: (one.at, one.kind, one.source, one.note))),
        occasions=None
        if occasions is None
        else tuple(one for one in occasions if one.concerns(person.id, person.country)),
    )


class Record:
    """The facts that speak to one indicator, up to now."""

    def __init__(self, facts: Sequence[Fact], indicator: str) -> None:
        self._facts = [one for one in facts if one.indicator == indicator]
        self._upto = 0

    def __len__(self) -> int:
        return len(self._facts)

    def settle(self, now: datetime, span: timedelta) -> datetime | None:
        """Let facts in that could be known by `now`; give when that or the `span` changes next."""
        while self._upto < len(self._facts) and self._facts[self._upto].at <= now:
            self._upto += 1
        comes = [one.at for one in self._facts[self._upto : self._upto + 1]]
        goes = [one.at + span for one in self._facts[: self._upto] if one.at + span > now]
        return min((*comes, *goes), default=None)

    def since(self, moment: datetime) -> list[Fact]:
        """Give the facts known by now that happened after `moment`, oldest first."""
        return [
            one
            for one in self._facts[: self._upto]
            if one.at > moment and one.kind is not FactKind.NOTHING_FOUND
        ]

    def looked(self, moment: datetime) -> bool:
        """Say whether somebody looked and found nothing after `moment`, and nothing since."""
        known = [one for one in self._facts[: self._upto] if one.at > moment]
        return bool(known) and known[-1].kind is FactKind.NOTHING_FOUND
