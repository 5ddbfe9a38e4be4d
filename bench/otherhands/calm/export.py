"""From a world to the files of its scenario, with the faults that exports have."""

from collections.abc import Mapping, Sequence
from typing import Any

from bench.otherhands.calm.plan import Plan
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Post, Scenario, Truth, whole

RISING = ("x", "threads", "tiktok", "instagram", "telegram")  # where ids rise with time
LINKS = ("id", "in_reply_to", "thread_id", "repost_of", "quote_of")


def export(world: World) -> Scenario:
    """Give the scenario."""
    r, plan = world.chance, world.plan
    said = sorted(world.posts, key=lambda one: one.at)
    _renumber([one.record for one in said])
    places = [n + (r.uniform(-250, 250) if r.random() < 0.08 else 0) for n in range(len(said))]
    lines = [said[n].record for n in sorted(range(len(said)), key=lambda n: places[n])]
    for _ in range(max(2, len(lines) // 300)):  # exported twice
        lines.insert(r.randrange(len(lines)), r.choice(lines))
    hostile = sorted(world.hostile, key=lambda one: one.at)
    truth = Truth(
        journalist=plan.journalist.id,
        language=plan.languages[0] if len(plan.languages) == 1 else "mixed",
        first=plan.start.date(),
        days=plan.days,
        note=plan.table["note"],
        hostile=tuple((_key(one), whole(one.at)) for one in hostile),
        attack=False,
    )
    known = {name: plan.table.get(name, ()) for name in ("fact", "occasion")}
    roster = [("roster", one) for one in plan.table.get("roster", ())]
    watch = (("journalist", _journalist(plan)), *roster)
    return Scenario(plan.name, tuple(lines), watch, known, truth)


def _key(one: Said) -> str:
    return f"{one.platform}:{one.record['id']}"


def _renumber(posts: Sequence[Post]) -> None:
    """Let the numbers rise with time, as on the platforms."""
    new: dict[str, str] = {}
    for platform in RISING:
        own = [one["id"] for one in posts if one["platform"] == platform]
        new.update(zip(own, sorted(own, key=int), strict=True))
    for one in posts:
        if one.get("url"):
            one["url"] = one["url"].replace(one["id"], new.get(one["id"], one["id"]))
        for key in LINKS:
            if one.get(key):
                one[key] = new.get(one[key], one[key])


def _journalist(plan: Plan) -> Mapping[str, Any]:
    who = plan.journalist
    own = {
        "id": who.id,
        "name": who.full,
        "aliases": list(who.aliases),
        "handles": [who.handle, who.telegram],
        "gender": "woman",
        "outlet": who.outlet,
        "country": who.country,
        "languages": list(plan.languages),
        "consent": "written",
    }
    return {**own, "colleagues": list(who.colleagues)} if who.colleagues else own
