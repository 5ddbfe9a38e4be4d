"""Threads posts as Zeeschuimer recorded them from the site's own answers.

The site says to whom a reply answers, never to which post.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import parse_qs, urlsplit

from tocsin.domain import Media, Post
from tocsin.sources.base import Context, Head, Record, Skip
from tocsin.sources.formats import _zeeschuimer as zeeschuimer
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
    any_flag,
    count,
    extra,
    first,
    flag,
    handle,
    ident,
    needed,
    reach,
    row,
    rows,
    seconds,
    string,
)

_MEDIA = ("carousel_media", "image_versions2", "video_versions", "audio")


@dataclass(frozen=True, slots=True)
class ZeeschuimerThreads:
    """Recorded items of Threads."""

    name: str = "zeeschuimer_threads"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the lines are envelopes around items of Threads."""
        return zeeschuimer.is_from(head, zeeschuimer.THREADS)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the posts; the same post as often as it was seen."""
        return zeeschuimer.each_item(stream, context, self.name, zeeschuimer.THREADS, _records)


def _records(item: zeeschuimer.Item) -> Iterable[Record]:
    if item.data.get("product_type") == "ad" or item.data.get("ad_id"):
        return [Skip(item.origin.place, "an advertisement")]
    return [_post(item.data, item)]


def _post(post: Row, item: zeeschuimer.Item) -> Post:
    code = ident(post.get("code"))
    number = code or ident(post.get("pk"))
    if number is None:
        raise UnreadableError("`code` and `pk` are missing")
    user, info = row(post.get("user")), row(post.get("text_post_app_info"))
    item.seen[zeeschuimer.ABSENT] += not user
    again = row(reach(info, "share_info", "reposted_post"))
    writer = handle(user.get("username"))
    return Post(
        id=number,
        platform="threads",
        url=f"https://www.threads.com/@{writer}/post/{code}" if writer and code else None,
        text=_text(again) or _text(post),
        author_id=ident(first(user, ("pk",), ("id",))),
        author_handle=writer,
        author_name=string(user.get("full_name")),
        author_followers=count(user.get("follower_count")),
        author_verified=flag(user.get("is_verified")),
        created_at=seconds(post.get("taken_at"), "taken_at"),
        repost_of=ident(again.get("code")),
        quote_of=ident(reach(info, "share_info", "quoted_post", "code")),
        thread_id=number if info.get("is_reply") is False else None,
        mentions=_mentions(info),
        urls=_urls(info),
        media=tuple(_media(post)) if any(key in post for key in _MEDIA) else None,
        likes=count(post.get("like_count")),
        reposts=count(info.get("repost_count")),
        replies=count(info.get("direct_reply_count")),
        private=any_flag(user.get("text_post_app_is_private"), user.get("is_private")),
        extra=_left(post, info, item),
        origin=item.origin,
    )


def _text(post: Row) -> str | None:
    text = needed(reach(post, "caption", "text"), "caption.text")
    return "" if text is None and "caption" in post and post["caption"] is None else text


def _mentions(info: Row) -> tuple[str, ...] | None:
    listed = reach(info, "text_fragments", "fragments")
    if not isinstance(listed, list):
        return None
    path = ("mention_fragment", "mentioned_user", "username")
    names = (handle(reach(one, *path)) for one in rows(listed))
    return tuple(name for name in names if name)


def _urls(info: Row) -> tuple[str, ...] | None:
    if "link_preview_attachment" not in info:
        return None
    address = string(reach(info, "link_preview_attachment", "url"))
    return (_target(address),) if address else ()


def _target(address: str) -> str:
    """Give where the site's redirecting link leads, which it writes in the parameter `u`."""
    try:
        leads_to = parse_qs(urlsplit(address).query).get("u")
    except ValueError:
        return address
    return leads_to[0] if leads_to else address


def _media(post: Row) -> Iterator[Media]:
    for one in rows(post.get("carousel_media")) or [post]:
        video = string(reach(one, "video_versions", 0, "url"))
        image = string(reach(one, "image_versions2", "candidates", 0, "url"))
        if video or image:
            yield Media("video" if video else "photo", video or image)
    sound = string(reach(post, "audio", "audio_src"))
    if sound:
        yield Media("audio", sound)


def _left(post: Row, info: Row, item: zeeschuimer.Item) -> Mapping[str, Any]:
    return extra(
        {
            "collected_at": item.collected_at,
            "page": item.page,
            "native_id": ident(post.get("pk")),
            "quote_count": count(info.get("quote_count")),
            "is_reply": flag(info.get("is_reply")),
            "in_reply_to_handle": handle(reach(info, "reply_to_author", "username")),
            "in_reply_to_user_id": ident(reach(info, "reply_to_author", "id")),
        }
    )


ZEESCHUIMER_THREADS = ZeeschuimerThreads()
