"""Four attacks in Russian: a slow burn, a copied smear, an official's lead, an old murder."""

from datetime import UTC, datetime, timedelta

from bench.otherhands.attacks.export import export
from bench.otherhands.attacks.life import live
from bench.otherhands.attacks.people import Account, habits
from bench.otherhands.attacks.plan import plan
from bench.otherhands.attacks.posting import repost, write
from bench.otherhands.attacks.storm import crowd, hostile, stand
from bench.otherhands.attacks.wording import fill, mess
from bench.otherhands.attacks.world import Said, World
from bench.otherhands.scenario import Scenario

EVERY_DAY = (1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 2, 2, 3, 2, 3, 3, 3, 3, 3, 4, 3)
BLOCKED = 11  # the day after which one of them writes from a new account
WAKING = (7, 12, 13, 19, 20, 21, 22, 23)
CAREFUL = {"latin": False, "typo": 0, "lower": False, "bare": False, "loud": False}
OFFICIAL = "zamakim_prirechye"


def slowburn(seed: int) -> Scenario:
    """Let five persons write every day for three weeks, a little more each week."""
    own = plan("ru_slowburn")
    world = World(own, seed)
    live(world)
    r, first = world.chance, own.at(2, 16)
    where = ("telegram", "telegram", "x", "x", "facebook")
    gang = [world.people.draw(0, platform, hostile=True) for platform in where]
    moved = world.people.draw(1, "telegram", hostile=True)
    texts = own.texts("hostile")
    r.shuffle(texts)
    for day, count in enumerate(EVERY_DAY):
        for _ in range(count):
            who = r.choices(gang, [4, 3, 3, 2, 2])[0]
            if who is gang[0] and day > BLOCKED:
                who = moved
            hour, minute = r.choice(WAKING), r.randint(0, 59)
            when = first + timedelta(days=day, hours=hour, minutes=minute)
            hostile(world, who, texts.pop(), when)
    stand(world, first + timedelta(days=8), 260, 9)
    return export(world)


def copypaste(seed: int) -> Scenario:
    """Let one smear about foreign money go round in six wordings, and remarks run with it."""
    own = plan("ru_copypaste")
    world = World(own, seed)
    live(world)
    begin, copies = own.at(5, 7, 9, 20), own.texts("copies")
    for number, when in enumerate(world.surge(begin, 48, 24, 6)):
        who = habits(world.people.draw(0.4, hostile=True), CAREFUL)
        text = copies[number % 6] if number > 2 else copies[0]
        hostile(world, who, text, when, typo=False, hook=False, route="name")
    later = begin + timedelta(hours=1)
    crowd(world, later, 60, own.texts("hostile"), 34, fresh=0.2, grunts=6, reposts=8, peak=8)
    solidarity = [*own.texts("solidarity"), *world.words["solidarity"]]
    stand(world, begin + timedelta(hours=4), 60, 14, solidarity)
    return export(world)


def official(seed: int) -> Scenario:
    """Let an official smear her twice within a day, and followers echo it."""
    own = plan("ru_official")
    world = World(own, seed)
    live(world)
    r, begin = world.chance, own.at(3, 17, 16, 30)
    boss = _official(world)
    for day, text in zip((9, 23), own.texts("polite"), strict=True):
        write(world, boss, text, own.start + timedelta(days=day, hours=15, minutes=12))
    led = _lead(world, boss, begin)
    mob = [world.people.draw(0.2, hostile=True) for _ in range(36)] + world.rude[:1]
    texts = own.texts("hostile") + r.sample(world.words["grunts"], 8)
    r.shuffle(texts)
    times = world.surge(begin + timedelta(minutes=14), 52, len(texts), 9)
    for number, (when, text) in enumerate(zip(times, texts, strict=True)):
        who = mob[number % len(mob)]
        if who.platform == "x" and r.random() < 0.6:
            _echo(world, who, text, when, led)
        else:
            hostile(world, who, text, when)
    for _ in range(10):
        when = begin + timedelta(hours=r.uniform(0.1, 20))
        copy = repost(world, world.people.draw(platform="x"), led[0][1], when)
        world.attack.append((when, copy))
    stand(world, begin + timedelta(hours=2), 60, 16)
    return export(world)


def _official(world: World) -> Account:
    made = datetime(2017, 2, 1, tzinfo=UTC)
    name = next(one["name"] for one in world.plan.table["roster"] if one["handle"] == OFFICIAL)
    return Account("x", "48813377", OFFICIAL, name, 48_200, made, True)


def _lead(world: World, boss: Account, begin: datetime) -> list[Said]:
    """Let the official speak, first with her handle."""
    r, her = world.chance, world.plan.journalist
    led = []
    for hours, text in zip((0, 19.5), world.plan.texts("official"), strict=True):
        when = begin + timedelta(hours=hours)
        said = text.replace("{n}", her.name) + ("" if hours else f" @{her.handle}")
        counts = {"likes": r.randint(300, 900), "reposts": r.randint(40, 140)}
        led.append((when, write(world, boss, said, when, counts)))
    world.attack += led
    return led


def _echo(world: World, who: Account, text: str, when: datetime, led: list[Said]) -> None:
    """Answer the official's last post, with the handles that the platform puts first."""
    base = [post for at, post in led if at < when][-1]
    text = mess(world, fill(world, text), who.style, bad=True)
    said = f"@{OFFICIAL} @{world.plan.journalist.handle} {text}"
    own = {"in_reply_to": base["id"], "thread_id": base["id"]}
    world.attack.append((when, write(world, who, said, when, own)))


def impunity(seed: int) -> Scenario:
    """Let threats name a colleague who was killed and whose murder nobody answered for."""
    own = plan("ru_impunity")
    world = World(own, seed)
    live(world)
    begin = own.at(9, 11, 20, 45)
    texts = own.texts("hostile")
    crowd(world, begin, 66, texts, 17, fresh=0.4, grunts=0, reposts=5, peak=12, join=False)
    solidarity = [*world.words["solidarity"][:8], *own.texts("solidarity")]
    stand(world, begin + timedelta(hours=6), 60, 13, solidarity)
    return export(world)
