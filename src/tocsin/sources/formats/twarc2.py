"""twarc2's JSONL: pages of the v2 API as they came, or one flattened tweet a line.

Tweets that a page merely includes because others refer to them are no posts of the file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from tocsin.domain import Media, Origin, Post
from tocsin.sources.base import Context, Head, Note, Record, Skip
from tocsin.sources.formats._fields import (
    Fields,
    Row,
    UnreadableError,
    count,
    each_line,
    each_record,
    extra,
    first,
    flag,
    handle,
    ident,
    iso,
    lenient,
    names,
    needed,
    picked,
    reach,
    rest,
    row,
    rows,
    string,
)
from tocsin.sources.formats._tweets import status_url

_LONG_PAGE = re.compile(r'\{\s*"(?:data|includes|errors|meta|__twarc)"\s*:\s*[{\[]')
_OF_TWEETS = ("author_id", "conversation_id", "edit_history_tweet_ids")
_OF_PAGES = ("includes", "meta", "errors", "__twarc", "matching_rules")
_OF_FLAT = ("__twarc", "public_metrics", "edit_history_tweet_ids")
_USED = names(
    "id text author author_id conversation_id created_at lang in_reply_to_user "
    "referenced_tweets entities note_tweet public_metrics attachments __twarc "
    "edit_history_tweet_ids"
)
_NOT_SHOWN = "withheld, suspended or protected"
_WHY = {"Not Found Error": "deleted"}
_COUNTED = ("reply_count", "retweet_count", "like_count")


@dataclass(frozen=True, slots=True)
class Includes:
    """What a page sends beside its tweets, by id (media by key)."""

    users: dict[str, Row]
    tweets: dict[str, Row]
    media: dict[str, Row]
    collected_at: str | None


@dataclass(frozen=True, slots=True)
class Twarc2:
    """Pages or flattened lines that twarc2 wrote."""

    name: str = "twarc2"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the first line that holds tweets holds them the v2 way."""
        if not head.values:
            return _opens_a_page(head.opening)
        found = (_is_page(value) or _is_flat(value) for value in head.values)
        return any(found) and not any("source_platform" in row(one) for one in head.values)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the tweets of each page; all of a page have the byte offset of its line."""
        lost: dict[tuple[str, str], str] = {}
        seen: Counter[str] = Counter()

        def convert(place: int, value: Row) -> Iterable[Record]:
            origin = Origin(context.file, self.name, place)
            lost.update(_errors(value))
            if _is_empty(value):
                return [Skip(place, "a page without tweets")]
            return _page(value, origin, seen)

        yield from each_line(stream, convert)
        yield from _notes(lost, seen)


def _opens_a_page(opening: str) -> bool:
    """Recognise a first page so long that the beginning of the file holds no whole line."""
    return bool(_LONG_PAGE.match(opening)) and all(f'"{key}"' in opening for key in _OF_TWEETS)


def _is_empty(value: Row) -> bool:
    about = any(key in value for key in _OF_PAGES) and "text" not in value
    return value["data"] == [] if "data" in value else about


def _is_page(value: object) -> bool:
    data = reach(value, "data")
    tweet = data[0] if isinstance(data, list) and data else data
    marked = any(key in row(value) for key in _OF_PAGES)
    return marked and isinstance(reach(tweet, "id"), str) and isinstance(reach(tweet, "text"), str)


def _is_flat(value: object) -> bool:
    ours = isinstance(reach(value, "id"), str) and isinstance(reach(value, "text"), str)
    return ours and "author_id" in row(value) and any(key in row(value) for key in _OF_FLAT)


def _page(value: Row, origin: Origin, seen: Counter[str]) -> Iterator[Record]:
    data = value.get("data") if "data" in value else [value]
    includes = _included(value)
    for tweet in data if isinstance(data, list) else [data]:
        convert = partial(_record, includes=includes, origin=origin, seen=seen)
        yield each_record(origin.place, tweet, convert)


def _included(value: Row) -> Includes:
    held = row(value.get("includes"))
    return Includes(
        users=_by(held.get("users"), "id"),
        tweets=_by(held.get("tweets"), "id"),
        media=_by(held.get("media"), "media_key"),
        collected_at=string(reach(value, "__twarc", "retrieved_at")),
    )


def _by(listed: object, key: str) -> dict[str, Row]:
    return {name: one for one in rows(listed) if (name := ident(one.get(key)))}


def _record(tweet: Row, includes: Includes, origin: Origin, seen: Counter[str]) -> Record:
    if "text" not in tweet and "username" in tweet:
        return Skip(origin.place, "a user, not a tweet")
    number = ident(tweet.get("id"))
    if number is None:
        raise UnreadableError("`id` is missing")
    user = _author(tweet, includes)
    seen["without author"] += not user
    name = handle(user.get("username"))
    refers = _referred(tweet)
    return Post(
        id=number,
        platform="x",
        url=status_url(name, number),
        text=_text(tweet, refers, includes),
        author_id=ident(tweet.get("author_id")) or ident(user.get("id")),
        author_handle=name,
        author_name=string(user.get("name")),
        author_followers=count(reach(user, "public_metrics", "followers_count")),
        author_created_at=lenient(iso, user.get("created_at")),
        author_verified=flag(user.get("verified")),
        created_at=iso(tweet.get("created_at"), "created_at"),
        lang=string(tweet.get("lang")),
        in_reply_to=_id_of(refers, "replied_to"),
        repost_of=_id_of(refers, "retweeted"),
        quote_of=_id_of(refers, "quoted"),
        thread_id=ident(tweet.get("conversation_id")),
        private=flag(user.get("protected")),
        media=_media(tweet, includes),
        extra=_left(tweet, includes),
        origin=origin,
        **_marks(tweet),
        **_counts(tweet),
    )


def _author(tweet: Row, includes: Includes) -> Row:
    inline = row(tweet.get("author"))
    return inline or includes.users.get(ident(tweet.get("author_id")) or "", {})


def _referred(tweet: Row) -> dict[str, Row]:
    return {string(one.get("type")) or "": one for one in rows(tweet.get("referenced_tweets"))}


def _id_of(refers: dict[str, Row], kind: str) -> str | None:
    return ident(refers[kind].get("id")) if kind in refers else None


def _text(tweet: Row, refers: dict[str, Row], includes: Includes) -> str | None:
    """Give the whole text: the original's for a retweet, which is itself cut short."""
    own = _whole(tweet)
    again = refers.get("retweeted")
    if again is None:
        return own
    return _whole(again) or _whole(includes.tweets.get(ident(again.get("id")) or "", {})) or own


def _whole(tweet: Row) -> str | None:
    return string(reach(tweet, "note_tweet", "text")) or needed(tweet.get("text"), "text")


def _marks(tweet: Row) -> Fields:
    if not _asked_in_full(tweet):
        return {"mentions": None, "hashtags": None, "urls": None}

    def held(kind: str) -> object:
        return first(tweet, ("note_tweet", "entities", kind), ("entities", kind)) or []

    return {
        "mentions": picked(held("mentions"), lambda one: handle(one.get("username"))),
        "hashtags": picked(held("hashtags"), lambda one: one.get("tag")),
        "urls": picked(held("urls"), lambda one: first(one, ("expanded_url",), ("url",))),
    }


def _asked_in_full(tweet: Row) -> bool:
    """Say whether the absence of `entities` or `attachments` means that the tweet has none.

    The API leaves empty objects out, and so it does with all that was not asked for
    (`--minimal-fields`); `reply_settings` is never empty and is asked for by default.
    """
    return any(key in tweet for key in ("reply_settings", "entities", "note_tweet"))


def _media(tweet: Row, includes: Includes) -> tuple[Media, ...] | None:
    if "attachments" not in tweet and not _asked_in_full(tweet):
        return None
    inline = rows(reach(tweet, "attachments", "media"))
    keys = reach(tweet, "attachments", "media_keys")
    named = (
        [includes.media.get(ident(key) or "", {}) for key in keys or []]
        if isinstance(keys, list)
        else []
    )
    return tuple(
        Media(
            string(one.get("type")) or "file", string(first(one, ("url",), ("preview_image_url",)))
        )
        for one in inline or named
    )


def _counts(tweet: Row) -> Fields:
    metrics = row(tweet.get("public_metrics"))
    replies, reposts, likes = (count(metrics.get(name)) for name in _COUNTED)
    return {"likes": likes, "reposts": reposts, "replies": replies}


def _left(tweet: Row, includes: Includes) -> Mapping[str, Any]:
    metrics = row(tweet.get("public_metrics"))
    return extra(
        {
            **rest(tweet, _USED),
            **rest(metrics, frozenset(_COUNTED)),
            "collected_at": string(reach(tweet, "__twarc", "retrieved_at"))
            or includes.collected_at,
        }
    )


def _errors(value: Row) -> dict[tuple[str, str], str]:
    """Sort what the API could not send by what it is; the same id counts once."""
    found = {}
    for one in rows(value.get("errors")):
        name = ident(first(one, ("resource_id",), ("value",))) or ""
        kind = "user" if one.get("resource_type") == "user" else "tweet"
        found[kind, name] = _WHY.get(string(one.get("title")) or "", _NOT_SHOWN)
    return found


def _notes(lost: dict[tuple[str, str], str], seen: Counter[str]) -> Iterator[Note]:
    if lost:
        said = Counter((kind, why) for (kind, _), why in lost.items())
        listed = "; ".join(f"{kind}s {why}: {n}" for (kind, why), n in sorted(said.items()))
        yield Note(f"the API could not send everything it was asked for: {listed}")
    if seen["without author"]:
        yield Note(f"tweets without their author's account: {seen['without author']}")


TWARC2 = Twarc2()
