"""From posts in time order to findings: the one definition of what is found, on any engine."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

from tocsin.domain import Finding, Post, Verdict, Watchlist
from tocsin.findings.about import Resolver
from tocsin.findings.classifier import Classifier
from tocsin.findings.judge import packaged_for
from tocsin.findings.names import orders, surname
from tocsin.findings.pool import batched, in_order
from tocsin.findings.private import Exposure

Judged = tuple[list[Post], list[Verdict]]


def find(
    posts: Iterable[Post], watch: Watchlist, classifier: Classifier | None = None
) -> Iterator[Finding]:
    """Judge `posts` (in time order) and say whom each concerns; one finding a post, in order."""
    judge = (classifier or packaged_for(spoken_names(watch))).judge
    return _resolved(((batch, judge(_texts(batch))) for batch in batched(posts)), watch)


def find_in_parallel(posts: Iterable[Post], watch: Watchlist, jobs: int) -> Iterator[Finding]:
    """Do as `find` with the packaged classifier on `jobs` processes, which see only the texts."""
    waiting: deque[list[Post]] = deque()

    def texts() -> Iterator[list[str]]:
        for batch in batched(posts):
            waiting.append(batch)
            yield _texts(batch)

    judged = in_order(partial(_judge_texts, spoken_names(watch)), texts(), jobs)
    return _resolved(((waiting.popleft(), verdicts) for verdicts in judged), watch)


def _resolved(judged: Iterable[Judged], watch: Watchlist) -> Iterator[Finding]:
    """Resolve here, in order, because whom a reply concerns depends on the posts before it."""
    resolver, exposure = Resolver(watch), Exposure(watch)
    for posts, verdicts in judged:
        for post, verdict in zip(posts, verdicts, strict=True):
            about = resolver.resolve(post, verdict)
            yield Finding(post, *exposure.see(post.text or "", verdict, about))


def spoken_names(watch: Watchlist) -> tuple[str, ...]:
    """Give the names, aliases and surnames by which posts call the people of a watchlist."""
    names: dict[str, None] = {}
    for person in watch.journalists:
        names.update(dict.fromkeys((*orders(person.name), *person.aliases)))
        last = surname(person.name)
        names.update({last: None} if last else {})
    return tuple(names)


def _judge_texts(names: tuple[str, ...], texts: list[str]) -> list[Verdict]:
    return packaged_for(names).judge(texts)


def _texts(posts: list[Post]) -> list[str]:
    return [post.text or "" for post in posts]
