"""Every day: her posts, what readers say, and now and then somebody who is rude."""

from datetime import datetime, timedelta

from bench.otherhands.calm.posting import add, publish, say
from bench.otherhands.calm.wording import fill, mess
from bench.otherhands.calm.world import WEIGHTS, World

RUDE_EVERY = 10
ASIDE = ("chatter", "swear", "recipe", "sport", "joke")
ASKING = ("thanks", "question", "criticism")


def live(world: World) -> None:
    """Fill the days."""
    r = world.chance
    next_rude = r.randint(2, RUDE_EVERY)
    for day in range(world.plan.days):
        jobs = [(_morning(world, day), "own") for _ in range(r.choices(range(4), [1, 4, 4, 1])[0])]
        jobs += [(world.clock(day), "comment") for _ in range(_count(world, day))]
        if day >= next_rude:
            jobs.append((world.clock(day), "rude"))
            next_rude = day + r.randint(RUDE_EVERY - 5, RUDE_EVERY + 6)
        for when, what in sorted(jobs):
            {"own": _publish, "comment": _remark, "rude": rude}[what](
                world, when, r.choice(world.plan.languages)
            )


def _morning(world: World, day: int) -> datetime:
    r = world.chance
    hours = r.choice([8, 9, 11, 13, 17, 19])
    return world.plan.start + timedelta(days=day, hours=hours, minutes=r.randint(0, 59))


def _count(world: World, day: int) -> int:
    weekend = (world.plan.start + timedelta(days=day)).weekday() >= 5
    mean = world.plan.a_day * (0.8 if weekend else 1.0) * world.chance.lognormvariate(0, 0.28)
    return max(3, min(56, round(mean)))


def _publish(world: World, when: datetime, lang: str) -> None:
    """Let her post, often the same elsewhere a little later."""
    r = world.chance
    first = publish(world, when, lang)
    for number in range(r.choices(range(3), [3, 4, 2])[0]):
        platform = r.choice(list(world.plan.platforms))
        if platform != first.platform:
            later = when + timedelta(minutes=5 + 4 * number)
            publish(world, later, lang, first.record["text"], platform)


def rude(world: World, when: datetime, lang: str | None = None) -> None:
    """Let somebody be rude to her, each account once."""
    lang = lang or world.chance.choice(world.plan.languages)
    line = world.pick[lang, "rude"].get(when)
    if line is None:
        return
    who = world.rude.pop() if world.rude else world.people.draw()
    text = fill(world, line, lang)
    how = world.chance.choice(["reply", "reply", "mention"])
    world.hostile.append(say(world, when, text, lang, who=who, how=how))


def _remark(world: World, when: datetime, lang: str) -> None:
    """Let a reader say something: to her, beside her, or repost her."""
    r = world.chance
    text, kind = _everyday(world, when, lang)
    if not text or (r.random() < 0.07 and world.own and _reposted(world, when, lang)):
        return
    if kind in ASIDE and r.random() < 0.15:
        add(world, world.someone(0.4), when, mess(world, text, lang), lang)
        return
    said = say(world, when, text, lang, nameable=kind in ASKING)
    if r.random() < (0.22 if kind in ASKING else 0.05) and said.record.get("in_reply_to"):
        her = world.people.her(said.platform)
        later = when + timedelta(minutes=r.randint(4, 240))
        line = world.pick[lang, "herreply"].get(when)
        add(world, her, later, fill(world, line or "", lang), lang, to=said)


def _reposted(world: World, when: datetime, lang: str) -> bool:
    who = world.someone(0.3)
    source = world.recent(who.platform, when, 30)
    if source is None or who.platform not in ("x", "threads"):
        return False
    add(world, who, when, source.record["text"], lang, repost=source)
    return True


def _everyday(world: World, when: datetime, lang: str) -> tuple[str, str]:
    """Draw a line or two and their kind, sometimes the second in her other language."""
    r = world.chance
    for _ in range(12):
        kind = r.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if line := world.pick[lang, kind].get(when):
            break
    else:
        return "", ""
    text = fill(world, line, lang)
    if r.random() < 0.16 and (line := world.pick[lang, kind].get(when)):
        text += " " + fill(world, line, lang)
    others = [one for one in world.plan.languages if one != lang]
    if others and r.random() < 0.18:
        second = r.choice(["proverb", "thanks", "chatter", "question"])
        if line := world.pick[others[0], second].get(when):
            text += " " + fill(world, line, others[0])
    return text, kind
