"""twarc2's JSONL: one page of the v2 API a line, newest first, users beside the tweets."""

import json
from collections.abc import Sequence
from datetime import datetime

from tocsin.cli.demo.exports.tweets import Shortener, places
from tocsin.domain import Post

Row = dict[str, object]

_PAGE = 100
_SEARCH = "https://api.twitter.com/2/tweets/search/all?query=%40cholpon_bs"


def twarc(posts: Sequence[Post], retrieved: datetime) -> str:
    """Write the tweets in pages of a hundred."""
    short = Shortener()
    newest = list(reversed(posts))
    pages = [newest[at : at + _PAGE] for at in range(0, len(newest), _PAGE)]
    known = {post.id: post for post in posts}
    lines = [_page(page, known, short, retrieved, last=page is pages[-1]) for page in pages]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _page(
    page: list[Post], known: dict[str, Post], short: Shortener, retrieved: datetime, *, last: bool
) -> Row:
    users = {post.author_id: _user(post) for post in page}
    meta: Row = {"newest_id": page[0].id, "oldest_id": page[-1].id, "result_count": len(page)}
    if not last:
        meta["next_token"] = f"b26v89c19zqg8o3example{page[-1].id[-6:]}"
    return {
        "data": [_tweet(post, known, short) for post in page],
        "includes": {"users": list(users.values())},
        "meta": meta,
        "__twarc": {
            "url": _SEARCH,
            "version": "2.14.1",
            "retrieved_at": retrieved.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        },
    }


def _iso(at: datetime | None) -> str:
    assert at is not None
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _tweet(post: Post, known: dict[str, Post], short: Shortener) -> Row:
    text = short.shorten(post.text or "")
    tweet: Row = {
        "author_id": post.author_id,
        "conversation_id": post.thread_id,
        "created_at": _iso(post.created_at),
        "edit_history_tweet_ids": [post.id],
        "id": post.id,
        "lang": post.lang,
        "possibly_sensitive": False,
        "public_metrics": {
            "retweet_count": post.reposts,
            "reply_count": post.replies,
            "like_count": post.likes,
            "quote_count": 0,
        },
        "reply_settings": "everyone",
        "text": text,
    }
    if entities := _entities(post, text, short):
        tweet["entities"] = entities
    if post.in_reply_to:
        tweet["referenced_tweets"] = [{"type": "replied_to", "id": post.in_reply_to}]
        if parent := known.get(post.in_reply_to):
            tweet["in_reply_to_user_id"] = parent.author_id
    return tweet


def _entities(post: Post, text: str, short: Shortener) -> Row:
    mentions = tuple(f"@{name}" for name in post.mentions or ())
    tags = tuple(f"#{tag}" for tag in post.hashtags or ())
    urls = {short.short(url): url for url in post.urls or ()}
    found: Row = {
        "mentions": [
            {"start": a, "end": b, "username": name[1:]} for name, a, b in places(text, mentions)
        ],
        "hashtags": [{"start": a, "end": b, "tag": tag[1:]} for tag, a, b in places(text, tags)],
        "urls": [
            {"start": a, "end": b, "url": url, "expanded_url": urls[url]}
            for url, a, b in places(text, tuple(urls))
        ],
    }
    return {kind: listed for kind, listed in found.items() if listed}


def _user(post: Post) -> Row:
    return {
        "id": post.author_id,
        "username": post.author_handle,
        "name": post.author_name,
        "created_at": _iso(post.author_created_at),
        "verified": post.author_verified,
        "protected": False,
        "public_metrics": {
            "followers_count": post.author_followers,
            "following_count": 211,
            "tweet_count": 1804,
            "listed_count": 0,
        },
    }
