"""Whom a post is about: by her hand, handle, reply, thread, name, outlet or colleagues.

Reads posts in time order and looks back only: a thread is hers once she has written its root.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from tocsin.domain import About, Journalist, Post, Relation, Verdict, Watchlist
from tocsin.findings import names
from tocsin.findings.spelling import fold

HANDLE = re.compile(r"(?<![\w@])@([\w.]{2,40})")
SIGNS = ("name", "alias", "colleague", "outlet")
# How many posts about a journalist are remembered, so that replies to them are hers too.
REMEMBERED = 100_000


class Resolver:
    """Tells which journalists of a watchlist each post concerns, from it and the posts before."""

    def __init__(self, watch: Watchlist) -> None:
        self._handles: dict[str, str] = {}
        for person in watch.journalists:
            for handle in person.handles:
                self._handles[_bare(handle)] = person.id
        self._full_names = {fold(person.name): person.id for person in watch.journalists}
        self._named = _Names(watch.journalists)
        self._own: dict[str, str] = {}
        self._touched: OrderedDict[str, tuple[str, ...]] = OrderedDict()

    def resolve(self, post: Post, verdict: Verdict) -> tuple[About, ...]:
        """Give the journalists `post` concerns, each once with the best sign, and remember it."""
        found: dict[str, About] = {}
        for journalist, how in self._signs(post):
            if journalist not in found:
                found[journalist] = About(journalist, _relation(how, verdict), how)
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
        yield from self._named.search(fold(post.text or ""))

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
            yield _bare(match.group(1)).rstrip(".")

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


class _Names:
    """All names in one automaton, so that a post is read once however long the list."""

    def __init__(self, journalists: tuple[Journalist, ...]) -> None:
        owners: dict[str, list[tuple[str, str]]] = {}
        for owner, how, name in _spoken_names(journalists):
            for form in names.forms(name):
                owners.setdefault(form, []).append((owner, how))
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard)

    def search(self, text: str) -> list[tuple[str, str]]:
        """Give owner and sign of every name in the folded `text`, best sign first."""
        hits = set()
        for form, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            begins = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_@")
            if begins and names.ENDING.match(text, end):
                hits.update(self._owners[form])
        return sorted(hits, key=lambda hit: (SIGNS.index(hit[1]), hit[0]))


def _spoken_names(journalists: tuple[Journalist, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield owner, sign and name; a surname alone only where one person of the list bears it."""
    surnames = [names.surname(person.name) for person in journalists]
    for person, last in zip(journalists, surnames, strict=True):
        yield person.id, "name", person.name
        if last and surnames.count(last) == 1:
            yield person.id, "name", last
        yield from ((person.id, "alias", alias) for alias in person.aliases)
        yield from ((person.id, "colleague", name) for name in person.colleagues)
        if person.outlet:
            yield person.id, "outlet", person.outlet


def _relation(how: str, verdict: Verdict) -> Relation:
    if how == "author":
        return Relation.NONE
    if how in {"outlet", "colleague"}:
        return Relation(how)
    near = any(score.id == "THR-6" and score.probability >= 0.5 for score in verdict.types)
    return Relation.FAMILY if near else Relation.SELF


def _bare(handle: str) -> str:
    return handle.lstrip("@").casefold()
