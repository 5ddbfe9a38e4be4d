"""Who is attacked, when and where, as written down in the scenario's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.otherhands.texts import Table, midnight, table

ID = "j01"


@dataclass(frozen=True, slots=True)
class Journalist:
    """Her names and accounts; `forms` are the cases of her name, where her language has some."""

    name: str
    first: str
    handle: str
    aliases: Sequence[str]
    outlet: str
    outlet_handle: str
    country: str
    languages: Sequence[str]
    chat: str
    ids: Mapping[str, str]
    forms: Mapping[str, str] = field(default_factory=dict)
    russian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A scenario before anything is drawn: `platforms` by weight, `a_day` posts about her."""

    name: str
    lang: str
    start: datetime
    days: int
    a_day: float
    platforms: Mapping[str, float]
    journalist: Journalist
    table: Table
    part: str = "attacks"

    @property
    def end(self) -> datetime:
        """The end of collection."""
        return self.start + timedelta(days=self.days)

    @property
    def slots(self) -> Mapping[str, Sequence[str]]:
        """What fills the slots of sentences of the second reading; none in the first."""
        slots: Mapping[str, Sequence[str]] = self.table.get("slot", {})
        return slots

    @property
    def begin(self) -> datetime:
        """The first post of an attack whose file says when."""
        begin: datetime = self.table["begin"]
        return begin.astimezone(self.start.tzinfo)

    def texts(self, kind: str) -> list[str]:
        """Give a list of the scenario's own texts."""
        return list(self.table["texts"][kind])

    def at(self, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
        """Give a moment of the year by her clock."""
        return self.start.replace(month=month, day=day, hour=hour, minute=minute)


def plan(name: str, part: str = "attacks") -> Plan:
    """Read a plan of a part of the data."""
    given = table(part, name)
    return Plan(
        name=name,
        lang=given["lang"],
        start=midnight(given["start"], given["tz"]),
        days=given["days"],
        a_day=given["a_day"],
        platforms=given["platforms"],
        journalist=Journalist(**given["journalist"]),
        table=given,
        part=part,
    )
