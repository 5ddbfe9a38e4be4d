"""Whose life it is, and where and when, as written down in the scenario's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.otherhands.texts import Table, midnight, table


@dataclass(frozen=True, slots=True)
class Journalist:
    """Her names in the cases that the sentences need, and her accounts."""

    id: str
    full: str
    name: str
    gen: str
    dat: str
    acc: str
    handle: str
    aliases: Sequence[str]
    outlet: str
    site: str
    country: str
    tz: float
    followers: int
    telegram: str
    colleagues: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A life before anything is drawn: `platforms` by weight, `a_day` posts about her."""

    name: str
    languages: Sequence[str]
    start: datetime
    days: int
    a_day: float
    readers: int
    platforms: Mapping[str, float]
    journalist: Journalist
    table: Table
    part: str = "calm"

    def texts(self, kind: str) -> list[str]:
        """Give a list of the scenario's own texts."""
        return list(self.table["texts"][kind])

    def words(self, lang: str) -> Table:
        """Give what readers say in a language: of her country, where the plan names one."""
        return table(self.part, self.table.get("voice", {}).get(lang, lang))

    def at(self, day: int, hour: int = 10, minute: int = 0) -> datetime:
        """Give a moment by the day's number and her clock."""
        return self.start + timedelta(days=day, hours=hour, minutes=minute)


def plan(name: str, part: str = "calm") -> Plan:
    """Read a plan of a part of the data."""
    given = table(part, name)
    who = Journalist(**given["journalist"])
    return Plan(
        name=name,
        languages=given["languages"],
        start=midnight(given["start"], who.tz),
        days=given["days"],
        a_day=given["a_day"],
        readers=given["readers"],
        platforms=given["platforms"],
        journalist=who,
        table=given,
        part=part,
    )
