"""Five lives in Russian: a prize, solidarity, a trial, friends' banter, crowdfunding."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bench.otherhands.calm.export import export
from bench.otherhands.calm.life import live, rude
from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.plan import plan
from bench.otherhands.calm.posting import add, everywhere, on, publish, reposts, say
from bench.otherhands.calm.storm import GRAVE, brief, burst, official
from bench.otherhands.calm.wording import fill
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Scenario

PRIZE, ARREST, FIRE = "a1" * 32, "b2" * 32, "d4" * 32  # digests of the pictures that go round
HEARINGS = (45, 46, 49, 50, 53, 56, 57, 60, 64, 66)
FRIENDS = ("telegram", "telegram", "telegram", "instagram", "x", "x", "facebook")
TRIP = range(60, 67)  # the days on which the friends plan a trip


def prize(seed: int) -> Scenario:
    """Make three days of applause, with violent idioms."""
    own = plan("ru_prize")
    world = World(own, seed)
    live(world)
    begin, (news,) = own.at(62, 19, 30), own.texts("news")
    roots = everywhere(world, begin, news, PRIZE)
    short, long = brief(own.texts("applause"))
    burst(
        world, Picker(world.chance, long, 18, 4), begin, 72, 230,
        roots=roots, short=short + own.texts("congratulation") * 6, share=0.28,
        big=4, media=(PRIZE, 0.05),
    )  # fmt: skip
    for one in roots:
        if one.platform in ("x", "threads"):
            reposts(world, one, begin, 48, 45 if one.platform == "x" else 8)
    for hours in (5, 26, 40):
        rude(world, begin + timedelta(hours=hours, minutes=world.chance.randint(0, 50)))
    return export(world)


def solidarity(seed: int) -> Scenario:
    """Make five days of solidarity after a colleague's arrest: a tag, slogans, anger at police."""
    own = plan("ru_solidarity")
    world = World(own, seed)
    live(world)
    world.emoji = GRAVE
    begin = own.at(51, 7, 20)
    slogans, rest = brief(own.texts("solidarity"), 6)
    demand = next(one for one in rest if one.startswith("Мы, читатели"))
    rest.remove(demand)
    slogans += [demand, *slogans[:3] * 6, *[demand] * 16]
    lines = Picker(world.chance, rest, 20, 5)
    steps = zip(own.texts("news"), (0, 27, 52, 98), (120, 80, 50, 60), strict=True)
    for news, hours, count in steps:
        when = begin + timedelta(hours=hours)
        roots = everywhere(world, when, news, None if hours else ARREST)
        burst(
            world, lines, when, 24, count,
            roots=roots, short=slogans, share=0.4, big=2, media=(ARREST, 0.08),
        )  # fmt: skip
        reposts(world, on(roots, "x")[0], when, 20, 22)
    official(world, "police", "ru", begin + timedelta(hours=11))
    for hours in (9, 60):
        rude(world, begin + timedelta(hours=hours))
    return export(world)


def trial(seed: int) -> Scenario:
    """Make ten days in court of a murder trial: threats and blows are quoted and quoted back."""
    own = plan("ru_trial")
    world = World(own, seed)
    live(world)
    world.emoji = GRAVE
    comments = world.picker("comment", 30, 9)
    for number, day in enumerate(HEARINGS):
        begin = own.at(day, 10)
        roots = _court(world, begin, every=number in (1, 4))
        count, big = 46 if number in (1, 4, 9) else 24, 1 if number in (1, 9) else 0
        later = begin + timedelta(minutes=30)
        burst(world, comments, later, 22, count, roots=roots, fresh=0.5, big=big)
    rude(world, own.at(50, 15))
    rude(world, own.at(60, 20))
    return export(world)


def _court(world: World, begin: datetime, *, every: bool) -> Sequence[Said]:
    """Let her report from court: some quotations, or every one."""
    r, quotes = world.chance, world.plan.texts("quote")
    roots = []
    for number, line in enumerate(quotes if every else r.sample(quotes, 3)):
        text, platform = fill(world, line, "ru"), r.choice(["x", "telegram"])
        root = publish(world, begin + timedelta(minutes=25 * number), "ru", text, platform)
        roots.append(root)
        if platform == "x":
            reposts(world, root, begin + timedelta(hours=1), 8, r.randint(1, 4))
    return roots


def banter(seed: int) -> Scenario:
    """Let seven friends tease her rudely for three months, and her answer half of it alike."""
    own = plan("ru_banter")
    world = World(own, seed)
    live(world)
    r = world.chance
    friends = [world.people.draw(platform) for platform in FRIENDS]
    tease, back = world.picker("friend", 100), world.picker("herback", 20)
    outside = world.picker("outsider", 72)
    for day in range(own.days):
        count = r.randint(6, 9) if day in TRIP else r.choice([0, 1, 1, 2, 3])
        for when in sorted(world.clock(day) for _ in range(count)):
            line = tease.get(when)
            if line is None:
                continue
            text, who = fill(world, line, "ru"), r.choice(friends)
            how = r.choice(["reply", "reply", "mention"])
            said = say(world, when, text, "ru", who=who, how=how, light=True)
            _answered(world, said, when, back, outside)
    return export(world)


def _answered(world: World, said: Said, when: datetime, back: Picker, outside: Picker) -> None:
    """Let her answer a friend in kind, and seldom an outsider wonder."""
    r = world.chance
    if r.random() < 0.5 and (line := back.get(when)):
        her = world.people.her(said.platform)
        later = when + timedelta(minutes=r.randint(1, 40))
        add(world, her, later, fill(world, line, "ru"), "ru", to=said)
    if r.random() < 0.08 and (line := outside.get(when)):
        later = when + timedelta(minutes=50)
        say(world, later, fill(world, line, "ru"), "ru", fresh=0.5)


def crowdfunding(seed: int) -> Scenario:
    """Make five days of a collection: card numbers, addresses, copied appeals that name her."""
    own = plan("ru_crowdfunding")
    world = World(own, seed)
    live(world)
    world.emoji = GRAVE
    begin, appeals = own.at(52, 8), own.texts("appeal")
    roots = everywhere(world, begin, fill(world, appeals[0], "ru"), FIRE)
    for when in world.times(begin + timedelta(hours=1), 110, 110):
        _appeal(world, when, appeals)
    talk = world.picker("talk", 22, 5)
    for day, count in ((0, 80), (1, 60), (2, 40), (4, 40)):
        later, big = begin + timedelta(days=day, hours=1), 0 if day else 1
        burst(world, talk, later, 22, count, roots=roots, fresh=0.5, big=big)
    for hours in (30, 80):
        rude(world, begin + timedelta(hours=hours))
    return export(world)


def _appeal(world: World, when: datetime, appeals: Sequence[str]) -> None:
    """Let somebody copy an appeal, her name in it."""
    r, full = world.chance, world.plan.journalist.full
    text = fill(world, r.choices(appeals, [5, 3, 3, 3])[0], "ru")
    text += r.choice(world.plan.texts("ending"))
    how = r.choices(["reply", "mention", "plain"], [4, 2, 4])[0]
    if how == "plain" and full not in text:
        (line,) = world.plan.texts("collects")
        text += line.replace("{full}", full)
    tidy = r.random() >= 0.15
    media = FIRE if r.random() < 0.2 else None
    say(world, when, text, "ru", fresh=0.6, tidy=tidy, light=True, how=how, media=media)
