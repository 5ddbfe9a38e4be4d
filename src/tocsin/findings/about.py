"""Whom a post is about: by her hand, handle, reply, thread, name, outlet or colleagues.

Reads posts in time order and looks back only: a thread is hers once she has written its root.
"""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator

from tocsin.domain import About, Post, Relation, Verdict, Watchlist
from tocsin.findings.addressed import speaks_to_another
from tocsin.findings.named import Named
from tocsin.findings.spelling import fold

# A handle, also one with its server; what stands after a letter is the end of an e-mail address.
HANDLE = re.compile(r"(?<![\w@])@([\w.·-]+(?:@[\w.-]+)?)")
# Handles are Latin mostly; an ending of the language around them may follow.
WITH_ENDING = re.compile(r"([a-z0-9_.]+)[.-]?[^\x00-\x7f]")
# How many posts about a journalist are remembered, so that replies to them are hers too.
REMEMBERED = 100_000


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

    def resolve(self, post: Post, verdict: Verdict) -> tuple[About, ...]:
        """Give the journalists `post` concerns, each once with the best sign, and remember it."""
        found: dict[str, About] = {}
        for journalist, how in self._signs(post):
            if journalist not in found:
                found[journalist] = About(journalist, _relation(post, how, verdict), how)
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
            handle = _bare(match.group(1)).rstrip(".-·")
            yield handle
            if ended := WITH_ENDING.match(handle):
                yield ended.group(1).rstrip(".")

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
            for journalist in self._touched.get(f"{post.platform}:{post.in_reply_to}", ()):
                yield journalist, "thread"

    def _remember(self, post: Post, found: dict[str, About]) -> None:
        for about in found.values():
            if about.how == "author":
                self._own[post.key] = about.journalist
        near = tuple(
            sorted(key for key, about in found.items() if about.how in {"mention", "name", "alias"})
        )
        if near:
            self._touched[post.key] = near
            if len(self._touched) > REMEMBERED:
                self._touched.popitem(last=False)


def _relation(post: Post, how: str, verdict: Verdict) -> Relation:
    if how == "author" or (how == "thread" and speaks_to_another(post)):
        return Relation.NONE
    if how in {"outlet", "colleague"}:
        return Relation(how)
    near = any(score.id == "THR-6" and score.probability >= 0.5 for score in verdict.types)
    return Relation.FAMILY if near else Relation.SELF


def _bare(handle: str) -> str:
    return handle.strip().lstrip("@").casefold()
