"""Three attacks in Kazakh and one in a mixture with Russian: shame, a hashtag, a child, a gap."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bench.otherhands.attacks.export import export
from bench.otherhands.attacks.life import live
from bench.otherhands.attacks.people import CALM, habits
from bench.otherhands.attacks.plan import Plan, plan
from bench.otherhands.attacks.storm import crowd, hostile, stand
from bench.otherhands.attacks.world import World
from bench.otherhands.scenario import Scenario
from bench.otherhands.texts import table

GRAVE = 8  # the place of the first open threat among the twelve of `school`


def uyat(seed: int) -> Scenario:
    """Let many shame her, with sexual insults, after a text against bride kidnapping."""
    own = plan("kk_uyat")
    world = World(own, seed)
    live(world)
    begin = own.at(4, 30, 20, 20)
    crowd(world, begin, 56, own.texts("hostile"), 44, fresh=0.2, grunts=10, reposts=0, peak=8)
    stand(world, begin + timedelta(hours=3), 60, 17)
    return export(world)


def hashtag(seed: int) -> Scenario:
    """Let hostile hashtags brand her a traitor."""
    own = plan("kk_hashtag")
    world = World(own, seed)
    live(world)
    r, begin, every = world.chance, own.at(7, 6, 10), own.texts("tags")

    def decorate(text: str) -> tuple[str, dict[str, Any]]:
        if r.random() < 0.1:
            return text, {}
        tags = r.choice(every)
        return (text + tags if r.random() < 0.8 else f"{tags.strip()} {text}"), {}

    crowd(
        world, begin, 44, own.texts("hostile"), 40,
        fresh=0.4, grunts=8, reposts=14, peak=6, decorate=decorate,
    )  # fmt: skip
    solidarity = [*world.words["solidarity"], *own.texts("solidarity")]
    stand(world, begin + timedelta(hours=3), 50, 15, solidarity)
    return export(world)


def school(seed: int) -> Scenario:
    """Let one account threaten her son: warnings, what it has seen of him, open threats."""
    own = plan("kk_school")
    world = World(own, seed)
    live(world)
    r, start = world.chance, own.at(10, 6, 22, 30)
    lone = habits(world.people.draw(0, "instagram", hostile=True), CALM)
    kinds = ("warnings", "veiled", "explicit")
    texts = [one for kind in kinds for one in r.sample(own.texts(kind), 4)]
    hours = sorted([0, *(r.uniform(1, 40) for _ in range(3))])
    hours += sorted(r.uniform(44, 62) for _ in range(4))
    hours += sorted(r.uniform(63, 84) for _ in range(4))
    for text, hour in zip(texts, hours, strict=True):
        hostile(world, lone, text, start + timedelta(hours=hour))
    stand(world, start + timedelta(hours=66), 40, 7, world.words["lone_solidarity"])
    return export(world, grave=start + timedelta(hours=hours[GRAVE]))


def gap(seed: int) -> Scenario:
    """Let an attack in two languages begin in a night in which nothing was collected."""
    own, russian = plan("mix_gap"), table("attacks", "ru")
    drawn = random.Random(f"{seed}:mix")
    half = [
        one.replace("{t}", drawn.choice(russian["topics"]))
        .replace("{p}", drawn.choice(russian["places"]))
        for one in _declined(own, russian["ordinary"])
    ]  # fmt: skip
    world = World(own, seed, half + own.texts("ordinary"))
    live(world)
    down = (own.at(10, 21, 17), own.at(10, 22, 7))
    lost = world.surge(down[0] + timedelta(hours=3, minutes=10), 10.5, 38, 4)
    world.bad_hooks = own.texts("bad_hooks")
    begin, texts = down[1] + timedelta(minutes=6), own.texts("hostile")
    crowd(world, begin, 34, texts, 40, fresh=0.25, grunts=10, reposts=0, peak=5)
    solidarity = own.texts("solidarity") + world.words["solidarity"][:5]
    solidarity += _declined(own, russian["solidarity"][:5])
    stand(world, down[1] + timedelta(hours=1), 40, 16, solidarity)
    return export(world, down=down, lost=len(lost))


def _declined(own: Plan, sentences: Sequence[str]) -> list[str]:
    """Put her name in Russian cases into Russian sentences."""
    declined = list(sentences)
    for key, form in own.journalist.russian.items():
        declined = [one.replace("{" + key + "}", form) for one in declined]
    return declined
