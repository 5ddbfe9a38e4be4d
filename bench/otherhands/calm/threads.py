"""Threads of the second reading's lives: which of her posts is on which topic, and who answers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bench.otherhands.calm.people import Account
from bench.otherhands.calm.posting import HANDLED, add, answer, publish
from bench.otherhands.calm.topics import Topic, Topics
from bench.otherhands.calm.wording import fill, mess, url
from bench.otherhands.calm.world import Said, World

DAYS = timedelta(days=3)  # so long she is answered
DAY = timedelta(hours=24)


class Threads:
    """A life while it is being filled: `on` gives the topic of each of her posts."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.topics = Topics(world)
        self.on: dict[str, Topic] = {}
        self.waves = world.plan.table.get("wave", ())
        self._friends: list[Account] = []

    def swollen(self, day: int) -> list[tuple[Topic | None, int]]:
        """Give what is spoken of above all on a day, and in how many more posts."""
        swollen = []
        for one in self.waves:
            after = day - one["day"]
            if 0 <= after < len(one["counts"]):
                swollen.append((self.topics.named(one["topic"]), one["counts"][after]))
        return swollen

    def publish(self, when: datetime, day: int, topic: Topic, line: str | None = None) -> Said:
        """Let her post on a topic."""
        world, hers = self.world, topic.hers(day)
        line = line or self.topics.picker(hers).get(when) or world.chance.choice(hers)
        platform = world.somewhere()
        if "{url}" in line:
            url(world, new=True)
        spoken, line = tongue(line, topic.lang)
        text = fill(world, called(world, line, platform), topic.lang)
        said = publish(world, when, spoken, text, platform)
        self.on[said.root] = topic
        return said

    def root(self, when: datetime, day: int, platform: str | None = None) -> Said | None:
        """Draw a post of hers of the last days, the newest first, or one of a wave's topic."""
        r = self.world.chance
        last = [one for one in self.world.own[-24:] if one.at < when < one.at + DAYS]
        last = [one for one in last if platform in (None, one.platform)]
        for topic, more in self.swollen(day):
            wave = [one for one in last if self.on[one.root] is topic]
            if wave and r.random() < more / (more + self.world.plan.a_day):
                return r.choice(wave)
        return r.choices(last, [(n + 1) ** 1.6 for n in range(len(last))])[0] if last else None

    def answers(self, when: datetime) -> list[Said]:
        """Give the last answers of a day, on any platform."""
        last = self.world.comments[-120:]
        return [
            one for one in last if one.record.get("in_reply_to") and one.at < when < one.at + DAY
        ]

    def say(
        self, who: Account, when: datetime, lines: Sequence[str], lang: str, to: Said
    ) -> Said | None:
        """Let somebody answer with one of the lines, unless all were said too lately."""
        world, line = self.world, self.topics.picker(lines).get(when)
        if line is None:
            return None
        spoken, line = tongue(line, lang)
        text = fill(world, called(world, line, who.platform), lang, first_name(to))
        said = add(world, who, when, mess(world, text, lang), spoken, to=to)
        world.comments.append(said)
        return said

    def exchange(
        self, to: Said, when: datetime, lines: Sequence[str], lang: str | None = None
    ) -> None:
        """Let two, sometimes three, answer each other, each by the name the other writes under."""
        world, r = self.world, self.world.chance
        lang = lang or world.lang
        two = [world.someone(0.3, to.platform) for _ in range(2)]
        namesake = world.plan.table.get("namesake")
        if namesake and any(namesake in one for one in lines):
            two[1] = replace(two[1], author_name=namesake)
        for number, line in enumerate(lines):
            third = number > 2 and r.random() < 0.4
            who = world.someone(0.3, to.platform) if third else two[number % 2]
            spoken, line = tongue(line, lang)
            other = first_name(to)
            if to.root == to.record["id"]:  # below her post, and not spoken to her
                other = two[1].author_name.split(" ")[0]
            text = fill(world, called(world, line, who.platform), lang, other)
            to = answer(world, who, when, mess(world, text, lang, light=True), spoken, to)
            when += timedelta(minutes=r.lognormvariate(2.6, 1.1))

    def friend(self, platform: str) -> Account:
        """Draw one of her friends, who write from the same accounts all the time."""
        known = [one for one in self._friends if one.platform == platform]
        if not known:
            names = self.world.plan.texts("friends")
            drawn = [(self.world.people.draw(platform), name) for name in names]
            known = [replace(one, author_name=name) for one, name in drawn]
            self._friends += known
        return self.world.chance.choice(known)


def called(world: World, line: str, platform: str) -> str:
    """Name her as people do on a platform, in the case that the line asks for."""
    who = world.plan.journalist
    for slot, form in (("her", who.full), ("hergen", who.gen), ("heracc", who.acc)):
        line = line.replace("{" + slot + "}", f"@{who.handle}" if platform in HANDLED else form)
    return line


def first_name(to: Said) -> str:
    """Give the first word of the name under which somebody writes."""
    return str(to.record.get("author_name") or "").split(" ")[0]


def tongue(line: str, lang: str) -> tuple[str, str]:
    """Part `~hi~ text` into its language and the text."""
    marked = re.match(r"~(\w+)~ ?", line)
    return (marked[1], line[marked.end() :]) if marked else (lang, line)
