"""What the v1.1 tweet and the tweet inside X's own pages have in common: entities and counts."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tocsin.domain import Media
from tocsin.sources.formats._fields import (
    Fields,
    Row,
    any_flag,
    count,
    first,
    flag,
    handle,
    ident,
    lenient,
    old_time,
    picked,
    reach,
    row,
    rows,
    string,
)

_TAG = re.compile(r"<[^<>]*>")


def status_url(author: str | None, tweet: str) -> str | None:
    """Build the address of a tweet where its author's handle is known."""
    return f"https://x.com/{author}/status/{tweet}" if author else None


def entities(found: Row, attached: object = None) -> Fields:
    """Read mentions, hashtags, addresses and media of an `entities` object.

    `attached` is the `extended_entities` object, which lists every picture where `entities` lists
    the first.
    """
    held = first(row(attached), ("media",)) or reach(found, "media")
    return {
        "mentions": picked(found.get("user_mentions"), lambda one: handle(one.get("screen_name"))),
        "hashtags": picked(found.get("hashtags"), lambda one: one.get("text")),
        "urls": picked(found.get("urls"), lambda one: first(one, ("expanded_url",), ("url",))),
        "media": media(held) if isinstance(held, list) else (() if found else None),
    }


def media(listed: object) -> tuple[Media, ...]:
    """Read the media objects of a tweet."""
    return tuple(
        Media(
            string(one.get("type")) or "file",
            string(first(one, ("media_url_https",), ("media_url",))),
        )
        for one in rows(listed)
    )


def counts(tweet: Row) -> Fields:
    """Read how often a tweet was liked, shared and answered."""
    return {
        "likes": count(tweet.get("favorite_count")),
        "reposts": count(tweet.get("retweet_count")),
        "replies": count(tweet.get("reply_count")),
    }


def client(source: object) -> str | None:
    """Give the name of the program a tweet was sent with, without the link around it."""
    return _TAG.sub("", source) if isinstance(source, str) else None


def author(user: Row, tweet_user_id: object = None) -> Fields:
    """Read the fields of an author from a v1.1 `user` object or the one in X's pages."""
    return {
        "author_id": ident(first(user, ("rest_id",), ("id_str",)))
        or ident(tweet_user_id)
        or _id(user),
        "author_handle": handle(_of(user, "screen_name")),
        "author_name": string(_of(user, "name")),
        "author_followers": count(_of(user, "followers_count")),
        "author_created_at": _created(user),
        "author_verified": any_flag(
            user.get("is_blue_verified"),
            reach(user, "verification", "verified"),
            _of(user, "verified"),
        ),
        "private": flag(
            first(user, ("privacy", "protected"), ("legacy", "protected"), ("protected",))
        ),
    }


def _of(user: Mapping[str, Any], field: str) -> object:
    return first(user, ("core", field), ("legacy", field), (field,))


def _id(user: Row) -> str | None:
    # X's pages hold an opaque base64 `id` beside `rest_id`; only v1.1 ids are numbers.
    found = ident(user.get("id"))
    return found if found and found.isdigit() else None


def _created(user: Row) -> datetime | None:
    return lenient(old_time, _of(user, "created_at"))
