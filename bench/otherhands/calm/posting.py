"""Posts as the exports of seven platforms have them, hers and those about her."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bench.otherhands.calm.people import Account
from bench.otherhands.calm.wording import fill, mess, url
from bench.otherhands.calm.world import Said, World
from bench.otherhands.scenario import Post

WAYS = {"reply": 66, "mention": 10, "name": 10, "deep": 12, "quote": 4}
HANDLED = ("x", "instagram", "tiktok", "youtube", "threads")  # where a handle calls people
UNNAMED = ("telegram", "facebook", "youtube")  # where nobody is called by a handle


def add(
    world: World,
    who: Account,
    when: datetime,
    text: str,
    lang: str,
    *,
    to: Said | None = None,
    repost: Said | None = None,
    quote: Said | None = None,
    mention: bool = False,
    media: str | None = None,
    own: bool = False,
) -> Said:
    """Write a post: an answer `to` one, a repost or a quotation of one; `media` is a digest."""
    r, platform, at = world.chance, who.platform, when.astimezone(UTC)
    number = _id(world, platform)
    post: Post = {"platform": platform, "id": number, "text": text, **who.record}
    local = platform == "telegram" and r.random() < 0.5
    stamp = when.isoformat(timespec="seconds") if local else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    post |= {"created_at": stamp, "lang": _tagged(world, lang)}
    if to is not None:
        post |= {"in_reply_to": to.record["id"], "thread_id": to.root}
    else:
        post["thread_id"] = number if platform in ("x", "facebook", "threads") else None
    if repost:
        post["repost_of"] = repost.record["id"]
    if quote:
        post["quote_of"] = quote.record["id"]
    if media:
        post["media"] = [{"kind": "image", "url": None, "sha256": media}]
    post["mentions"] = _mentions(world, text, platform, to, mention=mention)
    post["hashtags"] = re.findall(r"#(\w+)", text)
    post["urls"] = re.findall(r"https?://\S+", text)
    _count(world, post, own=own)
    if platform == "telegram":
        post = {key: value for key, value in post.items() if value is not None}
    said = Said(post, at, to.root if to is not None else number)
    world.posts.append(said)
    return said


def _id(world: World, platform: str) -> str:
    """Draw an id as the platform's are, none twice."""
    r = world.chance
    while True:
        if platform == "telegram":
            world.telegram += r.randint(1, 4)
            one = str(world.telegram)
        elif platform == "facebook":
            one = "pfbid0" + "".join(r.choices("abcdefghkmnpqrstuvwxyz23456789", k=20))
        elif platform == "youtube":
            letters = "ABCDEFGHJKLMNPQRSTabcdefghjkmnpqrst0123456789_-"
            one = "Ug" + "".join(r.choices(letters, k=22))
        elif platform == "instagram":
            one = str(r.randint(17 * 10**15, 18 * 10**15))
        else:
            one = str(r.randint(17 * 10**17, 19 * 10**17))
        if one not in world.ids:
            world.ids.add(one)
            return one


def _tagged(world: World, lang: str) -> str | None:
    """Give the language that a platform says: often none, for Kazakh often a wrong one."""
    r = world.chance
    if r.random() < 0.6:
        return lang
    return r.choice(["und", "ru", None]) if lang == "kk" else None


def _mentions(
    world: World, text: str, platform: str, to: Said | None, *, mention: bool
) -> list[str] | None:
    named = [one.rstrip(".") for one in re.findall(r"@([\w.]+)", text)]
    if to is not None and platform in ("x", "threads", "tiktok"):
        answered = to.record.get("author_handle")
        named = [answered, *named] if answered else named
    if mention and platform != "telegram":
        named.append(world.plan.journalist.handle)
    unsaid: list[str] | None = None if platform in ("telegram", "facebook") else []
    return list(dict.fromkeys(named)) or unsaid


def _count(world: World, post: Post, *, own: bool) -> None:
    r, platform = world.chance, post["platform"]
    post["likes"] = int(r.lognormvariate(4 if own else 1.2, 1.2))
    post["reposts"] = int(r.lognormvariate(0, 1)) if platform in ("x", "threads") else None
    post["replies"] = r.randint(0, 4) if platform != "telegram" else None
    who = post["author_handle"] or post["author_id"]
    there = f"https://{platform}.example/{who}/{post['id']}"
    post["url"] = None if platform == "telegram" else there
    post["private"] = False if r.random() < 0.5 else None


def publish(
    world: World,
    when: datetime,
    lang: str,
    text: str | None = None,
    platform: str | None = None,
    media: str | None = None,
) -> Said:
    """Let her post."""
    platform = platform or world.somewhere()
    if text is None:
        line = world.pick[lang, "own"].get(when) or world.chance.choice(
            world.plan.words(lang)["own"]
        )
        if "{url}" in line:
            url(world, new=True)
        text = fill(world, line, lang)
    said = add(world, world.people.her(platform), when, text, lang, own=True, media=media)
    world.own.append(said)
    return said


def everywhere(world: World, when: datetime, text: str, media: str | None = None) -> list[Said]:
    """Let her post the same on each of her platforms, some minutes apart."""
    return [
        publish(world, when + timedelta(minutes=3 * n), world.lang, text, platform, media)
        for n, platform in enumerate(world.plan.platforms)
    ]


def say(
    world: World,
    when: datetime,
    text: str,
    lang: str,
    *,
    who: Account | None = None,
    how: str | None = None,
    fresh: float = 0.3,
    light: bool = False,
    tidy: bool = False,
    root: Said | None = None,
    media: str | None = None,
    nameable: bool = False,
) -> Said:
    """Write a post about her; `how`: one of `WAYS`, or `plain`; `root`: the post that is meant."""
    who = who or world.someone(fresh)
    if not tidy:
        text = mess(world, text, lang, light=light)
    if root is not None and (root.platform != who.platform or root.at >= when):
        root = None
    how = how or world.chance.choices(list(WAYS), list(WAYS.values()))[0]
    if how == "name" and not nameable:
        how = "reply"
    target = root or world.recent(who.platform, when) or _latest(world, who.platform, when)
    said = _below(world, who, when, text, lang, media) if how == "deep" else None
    how = "reply" if how == "deep" else how
    said = said or _placed(world, who, when, text, lang, how, target, media, nameable=nameable)
    world.comments.append(said)
    return said


def answer(world: World, who: Account, when: datetime, text: str, lang: str, to: Said) -> Said:
    """Answer somebody, calling them by the name they write under, as the platform does.

    X names her, too, in whose thread they are; elsewhere nobody is named right below her post.
    """
    name, handle = to.record.get("author_name"), to.record.get("author_handle")
    own = world.plan.journalist.handle
    if who.platform == "x":
        named = [one for one in (handle, own) if one and one != who.author_handle]
        text = " ".join([*(f"@{one}" for one in dict.fromkeys(named)), text])
    elif to.root == to.record["id"]:
        pass
    elif handle and who.platform in HANDLED:
        text = f"@{handle} {text}"
    elif name and who.platform == "facebook" and world.chance.random() < 0.65:
        text = f"{name} {text}" if lang == "en" else f"{name.split()[0]}, {text}"
    said = add(world, who, when, text, lang, to=to)
    world.comments.append(said)
    return said


def _latest(world: World, platform: str, when: datetime) -> Said | None:
    old = (one for one in world.own if one.platform == platform and one.at < when)
    return max(old, key=lambda one: one.at, default=None)


def _below(
    world: World, who: Account, when: datetime, text: str, lang: str, media: str | None
) -> Said | None:
    """Answer another's comment of the last hours, if there is one."""
    others = [
        one
        for one in world.near(when, 20)
        if one.platform == who.platform and one.record["author_id"] != who.author_id
    ]
    if not others:
        return None
    to, mention = world.chance.choice(others), world.chance.random() < 0.5
    return add(world, who, when, text, lang, to=to, mention=mention, media=media)


def _placed(
    world: World,
    who: Account,
    when: datetime,
    text: str,
    lang: str,
    how: str,
    target: Said | None,
    media: str | None,
    *,
    nameable: bool,
) -> Said:
    """Put a text where it reaches her."""
    full = world.plan.journalist.full
    if how == "quote" and target is not None and who.platform in ("x", "threads"):
        return add(world, who, when, text, lang, quote=target, media=media)
    if how in ("reply", "quote") and target is not None:
        return add(world, who, when, text, lang, to=target, media=media)
    if how == "plain" or (how == "name" and full in text):
        return add(world, who, when, text, lang, media=media)
    if how == "name" or who.platform in UNNAMED:
        text = _named(world, text, lang) if nameable and full not in text else text
        to = None if nameable else target
        return add(world, who, when, text, lang, to=to, media=media)
    tag = "@" + world.plan.journalist.handle
    text = f"{tag} {text}" if world.chance.random() < 0.7 else f"{text} {tag}"
    return add(world, who, when, text, lang, media=media)


def _named(world: World, text: str, lang: str) -> str:
    full = world.plan.journalist.full
    if world.chance.random() >= 0.6:
        return f"{text} ({full})"
    return f"{full}, {text if lang == 'en' else text[:1].lower() + text[1:]}"


def reposts(
    world: World, of: Said, begin: datetime, hours: float, count: int, fresh: float = 0.6
) -> None:
    """Let a post be reposted so many times."""
    for when in world.times(begin, hours, count):
        if when > of.at:
            who, lang = world.someone(fresh, of.platform), of.record.get("lang") or world.lang
            add(world, who, when, of.record["text"], lang, repost=of)


def on(roots: Sequence[Said], platform: str) -> list[Said]:
    """Give the posts of a platform."""
    return [one for one in roots if one.platform == platform]
