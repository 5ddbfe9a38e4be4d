"""Four attacks in English: a pile-on, a man with her address, made-up pictures, coded menace."""

import hashlib
from datetime import timedelta
from typing import Any

from bench.otherhands.attacks.export import export
from bench.otherhands.attacks.life import live
from bench.otherhands.attacks.people import CALM, habits
from bench.otherhands.attacks.plan import plan
from bench.otherhands.attacks.storm import crowd, hostile, stand
from bench.otherhands.attacks.world import World
from bench.otherhands.scenario import Scenario

LEAK = "https://leaks.example/full-set"


def pileon(seed: int) -> Scenario:
    """Let a crowd fall on her some hours after an article."""
    own = plan("en_pileon")
    world = World(own, seed)
    live(world, {39: 1.7, 40: 1.6})
    begin = own.at(4, 10, 11, 40)
    crowd(world, begin, 40, own.texts("hostile"), 52, fresh=0.15, grunts=12, reposts=14, peak=4.5)
    stand(world, begin + timedelta(hours=2), 44, 18)
    return export(world)


def address(seed: int) -> Scenario:
    """Let one man with two accounts go from contempt to threats and to her address."""
    own = plan("en_address")
    world = World(own, seed)
    live(world)
    r, start = world.chance, own.at(6, 4, 21, 10)
    first, second = (world.people.draw(fresh, "x", hostile=True) for fresh in (0, 1))
    steps = (
        ("contempt", 6, 0.0, 60.0, habits(first, CALM)),
        ("threats", 7, 62.0, 100.0, habits(second, CALM)),
        ("address", 3, 101.0, 118.0, habits(second, CALM)),
    )
    grave = start
    for kind, count, low, high, who in steps:
        texts = r.sample(own.texts(kind), count)
        hours = sorted([low, *(r.uniform(low, high) for _ in range(count - 1))])
        for text, hour in zip(texts, hours, strict=True):
            typo = kind != "address"
            hostile(world, who, text, start + timedelta(hours=hour), typo=typo)
        grave = start + timedelta(hours=low)
    stand(world, start + timedelta(hours=104), 40, 9, world.words["lone_solidarity"])
    return export(world, grave=grave)


def faked(seed: int) -> Scenario:
    """Let three made-up pictures go round."""
    own = plan("en_faked")
    world = World(own, seed)
    live(world)
    r, begin = world.chance, own.at(8, 6, 22, 15)
    shas = [hashlib.sha256(f"made-up picture {one}".encode()).hexdigest() for one in range(3)]

    def decorate(text: str) -> tuple[str, dict[str, Any]]:
        more: dict[str, Any] = {}
        if r.random() < 0.38:
            sha = r.choice(shas)
            url = f"https://pics.example/{sha[:8]}.jpg"
            more["media"] = [{"kind": "image", "url": url, "sha256": sha}]
        if any(word in text for word in ("link", "video", "more of you")):
            more["urls"] = [LEAK]
            text += f" {LEAK}"
        return text, more

    crowd(
        world, begin, 60, own.texts("hostile"), 40,
        fresh=0.45, grunts=6, reposts=12, peak=7, decorate=decorate,
    )  # fmt: skip
    solidarity = [*own.texts("solidarity"), *world.words["solidarity"]]
    stand(world, begin + timedelta(hours=5), 55, 16, solidarity)
    return export(world)


def whistle(seed: int) -> Scenario:
    """Let forty accounts menace her in a code, hardly a hostile word in it."""
    own = plan("en_whistle")
    world = World(own, seed)
    live(world)
    begin = own.at(10, 12, 18, 5)
    world.bad_emoji = own.texts("emoji")
    texts = own.texts("hostile") + own.texts("again")
    crowd(world, begin, 54, texts, 38, fresh=0.35, grunts=0, reposts=8, peak=9, join=False)
    stand(world, begin + timedelta(hours=14), 40, 5, own.texts("solidarity"))
    return export(world)
