"""What escalation needs to know of one finding about one journalist."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from tocsin.domain import About, Directness, Finding, Post, Reason, Relation, TypeScore
from tocsin.escalation import cases
from tocsin.escalation.calls import asks
from tocsin.escalation.goodwill import is_kind
from tocsin.escalation.reading import Read, read

AIMED = frozenset({Relation.SELF, Relation.FAMILY})
NOTHING: tuple[TypeScore, ...] = ()
LINK = re.compile(r"https?://(?:www\.)?([^\s#]+)")
TAG = re.compile(r"#(\w+)")
# What speaks neither to nor of her and is less sure than this says hardly anything: in lives
# without an attack, by other hands, it is as common among all posts as it is in attacks.
SURE = 0.65
# Of one post, so many links, hashtags and media are compared.
MOST_SHARED = 8
# A reason of this source says that a private fact of the watchlist stands in the text.
PRIVATE = "private:"


class Mark(NamedTuple):
    """A post about a journalist; a plain tuple, because a flood makes millions of them.

    `types` is empty where the verdict was not flagged. `hostile` is a flagged post aimed at the
    journalist or at people near, not at the outlet or a colleague. `shared` are the links (`u:`),
    hashtags (`#`) and media (`m:`) that it carries, `real` the kinds of private facts of the
    watchlist found in it, `kind` thanks, support or good wishes, `addressed` whether its words
    speak to or of her, `case` the case of impunity that it names, `violent` how likely it is
    violence at all, `said` is equal where two posts say the same words, and 0 where they are too
    few or passed on, `answers` the key of the post that it replies to. `aside`, `near`, `friend`
    and `invited` are set by the watcher: aside is what answers a comment and no post that opens a
    thread, a friend is an account that the journalist speaks with, near is also a reader of old,
    and invited is a post under a hashtag that she used first.
    """

    at: datetime
    key: str
    account: str
    platform: str
    hostile: bool
    types: tuple[TypeScore, ...]
    severity: int
    directness: Directness
    relation: Relation
    sketch: tuple[int, ...] = ()
    flagged: bool = False
    handle: str | None = None
    lang: str = ""
    grounds: tuple[str, ...] = ()
    gendered: float = 0.0
    shared: tuple[str, ...] = ()
    real: tuple[str, ...] = ()
    born: datetime | None = None
    followers: int | None = None
    kind: bool = False
    case: str | None = None
    violent: float = 0.0
    said: int = 0
    answers: str = ""
    addressed: bool = True
    aside: bool = False
    near: bool = False
    friend: bool = False
    invited: bool = False

    @property
    def crowd(self) -> bool:
        """Whether it counts towards a crowd: hostile, not from somebody near, and surely at her.

        Where its words speak neither to nor of her, it must be surer that it is violence, and no
        answer to a comment: what stands under an outlet's or an official's post about her may be
        meant for her, what stands under a reader's comment is mostly meant for the reader.
        """
        if not self.hostile or self.near:
            return False
        return self.addressed or (self.violent >= SURE and not self.aside)

    def chance(self, *type_ids: str) -> float:
        """Give the highest probability among the types named, 0 where none was found."""
        return max((one.probability for one in self.types if one.id in type_ids), default=0.0)


class Own(NamedTuple):
    """A post of the journalist's own: whom it answers and names, what it asks, its hashtags."""

    at: datetime
    key: str
    answers: tuple[str, ...]
    names: tuple[str, ...]
    asks: bool = False
    tags: tuple[str, ...] = ()


def marks(finding: Finding) -> list[tuple[str, Mark]]:
    """Give journalist and mark for each journalist whom a post with a time is about.

    Her own posts give none.
    """
    return marks_of(read(finding))


def marks_of(one: Read) -> list[tuple[str, Mark]]:
    """Give journalist and mark of a finding whose words were read already."""
    post = one.finding.post
    abouts = [about for about in one.finding.about if about.how != "author"]
    if not abouts or post.created_at is None:
        return []
    text = post.text or ""
    shared = tuple(_shared(post, text)) if _may_share(post, text) else ()
    return [(about.journalist, _mark(one, about, shared)) for about in abouts]


def own_posts(finding: Finding) -> list[tuple[str, Own]]:
    """Give journalist and post for each journalist who wrote it (one, or none)."""
    post = finding.post
    authors = [about.journalist for about in finding.about if about.how == "author"]
    if not authors or post.created_at is None:
        return []
    answers = tuple(
        f"{post.platform}:{target}" for target in (post.in_reply_to, post.quote_of) if target
    )
    names = tuple(name.casefold() for name in post.mentions or ())
    text = post.text or ""
    tags = tuple(one for one in _shared(post, text) if one.startswith("#"))
    own = Own(post.created_at, post.key, answers, names, asks(text), tags)
    return [(author, own) for author in authors]


def _mark(one: Read, about: About, shared: tuple[str, ...]) -> Mark:
    post, verdict, words = one.finding.post, one.finding.verdict, one.words
    assert post.created_at is not None
    flag = verdict.flag
    return Mark(
        post.created_at,
        post.key,
        f"{post.platform}:{post.author or '?'}",
        post.platform,
        flag and about.relation in AIMED,
        verdict.types if flag else NOTHING,
        verdict.severity,
        verdict.directness,
        about.relation,
        one.sketch,
        flag,
        post.author_handle,
        verdict.lang,
        verdict.grounds if flag else (),
        verdict.gendered,
        shared,
        tuple(_real(verdict.reasons)) if flag else (),
        post.author_created_at,
        post.author_followers,
        not flag and is_kind(words),
        cases.named(words) if flag and _warns(verdict.types) else None,
        verdict.violent,
        one.said,
        f"{post.platform}:{post.in_reply_to}" if post.in_reply_to else "",
        about.addressed,
    )


def _warns(types: tuple[TypeScore, ...]) -> bool:
    return any(one.id.startswith("THR") for one in types)


def _real(reasons: tuple[Reason, ...]) -> Iterator[str]:
    return (one.source.removeprefix(PRIVATE) for one in reasons if one.source.startswith(PRIVATE))


def _may_share(post: Post, text: str) -> bool:
    return bool(post.urls or post.hashtags or post.media) or "#" in text or "://" in text


def _shared(post: Post, text: str) -> Iterator[str]:
    """Yield what others may carry too, each once."""
    found: dict[str, None] = {}
    for url in (*(post.urls or ()), *(f"https://{one}" for one in LINK.findall(text))):
        bare = LINK.sub(r"\1", url).partition("?utm_")[0].rstrip("/.,)").casefold()
        found[f"u:{bare}"] = None
    for tag in (*(post.hashtags or ()), *TAG.findall(text)):
        found[f"#{tag.lstrip('#').casefold()}"] = None
    for one in post.media or ():
        if one.sha256 or one.url:
            found[f"m:{one.sha256 or one.url}"] = None
    yield from list(found)[:MOST_SHARED]
