"""What watchers are handed, in order: findings become marks here, and the usual of others is kept.

A step is one thing for one journalist's watcher, so that watchers may sit in other processes. What
depends on all journalists together, the prior, is decided here, in one place.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from tocsin.domain import Alert, Indicator, Watchlist
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside, known
from tocsin.escalation.mark import Mark, Own, marks_of, own_posts
from tocsin.escalation.method import Method
from tocsin.escalation.peers import Peers, Prior
from tocsin.escalation.reading import Read
from tocsin.escalation.watcher import Watcher


class Step(NamedTuple):
    """Marks of one moment with the prior of then, a post of her own, or (with neither) the end."""

    journalist: str
    at: datetime | None = None
    seen: tuple[Mark, ...] = ()
    prior: Prior | None = None
    own: Own | None = None


def begin(
    watch: Watchlist, method: Method, beside: Beside, ids: Collection[str]
) -> dict[str, Watcher]:
    """Give a watcher for each journalist of `ids`, in the order of the watchlist."""
    return {
        person.id: Watcher(person.id, method, known(person, watch, beside))
        for person in watch.journalists
        if person.id in ids
    }


def steps(findings: Iterable[Read], ids: Collection[str]) -> Iterator[Step]:
    """Yield what the watchers of `ids` take in, then the end of each.

    Raises `EscalationError` where time runs back.
    """
    peers = Peers()
    for now, marks, own in _moments(findings):
        for journalist, seen in _by_journalist(marks, ids):
            yield Step(journalist, now, tuple(seen), peers.prior(now))
            for one in seen:
                peers.add(journalist, one)
        for journalist, post in own:
            if journalist in ids:
                yield Step(journalist, own=post)
    for journalist in ids:
        yield Step(journalist)


def follow(watcher: Watcher, step: Step) -> Iterable[Indicator | Alert]:
    """Hand a step to the watcher that it is for, and give what that brings."""
    if step.at is not None:
        return watcher.take(step.at, step.seen, step.prior)
    if step.own is None:
        return watcher.states()
    watcher.hear(step.own)
    return ()


def _moments(
    findings: Iterable[Read],
) -> Iterator[tuple[datetime, list[tuple[str, Mark]], list[tuple[str, Own]]]]:
    """Part findings by their times; of each moment give the marks, and journalists' own posts."""
    before: datetime | None = None
    marks: list[tuple[str, Mark]] = []
    own: list[tuple[str, Own]] = []
    for one in findings:
        now = one.finding.post.created_at
        if now is None:
            continue
        if before is not None and now != before:
            yield before, marks, own
            if now < before:
                raise EscalationError(
                    f"{one.finding.post.key} is of {now}, but came after a post of {before}; "
                    "sort findings by time"
                )
            marks, own = [], []
        before = now
        marks += marks_of(one)
        own += own_posts(one.finding)
    if before is not None:
        yield before, marks, own


def _by_journalist(
    marks: Iterable[tuple[str, Mark]], ids: Collection[str]
) -> list[tuple[str, list[Mark]]]:
    """Give the marks of one moment by journalist, in the order of their keys."""
    found = [pair for pair in marks if pair[0] in ids]
    if len(found) < 2:  # as most moments are
        return [(journalist, [one]) for journalist, one in found]
    seen: defaultdict[str, list[Mark]] = defaultdict(list)
    for journalist, one in found:
        seen[journalist].append(one)
    for same in seen.values():
        same.sort(key=lambda one: one.key)
    return sorted(seen.items())
