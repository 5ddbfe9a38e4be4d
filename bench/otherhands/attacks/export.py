"""From a world to the files of its scenario, with the faults that exports have."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bench.otherhands.attacks.plan import ID, Journalist
from bench.otherhands.attacks.world import Said, World
from bench.otherhands.scenario import Post, Scenario, Truth, whole
from tocsin.domain import PrivateKind
from tocsin.sources import hash_private

SALT = "outside check, made-up people, not a secret 8c41f0d2"
UNTIMED = 3  # posts of an export that have lost their time
Span = tuple[datetime, datetime]


def export(
    world: World, *, grave: datetime | None = None, down: Span | None = None, lost: int = 0
) -> Scenario:
    """Give the scenario; what was posted while collection was `down` is left out."""
    plan = world.plan
    attack = [one for one in world.attack if _collected(one, down)]
    attack.sort(key=lambda one: (one[0], one[1]["id"]))
    hostile = {post["id"] for _, post in attack}
    rows = [
        (at, post)
        for at, post in world.said
        if _collected((at, post), down) and (at < plan.end or post["id"] in hostile)
    ]
    _forget(world, rows, hostile)
    who = plan.journalist
    truth = Truth(
        journalist=ID,
        language=plan.lang if plan.lang in plan.name.split("_") else "mixed",
        first=plan.start.date(),
        days=plan.days,
        note=plan.table["note"],
        hostile=tuple((_key(post), whole(at)) for at, post in attack),
        attack=True,
        least=plan.table["least"],
        planted=tuple(plan.table["indicators"]),
        begins=whole(attack[0][0]),
        grave=whole(grave) if grave else None,
        lost=lost,
    )
    known = {name: plan.table.get(name, ()) for name in ("fact", "occasion")}
    private = [("private", _private(one)) for one in plan.table.get("private", ())]
    roster = [("roster", one) for one in plan.table.get("roster", ())]
    watch = (("journalist", _journalist(who)), *roster, *private)
    salt = SALT if private else ""
    return Scenario(plan.name, tuple(_ordered(world, rows)), watch, known, truth, salt)


def _collected(one: Said, down: Span | None) -> bool:
    return down is None or not down[0] <= one[0] < down[1]


def _key(post: Post) -> str:
    return f"{post['platform']}:{post['id']}"


def _forget(world: World, rows: list[Said], hostile: set[str]) -> None:
    """Take the time from some ordinary posts."""
    own = {one.id for one in world.her.values()}
    for _ in range(UNTIMED):
        _, post = world.chance.choice(rows)
        if post["id"] not in hostile and post["author_id"] not in own:
            post.pop("created_at", None)


def _ordered(world: World, rows: list[Said]) -> list[Post]:
    """Lay the posts as exports do: by time or by platform, some displaced, some twice."""
    r = world.chance
    if r.random() < 0.5:
        order = list(world.plan.platforms)
        rows.sort(key=lambda one: (order.index(one[1]["platform"]), one[0]))
    else:
        rows.sort(key=lambda one: one[0])
    places = [n + (r.randint(-60, 60) if r.random() < 0.12 else 0) for n in range(len(rows))]
    lines = [rows[n][1] for n in sorted(range(len(rows)), key=lambda n: places[n])]
    for _ in range(len(lines) // 100):
        lines.insert(r.randint(0, len(lines)), r.choice(lines))
    return lines


def _journalist(who: Journalist) -> Mapping[str, Any]:
    telegram = [who.ids["telegram"]] if "telegram" in who.ids else []
    return {
        "id": ID,
        "name": who.name,
        "aliases": list(who.aliases),
        "handles": [who.handle, *telegram],
        "gender": "woman",
        "outlet": who.outlet,
        "country": who.country,
        "languages": list(who.languages),
        "consent": "written",
    }


def _private(one: Mapping[str, str]) -> Mapping[str, str]:
    kind = PrivateKind(one["kind"])
    return {"journalist": ID, "kind": kind.value, "sha256": hash_private(kind, one["value"], SALT)}
