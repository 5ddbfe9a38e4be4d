"""Comments under TikTok videos as Zeeschuimer recorded them from the site's own answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from tocsin.domain import Media, Post
from tocsin.sources.base import Context, Head, Record
from tocsin.sources.formats import _zeeschuimer as zeeschuimer
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
    count,
    each_record,
    extra,
    first,
    flag,
    handle,
    ident,
    needed,
    picked,
    reach,
    row,
    rows,
    seconds,
    string,
)


@dataclass(frozen=True, slots=True)
class ZeeschuimerTikTokComments:
    """Recorded comments under TikTok videos."""

    name: str = "zeeschuimer_tiktok_comments"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the lines are envelopes around TikTok comments."""
        return zeeschuimer.is_from(head, zeeschuimer.TIKTOK_COMMENTS)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the comments, and after each the replies that came with it."""
        platforms = zeeschuimer.TIKTOK_COMMENTS
        return zeeschuimer.each_item(stream, context, self.name, platforms, _records)


def _records(item: zeeschuimer.Item) -> Iterable[Record]:
    yield _post(item.data, item)
    place = item.origin.place
    for reply in rows(item.data.get("reply_comment")):
        yield each_record(place, reply, partial(_post, item=item))


def _post(comment: Row, item: zeeschuimer.Item) -> Post:
    number = ident(comment.get("cid")) or ident(comment.get("id"))
    if number is None:
        raise UnreadableError("`cid` is missing")
    user = row(comment.get("user"))
    item.seen[zeeschuimer.ABSENT] += not user
    return Post(
        id=number,
        platform="tiktok",
        url=string(reach(comment, "share_info", "url")),
        text=needed(comment.get("text"), "text"),
        author_id=ident(user.get("uid")),
        author_handle=handle(user.get("unique_id")),
        author_name=string(user.get("nickname")),
        author_verified=_verified(user),
        created_at=seconds(comment.get("create_time"), "create_time"),
        lang=string(comment.get("comment_language")),
        in_reply_to=_answered(comment),
        thread_id=ident(comment.get("aweme_id")),
        mentions=_mentions(comment),
        hashtags=picked(comment.get("text_extra"), lambda one: one.get("hashtag_name")),
        media=_media(comment),
        likes=count(comment.get("digg_count")),
        replies=count(comment.get("reply_comment_total")),
        extra=_left(comment, item),
        origin=item.origin,
    )


def _answered(comment: Row) -> str | None:
    """Give the comment that is answered, else the video; `"0"` stands for none."""
    fields = ("reply_to_reply_id", "reply_id", "aweme_id")
    given = (ident(comment.get(field)) for field in fields)
    return next((number for number in given if number and number != "0"), None)


def _mentions(comment: Row) -> tuple[str, ...] | None:
    paths = (("user_unique_id",), ("unique_id",))
    return picked(comment.get("text_extra"), lambda one: handle(first(one, *paths)))


def _media(comment: Row) -> tuple[Media, ...] | None:
    if "image_list" not in comment:
        return None
    paths = (("origin_url", "url_list", 0), ("crop_url", "url_list", 0))
    return tuple(
        Media("photo", string(first(one, *paths))) for one in rows(comment.get("image_list"))
    )


def _verified(user: Row) -> bool | None:
    words = [string(user.get(field)) for field in ("custom_verify", "enterprise_verify_reason")]
    sent = [word for word in words if word is not None]
    return any(sent) if sent else None


def _left(comment: Row, item: zeeschuimer.Item) -> Mapping[str, Any]:
    return extra(
        {
            "collected_at": item.collected_at,
            "page": item.page,
            "post_text": string(reach(comment, "share_info", "title")),
            "liked_by_post_author": flag(comment.get("is_author_digged")),
            "pinned": flag(comment.get("author_pin")),
        }
    )


ZEESCHUIMER_TIKTOK_COMMENTS = ZeeschuimerTikTokComments()
