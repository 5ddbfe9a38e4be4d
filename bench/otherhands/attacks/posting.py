"""Posts as the exports of five platforms have them, and the ways in which one reaches her."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from bench.otherhands.attacks.people import Account
from bench.otherhands.attacks.wording import mess
from bench.otherhands.attacks.world import World
from bench.otherhands.scenario import Post

SNOWFLAKE = 1288834974657  # X counts its ids in milliseconds from here on

Fields = Mapping[str, Any]
NOTHING: Fields = MappingProxyType({})


def stamp(when: datetime) -> str:
    """Give a time in UTC as exports have it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(world: World, who: Account, text: str, when: datetime, more: Fields = NOTHING) -> Post:
    """Write a post; `more` are further fields of the record, left out where they are `None`."""
    r, platform = world.chance, who.platform
    post: Post = {"id": _id(world, platform, when), "platform": platform}
    post |= {"author_id": who.id, "created_at": stamp(when), "text": text}
    if platform == "telegram":
        post["author_name"] = who.name
        if r.random() < 0.3:
            local = when.astimezone(world.plan.start.tzinfo)
            post["created_at"] = local.isoformat(timespec="seconds")
    elif platform == "facebook" and who is not world.her.get("facebook"):
        post["author_name"] = who.name
    else:
        post |= {"author_handle": who.handle, "author_name": who.name}
    if platform == "x":
        _on_x(world, who, post)
    elif r.random() < 0.8:
        post["likes"] = int(r.lognormvariate(0.7, 1.3))
    if tags := re.findall(r"#(\w+)", text):
        post["hashtags"] = tags
    if named := sorted({*re.findall(r"@(\w+)", text), *more.get("mentions", ())}):
        post["mentions"] = named
    post |= {key: more[key] for key in more if key != "mentions" and more[key] is not None}
    world.said.append((when, post))
    return post


def _id(world: World, platform: str, when: datetime) -> str:
    r, seconds = world.chance, int(when.timestamp())
    if platform == "x":
        return str(((seconds * 1000 - SNOWFLAKE) << 22) + r.randint(0, 2**22 - 1))
    if platform == "telegram":
        return f"{world.plan.journalist.chat}_{seconds}{r.randint(10, 99)}"
    return f"{platform[:2]}{seconds}{r.randint(1000, 9999)}"


def _on_x(world: World, who: Account, post: Post) -> None:
    r, lang = world.chance, world.plan.lang
    post |= {
        "author_followers": who.followers,
        "author_created_at": stamp(who.created),
        "author_verified": who.verified,
        "likes": int(r.lognormvariate(0.7, 1.2)),
        "reposts": int(r.lognormvariate(-0.5, 1)),
        "replies": r.choice([0, 0, 0, 1, 2]),
        "url": f"https://x.com/{who.handle}/status/{post['id']}",
    }
    if r.random() < 0.5:
        known = lang != "kk" or r.random() < 0.3
        post["lang"] = lang if known else r.choice(["ru", "und", "kk"])


def repost(
    world: World, who: Account, of: Post, when: datetime, mentions: Sequence[str] = ()
) -> Post:
    """Repost a post of X."""
    text = f"RT @{of['author_handle']}: {of['text']}"
    return write(world, who, text, when, {"repost_of": of["id"], "mentions": mentions})


def answer(
    world: World, who: Account, text: str, when: datetime, to: Post, more: Fields = NOTHING
) -> Post:
    """Answer another's post, calling its writer as the platform does."""
    r, handle, platform = world.chance, to.get("author_handle"), to["platform"]
    if handle and platform != "telegram":
        called = [f"@{handle}"]
        if platform == "x" and handle != world.plan.journalist.handle:
            called.append(f"@{world.plan.journalist.handle}")
        text = " ".join([*called, text])
    elif platform == "facebook" and r.random() < 0.5:
        text = f"{to['author_name']} {text}"
    own = {"in_reply_to": to["id"], "thread_id": to.get("thread_id") or to["id"]}
    return write(world, who, text, when, {**own, **more})


def to_her(
    world: World,
    who: Account,
    text: str,
    when: datetime,
    more: Fields = NOTHING,
    *,
    bad: bool = False,
    typo: bool = True,
    hook: bool = True,
    route: str | None = None,
) -> Post:
    """Write a post that reaches her by reply, mention, thread or name."""
    r, her = world.chance, world.plan.journalist
    base = world.recent(who.platform, when)
    named = her.handle in text or her.name.split()[-1].lower()[:5] in text.lower()
    text = mess(world, text, who.style, bad=bad, typo=typo)
    roll = r.random()
    route = route or _route(who.platform, base, roll)
    if base is not None and route == "reply":
        if r.random() < 0.7 and not text.startswith("@"):
            text = f"@{her.handle} {text}"
        how = "quote_of" if r.random() < 0.08 else "in_reply_to"
        own = {how: base["id"], "thread_id": base["id"], "mentions": [her.handle]}
        return write(world, who, text, when, {**own, **more})
    if route == "mention":
        tag = "@" + her.handle
        if tag not in text:
            text = r.choice([f"{tag} {text}", f"{text} {tag}", f".{tag} {text}"])
    elif base is not None and route == "thread":
        own = {"thread_id": base["id"], "in_reply_to": _below(world, who.platform, base)}
        return write(world, who, text, when, {**own, **more})
    elif not named and hook:
        text = _hooked(world, text, bad=bad)
    return write(world, who, text, when, more)


def _route(platform: str, base: Post | None, roll: float) -> str:
    if platform == "x":
        return "reply" if base and roll < 0.58 else "mention" if roll < 0.82 else "name"
    return "thread" if base and roll < 0.88 else "name"


def _below(world: World, platform: str, base: Post) -> str | None:
    """Give the post that is answered: hers, or another's answer to it."""
    r = world.chance
    answers = []
    if r.random() < 0.15:
        last = world.said[-40:]
        answers = [post for _, post in last if post.get("thread_id") == base["id"]]
    to = r.choice(answers)["id"] if answers else base["id"]
    return None if platform in ("instagram", "threads") else to


def _hooked(world: World, text: str, *, bad: bool) -> str:
    """Put her name, her handle or a tag beside a text that would not reach her otherwise."""
    her = world.plan.journalist
    last = her.name.split()[-1]
    form = world.chance.choice(world.bad_hooks if bad else world.words["hooks"])
    return str(form).format(
        x=text,
        n=her.name,
        f=her.first,
        gen=her.forms.get("gen"),
        acc=her.forms.get("acc"),
        h="@" + her.handle,
        tag=her.name.replace(" ", "") if world.plan.lang == "en" else last,
    )
