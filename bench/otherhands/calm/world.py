"""The state of one calm life while it is being made."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.otherhands.calm.people import Account, People
from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.plan import Plan
from bench.otherhands.scenario import Post

# What readers say, by weight.
WEIGHTS = {
    "thanks": 11, "question": 13, "criticism": 13, "chatter": 14, "link": 8, "joke": 8, "swear": 7,
    "inst": 6, "neigh": 9, "recipe": 5, "sport": 6, "crime": 6, "proverb": 5,
}  # fmt: skip
# Weight of every hour by her clock.
HOURS = (
    1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 3, 4, 4, 4, 4, 5, 5, 4, 4, 4, 5, 6, 8, 9, 8, 5, 2.5,
)  # fmt: skip
REST = 96  # hours before a line of the everyday pools comes again
RUDE = 60  # accounts that may be rude once


@dataclass(frozen=True, slots=True)
class Said:
    """A record, its time in UTC, and the id of the post at the head of its thread."""

    record: Post
    at: datetime
    root: str

    @property
    def platform(self) -> str:
        """Where it was said."""
        return str(self.record["platform"])


class World:
    """A journalist, her readers, and what they write."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.chance = random.Random(f"{seed}/{plan.name}/0")
        self.posts: list[Said] = []
        self.hostile: list[Said] = []
        self.own: list[Said] = []
        self.comments: list[Said] = []
        self.ids: set[str] = set()
        self.telegram = 4000
        self.article = 0
        self.news: dict[str, Sequence[str]] = {}  # what fills a slot from now on
        self.emoji: Sequence[str] = ()  # of grave storms, in place of the everyday ones
        self.people = People(plan, self.chance)
        self.readers = [self.people.draw() for _ in range(plan.readers)]
        self.weights = [1 / (place + 2) ** 0.8 for place in range(plan.readers)]
        self.pick = {
            (lang, kind): Picker(
                self.chance, plan.words(lang)[kind], 0 if kind == "herreply" else REST
            )
            for lang in plan.languages
            for kind in (*WEIGHTS, "rude", "own", "herreply")
            if kind in plan.words(lang)
        }
        self.rude = [self.people.draw() for _ in range(RUDE)]

    @property
    def lang(self) -> str:
        """Her first language."""
        return self.plan.languages[0]

    def picker(self, kind: str, gap: float, most: int = 999) -> Picker:
        """Give the scenario's own lines of a kind, one after the other."""
        return Picker(self.chance, self.plan.texts(kind), gap, most)

    def someone(self, fresh: float = 0.3, platform: str | None = None) -> Account:
        """Draw a reader, the first ones more often, or with that chance a new account."""
        if self.chance.random() < fresh:
            return self.people.draw(platform)
        for _ in range(60):
            one = self.chance.choices(self.readers, self.weights)[0]
            if platform in (None, one.platform):
                return one
        return self.people.draw(platform)

    def somewhere(self) -> str:
        """Draw one of her platforms by weight."""
        weights = self.plan.platforms
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def clock(self, day: int) -> datetime:
        """Draw a time of a day."""
        r = self.chance
        hours = r.choices(range(24), HOURS)[0]
        minutes, seconds = r.randint(0, 59), r.randint(0, 59)
        return self.plan.start + timedelta(days=day, hours=hours, minutes=minutes, seconds=seconds)

    def times(self, begin: datetime, hours: float, count: int) -> list[datetime]:
        """Draw moments from a time on, thinning out, with the rhythm of the day."""
        r = self.chance
        drawn: list[datetime] = []
        while len(drawn) < count:
            soon = r.random() < 0.75
            ahead = min(r.expovariate(2.2 / hours), hours) if soon else r.uniform(0, hours)
            when = begin + timedelta(hours=ahead, seconds=r.randint(0, 3599))
            if r.random() < HOURS[when.astimezone(self.plan.start.tzinfo).hour] / 9:
                drawn.append(when)
        return sorted(drawn)

    def recent(self, platform: str, when: datetime, hours: float = 84) -> Said | None:
        """Draw one of her posts of the last hours on a platform."""
        span = timedelta(hours=hours)
        near = [
            one for one in self.own if one.platform == platform and one.at < when < one.at + span
        ]
        return self.chance.choice(near) if near else None

    def near(self, when: datetime, hours: float) -> list[Said]:
        """Give the comments of the last hours, on any platform."""
        span = timedelta(hours=hours)
        return [one for one in self.comments if one.at < when < one.at + span]
