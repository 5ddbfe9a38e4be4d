"""Twelve attacks of the second reading: what another author thought of, with that author's words.

Plans and sentences are in `data/second/attacks`; they come true with the first reading's readers,
posts and faults of exports, and with crowds of hundreds.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bench.otherhands.attacks.export import export
from bench.otherhands.attacks.life import live
from bench.otherhands.attacks.people import CALM, Account, habits
from bench.otherhands.attacks.plan import plan
from bench.otherhands.attacks.storm import hostile
from bench.otherhands.attacks.throng import (
    Line,
    Throng,
    bystanders,
    lead,
    planned,
    quick,
    slow,
    throng,
    wording,
)
from bench.otherhands.attacks.wording import fill
from bench.otherhands.attacks.world import World
from bench.otherhands.scenario import Scenario
from bench.otherhands.texts import table

PART = "second/attacks"
Pace = Callable[[World, Throng], list[datetime]]
WEEKS = 28  # days of the slow burn
PLAIN = 5  # the place of the first plain threat to kill in the series
EXACT = {**CALM, "typo": 0, "emoji": 0, "lower": False, "bare": False, "plain": False}
BOTH = ("answers", "quarrel", "rude", "own", "supporters", "neutral", "own_reply")
KINDS = ("insult", "sexist", "smear", "sexual", "threat", "call")


def _world(name: str, seed: int) -> World:
    world = World(plan(f"again_{name}", PART), seed)
    world.words["topics"] = world.words["places"] = [""]
    return world


def _pile(world: World, pace: Pace = quick, line: Line = wording) -> Scenario:
    """Let a crowd fall on her, within days or at another pace, and in lines of their own."""
    live(world)
    given = planned(world)
    times = pace(world, given)
    throng(world, given, times, line=line)
    bystanders(world, given, times)
    return export(world)


def investigation(seed: int) -> Scenario:
    """Let a boatyard's friends call each other to her page after an investigation."""
    return _pile(_world("en_investigation", seed))


def uyat(seed: int) -> Scenario:
    """Let many shame her for how she danced at a wedding."""
    return _pile(_world("kk_uyat", seed))


def origin(seed: int) -> Scenario:
    """Let many attack her family, her clan and her command of Kazakh."""
    return _pile(_world("kk_origin", seed))


def official(seed: int) -> Scenario:
    """Let an official of the roster name her, hundreds follow, and he say it again next day."""
    world = _world("en_official", seed)
    world.ordinary += world.plan.texts("pidgin")
    return _led(world)


def smear_video(seed: int) -> Scenario:
    """Let a cut-up video of her go from an influencer's channel over two platforms."""
    return _led(_world("ru_smear_video", seed))


def _led(world: World) -> Scenario:
    live(world)
    given, led = planned(world), lead(world)
    times = [when + timedelta(minutes=2) for when in quick(world, given)]
    throng(world, given, times, led=led)
    bystanders(world, given, times)
    return export(world)


def hashtag(seed: int) -> Scenario:
    """Let a hashtag demand her arrest, and one account give her address on the second day."""
    world = _world("ru_hashtag", seed)
    live(world)
    given = planned(world)
    times = quick(world, given)
    throng(world, given, times)
    (address,) = world.plan.texts("address")
    teller = habits(world.people.draw(1, "telegram", hostile=True), EXACT)
    later = world.plan.begin + timedelta(hours=27)
    hostile(world, teller, address, later, typo=False, hook=False, route="name")
    bystanders(world, given, times)
    return export(world)


def copypaste(seed: int) -> Scenario:
    """Let young accounts copy three texts with small changes."""
    return _pile(_world("ru_copypaste", seed), line=_copy)


def _copy(world: World, given: Throng) -> str:
    """Change a copy a little: another opening, another end, other marks, a sentence less."""
    r = world.chance
    if r.random() >= given.own:
        return wording(world, given)
    text = fill(world, r.choice(world.plan.texts("own")))
    if r.random() < 0.3:
        text = r.choice(world.plan.texts("before")) + text
    if r.random() < 0.25:
        text += r.choice(world.plan.texts("after"))
    if r.random() < 0.2:
        text = text.translate(str.maketrans("ё—«»", 'е-""'))
    if r.random() < 0.12:
        text = text.lower()
    if r.random() < 0.15 and "." in text[20:-2]:
        text = text.rsplit(".", 1)[0]
    return text


def slow_burn(seed: int) -> Scenario:
    """Let sexist abuse go on for four weeks, a few posts a day, mostly by the same few."""
    return _pile(_world("en_slow_burn", seed), partial(slow, days=WEEKS))


def _lone(name: str, seed: int) -> Scenario:
    """Let one threat come, and nothing before or after it."""
    world = _world(name, seed)
    live(world)
    (text,), begin = world.plan.texts("lone"), world.plan.begin
    route = {"x": "reply", "facebook": "thread", "instagram": "thread"}
    who = habits(world.people.draw(0, hostile=True), EXACT)
    hostile(world, who, text, begin, typo=False, route=route[who.platform])
    return export(world, grave=begin)


lone_threat = partial(_lone, "en_lone_threat")
lone_kazakh = partial(_lone, "kk_lone_threat")


def series(seed: int) -> Scenario:
    """Let four accounts threaten her for six days, ever more plainly, with a killed colleague."""
    world = _world("ru_series", seed)
    live(world)
    r, midnight = world.chance, world.plan.begin.replace(hour=0, minute=0, second=0)
    four = [_exact(world, "facebook" if number == 2 else "x") for number in range(4)]
    at = []
    for one in world.plan.table["threat"]:
        when = midnight + timedelta(days=one["day"], hours=one["hour"], minutes=r.randint(0, 54))
        route = "mention" if r.random() < 0.2 else None
        hostile(world, four[one["sender"]], one["text"], when, typo=False, route=route)
        at.append(when)
    return export(world, grave=at[PLAIN])


def _exact(world: World, platform: str) -> Account:
    return habits(world.people.draw(0, platform, hostile=True), EXACT)


def gap(seed: int) -> Scenario:
    """Let a crowd in two languages come while, hours later, nothing is collected for a night."""
    world = _world("mix_gap", seed)
    _mix(world)
    live(world)
    given, outage = planned(world), world.plan.table["outage"]
    times = quick(world, given)
    throng(world, given, times)
    bystanders(world, given, times)
    began = world.plan.begin + timedelta(hours=outage["after"])
    down = (began, began + timedelta(hours=outage["hours"]))
    lost = sum(down[0] <= at < down[1] for at, _ in world.attack)
    return export(world, down=down, lost=lost)


def _mix(world: World) -> None:
    """Put Kazakh and mixed sentences beside the Russian ones."""
    for other in (table(PART, "kk"), table(PART, "mix")):
        world.ordinary += other["ordinary"]
        for kind in (*BOTH, *KINDS):
            world.words[kind] = [*world.words[kind], *other.get(kind, ())]
