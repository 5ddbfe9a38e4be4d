"""The invented people of the demo case: journalists, their pieces, the roster and the crowd."""

import string
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tocsin.cli.demo.case import Account
from tocsin.cli.demo.grammar import load
from tocsin.cli.demo.rhythm import START
from tocsin.guidelines.words import LANGUAGES

EPOCH_X = 1_288_834_974_657
_ALNUM = string.ascii_letters + string.digits
_READERS = {"x": 210, "telegram": 190, "youtube": 110, "instagram": 90, "facebook": 70}


@dataclass(frozen=True, slots=True)
class Article:
    """A piece a journalist publishes; `plot` names the scene it sets off."""

    journalist: str
    slug: str
    title: dict[str, str]
    art: dict[str, str]
    plot: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A journalist of the case with the forms of her name and where she is read."""

    id: str
    name: str
    aliases: tuple[str, ...]
    handles: tuple[str, ...]
    outlet: str
    country: str
    languages: tuple[str, ...]
    consent: str
    site: str
    platforms: dict[str, int]
    voices: dict[str, int]
    names: dict[str, dict[str, str]]
    articles: tuple[Article, ...]

    @property
    def handle(self) -> str:
        """Her handle, the same on every platform."""
        return self.handles[0]

    def plot(self, name: str) -> Article:
        """Give the piece that sets off the scene of that name."""
        return next(article for article in self.articles if article.plot == name)

    def plots(self, name: str) -> bool:
        """Say whether the scene of that name is about her."""
        return any(article.plot == name for article in self.articles)

    def values(self, voice: str, article: Article) -> dict[str, str]:
        """Give what a template of that voice may say of her and of the piece."""
        lang = "ru" if voice == "mix" else voice
        return self.names[lang] | {
            "at": f"@{self.handle}",
            "outlet": self.outlet,
            "title": article.title[lang],
            "art": article.art[lang],
            "link": f"{self.site}/{article.slug}",
        }


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone the case knows by name, and the parts of which the crowd's names are made."""

    subjects: tuple[Subject, ...]
    roster: tuple[dict[str, str], ...]
    names: dict[str, list[str]]

    def subject(self, id: str) -> Subject:
        """Give the journalist of that id."""
        return next(one for one in self.subjects if one.id == id)


def read_cast() -> Cast:
    """Read the cast from the data."""
    data = load("cast.toml")
    articles = tuple(Article(**row) for row in data["article"])
    subjects = tuple(_subject(row, articles) for row in data["journalist"])
    return Cast(subjects, tuple(data["roster"]), data["names"])


def _subject(row: dict[str, Any], articles: tuple[Article, ...]) -> Subject:
    rest = {key: value for key, value in row.items() if key not in LANGUAGES}
    for key in ("aliases", "handles", "languages"):
        rest[key] = tuple(rest[key])
    rest["names"] = {lang: row[lang] for lang in LANGUAGES if lang in row}
    rest["articles"] = tuple(one for one in articles if one.journalist == row["id"])
    return Subject(**rest)


@dataclass(frozen=True, slots=True)
class Casting:
    """Invents accounts: of readers, of strangers, of angry ones and of freshly made ones."""

    cast: Cast
    rng: Random

    def readers(self, platform: str) -> list[Account]:
        """Invent the regular readers on one platform, the most eager first."""
        return [self.reader(platform) for _ in range(_READERS[platform])]

    def reader(self, platform: str) -> Account:
        """Invent an ordinary account."""
        age = self.rng.randrange(120, 4200)
        followers = int(3000 * self.rng.random() ** 4) + self.rng.randrange(40)
        return self.account(platform, *self._face(), age, followers)

    def stranger(self, platform: str) -> Account:
        """Invent an account that turns up for a quarrel."""
        names = self.cast.names
        handle = f"{self.rng.choice(names['angry'])}_{self.rng.choice(names['stem'])}"
        angry = self.rng.random() < 0.4
        face = (f"{handle}{self.rng.randrange(10, 100)}", self._name()) if angry else self._face()
        return self.account(
            platform, *face, self.rng.randrange(60, 2500), self.rng.randrange(3, 400)
        )

    def fresh(self, platform: str, before: datetime) -> Account:
        """Invent an account made within the three weeks before `before`, with hardly a follower."""
        names = self.cast.names
        handle = f"{self.rng.choice(names['latin'])}{self.rng.randrange(10_000, 99_999)}"
        age = (START - before).days + self.rng.randrange(3, 22)
        return self.account(platform, handle, self._name(), age, self.rng.randrange(0, 14))

    def account(
        self,
        platform: str,
        handle: str,
        name: str,
        age: int,
        followers: int,
        verified: bool = False,
    ) -> Account:
        """Make an account `age` days old when the case begins."""
        seconds = self.rng.randrange(86_400)
        created = (START - timedelta(days=age, seconds=seconds)).astimezone(UTC)
        native = self._native_id(platform, created)
        return Account(platform, native, handle[:15], name, created, followers, verified)

    def _face(self) -> tuple[str, str]:
        names, rng = self.cast.names, self.rng
        if rng.random() < 0.25:
            return f"{rng.choice(names['stem'])}_{rng.randrange(100, 9999)}", rng.choice(
                names["nick"]
            )
        at = rng.randrange(len(names["first"]))
        handle = f"{names['latin'][at]}_{rng.choice(names['stem'])}{rng.randrange(10, 100)}"
        return handle, self._name(at)

    def _name(self, at: int | None = None) -> str:
        first = self.cast.names["first"]
        name = first[self.rng.randrange(len(first)) if at is None else at]
        tail = self.rng.choice(("", "", " {}.", " 🇰🇿", " ☕", " {}."))
        return name + tail.format(self.rng.choice("АБДЕЖИКЛМНОРСТУ"))

    def _native_id(self, platform: str, created: datetime) -> str:
        rng = self.rng
        if platform == "x":
            if created.year < 2016:
                return str(rng.randrange(10**8, 4 * 10**9))
            return str(snowflake(created, rng))
        if platform == "telegram":
            return (
                f"user{rng.randrange(9_900_000_000, 9_999_999_999)}"  # above any number given out
            )
        if platform == "youtube":
            return "UC" + "".join(rng.choices(_ALNUM, k=22))
        return str(rng.randrange(10**14, 10**15))


def snowflake(at: datetime, rng: Random) -> int:
    """Make an id the way X does: milliseconds since its epoch, then 22 bits of its own."""
    return ((int(at.timestamp()) * 1000 + rng.randrange(1000) - EPOCH_X) << 22) | rng.getrandbits(
        22
    )
