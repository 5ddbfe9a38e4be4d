"""Ordinary life before, during and after: her posts, and what readers say to her every day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bench.otherhands.attacks.posting import answer, repost, to_her, write
from bench.otherhands.attacks.wording import everyday, fill, mess, pick
from bench.otherhands.attacks.world import World

AMONG = 0.2  # remarks that are said to another reader, where the words have some for it


def live(world: World, lively: Mapping[int, float] | None = None) -> None:
    """Fill the days; `lively` are factors for days on which more is said."""
    days = [world.plan.start + timedelta(days=number) for number in range(world.plan.days)]
    for number, day in enumerate(days):
        _publish(world, day, first=number == 0)
    for posts in world.own.values():
        posts.sort(key=lambda one: one[0])
    for number, day in enumerate(days):
        for when in sorted(world.moment(day) for _ in range(_count(world, day, lively, number))):
            _remark(world, when)
        _spread(world, day)
        for _ in range(world.chance.randint(0, world.plan.table.get("beside", 4))):
            _beside(world, day)


def _publish(world: World, day: datetime, *, first: bool) -> None:
    r = world.chance
    story = r.random() < 0.27
    for platform in world.plan.platforms:
        least = 1 if first else 0
        for _ in range(r.choice(world.plan.table.get("hers", (0, 1, 1))) + story or least):
            hours, minutes, seconds = r.randint(7, 11), r.randint(0, 59), r.randint(0, 59)
            when = day + timedelta(hours=hours, minutes=minutes, seconds=seconds)
            text = fill(world, pick(world, world.words["own"]))
            post = write(world, world.her[platform], text, when)
            world.own.setdefault(platform, []).append((when, post))


def _count(world: World, day: datetime, lively: Mapping[int, float] | None, number: int) -> int:
    r = world.chance
    rate = world.plan.a_day * r.lognormvariate(0, 0.35) * (0.7 if day.weekday() >= 5 else 1.05)
    rate *= (lively or {}).get(number, 1)
    if r.random() < 0.07:
        rate *= 1.7
    return max(4, min(38, round(rate)))


def _remark(world: World, when: datetime) -> None:
    """Let a reader speak to her: seldom rudely, sometimes reposted or answered."""
    r = world.chance
    if "answers" in world.words and r.random() < AMONG and converse(world, when):
        return
    roll = r.random()
    if roll < world.plan.table.get("rude", 0.045):
        who = r.choice(world.rude)
        text = fill(world, pick(world, _rude(world)))
    else:
        who = world.reader() if roll < 0.75 else world.people.draw()
        text = everyday(world)
    media = None
    if r.random() < 0.05:
        url = f"https://img.example/{r.randint(1, 10**8)}.jpg"
        media = [{"kind": "image", "url": url}]
    post = to_her(world, who, text, when, {"media": media})
    if r.random() < 0.06 and who.platform == "x":
        again = world.people.draw(platform="x")
        later = when + timedelta(minutes=r.randint(2, 300))
        repost(world, again, post, later, [who.handle, world.plan.journalist.handle])
    if r.random() < 0.06 and who.platform != "instagram":
        text = r.choice(world.words["own_reply"])
        text = fill(world, text) if world.plan.slots else text
        later = when + timedelta(minutes=r.randint(3, 200))
        own = {"in_reply_to": post["id"], "thread_id": post.get("thread_id")}
        write(world, world.her[who.platform], text, later, own)


def converse(world: World, when: datetime) -> bool:
    """Let a reader answer another below her post, in a third of the answers rudely."""
    r = world.chance
    own = {one.id for one in world.her.values()}
    said = [post for at, post in world.said[-160:] if at < when and post.get("thread_id")]
    others = [post for post in said if post["author_id"] not in own and "repost_of" not in post]
    if not others:
        return False
    to = r.choice(others[-8:])
    who = world.people.draw(platform=to["platform"]) if r.random() < 0.3 else world.reader()
    if who.platform != to["platform"] or who.id == to["author_id"]:
        who = world.people.draw(platform=to["platform"])
    line = pick(world, world.words["quarrel" if r.random() < 0.35 else "answers"])
    answer(world, who, mess(world, fill(world, line), who.style), when, to)
    return True


def _rude(world: World) -> list[str]:
    return world.words["rude"] if world.chance.random() < 0.75 else world.ordinary


def _spread(world: World, day: datetime) -> None:
    """Let somebody repost one of her posts on some days."""
    r = world.chance
    if "x" not in world.own or r.random() >= 0.4:
        return
    noon = day + timedelta(hours=14)
    if base := world.recent("x", noon):
        fan = world.people.draw(platform="x")
        repost(world, fan, base, noon + timedelta(minutes=r.randint(0, 400)))


def _beside(world: World, day: datetime) -> None:
    """Let somebody write what is not about her: it came with the export."""
    who = world.people.draw()
    text = fill(world, world.chance.choice(world.words["noise"]))
    write(
        world, who, mess(world, text, world.chance.choice(world.readers).style), world.moment(day)
    )
