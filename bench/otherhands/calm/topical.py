"""Every day of the second reading's lives: threads on topics, waves, and few who are hostile."""

from datetime import timedelta

from bench.otherhands.calm.posting import say
from bench.otherhands.calm.remarks import REMARKS, among
from bench.otherhands.calm.threads import Threads, called, tongue
from bench.otherhands.calm.topics import Topic
from bench.otherhands.calm.wording import fill
from bench.otherhands.calm.world import World
from bench.otherhands.texts import Table

MOST = 250  # remarks of one day


def live(world: World) -> None:
    """Fill the days, then let the few who are hostile have their say."""
    threads = Threads(world)
    later = {one["day"]: one["slots"] for one in world.plan.table.get("later", ())}
    for day in range(world.plan.days):
        world.news |= later.get(day, {})
        _publish(threads, day)
        _remarks(threads, day)
    for one in world.plan.table["hostile"]:
        _rude(threads, one)


def _publish(threads: Threads, day: int) -> None:
    """Let her post some times, and again and again on the first day of a wave."""
    world, r = threads.world, threads.world.chance
    count = r.choices(world.plan.table["hers"], (3, 4, 1))[0] if day else 2
    times = [world.plan.at(day, r.randint(7, 20), r.randint(0, 59)) for _ in range(count)]
    for when in sorted(times):
        threads.publish(when, day, threads.topics.draw(day))
    for one in threads.waves:
        topic = threads.topics.named(one["topic"])
        if topic and one["day"] == day:
            _breaking(threads, day, topic, one["posts"])


def _breaking(threads: Threads, day: int, topic: Topic, posts: int) -> None:
    """Let her write of what has happened, in the order of the lines."""
    r = threads.world.chance
    for number in range(posts):
        when = threads.world.plan.at(day, 7, 30) + timedelta(hours=13 * number / posts)
        when += timedelta(minutes=r.randint(0, 59))
        threads.publish(when, day, topic, topic.own[number % len(topic.own)])


def _remarks(threads: Threads, day: int) -> None:
    world, r = threads.world, threads.world.chance
    weekend = world.plan.at(day).weekday() >= 5
    count = world.plan.a_day * (0.8 if weekend else 1.0) * r.lognormvariate(0, 0.22)
    count += sum(more for _, more in threads.swollen(day))
    weights = {**REMARKS, among: world.plan.table["among"]}
    kinds = r.choices(list(weights), list(weights.values()), k=min(MOST, round(count)))
    jobs = [(world.clock(day), kind) for kind in kinds]
    for when, kind in sorted(jobs, key=lambda job: job[0]):
        kind(threads, when, day)


def _rude(threads: Threads, given: Table) -> None:
    """Let somebody who does not come again be hostile to her, and a reader defend her."""
    world, r, day = threads.world, threads.world.chance, given["day"]
    when = world.plan.at(day, r.randint(9, 22), r.randint(0, 59))
    root = threads.root(when, day) if given["reply"] else None
    who = world.people.draw(root.platform if root else None)
    spoken, line = tongue(given["text"], given["lang"])
    text = fill(world, called(world, line, who.platform), given["lang"])
    own = world.plan.journalist
    named = any(one.lower() in text.lower() for one in (own.handle, own.full.split()[-1]))
    how = "reply" if root else "plain" if named else "mention"
    said = say(world, when, text, spoken, who=who, how=how, root=root, tidy=True)
    world.hostile.append(said)
    defence = threads.topics.lines("defend", given["lang"])
    if root and defence and r.random() < 0.5:
        later = when + timedelta(minutes=r.randint(3, 90))
        threads.exchange(said, later, [r.choice(defence)], given["lang"])
