"""Tweets in the v1.1 form: a line each, a JSON array, or `data/tweets.js` of an X archive.

An archive holds only what its owner wrote and does not name the owner in this file.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

import ijson

from tocsin.domain import Origin, Post
from tocsin.sources.base import Context, Fault, Head, Note, Record
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
    each_line,
    each_record,
    extra,
    first,
    handle,
    ident,
    names,
    needed,
    old_time,
    rest,
    row,
    string,
)
from tocsin.sources.formats._tweets import author, client, counts, entities, status_url

_ARCHIVE = re.compile(r"window\.YTD\.(?:community_)?tweets?\.part\d+\s*=\s*\[")
_OPENING = re.compile(rb"\s*(?:window\.YTD\.\w{1,40}\.part\d{1,6}\s*=\s*(?=\[)|(?=\[\s*\{))")
_OLD_TIME = re.compile(
    r'"created_at"\s*:\s*"[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} [\d:]{8} \+0000 \d{4}"'
)
_ID = re.compile(r'\[\s*\{.*"id(?:_str)?"\s*:', re.DOTALL)
_USED = names(
    "id id_str text full_text created_at user entities extended_entities extended_tweet lang "
    "in_reply_to_status_id in_reply_to_status_id_str retweeted_status quoted_status "
    "quoted_status_id quoted_status_id_str favorite_count retweet_count reply_count source "
    "display_text_range truncated"
)
_CUT = "the file is cut off here: fetch it again; the tweets before this place were read"
_BROKEN = "the JSON is broken here and nothing after it could be read"
_OWNER = (
    "the archive does not name its owner in this file, so these tweets have no author; "
    "they hold what the owner wrote, not what others wrote to her"
)


@dataclass(frozen=True, slots=True)
class TweetV1:
    """Tweets as X's API v1.1 and its archives give them."""

    name: str = "tweet_v1"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the file opens as an archive, an array or lines of v1.1 tweets."""
        opening = head.opening
        if _ARCHIVE.match(opening):
            return True
        if opening.startswith("["):
            return bool(_ID.match(opening) and _OLD_TIME.search(opening))
        return any(_is_tweet(value) for value in head.values)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the tweets; places are byte offsets of lines, or ordinal numbers in an array."""
        seen: Counter[str] = Counter()
        start = stream.read(512).removeprefix(b"\xef\xbb\xbf")
        whole = io.BufferedReader(_Resumed(start, stream))
        prefix = _OPENING.match(start)
        if prefix:
            whole.read(prefix.end())
            yield from self._array(whole, context, seen)
        else:
            yield from each_line(
                whole, lambda place, value: [_record(value, self._at(context, place), seen)]
            )
        if seen["without user"]:
            archived = prefix is not None and b"YTD" in prefix.group()
            lacking = f"tweets without their author's account: {seen['without user']}"
            yield Note(_OWNER if archived else lacking)

    def _array(self, stream: IO[bytes], context: Context, seen: Counter[str]) -> Iterator[Record]:
        place = 0
        try:
            for place, value in enumerate(ijson.items(stream, "item"), 1):
                convert = partial(_record, origin=self._at(context, place), seen=seen)
                yield each_record(place, value, convert)
        except (ijson.JSONError, UnicodeDecodeError) as problem:
            if "trailing garbage" in str(problem):
                yield Note("what follows the list of tweets was not read")
                return
            cut = "premature EOF" in str(problem)
            yield Fault(place + 1, _CUT if cut else _BROKEN)

    def _at(self, context: Context, place: int) -> Origin:
        return Origin(context.file, self.name, place)


class _Resumed(io.RawIOBase):
    """Give a stream again from its start after a look at its first bytes."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        part = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _is_tweet(value: object) -> bool:
    tweet = row(value)
    written = "full_text" in tweet or "text" in tweet
    time = tweet.get("created_at")
    dated = isinstance(time, str) and bool(_OLD_TIME.fullmatch(f'"created_at":"{time}"'))
    return written and dated and ("id_str" in tweet or "id" in tweet)


def _record(value: Row, origin: Origin, seen: Counter[str]) -> Record:
    tweet = row(value.get("tweet")) or value
    number = ident(tweet.get("id_str")) or ident(tweet.get("id"))
    if number is None:
        raise UnreadableError("`id_str` is missing")
    user = row(tweet.get("user"))
    seen["without user"] += not user
    again, quoted = row(tweet.get("retweeted_status")), row(tweet.get("quoted_status"))
    longer = row(tweet.get("extended_tweet")) or tweet
    return Post(
        id=number,
        platform="x",
        url=status_url(handle(user.get("screen_name")), number),
        text=_text(again) or _text(tweet),
        created_at=old_time(tweet.get("created_at"), "created_at"),
        lang=string(tweet.get("lang")),
        in_reply_to=_reference(tweet, "in_reply_to_status_id"),
        repost_of=ident(first(again, ("id_str",), ("id",))),
        quote_of=_reference(tweet, "quoted_status_id")
        or ident(first(quoted, ("id_str",), ("id",))),
        extra=_left(tweet),
        origin=origin,
        **author(user),
        **entities(
            row(longer.get("entities")) or row(tweet.get("entities")),
            longer.get("extended_entities"),
        ),
        **counts(tweet),
    )


def _text(tweet: Row) -> str | None:
    longest = first(tweet, ("extended_tweet", "full_text"), ("full_text",), ("text",))
    return needed(longest, "full_text")


def _reference(tweet: Row, field: str) -> str | None:
    return ident(tweet.get(f"{field}_str")) or ident(tweet.get(field))


def _left(tweet: Row) -> Mapping[str, Any]:
    return extra({**rest(tweet, _USED), "source": client(tweet.get("source"))})


TWEET_V1 = TweetV1()
