"""The state of one attacked journalist's time while it is being made."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from bench.otherhands.attacks.people import Account, People, hers
from bench.otherhands.attacks.plan import Plan
from bench.otherhands.scenario import Post
from bench.otherhands.texts import table

BAD_EMOJI = ("🤡", "🤮", "😡", "🐍", "💩", "🖕", "👎", "😂", "🐀", "😈")
# Weight of every hour by her clock.
RHYTHM = (
    1.0, 0.5, 0.25, 0.15, 0.15, 0.3, 0.8, 1.6, 2.2, 2.4, 2.4, 2.6,
    3.2, 3.2, 2.6, 2.4, 2.4, 2.6, 3.0, 3.6, 4.2, 4.4, 3.6, 2.0,
)  # fmt: skip
Said = tuple[datetime, Post]


class World:
    """A journalist, her readers, and what they write."""

    def __init__(self, plan: Plan, seed: int, more: Sequence[str] = ()) -> None:
        self.plan = plan
        self.chance = random.Random(f"{seed}:{plan.name}")
        self.words = dict(table(plan.part, plan.lang))
        self.ordinary = [*self.words["ordinary"], *more]
        self.bad_hooks: Sequence[str] = self.words["bad_hooks"]
        self.bad_emoji: Sequence[str] = BAD_EMOJI
        self.used: dict[str, int] = {}
        self.picked = 0
        self.said: list[Said] = []
        self.attack: list[Said] = []
        self.own: dict[str, list[Said]] = {}
        self.people = People(plan, self.chance)
        self.readers = [self.people.draw() for _ in range(self.chance.randint(90, 140))]
        self.weights = [1 / (place + 3) ** 0.8 for place in range(len(self.readers))]
        self.rude = [self.people.draw() for _ in range(4)]
        self.her = hers(plan)

    def reader(self) -> Account:
        """Draw a reader, the first ones more often."""
        return self.chance.choices(self.readers, self.weights)[0]

    def moment(self, day: datetime) -> datetime:
        """Draw a time of a day."""
        r = self.chance
        hour = r.choices(range(24), RHYTHM)[0]
        return day + timedelta(hours=hour, minutes=r.randint(0, 59), seconds=r.randint(0, 59))

    def surge(self, begin: datetime, hours: float, count: int, peak: float = 4.0) -> list[datetime]:
        """Draw moments of a storm: a quick rise, a long fall, thinner at night."""
        r, drawn = self.chance, [begin]
        while len(drawn) < count:
            ahead = r.gammavariate(1.6, peak)
            if ahead > hours:
                continue
            when = begin + timedelta(hours=ahead, seconds=r.randint(0, 59))
            hour = when.astimezone(self.plan.start.tzinfo).hour
            if r.random() < 0.35 + 0.65 * RHYTHM[hour] / max(RHYTHM):
                drawn.append(when)
        return sorted(drawn)

    def recent(self, platform: str, when: datetime) -> Post | None:
        """Draw one of her posts of the last six days, the newest more often."""
        days = timedelta(days=6)
        past = [post for at, post in self.own.get(platform, []) if when - days < at <= when]
        if not past:
            return None
        return past[-1 - min(len(past) - 1, int(self.chance.expovariate(1.2)))]
