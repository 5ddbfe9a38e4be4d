"""What readers do on a day of the second reading's lives: answer, quarrel, quote, advertise."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bench.otherhands.calm.posting import add, answer, say
from bench.otherhands.calm.threads import Threads, called, first_name, tongue
from bench.otherhands.calm.topics import Topic
from bench.otherhands.calm.wording import fill, mess
from bench.otherhands.calm.world import Said


def below(threads: Threads, when: datetime, day: int) -> None:
    """Let a reader answer her, mostly on the topic."""
    world, r = threads.world, threads.world.chance
    if (root := threads.root(when, day)) is None:
        return
    topic = threads.on[root.root]
    if topic.banter and r.random() < 0.55:
        _banter(threads, root, topic, when)
        return
    lang, aside = topic.lang, world.plan.table.get("aside", 0)
    lines: Sequence[str]
    if aside and r.random() < aside:
        lines = world.plan.texts("aside")
    elif r.random() < (0.8 if topic.spans else 0.64):
        early = topic.first_say and day <= topic.steps[0][0]
        lines = topic.first_say if early else topic.say
    else:
        lang = r.choice([lang, lang, lang, *world.plan.languages])
        lines = threads.topics.lines("general", lang)
    threads.say(world.someone(0.3, root.platform), when, lines, lang, root)


def _banter(threads: Threads, root: Said, topic: Topic, when: datetime) -> None:
    """Let a friend threaten her in jest, and her give it back."""
    world, r = threads.world, threads.world.chance
    said = threads.say(threads.friend(root.platform), when, topic.banter, topic.lang, root)
    if said and r.random() < 0.4:
        later = when + timedelta(minutes=r.randint(2, 90))
        her, line = world.people.her(root.platform), r.choice(topic.riposte)
        add(world, her, later, fill(world, line, topic.lang), topic.lang, to=said)


def among(threads: Threads, when: datetime, day: int) -> None:
    """Let readers answer each other: a quarrel turn by turn, or a short word."""
    world, r, topics = threads.world, threads.world.chance, threads.topics
    chains = topics.chains()
    if chains and r.random() < 0.34:
        if root := threads.root(when, day):
            threads.exchange(root, when, r.choice(chains))
        return
    near = threads.answers(when)
    if not near:
        return
    to = r.choice(near[-40:])
    topic = threads.on.get(to.root)
    if topic and not chains and r.random() < 0.5:
        own = topic.quarrel if topic.quarrel and r.random() < 0.65 else ()
        lines, lang = own or topics.lines("quarrel", topic.lang), topic.lang
        turns = r.choice([1, 1, 2, 2, 3])
    else:
        lang, turns = r.choice(world.plan.languages), 1
        lines = topics.lines("soft", lang)
    drawn = [topics.picker(lines).get(when) for _ in range(turns)]
    threads.exchange(to, when, [one for one in drawn if one], lang)


def hers(threads: Threads, when: datetime, _: int) -> None:
    """Let her answer a reader."""
    world = threads.world
    near = threads.answers(when)
    if not near:
        return
    to = world.chance.choice(near[-30:])
    her = world.people.her(to.platform)
    if to.record["author_id"] == her.author_id:
        return
    lines = threads.topics.lines("herreply", world.lang)
    if line := threads.topics.picker(lines).get(when):
        spoken, line = tongue(line, world.lang)
        answer(world, her, when, fill(world, line, world.lang, first_name(to)), spoken, to)


def beside(threads: Threads, when: datetime, day: int) -> None:
    """Let somebody write about her, on what is spoken of or on anything."""
    world, r, topics = threads.world, threads.world.chance, threads.topics
    hot = [topic for topic, more in threads.swollen(day) if topic and more > 10 and topic.talk]
    live = [one for one in topics.special if one.talk and one.weight(day)]
    topic = r.choice(hot or live) if hot or live else None
    lang, who = r.choice(world.plan.languages), world.someone(0.4)
    lines: Sequence[str]
    if topic and r.random() < (0.75 if hot else 0.45):
        lines, lang = topic.talk, world.lang
    else:
        lines = topics.lines("mention", lang) or topics.lines("talk", lang)
    if topic and topic.jest and r.random() < 0.4:
        who, lines = threads.friend(who.platform), topic.jest
    if line := topics.picker(lines).get(when):
        spoken, line = tongue(line, lang)
        text = mess(world, fill(world, called(world, line, who.platform), lang), lang)
        say(world, when, text, spoken, who=who, how="plain", tidy=True)


def quote(threads: Threads, when: datetime, day: int) -> None:
    """Let somebody quote a post of hers."""
    world = threads.world
    if (root := threads.root(when, day, "x")) is None:
        return
    topic = threads.on[root.root]
    if line := threads.topics.picker(topic.say).get(when):
        spoken, line = tongue(line, topic.lang)
        text = fill(world, called(world, line, "x"), topic.lang, first_name(root))
        text = mess(world, text, topic.lang)
        add(world, world.someone(0.4, "x"), when, text, spoken, quote=root)


def repost(threads: Threads, when: datetime, day: int) -> None:
    """Let somebody repost a post of hers."""
    world = threads.world
    if root := threads.root(when, day, "x"):
        text = f"RT @{world.plan.journalist.handle}: {root.record['text']}"
        add(world, world.someone(0.3, "x"), when, text, world.lang, repost=root)


def advert(threads: Threads, when: datetime, day: int) -> None:
    """Let somebody advertise or chatter below her post."""
    world, topics = threads.world, threads.topics
    lang = world.chance.choice(world.plan.languages)
    if root := threads.root(when, day):
        lines = [*topics.lines("ad", lang), *topics.lines("chatter", lang)]
        threads.say(world.someone(0.5, root.platform), when, lines, lang, root)


# What is said in a day, by weight.
REMARKS: Mapping[Callable[[Threads, datetime, int], None], int] = {
    below: 56, among: 13, hers: 4, beside: 13, quote: 2, repost: 2, advert: 2,
}  # fmt: skip
