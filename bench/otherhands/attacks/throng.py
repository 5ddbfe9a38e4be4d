"""Hundreds who fall on her: a dense core that writes again and again, and a tail of one post each.

The second reading's attacks; those who stand by her or only talk about it come with them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.otherhands.attacks.people import Account
from bench.otherhands.attacks.posting import repost, to_her, write
from bench.otherhands.attacks.storm import hostile
from bench.otherhands.attacks.wording import fill, pick
from bench.otherhands.attacks.world import Said, World
from bench.otherhands.scenario import Post

NIGHT = range(1, 7)
RECENT = 15  # posts of the attack that are reposted or spoken of
Line = Callable[[World, "Throng"], str]


@dataclass(frozen=True, slots=True)
class Throng:
    """An attack by numbers: so many `posts` in `bursts` of (hours after, share, scale in hours).

    Shares: of the posts by the `core` accounts (`dense`), in the scenario's `own` words, that
    answer her (`replies`), of `reposts`, of accounts some days old (`young`), and of bystanders'
    posts for each hostile one (`talked`).
    """

    posts: int
    bursts: Sequence[tuple[float, float, float]]
    young: float
    core: int
    dense: float
    own: float
    replies: float
    reposts: float
    talked: float
    kinds: Mapping[str, float]
    platforms: Mapping[str, float]
    tag: str = ""


def planned(world: World) -> Throng:
    """Read the plan's attack."""
    return Throng(**world.plan.table["throng"])


def quick(world: World, given: Throng) -> list[datetime]:
    """Draw the moments of an attack in bursts, few of them at night."""
    r, begin = world.chance, world.plan.begin
    drawn = [begin]
    for after, share, scale in given.bursts:
        for _ in range(round(given.posts * share)):
            when = begin + timedelta(hours=0.2 + after + r.gammavariate(1.5, scale))
            if when.hour in NIGHT and r.random() < 0.85:
                when += timedelta(hours=r.uniform(6, 11))
            drawn.append(when)
    return sorted(drawn)[: given.posts]


def slow(world: World, given: Throng, days: int) -> list[datetime]:
    """Draw moments that lie over weeks, so that no day stands out."""
    begin = world.plan.begin
    midnight = begin.replace(hour=0, minute=0, second=0)
    drawn = [begin]
    while len(drawn) < given.posts:
        when = world.moment(midnight + timedelta(days=world.chance.randrange(days)))
        if when > begin:
            drawn.append(when)
    return sorted(drawn)


def wording(world: World, given: Throng) -> str:
    """Draw a line, sometimes with a second insult behind it and mostly with the tag."""
    r = world.chance
    if r.random() < given.own:
        text = fill(world, pick(world, world.plan.texts("own")))
    else:
        kind = r.choices(list(given.kinds), list(given.kinds.values()))[0]
        text = fill(world, pick(world, world.words[kind]))
        if r.random() < 0.15:
            second = fill(world, pick(world, world.words[r.choice(("insult", "sexist"))]))
            text += r.choice([". ", " ", "! ", "\n"]) + second
    if given.tag and given.tag not in text and r.random() < 0.6:
        text += f" {given.tag}"
    return text


def throng(
    world: World,
    given: Throng,
    times: Sequence[datetime],
    line: Line = wording,
    led: Sequence[Said] = (),
) -> None:
    """Let them write at those times, about her or about the posts that `led` them."""
    r, senders = world.chance, _senders(world, given)
    for when in times:
        who = next(senders)
        past = [post for at, post in world.attack if at < when and _on_x(post)]
        if past and r.random() < given.reposts:
            again = world.people.draw(given.young, "x", hostile=True)
            copy = repost(world, again, r.choice(past[-RECENT:]), when)
            world.attack.append((when, copy))
            continue
        route, more = _aimed(world, given, who, when, led)
        hostile(world, who, line(world, given), when, more, route=route)


def _senders(world: World, given: Throng) -> Iterator[Account]:
    """Yield who writes next: one of the core, or somebody who comes once."""
    r, weights = world.chance, given.platforms

    def draw() -> Account:
        platform = r.choices(list(weights), list(weights.values()))[0]
        return world.people.draw(given.young, platform, hostile=True)

    core = [draw() for _ in range(given.core)]
    zeal = [r.lognormvariate(0, 0.6) for _ in core]
    readers = [one for one in world.readers[20:] if one.platform in weights]
    while True:
        if r.random() < given.dense:
            yield r.choices(core, zeal)[0]
        else:
            yield r.choice(readers) if r.random() < 0.05 else draw()


def _aimed(
    world: World, given: Throng, who: Account, when: datetime, led: Sequence[Said]
) -> tuple[str, dict[str, Any]]:
    """Say how a post reaches her: below hers, or by name, there also about the post that led."""
    r = world.chance
    if r.random() < given.replies:
        return ("reply" if who.platform == "x" else "thread"), {}
    heard = [post for at, post in led if at < when and post["platform"] == who.platform]
    roll = r.random()
    if heard and roll < 0.3 and who.platform == "x":
        return "name", {"quote_of": heard[-1]["id"]}
    if heard and roll < 0.5:
        return "name", {"in_reply_to": heard[-1]["id"], "thread_id": heard[-1]["id"]}
    return "name", {}


def _on_x(post: Post) -> bool:
    return post["platform"] == "x" and "repost_of" not in post


def lead(world: World) -> list[Said]:
    """Let one account with many followers speak first and come back to it."""
    given, r = world.plan.table["lead"], world.chance
    made = datetime(2016, 5, 2, tzinfo=UTC)
    number = str(r.randint(10**8, 10**9))
    led = []
    texts = world.plan.texts("lead")
    for text, platform, hours in zip(texts, given["platforms"], given["hours"], strict=True):
        who = Account(
            platform, number, given["handle"], given["name"], given["followers"], made, True
        )
        when = world.plan.begin + timedelta(hours=hours)
        counts = {"likes": r.randint(300, 900), "reposts": r.randint(40, 140)}
        led.append((when, write(world, who, fill(world, text), when, counts)))
    world.attack += led
    return led


def bystanders(world: World, given: Throng, times: Sequence[datetime]) -> None:
    """Let others speak meanwhile: for her, often quoting what is said to her, or about it."""
    r = world.chance
    doubts = world.plan.table.get("texts", {}).get("doubt", ())
    for when in times:
        if r.random() >= given.talked:
            continue
        pool = world.words["supporters" if r.random() < 2 / 3 else "neutral"]
        if doubts and r.random() < 0.4:
            pool = doubts
        who = world.reader() if r.random() < 0.7 else world.people.draw()
        later = when + timedelta(minutes=r.uniform(5, 300))
        to_her(world, who, fill(world, pick(world, pool)), later)
