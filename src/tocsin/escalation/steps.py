"""What watchers are handed, in order: findings become marks here, and the usual of others is kept.

A step is one thing for one journalist's watcher, so that watchers may sit in other processes. What
depends on all journalists together, the prior, is decided here, in one place.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside, known
from tocsin.escalation.mark import Mark, Own, Sketched, marks, own_posts
from tocsin.escalation.method import Method
from tocsin.escalation.peers import Peers, Prior
from tocsin.escalation.sketch import bands
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


def steps(
    findings: Iterable[Finding], ids: Collection[str], sketched: Sketched = bands
) -> Iterator[Step]:
    """Yield what the watchers of `ids` take in, then the end of each; `sketched` is as for marks.

    Raises `EscalationError` where time runs back.
    """
    peers = Peers()
    for now, moment in _moments(findings):
        for journalist, seen in _by_journalist(moment, ids, sketched):
            yield Step(journalist, now, tuple(seen), peers.prior(now))
            for one in seen:
                peers.add(journalist, one)
        for finding in moment:
            for journalist, post in own_posts(finding):
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


def _moments(findings: Iterable[Finding]) -> Iterator[tuple[datetime, list[Finding]]]:
    """Part findings by their times."""
    before: datetime | None = None
    moment: list[Finding] = []
    for finding in findings:
        now = finding.post.created_at
        if now is None:
            continue
        if before is not None and now != before:
            yield before, moment
            if now < before:
                raise EscalationError(
                    f"{finding.post.key} is of {now}, but came after a post of {before}; "
                    "sort findings by time"
                )
            moment = []
        before = now
        moment.append(finding)
    if before is not None:
        yield before, moment


def _by_journalist(
    moment: Iterable[Finding], ids: Collection[str], sketched: Sketched
) -> list[tuple[str, list[Mark]]]:
    """Give the marks of one moment by journalist, in the order of their keys."""
    found = [pair for finding in moment for pair in marks(finding, sketched) if pair[0] in ids]
    if len(found) < 2:  # as most moments are
        return [(journalist, [one]) for journalist, one in found]
    seen: defaultdict[str, list[Mark]] = defaultdict(list)
    for journalist, one in found:
        seen[journalist].append(one)
    for same in seen.values():
        same.sort(key=lambda one: one.key)
    return sorted(seen.items())
