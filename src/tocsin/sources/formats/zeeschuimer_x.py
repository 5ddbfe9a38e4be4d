"""X (Twitter) as Zeeschuimer recorded it from the site's own answers.

The nesting changes with the site's releases, so each field is looked for where it is known to have
been. Replies carry an id rounded by JavaScript outside `rest_id` and `legacy`; it is not used.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from tocsin.domain import Post
from tocsin.sources.base import Context, Head, Record, Skip
from tocsin.sources.formats import _zeeschuimer as zeeschuimer
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
    count,
    extra,
    first,
    handle,
    ident,
    needed,
    old_time,
    reach,
    row,
    string,
)
from tocsin.sources.formats._tweets import author, client, counts, entities, status_url

_WRAPPERS = ("tweet", "tweet_results", "result")
_NOTE = ("note_tweet", "note_tweet_results", "result")
_USERS = (
    ("core", "user_results", "result"),
    ("core", "user_result", "result"),
    ("user_results", "result"),
    ("user",),
)


@dataclass(frozen=True, slots=True)
class ZeeschuimerX:
    """Recorded items of X."""

    name: str = "zeeschuimer_x"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the lines are envelopes around items of X."""
        return zeeschuimer.is_from(head, zeeschuimer.X)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the tweets; the same tweet as often as it was seen."""
        return zeeschuimer.each_item(stream, context, self.name, zeeschuimer.X, _records)


def _records(item: zeeschuimer.Item) -> Iterable[Record]:
    tweet = _unwrapped(item.data)
    if item.data.get("promoted") is True or tweet.get("promoted") is True:
        return [Skip(item.origin.place, "a promoted tweet")]
    if tweet.get("__typename") in ("TweetTombstone", "TweetUnavailable"):
        return [Skip(item.origin.place, "the site showed a notice in place of the tweet")]
    return [_post(tweet, item)]


def _unwrapped(data: Row) -> Row:
    for _ in range(4):
        if "legacy" in data or "full_text" in data:
            return data
        inner = next((data[key] for key in _WRAPPERS if isinstance(data.get(key), dict)), None)
        if inner is None:
            return data
        data = inner
    return data


def _post(tweet: Row, item: zeeschuimer.Item) -> Post:
    legacy = row(tweet.get("legacy")) or tweet
    number = ident(tweet.get("rest_id")) or ident(legacy.get("id_str"))
    if number is None:
        raise UnreadableError("`rest_id` and `legacy.id_str` are missing")
    user = row(first(tweet, *_USERS))
    item.seen[zeeschuimer.ABSENT] += not user
    writer = author(user, legacy.get("user_id_str"))
    again = _unwrapped(row(reach(legacy, "retweeted_status_result", "result")))
    marked = row(reach(tweet, *_NOTE, "entity_set")) or row(legacy.get("entities"))
    attached = row(legacy.get("extended_entities")) or row(legacy.get("entities"))
    return Post(
        id=number,
        platform="x",
        url=status_url(writer["author_handle"], number),
        text=_text(again) or _text(tweet),
        created_at=old_time(legacy.get("created_at"), "legacy.created_at"),
        lang=string(legacy.get("lang")),
        in_reply_to=ident(legacy.get("in_reply_to_status_id_str")),
        repost_of=_number(again),
        quote_of=ident(legacy.get("quoted_status_id_str")) or _quoted(tweet),
        thread_id=ident(legacy.get("conversation_id_str")),
        extra=_left(tweet, legacy, item),
        origin=item.origin,
        **writer,
        **entities(marked, attached),
        **counts(legacy),
    )


def _text(tweet: Row) -> str | None:
    paths = (
        (*_NOTE, "text"),
        ("legacy", "full_text"),
        ("full_text",),
        ("legacy", "text"),
        ("text",),
    )
    return needed(first(tweet, *paths), "legacy.full_text")


def _number(tweet: Row) -> str | None:
    return ident(first(tweet, ("rest_id",), ("legacy", "id_str"), ("id_str",)))


def _quoted(tweet: Row) -> str | None:
    return _number(_unwrapped(row(reach(tweet, "quoted_status_result", "result"))))


def _left(tweet: Row, legacy: Row, item: zeeschuimer.Item) -> Mapping[str, Any]:
    return extra(
        {
            "collected_at": item.collected_at,
            "page": item.page,
            "source": client(first(tweet, ("source",), ("legacy", "source"))),
            "quote_count": count(legacy.get("quote_count")),
            "view_count": count(first(tweet, ("views", "count"), ("ext_views", "count"))),
            "in_reply_to_user_id": ident(legacy.get("in_reply_to_user_id_str")),
            "in_reply_to_handle": handle(legacy.get("in_reply_to_screen_name")),
            "possibly_sensitive": legacy.get("possibly_sensitive"),
            "place": string(reach(legacy, "place", "full_name")),
        }
    )


ZEESCHUIMER_X = ZeeschuimerX()
