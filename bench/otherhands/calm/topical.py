"""Every day of the second reading's lives: threads on topics, readers who call others by name.

A remark stands below a post of hers on its topic, below another's remark, or beside her; on the
days of a wave many more come.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bench.otherhands.calm.people import Account
from bench.otherhands.calm.posting import add, answer, publish, say
from bench.otherhands.calm.topics import Topic, Topics
from bench.otherhands.calm.wording import fill, mess, url
from bench.otherhands.calm.world import Said, World

HANDLED = ("x", "instagram", "tiktok", "youtube", "threads")  # where people are called by a handle
# What is said in a day, by weight.
REMARKS = {"below": 56, "among": 13, "hers": 4, "beside": 13, "quote": 2, "repost": 3, "ad": 2}
MOST = 250  # remarks of one day


class Life:
    """One life while it is being filled: whose posts are on which topic."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.topics = Topics(world)
        self.on: dict[str, Topic] = {}
        self.waves = world.plan.table.get("wave", ())
        self.namesake: str | None = world.plan.table.get("namesake")
        self.friends: list[Account] = []

    def live(self) -> None:
        """Fill the days, then let the few who are hostile have their say."""
        for day in range(self.world.plan.days):
            self._day(day)
        for one in self.world.plan.table["hostile"]:
            self._rude(one["day"], one["text"], one["lang"], reply=one["reply"])

    def _day(self, day: int) -> None:
        world, r = self.world, self.world.chance
        weekend = world.plan.at(day).weekday() >= 5
        count = world.plan.a_day * (0.8 if weekend else 1.0) * r.lognormvariate(0, 0.22)
        count += sum(more for _, more in self._swollen(day))
        own = r.choices((1, 2, 3), (3, 4, 1))[0] if day else 2
        for when in sorted(self._waking(day) for _ in range(own)):
            self.publish(when, day, self.topics.draw(day))
        for one in self.waves:
            topic = self.topics.named(one["topic"])
            if topic and one["day"] == day:
                self._breaking(day, topic, one["posts"])
        kinds = r.choices(list(REMARKS), list(REMARKS.values()), k=min(MOST, round(count)))
        for when, kind in sorted((world.clock(day), kind) for kind in kinds):
            self._remark(kind, when, day)

    def _waking(self, day: int) -> datetime:
        r = self.world.chance
        return self.world.plan.at(day, r.randint(7, 20), r.randint(0, 59))

    def _swollen(self, day: int) -> list[tuple[Topic | None, int]]:
        """Give what is spoken of above all on a day, and in how many more posts."""
        swollen = []
        for one in self.waves:
            after = day - one["day"]
            if 0 <= after < len(one["counts"]):
                swollen.append((self.topics.named(one["topic"]), one["counts"][after]))
        return swollen

    def _breaking(self, day: int, topic: Topic, posts: int) -> None:
        """Let her write again and again of what has happened, in the order of the lines."""
        r = self.world.chance
        for number in range(posts):
            when = self.world.plan.at(day, 7, 30) + timedelta(hours=13 * number / posts)
            when += timedelta(minutes=r.randint(0, 59))
            self.publish(when, day, topic, topic.own[number % len(topic.own)])

    def publish(self, when: datetime, day: int, topic: Topic, line: str | None = None) -> Said:
        """Let her post on a topic."""
        world = self.world
        hers = topic.hers(day)
        line = line or self.topics.picker(hers).get(when) or world.chance.choice(hers)
        platform = world.somewhere()
        if "{url}" in line:
            url(world, new=True)
        tongue, line = _tongue(line, topic.lang)
        text = fill(world, called(world, line, platform), topic.lang)
        said = publish(world, when, tongue, text, platform)
        self.on[said.root] = topic
        return said

    def _remark(self, kind: str, when: datetime, day: int) -> None:
        makers: dict[str, Callable[[datetime, int], None]] = {
            "below": self._below,
            "among": self._among,
            "hers": self._hers,
            "beside": self._beside,
            "quote": self._quote,
            "repost": self._repost,
            "ad": self._ad,
        }
        makers[kind](when, day)

    def _root(self, when: datetime, day: int, platform: str | None = None) -> Said | None:
        """Draw a post of hers of the last days, the newest first, or one of a wave's topic."""
        r = self.world.chance
        last = [one for one in self.world.own[-24:] if timedelta() < when - one.at < timedelta(3)]
        last = [one for one in last if platform in (None, one.platform)]
        for topic, more in self._swollen(day):
            wave = [one for one in last if self.on[one.root] is topic]
            if wave and r.random() < more / (more + self.world.plan.a_day):
                return r.choice(wave)
        return r.choices(last, [(n + 1) ** 1.6 for n in range(len(last))])[0] if last else None

    def _below(self, when: datetime, day: int) -> None:
        """Let a reader answer her, mostly on the topic."""
        world, r = self.world, self.world.chance
        if (root := self._root(when, day)) is None:
            return
        topic = self.on[root.root]
        who = world.someone(0.3, root.platform)
        if topic.banter and r.random() < 0.55:
            self._banter(root, topic, when)
            return
        aside = world.plan.table.get("aside", 0)
        lang = topic.lang
        if aside and r.random() < aside:
            lines: Sequence[str] = world.plan.texts("aside")
        elif r.random() < (0.8 if topic.spans else 0.64):
            early = topic.first_say and day <= topic.steps[0][0]
            lines = topic.first_say if early else topic.say
        else:
            lang = r.choice([lang, lang, lang, *world.plan.languages])
            lines = self.topics.lines("general", lang)
        self._say(who, when, lines, lang, root)

    def _say(
        self, who: Account, when: datetime, lines: Sequence[str], lang: str, to: Said
    ) -> Said | None:
        world, line = self.world, self.topics.picker(lines).get(when)
        if line is None:
            return None
        tongue, line = _tongue(line, lang)
        text = mess(world, fill(world, called(world, line, who.platform), lang, _name(to)), lang)
        said = add(world, who, when, text, tongue, to=to)
        world.comments.append(said)
        return said

    def _banter(self, root: Said, topic: Topic, when: datetime) -> None:
        """Let a friend threaten her in jest, and her give it back."""
        world, r = self.world, self.world.chance
        friend = r.choice(self._friends(root.platform))
        said = self._say(friend, when, topic.banter, topic.lang, root)
        if said and r.random() < 0.4:
            later = when + timedelta(minutes=r.randint(2, 90))
            line = r.choice(topic.riposte)
            her = world.people.her(root.platform)
            add(world, her, later, fill(world, line, topic.lang), topic.lang, to=said)

    def _friends(self, platform: str) -> list[Account]:
        known = [one for one in self.friends if one.platform == platform]
        if not known:
            names = self.world.plan.texts("friends")
            drawn = [(self.world.people.draw(platform), name) for name in names]
            known = [replace(one, author_name=name) for one, name in drawn]
            self.friends += known
        return known

    def _among(self, when: datetime, day: int) -> None:
        """Let readers answer each other: a quarrel turn by turn, or a short word."""
        world, r = self.world, self.world.chance
        near = self._answers(when)
        chains = self.topics.chains()
        if chains and r.random() < 0.34:
            if root := self._root(when, day):
                self._exchange(root, when, r.choice(chains))
            return
        if not near:
            return
        to = r.choice(near[-40:])
        lang = r.choice(world.plan.languages)
        topic = self.on.get(to.root)
        if topic and not chains and r.random() < 0.5:
            quarrel = topic.quarrel if topic.quarrel and r.random() < 0.65 else ()
            lines = list(quarrel) or self.topics.lines("quarrel", topic.lang)
            turns = r.choice([1, 1, 2, 2, 3])
            drawn = [self.topics.picker(lines).get(when) for _ in range(turns)]
            self._exchange(to, when, [one for one in drawn if one], topic.lang)
            return
        lines = self.topics.lines("soft", lang)
        self._exchange(to, when, [one for one in (self.topics.picker(lines).get(when),) if one])

    def _answers(self, when: datetime) -> list[Said]:
        """Give the answers of the last day, on any platform."""
        last, day = self.world.comments[-120:], timedelta(hours=24)
        return [
            one for one in last if one.record.get("in_reply_to") and one.at < when < one.at + day
        ]

    def _exchange(
        self, to: Said, when: datetime, lines: Sequence[str], lang: str | None = None
    ) -> None:
        """Let two, sometimes three, answer each other, each by the name the other writes under."""
        world, r = self.world, self.world.chance
        lang = lang or world.lang
        two = [world.someone(0.3, to.platform) for _ in range(2)]
        if self.namesake and self.namesake in " ".join(lines):
            two[1] = replace(two[1], author_name=self.namesake)
        for number, line in enumerate(lines):
            third = number > 2 and r.random() < 0.4
            who = world.someone(0.3, to.platform) if third else two[number % 2]
            tongue, line = _tongue(line, lang)
            text = fill(world, called(world, line, who.platform), lang, _name(to))
            text = mess(world, text, lang, light=True)
            to = answer(world, who, when, text, tongue, to)
            when += timedelta(minutes=r.lognormvariate(2.6, 1.1))

    def _hers(self, when: datetime, _: int) -> None:
        """Let her answer a reader."""
        world = self.world
        near = self._answers(when)
        if not near:
            return
        to = world.chance.choice(near[-30:])
        her = world.people.her(to.platform)
        if to.record["author_id"] == her.author_id:
            return
        lines = self.topics.lines("herreply", world.lang)
        if line := self.topics.picker(lines).get(when):
            tongue, line = _tongue(line, world.lang)
            text = fill(world, line, world.lang, _name(to))
            answer(world, her, when, text, tongue, to)

    def _beside(self, when: datetime, day: int) -> None:
        """Let somebody write about her, on what is spoken of or on anything."""
        world, r = self.world, self.world.chance
        hot = [topic for topic, more in self._swollen(day) if topic and more > 10 and topic.talk]
        live = [one for one in self.topics.special if one.talk and one.weight(day)]
        topic = r.choice(hot or live) if hot or live else None
        lang = r.choice(world.plan.languages)
        if topic and r.random() < (0.75 if hot else 0.45):
            lines, lang = topic.talk, world.lang
        else:
            lines = self.topics.lines("mention", lang) or self.topics.lines("talk", lang)
        who = world.someone(0.4)
        if topic and topic.jest and r.random() < 0.4:
            who, lines = r.choice(self._friends(who.platform)), topic.jest
        line = self.topics.picker(lines).get(when)
        if line:
            tongue, line = _tongue(line, lang)
            text = mess(world, fill(world, called(world, line, who.platform), lang), lang)
            say(world, when, text, tongue, who=who, how="plain", tidy=True)

    def _quote(self, when: datetime, day: int) -> None:
        world = self.world
        if root := self._root(when, day, "x"):
            topic = self.on[root.root]
            if line := self.topics.picker(topic.say).get(when):
                tongue, line = _tongue(line, topic.lang)
                text = fill(world, called(world, line, "x"), topic.lang, _name(root))
                who = world.someone(0.4, "x")
                add(world, who, when, mess(world, text, topic.lang), tongue, quote=root)

    def _repost(self, when: datetime, day: int) -> None:
        world = self.world
        if root := self._root(when, day, "x"):
            text = f"RT @{world.plan.journalist.handle}: {root.record['text']}"
            add(world, world.someone(0.3, "x"), when, text, world.lang, repost=root)

    def _ad(self, when: datetime, day: int) -> None:
        """Let somebody advertise or chatter below her post."""
        world, lang = self.world, self.world.chance.choice(self.world.plan.languages)
        if root := self._root(when, day):
            lines = [*self.topics.lines("ad", lang), *self.topics.lines("chatter", lang)]
            self._say(world.someone(0.5, root.platform), when, lines, lang, root)

    def _rude(self, day: int, line: str, lang: str, *, reply: bool) -> None:
        """Let somebody who does not come again be hostile to her."""
        world, r = self.world, self.world.chance
        when = world.plan.at(day, r.randint(9, 22), r.randint(0, 59))
        root = self._root(when, day) if reply else None
        who = world.people.draw(root.platform if root else None)
        tongue, line = _tongue(line, lang)
        text = fill(world, called(world, line, who.platform), lang)
        own = world.plan.journalist
        spoken = (own.handle, own.full, own.full.split()[-1])
        plain = any(one.lower() in text.lower() for one in spoken)
        how = "reply" if root else "plain" if plain else "mention"
        said = say(world, when, text, tongue, who=who, how=how, root=root, tidy=True)
        world.hostile.append(said)


def called(world: World, line: str, platform: str) -> str:
    """Name her as people do on a platform, in the case that the line asks for."""
    who = world.plan.journalist
    for slot, form in (("her", who.full), ("hergen", who.gen), ("heracc", who.acc)):
        line = line.replace("{" + slot + "}", f"@{who.handle}" if platform in HANDLED else form)
    return line


def _name(to: Said) -> str:
    """Give the first word of the name under which somebody writes."""
    return str(to.record.get("author_name") or "").split(" ")[0]


def _tongue(line: str, lang: str) -> tuple[str, str]:
    """Part `~hi~ text` into its language and the text."""
    marked = re.match(r"~(\w+)~ ?", line)
    return (marked[1], line[marked.end() :]) if marked else (lang, line)
