"""Give drafts their native ids in the order of time, and make posts of them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from random import Random
from typing import NamedTuple

from tocsin.cli.demo.case import Draft
from tocsin.cli.demo.cast import snowflake
from tocsin.domain import Post

CHATS = {"kz-01": "9910000017", "kg-01": "9910000042"}  # above any number Telegram gave out
_MENTION = re.compile(r"@([A-Za-z0-9_]+)")
_HASHTAG = re.compile(r"#(\w+)")
_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Planted:
    """A post of the case with the draft that tells the truth about it."""

    draft: Draft
    post: Post


class Marks(NamedTuple):
    """Mentions, hashtags and addresses of a text, in its order."""

    mentions: tuple[str, ...]
    hashtags: tuple[str, ...]
    urls: tuple[str, ...]


def marks(text: str) -> Marks:
    """Find mentions, hashtags and addresses in a text."""
    plain = _URL.sub("", text)
    return Marks(
        tuple(dict.fromkeys(_MENTION.findall(plain))),
        tuple(_HASHTAG.findall(plain)),
        tuple(_URL.findall(text)),
    )


def numbered(drafts: list[Draft], rng: Random) -> list[Planted]:
    """Turn drafts into posts, oldest first."""
    ordered = sorted(drafts, key=lambda draft: (draft.at, draft.ref))
    ids = _native_ids(ordered, rng)
    by_ref = {draft.ref: draft for draft in drafts}
    answers: dict[int | None, int] = defaultdict(int)
    for draft in drafts:
        answers[draft.parent] += 1
    return [Planted(one, _post(one, by_ref, ids, answers[one.ref], rng)) for one in ordered]


def _native_ids(ordered: list[Draft], rng: Random) -> dict[int, str]:
    ids: dict[int, str] = {}
    last: dict[str, int] = {chat: 40_000 for chat in CHATS.values()}
    for draft in ordered:
        if draft.account.platform == "x":
            ids[draft.ref] = str(snowflake(draft.at, rng))
        elif draft.account.platform == "telegram":
            chat = CHATS[draft.journalist]
            last[chat] += rng.choice((2, 2, 2, 3, 5))  # the odd one out is a service row
            ids[draft.ref] = f"{chat}/{last[chat]}"
        else:
            ids[draft.ref] = f"{draft.account.platform[:2]}{rng.getrandbits(64):016x}"
    return ids


def _post(
    draft: Draft, by_ref: dict[int, Draft], ids: dict[int, str], answered: int, rng: Random
) -> Post:
    account = draft.account
    parent = None if draft.parent is None else by_ref[draft.parent]
    root = _root(draft, by_ref)
    text = _addressed(draft, parent, root) if account.platform == "x" else draft.text
    found = marks(text)
    loved = int((account.followers + 20) * rng.random() ** 6)
    return Post(
        id=ids[draft.ref],
        text=text,
        platform=account.platform,
        url=_url(draft, ids[draft.ref]),
        author_id=account.id,
        author_handle=account.handle,
        author_name=account.name,
        author_followers=account.followers,
        author_created_at=account.created,
        author_verified=account.verified,
        created_at=draft.at.astimezone(UTC),
        lang=_lang(draft),
        in_reply_to=ids[parent.ref] if parent else None,
        thread_id=ids[root.ref],
        mentions=found.mentions,
        hashtags=found.hashtags,
        urls=found.urls,
        media=(),
        likes=loved,
        reposts=loved // 7,
        replies=answered,
        private=False,
    )


def _root(draft: Draft, by_ref: dict[int, Draft]) -> Draft:
    while draft.parent is not None:
        draft = by_ref[draft.parent]
    return draft


def _addressed(draft: Draft, parent: Draft | None, root: Draft) -> str:
    """Put before a reply the handles X puts there: of those answered, never one's own."""
    if parent is None:
        return draft.text
    handles = dict.fromkeys((parent.account.handle, root.account.handle))
    before = [f"@{name}" for name in handles if name != draft.account.handle]
    return " ".join([*(name for name in before if not draft.text.startswith(name)), draft.text])


def _lang(draft: Draft) -> str | None:
    """Give the language as the platform would label it; X knows no Kazakh."""
    if draft.voice in ("en", "ru"):
        return draft.voice
    return "und" if draft.account.platform == "x" else None


def _url(draft: Draft, native: str) -> str | None:
    account = draft.account
    if account.platform == "x":
        return f"https://x.com/{account.handle}/status/{native}"
    if account.platform == "telegram":
        return None
    return f"https://{account.platform}.example/{account.handle}/{native}"
