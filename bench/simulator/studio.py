"""Where the posts of one case are made: numbers, words, records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

from bench.simulator import people
from bench.simulator.chance import Chance
from bench.simulator.model import Account, Person, Said
from bench.simulator.settings import Plan, table, tier
from tocsin.cli.demo.grammar import Voice

LANGUAGES = ("en", "ru", "kk")
FIRST, SECOND = "x", "telegram"
# Said without anything beside it: slogans, and single threats that are to be read as they are.
BARE = {"coded", "call", "threat_address", "threat_family", "dox", "article"}


@cache
def voice(lang: str) -> Voice:
    """Read the voice of a language."""
    data = table(lang)
    return Voice(lang, data["slots"], data["pools"])


@dataclass
class Studio:
    """Makes the posts of one case; times are given in hours since the bench's start, local."""

    plan: Plan
    person: Person
    chance: Chance
    said: list[Said] = field(default_factory=list)
    articles: list[tuple[float, int]] = field(default_factory=list)
    audience: tuple[Account, ...] = ()

    def __post_init__(self) -> None:
        size = tier(self.plan.tier).audience
        self.audience = people.crowd(f"{self.plan.id}-r", size, self.chance, when(0))
        age = people.crowd("", 1, self.chance, when(0))[0].created_at
        self._own = Account(self.person.handle, 9_000, age)

    def article(self, hour: float) -> None:
        """Let her publish, on both platforms."""
        number = len(self.articles)
        text = self.words("article", self.person.lang)
        self.articles.append((hour, number))
        self.articles.sort()
        for platform in (FIRST, SECOND):
            record = {
                **self._record(hour, self._own, text, self.person.lang, platform),
                "id": self._article_id(number),
            }
            self.said.append(Said(when(hour), record, "article", attack=False, own=True))

    def answer(self, one: Said, kind: str) -> None:
        """Let her answer a post."""
        hour = (one.at - when(0)).total_seconds() / 3600 + self.chance.uniform(0.02, 1)
        lang, platform = self.person.lang, one.record["platform"]
        record = self._record(hour, self._own, self.words(kind, lang), lang, platform)
        reply = {**record, "in_reply_to": one.record["id"]}
        self.said.append(Said(when(hour), reply, kind, attack=False, own=True))

    def words(self, kind: str, lang: str) -> str:
        """Grow a text of a kind."""
        values = {**self.person.values(lang), "n": str(self.chance.text.randrange(2, 99))}
        text = voice(lang).say(kind, values, self.chance.text)
        if kind not in BARE and self.chance.under(table("scenarios")["ordinary"]["aside"]):
            aside = voice(lang).say("aside", values, self.chance.text)
            text = f"{text} {aside}" if self.chance.under(0.7) else f"{aside} {text}"
        return text[:1].upper() + text[1:] if self.chance.under(0.6) else text

    def say(
        self,
        hour: float,
        who: Account,
        kind: str,
        *,
        attack: bool = False,
        text: str | None = None,
        lang: str | None = None,
        platform: str = FIRST,
        more: Mapping[str, Any] | None = None,
    ) -> Said:
        """Let an account speak to her or about her: a reply to her last article, or a mention."""
        lang = lang or self.person.lang
        text = text or self.words(kind, lang)
        before = [number for at, number in self.articles if at < hour]
        reply = bool(before) and not more and self.chance.under(0.6)
        record = self._record(hour, who, text, lang, platform)
        if reply:
            record["in_reply_to"] = self._article_id(before[-1])
        self._address(record, reply=reply)
        one = Said(when(hour), {**record, **(more or {})}, kind, attack)
        self.said.append(one)
        return one

    def _address(self, record: dict[str, Any], *, reply: bool) -> None:
        """Say to whom it goes: by reply, by handle in the text, at times by name alone."""
        handle = self.person.handle
        named = self.person.values(record["lang"])["name"] in record["text"]
        if record["platform"] == FIRST or not reply:
            record["mentions"] = [handle]
        if reply:
            return
        if named and self.chance.under(0.3):
            record["mentions"] = []
        elif self.chance.under(0.5):
            record["text"] = f"@{handle} {record['text']}"
        else:
            record["text"] = f"{record['text']} @{handle}"

    def _record(
        self, hour: float, who: Account, text: str, lang: str, platform: str
    ) -> dict[str, Any]:
        return {
            "id": f"{self.plan.id}-{len(self.said)}",
            "platform": platform,
            "author_id": who.handle,
            "author_handle": who.handle,
            "author_followers": who.followers,
            "author_created_at": who.created_at,
            "text": text,
            "lang": lang,
            "created_at": when(hour).isoformat().replace("+00:00", "Z"),
        }

    def _article_id(self, number: int) -> str:
        return f"{self.plan.id}-a{number}"


def when(hour: float) -> datetime:
    """Give the moment of an hour since the bench's start, to the second."""
    settings: Mapping[str, Any] = table("scenarios")
    midnight = datetime.combine(settings["start"], time(), tzinfo=UTC)
    return midnight + timedelta(seconds=round((hour - settings["utc_offset_hours"]) * 3600))
