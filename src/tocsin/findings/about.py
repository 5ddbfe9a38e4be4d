"""Whom a post is about: by her hand, handle, reply, thread, name, outlet or colleagues.

Reads posts in time order and looks back only: a thread is hers once she has written its root.
"""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from typing import TypeVar

from tocsin.domain import About, Post, Relation, Verdict, Watchlist
from tocsin.findings.addressed import (
    LEADING,
    WORD,
    called,
    calls_another,
    first_name,
    harms_another,
    may_mean,
    speaks_of_another,
    speaks_to_another,
)
from tocsin.findings.named import Named
from tocsin.findings.spelling import fold

# A handle, also one with its server; what stands after a letter is the end of an e-mail address.
HANDLE = re.compile(r"(?<![\w@])@([\w.·-]+(?:@[\w.-]+)?)")
# Handles are Latin mostly; an ending of the language around them may follow.
WITH_ENDING = re.compile(r"([a-z0-9_.]+)[.-]?[^\x00-\x7f]")
# How many posts about a journalist are remembered, so that replies to them are hers too, or
# their authors'.
REMEMBERED = 100_000
# Signs that say where a post stands, not whom its words name.
PLACED = frozenset({"mention", "reply", "quote", "thread"})
T = TypeVar("T")


class Resolver:
    """Tells which journalists of a watchlist each post concerns, from it and the posts before."""

    def __init__(self, watch: Watchlist) -> None:
        self._handles: dict[str, str] = {}
        for person in watch.journalists:
            for handle in person.handles:
                self._handles[_bare(handle)] = person.id
        full_names = Counter(fold(person.name) for person in watch.journalists)
        self._full_names = {
            fold(person.name): person.id
            for person in watch.journalists
            if full_names[fold(person.name)] == 1
        }
        self._named = Named(watch.journalists)
        self._own: dict[str, str] = {}
        self._touched: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._called = frozenset(
            word for one in watch.journalists for name in (one.name, *one.aliases)
            for word in called(name)
        )  # fmt: skip
        self._wrote: OrderedDict[str, str] = OrderedDict()
        self._names: OrderedDict[str, None] = OrderedDict()
        self._gender = {person.id: person.gender for person in watch.journalists}

    def resolve(self, post: Post, verdict: Verdict) -> tuple[About, ...]:
        """Give the journalists `post` concerns, each once with the best sign, and remember it."""
        found: dict[str, About] = {}
        for journalist, how in self._signs(post):
            if journalist not in found:
                relation = self._relation(post, journalist, how, verdict)
                addressed = not verdict.flag or self._is_addressed(post, journalist, how)
                found[journalist] = About(journalist, relation, how, addressed)
        self._remember(post, found)
        return tuple(found[key] for key in sorted(found))

    def _signs(self, post: Post) -> Iterator[tuple[str, str]]:
        """Yield journalist and sign, best sign first."""
        author = self._author(post)
        if author:
            yield author, "author"
        for handle in self._mentioned(post):
            if handle in self._handles:
                yield self._handles[handle], "mention"
        yield from self._by_thread(post)
        yield from self._named.search(post.text or "")

    def _author(self, post: Post) -> str | None:
        """Know her by handle or id; by her full name only where the export has no handles."""
        for handle in (post.author_handle, post.author_id):
            if handle and _bare(handle) in self._handles:
                return self._handles[_bare(handle)]
        return None if post.author_handle else self._full_names.get(fold(post.author_name or ""))

    def _mentioned(self, post: Post) -> Iterator[str]:
        for handle in post.mentions or ():
            yield _bare(handle)
        for match in HANDLE.finditer(post.text or ""):
            yield from _forms(match[1])

    def _by_thread(self, post: Post) -> Iterator[tuple[str, str]]:
        links = (
            (post.in_reply_to, "reply"),
            (post.quote_of, "quote"),
            (post.repost_of, "quote"),
            (post.thread_id, "thread"),
        )
        for target, how in links:
            key = f"{post.platform}:{target}"
            if target and key in self._own:
                yield self._own[key], how
        if post.in_reply_to:
            for journalist in self._touched.get(_parent(post), ()):
                yield journalist, "thread"

    def _remember(self, post: Post, found: dict[str, About]) -> None:
        for about in found.values():
            if about.how == "author":
                self._own[post.key] = about.journalist
        near = tuple(
            sorted(key for key, about in found.items() if about.how in {"mention", "name", "alias"})
        )
        if near:
            _keep(self._touched, post.key, near)
        if found and post.author_name:
            _keep(self._wrote, post.key, post.author_name)
            for name in first_name(post.author_name) - self._called:
                _keep(self._names, name, None)

    def _relation(self, post: Post, journalist: str, how: str, verdict: Verdict) -> Relation:
        if how == "author" or self._is_past_her(post, journalist, how, verdict):
            return Relation.NONE
        if how in {"outlet", "colleague"}:
            return Relation(how)
        near = any(score.id == "THR-6" and score.probability >= 0.5 for score in verdict.types)
        return Relation.FAMILY if near else Relation.SELF

    def _is_addressed(self, post: Post, journalist: str, how: str) -> bool:
        """Say whether the words themselves speak to “you”, or of her or somebody who may be she."""
        if how not in PLACED or (how == "mention" and not post.in_reply_to):
            return True
        return may_mean(post.text or "", self._gender[journalist]) or self._names_her(post)

    def _is_past_her(self, post: Post, journalist: str, how: str, verdict: Verdict) -> bool:
        """Say whether it is meant for or speaks of somebody else, though it stands near her."""
        text = post.text or ""
        past = how in PLACED and (
            speaks_of_another(text, self._gender[journalist])
            or harms_another(text, verdict.reasons, self._gender[journalist])
            or calls_another(text, self._names)
            or (self._is_loose(post, how) and self._answers_another(post))
        )
        return past and not self._names_her(post)

    def _names_her(self, post: Post) -> bool:
        """Say whether the words themselves name one of those watched, by name or handle."""
        text = LEADING.sub("", post.text or "")
        if any(self._is_hers(match[1]) for match in HANDLE.finditer(text)):
            return True
        return any(how in {"name", "alias"} for _, how in self._named.search(text)) or (
            not self._called.isdisjoint(WORD.findall(text.casefold()))
        )

    def _is_loose(self, post: Post, how: str) -> bool:
        """Say whether only the thread speaks for her, or a mention that the platform added.

        Some put the handles of all who spoke before the text, first of whoever is answered.
        """
        if how == "mention":
            run = LEADING.match(post.text or "")
            first = HANDLE.search(run[0]) if run else None
            hers = first is not None and self._is_hers(first[1])
            return not hers and _parent(post) not in self._own
        return how == "thread"

    def _is_hers(self, handle: str) -> bool:
        return not self._handles.keys().isdisjoint(_forms(handle))

    def _answers_another(self, post: Post) -> bool:
        """Say whether it speaks to the author of another comment, by a name that is not hers."""
        other = self._wrote.get(_parent(post), "")
        return speaks_to_another(post, "" if called(other) & self._called else other)


def _parent(post: Post) -> str:
    return f"{post.platform}:{post.in_reply_to}"


def _forms(handle: str) -> Iterator[str]:
    """Yield a handle as it stands in a text, without marks after it and without an ending."""
    handle = _bare(handle).rstrip(".-·")
    yield handle
    if ended := WITH_ENDING.match(handle):
        yield ended[1].rstrip(".")


def _keep(memory: OrderedDict[str, T], key: str, value: T) -> None:
    memory[key] = value
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)


def _bare(handle: str) -> str:
    return handle.strip().lstrip("@").casefold()
