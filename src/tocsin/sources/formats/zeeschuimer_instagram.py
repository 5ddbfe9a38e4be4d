"""Instagram posts and reels as Zeeschuimer recorded them from the site's own answers.

Two shapes: the item list of the private API (`code`, `caption`), and the older graph
(`shortcode`, `edge_media_to_caption`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from tocsin.domain import Media, Post
from tocsin.sources.base import Context, Head, Record, Skip
from tocsin.sources.formats import _zeeschuimer as zeeschuimer
from tocsin.sources.formats._fields import (
    Row,
    UnreadableError,
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

_AD_LINK = "https://www.facebook.com/ads/ig_redirect"
_CAPTIONS = (("caption", "text"), ("edge_media_to_caption", "edges", 0, "node", "text"))
_LIKES = (("like_count",), ("edge_media_preview_like", "count"), ("edge_liked_by", "count"))
_REPLIES = (
    ("comment_count",),
    ("edge_media_to_comment", "count"),
    ("edge_media_preview_comment", "count"),
)
_MEDIA = ("carousel_media", "image_versions2", "video_versions", "display_url", "video_url")
_KINDS = {1: "photo", 2: "video", "GraphImage": "photo", "GraphVideo": "video"}


@dataclass(frozen=True, slots=True)
class ZeeschuimerInstagram:
    """Recorded items of Instagram."""

    name: str = "zeeschuimer_instagram"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the lines are envelopes around items of Instagram."""
        return zeeschuimer.is_from(head, zeeschuimer.INSTAGRAM)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the posts; the same post as often as it was seen."""
        return zeeschuimer.each_item(stream, context, self.name, zeeschuimer.INSTAGRAM, _records)


def _records(item: zeeschuimer.Item) -> Iterable[Record]:
    if _is_ad(item.data):
        return [Skip(item.origin.place, "an advertisement")]
    return [_post(item.data, item)]


def _is_ad(node: Row) -> bool:
    link = string(node.get("link")) or ""
    return node.get("product_type") == "ad" or link.startswith(_AD_LINK)


def _post(node: Row, item: zeeschuimer.Item) -> Post:
    code = ident(first(node, ("code",), ("shortcode",)))
    number = code or ident(first(node, ("pk",), ("id",)))
    if number is None:
        raise UnreadableError("`code`, `shortcode` and `id` are missing")
    user = {**row(node.get("owner")), **row(node.get("user"))}
    item.seen[zeeschuimer.ABSENT] += not user
    taken = first(node, ("taken_at",), ("taken_at_timestamp",))
    return Post(
        id=number,
        platform="instagram",
        url=f"https://www.instagram.com/p/{code}/" if code else None,
        text=_caption(node),
        author_id=ident(first(user, ("pk",), ("id",))),
        author_handle=handle(user.get("username")),
        author_name=string(user.get("full_name")),
        author_verified=flag(user.get("is_verified")),
        author_followers=count(first(user, ("follower_count",), ("edge_followed_by", "count"))),
        created_at=seconds(taken, "taken_at"),
        thread_id=number,
        mentions=_tagged(node),
        media=tuple(_media(node)) if any(key in node for key in _MEDIA) else None,
        likes=count(first(node, *_LIKES)),
        replies=count(first(node, *_REPLIES)),
        private=flag(user.get("is_private")),
        extra=_left(node, item),
        origin=item.origin,
    )


def _caption(node: Row) -> str | None:
    text = needed(first(node, *_CAPTIONS), "caption.text")
    sent_empty = "caption" in node and node["caption"] is None
    return "" if text is None and (sent_empty or _no_edges(node)) else text


def _no_edges(node: Row) -> bool:
    return reach(node, "edge_media_to_caption", "edges") == []


def _tagged(node: Row) -> tuple[str, ...] | None:
    """Give who is tagged in the picture; the caption's own mentions are not sent apart."""
    listed = first(node, ("usertags", "in"), ("edge_media_to_tagged_user", "edges"))
    if not isinstance(listed, list):
        return None
    paths = (("user", "username"), ("node", "user", "username"))
    names = (handle(first(one, *paths)) for one in rows(listed))
    return tuple(name for name in names if name)


def _media(node: Row) -> Iterator[Media]:
    edges = rows(reach(node, "edge_sidecar_to_children", "edges"))
    children = rows(node.get("carousel_media")) or [row(edge.get("node")) for edge in edges]
    for one in children or [node]:
        video = first(one, ("video_versions", 0, "url"), ("video_url",))
        image = first(one, ("image_versions2", "candidates", 0, "url"), ("display_url",))
        kind = ident(one.get("__typename")) if "shortcode" in node else one.get("media_type")
        address = string(video) or string(image)
        if address:
            named = _KINDS.get(kind) if isinstance(kind, int | str) else None
            yield Media(named or ("video" if video else "photo"), address)


def _left(node: Row, item: zeeschuimer.Item) -> Mapping[str, Any]:
    return extra(
        {
            "collected_at": item.collected_at,
            "page": item.page,
            "native_id": ident(first(node, ("pk",), ("id",))),
            "place": string(reach(node, "location", "name")),
            "product_type": string(node.get("product_type")),
        }
    )


ZEESCHUIMER_INSTAGRAM = ZeeschuimerInstagram()
