"""Telegram Desktop's `result.json` of a public supergroup, the comments of an outlet's channel.

Shape after the exporter: marked-up text is a list, service rows lie between the messages, and an
account deleted since is written with `from: null`.
"""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from random import Random

from tocsin.cli.demo.rhythm import LOCAL
from tocsin.domain import Post

Row = dict[str, object]

_MARK = re.compile(r"https?://\S+|#\w+|@[A-Za-z0-9_]{5,}")
_REACTIONS = ("👍", "❤", "🔥", "👏", "😢", "😁")


def telegram(
    posts: Iterable[Post], title: str, chat: str, deleted: frozenset[str], rng: Random
) -> str:
    """Write one chat; `deleted` are ids of authors whose accounts are gone."""
    rows: list[Row] = []
    for place, post in enumerate(posts):
        if place == 0:
            rows.append(_founding(post, title, chat))
        elif place % 97 == 0:
            rows.append(_joining(post))
        rows.append(_message(post, deleted, rng))
    export = {"name": title, "type": "public_supergroup", "id": int(chat), "messages": rows}
    return json.dumps(export, ensure_ascii=False, indent=1)


def _number(native: str) -> int:
    return int(native.split("/")[1])


def _times(at: datetime | None, prefix: str) -> Row:
    assert at is not None
    local = at.astimezone(LOCAL).strftime("%Y-%m-%dT%H:%M:%S")
    return {prefix: local, f"{prefix}_unixtime": str(int(at.timestamp()))}


def _founding(post: Post, title: str, chat: str) -> Row:
    head: Row = {"id": 1, "type": "service", **_times(post.created_at, "date")}
    who: Row = {"actor": title, "actor_id": f"channel{chat}", "action": "create_channel"}
    return {**head, **who, "title": title, "text": "", "text_entities": []}


def _joining(post: Post) -> Row:
    head: Row = {
        "id": _number(post.id) - 1,
        "type": "service",
        **_times(post.created_at, "date"),
    }
    who: Row = {"actor": post.author_name, "actor_id": post.author_id}
    return {
        **head,
        **who,
        "action": "join_group_by_link",
        "inviter": "Group",
        "text": "",
        "text_entities": [],
    }


def _message(post: Post, deleted: frozenset[str], rng: Random) -> Row:
    row: Row = {"id": _number(post.id), "type": "message", **_times(post.created_at, "date")}
    assert post.text is not None
    if rng.random() < 0.02:
        row |= _times(post.created_at, "edited")
    row["from"] = None if post.author_id in deleted else post.author_name
    row["from_id"] = post.author_id
    if post.author_id and post.author_id.startswith("channel"):
        row["forwarded_from"] = post.author_name
    if post.in_reply_to:
        row["reply_to_message_id"] = _number(post.in_reply_to)
    entities = _entities(post.text)
    marked = any(one["type"] != "plain" for one in entities)
    row["text"] = [_as_text(one) for one in entities] if marked else post.text
    row["text_entities"] = entities
    if post.likes:
        row["reactions"] = [{"type": "emoji", "count": post.likes, "emoji": rng.choice(_REACTIONS)}]
    return row


def _as_text(entity: dict[str, str]) -> str | dict[str, str]:
    return entity["text"] if entity["type"] == "plain" else entity


def _entities(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            found.append({"type": "plain", "text": text[end : match.start()]})
        kind = {"#": "hashtag", "@": "mention"}.get(match[0][0], "link")
        found.append({"type": kind, "text": match[0]})
        end = match.end()
    if end < len(text):
        found.append({"type": "plain", "text": text[end:]})
    return found
