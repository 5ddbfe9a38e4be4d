"""Four lives in Kazakh, one mixed with Russian: a birthday, a petition, a question, a giveaway."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bench.otherhands.calm.export import export
from bench.otherhands.calm.life import live, rude
from bench.otherhands.calm.picker import Picker
from bench.otherhands.calm.plan import plan
from bench.otherhands.calm.posting import add, everywhere, on, say
from bench.otherhands.calm.storm import brief, burst, official
from bench.otherhands.calm.wording import fill, url
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Scenario


def birthday(seed: int) -> Scenario:
    """Make a birthday with two hundred good wishes, many in the same words."""
    own = plan("kk_birthday")
    world = World(own, seed)
    live(world)
    r, begin, (news,) = world.chance, own.at(54, 7), own.texts("news")
    roots = everywhere(world, begin, news)
    short, long = brief(own.texts("wishes"))
    burst(
        world, Picker(r, long, 14, 3), begin, 36, 190,
        roots=roots, fresh=0.5, short=short + short[:4] * 6, share=0.5, big=2,
    )  # fmt: skip
    for when in world.times(begin + timedelta(hours=2), 30, 25):
        if wishes := world.near(when, 8):
            to = r.choice(wishes)
            her, thanks = world.people.her(to.platform), r.choice(own.texts("thanks"))
            add(world, her, when, thanks, "kk", to=to)
    rude(world, begin + timedelta(hours=15))
    return export(world)


def petition(seed: int) -> Scenario:
    """Let a petition that names her article be copied in four versions."""
    own = plan("kk_petition")
    world = World(own, seed)
    live(world)
    begin, (news,) = own.at(49), own.texts("news")
    url(world, new=True)
    roots = everywhere(world, begin, fill(world, news, "kk"))
    for when in world.times(begin + timedelta(hours=6), 80, 150):
        _signed(world, when)
    talk = world.picker("talk", 20, 4)
    burst(world, talk, begin + timedelta(hours=3), 96, 130, roots=roots, fresh=0.5)
    official(world, "ministry", "kk", begin + timedelta(hours=50))
    rude(world, begin + timedelta(hours=31))
    return export(world)


def _signed(world: World, when: datetime) -> None:
    r, own = world.chance, world.plan
    text = fill(world, r.choices(own.texts("petition"), [9, 3, 2, 1])[0], "kk")
    link = url(world)
    text += r.choice(own.texts("ending")).replace("{url}", link)
    tidy = r.random() >= 0.12
    how = r.choices(["plain", "mention", "reply"], [6, 2, 2])[0]
    say(world, when, text, "kk", fresh=0.8, tidy=tidy, light=True, how=how)


def wherefrom(seed: int) -> Scenario:
    """Let her ask where her readers are from, and 300 short answers look alike."""
    own = plan("kk_wherefrom")
    world = World(own, seed)
    live(world)
    begin, answers, (ask,) = own.at(48, 18), own.texts("answer"), own.texts("ask")
    roots = everywhere(world, begin, ask)
    burst(
        world, Picker(world.chance, answers, 0), begin, 56, 310,
        roots=roots, short=answers[:6], share=0.45, fresh=0.7, light=True, how="reply",
    )  # fmt: skip
    rude(world, begin + timedelta(hours=20))
    return export(world)


def flashmob(seed: int) -> Scenario:
    """Make a giveaway of books: 260 comments with the same phrase, in two languages."""
    own = plan("mix_flashmob")
    world = World(own, seed)
    live(world)
    begin, (news,) = own.at(55, 12), own.texts("news")
    roots = everywhere(world, begin, news)
    for when in world.times(begin, 90, 260):
        _copied(world, when, roots)
    talk = world.picker("talk", 22, 5)
    burst(world, talk, begin + timedelta(hours=2), 110, 140, roots=roots, fresh=0.5)
    rude(world, begin + timedelta(hours=44))
    return export(world)


def _copied(world: World, when: datetime, roots: Sequence[Said]) -> None:
    r, own = world.chance, world.plan
    phrases = own.texts("phrase")[:3]
    text = fill(world, r.choices(phrases, [6, 3, 1])[0], "kk") + r.choice(own.texts("ending"))
    who = world.someone(0.8)
    tidy = r.random() >= 0.1
    how = r.choices(["reply", "mention"], [8, 2])[0]
    root = next(iter(on(roots, who.platform)), None)
    say(world, when, text, "kk", who=who, tidy=tidy, light=True, how=how, root=root)
