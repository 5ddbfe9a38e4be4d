"""From findings in time order to indicator states and alerts: the one definition, on any engine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside, known
from tocsin.escalation.mark import Mark, marks, own_posts
from tocsin.escalation.method import Method, packaged
from tocsin.escalation.peers import Peers
from tocsin.escalation.watcher import Watcher

NOTHING = Beside()


def assess(
    findings: Iterable[Finding],
    watch: Watchlist,
    method: Method | None = None,
    beside: Beside = NOTHING,
) -> Iterator[Indicator | Alert]:
    """Yield changes of indicators and alerts as they come, then every journalist's last states.

    `findings` must be in time order, each post once; those without a time are left out. Posts of
    the journalist's own are no posts about her: they only say whom she speaks with. Posts of one
    moment are taken in together, in the order of their keys, before anything is judged, so that
    cutting the input after an alert's `raised_at` leaves that alert as it was. A journalist's last
    states are those at the last post about that person. `beside` are facts and calendar. Raises
    `EscalationError` where time runs back.
    """
    watchers = begin(watch, method or packaged(), beside)
    peers = Peers()
    for now, moment in _moments(findings):
        for journalist, seen in by_journalist(moment, watchers):
            yield from watchers[journalist].take(now, seen, peers.prior(now))
            for one in seen:
                peers.add(journalist, one)
        for finding in moment:
            for journalist, post in own_posts(finding):
                if journalist in watchers:
                    watchers[journalist].hear(post)
    for watcher in watchers.values():
        yield from watcher.states()


def begin(watch: Watchlist, method: Method, beside: Beside) -> dict[str, Watcher]:
    """Give a watcher for each journalist of a watchlist."""
    return {
        person.id: Watcher(person.id, method, known(person, watch, beside))
        for person in watch.journalists
    }


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


def by_journalist(
    moment: Iterable[Finding], watchers: dict[str, Watcher]
) -> list[tuple[str, list[Mark]]]:
    """Give the marks of one moment by journalist, in the order of their keys."""
    found = [pair for finding in moment for pair in marks(finding) if pair[0] in watchers]
    if len(found) < 2:  # as most moments are
        return [(journalist, [one]) for journalist, one in found]
    seen: defaultdict[str, list[Mark]] = defaultdict(list)
    for journalist, one in found:
        seen[journalist].append(one)
    for same in seen.values():
        same.sort(key=lambda one: one.key)
    return sorted(seen.items())
