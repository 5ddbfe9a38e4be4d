"""Five lives in English: a year, a wrong story, an election, football, counter-speech."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bench.otherhands.calm.export import export
from bench.otherhands.calm.life import live, rude
from bench.otherhands.calm.people import Account
from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.plan import plan
from bench.otherhands.calm.posting import add, everywhere, publish, reposts, say
from bench.otherhands.calm.storm import GRAVE, burst
from bench.otherhands.calm.wording import fill, mess, url
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Scenario

OUTAGES = ((61, "powercut", 44), (128, "powercut", 26), (171, "snow", 14))
DERBIES = (56, 84)
LOG = (66, 67)  # the two days on which she publishes the log of threats


def calm_year(seed: int) -> Scenario:
    """Make half a year with two power cuts and a day of early snow."""
    own = plan("en_calm_year")
    world = World(own, seed)
    live(world)
    season = world.picker("season", 200)
    for day in range(own.days):
        if world.chance.random() < 0.6:
            when = world.clock(day)
            if line := season.get(when):
                say(world, when, fill(world, line, "en"), "en")
    (news,) = own.texts("update")
    for day, kind, count in OUTAGES:
        begin = own.at(day, 17)
        roots = everywhere(world, begin, fill(world, news, "en"))
        burst(world, world.picker(kind, 14, 3), begin, 14, count, roots=roots, fresh=0.5)
    return export(world)


def wrong_story(seed: int) -> Scenario:
    """Make four days of harsh but fair criticism after a story that was wrong."""
    own = plan("en_wrong_story")
    world = World(own, seed)
    live(world)
    begin, (news, correction) = own.at(57, 6, 40), own.texts("news")
    url(world, new=True)
    roots = everywhere(world, begin, fill(world, news, "en"))
    critic = world.picker("critic", 17, 6)
    burst(world, critic, begin + timedelta(hours=2), 40, 130, roots=roots, big=3)
    later = begin + timedelta(hours=42)
    roots = everywhere(world, later, correction)
    burst(world, critic, later, 60, 130, roots=roots, fresh=0.5, big=1)
    for hours in (6, 19, 47, 70):
        rude(world, begin + timedelta(hours=hours, minutes=world.chance.randint(0, 40)))
    return export(world)


def election(seed: int) -> Scenario:
    """Make an election week in which commenters insult each other and the candidates."""
    own = plan("en_election")
    world = World(own, seed)
    live(world)
    r = world.chance
    known = _known(world)
    fight, candidate, to_her = (
        world.picker("fight", 22, 9),
        world.picker("candidate", 26, 9),
        world.picker("toher", 26, 9),
    )
    for number in range(9):
        day, peak = 45 + number, 2 if number in (2, 6, 7) else 1
        news = r.choice(own.texts("news"))
        roots = everywhere(world, own.at(day, 18), fill(world, news, "en"))
        evening = own.at(day, 18, 30)
        burst(world, candidate, evening, 20, 9 * peak, roots=roots)
        burst(world, to_her, evening, 20, 8 * peak, roots=roots)
        for when in world.times(own.at(day, 19), 18, 9 * peak):
            _quarrel(world, when, fight)
        _campaigning(world, day, known)
    for day in (47, 50, 52):
        rude(world, own.at(day, 21, 10))
    return export(world)


def _known(world: World) -> Mapping[str, Account]:
    """Draw the accounts of the roster."""
    known = {}
    for one in world.plan.table["roster"]:
        drawn = world.people.draw("x", big=True)
        known[one["handle"]] = replace(drawn, author_handle=one["handle"], author_name=one["name"])
    return known


def _quarrel(world: World, when: datetime, fight: Picker) -> None:
    """Let one commenter insult another."""
    line = fight.get(when)
    answers = [one for one in world.near(when, 10) if one.record.get("in_reply_to")]
    if line is None or not answers:
        return
    to = world.chance.choice(answers)
    who = world.someone(0.4, to.platform)
    if who.author_id == to.record["author_id"]:
        return
    handle = to.record.get("author_handle")
    if handle and to.platform in ("x", "threads"):
        text = fill(world, line, "en", handle)
    else:
        name = (to.record.get("author_name") or "mate").split()[0]
        text = fill(world, line.replace("@{o} ", "{o}, "), "en", name)
    text = mess(world, text, "en", light=True)
    mention = world.chance.random() < 0.5
    world.comments.append(add(world, who, when, text, "en", to=to, mention=mention))


def _campaigning(world: World, day: int, known: Mapping[str, Account]) -> None:
    """Let two of the roster write about her politely."""
    r = world.chance
    handles, lines = r.sample(list(known), 2), r.sample(world.plan.texts("party"), 2)
    for handle, line in zip(handles, lines, strict=True):
        when = world.plan.at(day, r.choice([9, 12, 17]), r.randint(0, 50))
        how = "mention" if "{full}" in line else None
        text = fill(world, line, "en")
        say(world, when, text, "en", who=known[handle], tidy=True, how=how)


def football(seed: int) -> Scenario:
    """Make a season in violent idioms, with two derbies."""
    own = plan("en_football")
    world = World(own, seed)
    live(world)
    violent, match = world.picker("violent", 70), world.picker("match", 48)
    recipe = world.picker("recipe", 120)
    for day in range(1, own.days):
        weekday = own.at(day).weekday()
        if weekday == 5 or (weekday == 1 and day % 21 < 7):
            _match(world, day, violent, match)
        elif world.chance.random() < 0.5:
            when = world.clock(day)
            if line := (violent if world.chance.random() < 0.5 else recipe).get(when):
                say(world, when, fill(world, line, "en"), "en")
    return export(world)


def _match(world: World, day: int, violent: Picker, match: Picker) -> None:
    """Play a match; at a derby many speak at once, and a fan of the others is rude."""
    r, own, derby = world.chance, world.plan, day in DERBIES
    begin = own.at(day, 15)
    roots = everywhere(world, own.at(day, 14, 30), r.choice(own.texts("news")))
    loud = world.picker("violent", 12, 2) if derby else violent
    count, big = (52, 1) if derby else (r.randint(10, 20), 0)
    burst(world, loud, begin, 8, count, roots=roots, fresh=0.35, big=big)
    burst(world, match, begin, 20, 9 if derby else 4, roots=roots, fresh=0.35)
    if derby:
        rude(world, begin + timedelta(hours=3, minutes=12))


def counterspeech(seed: int) -> Scenario:
    """Let her quote threats to colleagues nearly every day, and readers answer them."""
    own = plan("en_counterspeech")
    world = World(own, seed)
    live(world)
    r, world.emoji = world.chance, GRAVE
    quotes, answers = world.picker("herquote", 24 * 6), world.picker("counter", 24 * 6)
    for day in range(own.days):
        when, big = own.at(day, 9, r.randint(0, 50)), day in LOG
        roots = _quoted(world, quotes.get(when), when, big=big)
        lines = world.picker("counter", 15, 2) if big else answers
        begin, count = when + timedelta(minutes=20), 60 if big else r.randint(3, 7)
        burst(world, lines, begin, 14, count, roots=roots, fresh=0.5, big=int(big))
    rude(world, own.at(67, 20))
    return export(world)


def _quoted(world: World, line: str | None, when: datetime, *, big: bool) -> Sequence[Said]:
    """Let her quote a threat, and readers repost it."""
    if line is None:
        return ()
    r = world.chance
    if big:
        roots = everywhere(world, when, fill(world, line, "en"))
    else:
        where = r.sample(["x", "facebook", "telegram"], 2)
        roots = [publish(world, when, "en", fill(world, line, "en"), one) for one in where]
    first = next((one for one in roots if one.platform == "x"), None)
    if first:
        reposts(world, first, when, 12, 25 if big else r.randint(1, 5))
    return roots
