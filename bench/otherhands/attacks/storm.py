"""What belongs to an attack, and the solidarity that follows it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bench.otherhands.attacks.people import Account
from bench.otherhands.attacks.posting import NOTHING, Fields, repost, to_her
from bench.otherhands.attacks.wording import fill
from bench.otherhands.attacks.world import World
from bench.otherhands.scenario import Post

Decorate = Callable[[str], tuple[str, dict[str, Any]]]


def plain(text: str) -> tuple[str, dict[str, Any]]:
    """Leave a text as it is."""
    return text, {}


def hostile(
    world: World,
    who: Account,
    text: str,
    when: datetime,
    more: Fields = NOTHING,
    *,
    typo: bool = True,
    hook: bool = True,
    route: str | None = None,
) -> Post:
    """Write a post of the attack."""
    said = fill(world, text)
    post = to_her(world, who, said, when, more, bad=True, typo=typo, hook=hook, route=route)
    world.attack.append((when, post))
    return post


def crowd(
    world: World,
    begin: datetime,
    hours: float,
    sentences: Sequence[str],
    accounts: int,
    *,
    fresh: float,
    grunts: int,
    reposts: int,
    peak: float,
    decorate: Decorate = plain,
    join: bool = True,
) -> None:
    """Let a crowd say every sentence once, and some grunts; `join`: some readers run with it."""
    r = world.chance
    mob = [world.people.draw(fresh, hostile=True) for _ in range(accounts)]
    if join:
        mob += [*world.rude[:2], *r.sample(world.readers[30:], 2)]
    body = list(sentences)
    r.shuffle(body)
    short = r.sample(world.words["grunts"], grunts)
    spots = world.surge(begin, hours, len(body) + grunts, peak)
    texts = body[:3] + r.sample(body[3:] + short, len(body) - 3 + grunts)
    made = []
    for number, (when, text) in enumerate(zip(spots, texts, strict=True)):
        who = mob[number] if number < len(mob) else r.choice(mob)
        decorated, more = decorate(text)
        made.append((when, who, hostile(world, who, decorated, when, more)))
    on_x = [one for one in made if one[1].platform == "x"]
    for _ in range(reposts if on_x else 0):
        when, _, post = r.choice(on_x)
        again = world.people.draw(fresh, "x", hostile=True)
        later = when + timedelta(minutes=r.randint(2, 240))
        copy = repost(world, again, post, later, [world.plan.journalist.handle])
        world.attack.append((later, copy))


def stand(
    world: World, begin: datetime, hours: float, count: int, pool: Sequence[str] = ()
) -> None:
    """Let readers and others stand by her."""
    r = world.chance
    texts = pool or world.words["solidarity"]
    for number, when in enumerate(world.surge(begin, hours, count, hours / 4)):
        who = world.reader() if r.random() < 0.55 else world.people.draw()
        to_her(world, who, fill(world, texts[number % len(texts)]), when)
