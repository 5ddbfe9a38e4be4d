"""X as the Zeeschuimer extension records it: an envelope a line around what the site sent.

True to the tool: replies carry an id rounded by JavaScript beside the exact `rest_id`, promoted
items and items seen twice are among the lines, and the site moved the names of users within the
answer during the second month. One line is cut off.
"""

import base64
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from tocsin.cli.demo.exports.tweets import Shortener, old_time, places
from tocsin.cli.demo.rhythm import LOCAL, START
from tocsin.domain import Post

Row = dict[str, object]

ADVERTS = ("2028000000000000001", "2028000000000000002")
_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0"
_SOURCE = '<a href="https://app.example" rel="nofollow">Web App</a>'
_MOVED = START + timedelta(days=50)


def zeeschuimer(posts: Iterable[Post], again: int, rng: Random) -> str:
    """Write the tweets as evening sessions recorded them; `again` of them are seen twice."""
    short = Shortener()
    known = {post.id: post for post in posts}
    sessions: dict[datetime, list[Post]] = {}
    for post in known.values():
        sessions.setdefault(_evening(post.created_at), []).append(post)
    lines: list[str] = []
    for number, (evening, seen) in enumerate(sessions.items()):
        for place, post in enumerate(reversed(seen)):
            at = evening + timedelta(milliseconds=870 * place + rng.randrange(800))
            lines.append(_line(_tweet(post, known, short, rng), at, number, place))
    lines += rng.sample(lines, again)
    adverts = [_advert(native, short, rng) for native in ADVERTS]
    lines[40:40] = [_line(advert, START + timedelta(days=1), 0, 0) for advert in adverts]
    lines.insert(len(lines) // 2, lines[9][: len(lines[9]) * 2 // 3])
    return "\n".join([*lines, ""])


def _evening(at: datetime | None) -> datetime:
    assert at is not None
    local = at.astimezone(LOCAL) + timedelta(hours=2)
    return local.replace(hour=22, minute=5, second=0, microsecond=0)


def _line(tweet: Row, at: datetime, session: int, place: int) -> str:
    envelope = {
        "nav_index": f"{session + 3}:{place // 20}:0",
        "item_id": tweet["id"],
        "timestamp_collected": int(at.timestamp() * 1000),
        "source_platform": "twitter.com",
        "source_platform_url": "https://x.com/notifications/mentions",
        "source_url": "https://x.com/i/api/graphql/AAAAAAAAAAAAAAAAAAAAAA/TweetDetail",
        "user_agent": _AGENT,
        "data": tweet,
    }
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))


def _tweet(post: Post, known: dict[str, Post], short: Shortener, rng: Random) -> Row:
    legacy = _legacy(post, known, short)
    tweet: Row = {
        "__typename": "Tweet",
        "rest_id": post.id,
        "core": {"user_results": {"result": _user(post)}},
        "unmention_data": {},
        "edit_control": {"edit_tweet_ids": [post.id], "is_edit_eligible": False},
        "is_translatable": post.lang not in ("en", "und"),
        "views": {"count": str((post.likes or 0) * 41 + rng.randrange(300)), "state": "Enabled"},
        "source": _SOURCE,
        "legacy": legacy,
    }
    if post.in_reply_to:
        return tweet | {"id": int(Decimal(repr(float(post.id))))}
    return tweet | {"id": post.id, "promoted": False}


def _legacy(post: Post, known: dict[str, Post], short: Shortener) -> Row:
    text = short.shorten(post.text or "")
    legacy: Row = {
        "bookmark_count": 0,
        "bookmarked": False,
        "created_at": old_time(post.created_at),
        "conversation_id_str": post.thread_id,
        "display_text_range": [0, len(text)],
        "entities": _entities(post, text, short),
        "favorite_count": post.likes,
        "favorited": False,
        "full_text": text,
        "is_quote_status": False,
        "lang": post.lang,
        "quote_count": 0,
        "reply_count": post.replies,
        "retweet_count": post.reposts,
        "retweeted": False,
        "user_id_str": post.author_id,
        "id_str": post.id,
    }
    parent = known.get(post.in_reply_to or "")
    if post.in_reply_to:
        legacy["in_reply_to_status_id_str"] = post.in_reply_to
    if parent:
        legacy["in_reply_to_screen_name"] = parent.author_handle
        legacy["in_reply_to_user_id_str"] = parent.author_id
    return legacy


def _entities(post: Post, text: str, short: Shortener) -> Row:
    mentions = tuple(f"@{name}" for name in post.mentions or ())
    tags = tuple(f"#{tag}" for tag in post.hashtags or ())
    return {
        "hashtags": [{"indices": [a, b], "text": tag[1:]} for tag, a, b in places(text, tags)],
        "symbols": [],
        "timestamps": [],
        "urls": [
            {
                "display_url": url.split("//")[1],
                "expanded_url": url,
                "url": short.short(url),
                "indices": [
                    text.find(short.short(url)),
                    text.find(short.short(url)) + len(short.short(url)),
                ],
            }
            for url in post.urls or ()
        ],
        "user_mentions": [
            {"screen_name": name[1:], "indices": [a, b]} for name, a, b in places(text, mentions)
        ],
    }


def _user(post: Post) -> Row:
    assert post.author_id is not None
    opaque = base64.b64encode(f"User:{post.author_id}".encode()).decode()
    names: Row = {
        "created_at": old_time(post.author_created_at),
        "name": post.author_name,
        "screen_name": post.author_handle,
    }
    counts: Row = {
        "default_profile_image": (post.author_followers or 0) < 15,
        "followers_count": post.author_followers,
        "verified": False,
    }
    user: Row = {"__typename": "User", "id": opaque, "rest_id": post.author_id}
    user["is_blue_verified"] = post.author_verified
    assert post.created_at is not None
    if post.created_at >= _MOVED:
        return user | {"core": names, "legacy": counts}
    return user | {"legacy": names | counts}


def _advert(native: str, short: Shortener, rng: Random) -> Row:
    post = Post(
        id=native,
        text="Spring sale: kettles and teapots, half price https://kettles.example/sale",
        platform="x",
        author_id=native[:10],
        author_handle="kettles_shop",
        author_name="Kettles",
        author_created_at=START - timedelta(days=900),
        author_followers=120,
        author_verified=True,
        created_at=START,
        lang="en",
        thread_id=native,
        urls=("https://kettles.example/sale",),
        likes=3,
        reposts=0,
        replies=0,
    )
    return _tweet(post, {}, short, rng) | {"promoted": True}
