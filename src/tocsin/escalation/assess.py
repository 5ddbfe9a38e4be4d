"""From findings in time order to indicator states and alerts: the one definition, on any engine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.mark import Mark, marks
from tocsin.escalation.method import Method, packaged
from tocsin.escalation.watcher import Watcher


def assess(
    findings: Iterable[Finding], watch: Watchlist, method: Method | None = None
) -> Iterator[Indicator | Alert]:
    """Yield changes of indicators and alerts as they come, then every journalist's last states.

    `findings` must be in time order, each post once; those without a time are left out, as are
    posts of the journalist's own. Posts of one moment are taken in together, in the order of their
    keys, before anything is judged, so that cutting the input after an alert's `raised_at` leaves
    that alert as it was. A journalist's last states are those at the last post about that person.
    Raises `EscalationError` where time runs back.
    """
    method = method or packaged()
    watchers = {person.id: Watcher(person.id, method) for person in watch.journalists}
    for now, moment in _moments(findings):
        for journalist, seen in _by_journalist(moment, watchers):
            yield from watchers[journalist].take(now, seen)
    for watcher in watchers.values():
        yield from watcher.states()


def _moments(findings: Iterable[Finding]) -> Iterator[tuple[datetime, list[Finding]]]:
    """Part findings by their times."""
    timed = (finding for finding in findings if finding.post.created_at is not None)
    before: datetime | None = None
    for now, same in groupby(timed, key=lambda finding: finding.post.created_at):
        assert now is not None
        moment = list(same)
        if before is not None and now < before:
            key = moment[0].post.key
            raise EscalationError(
                f"{key} is of {now}, but came after a post of {before}; sort findings by time"
            )
        before = now
        yield now, moment


def _by_journalist(
    moment: list[Finding], watchers: dict[str, Watcher]
) -> list[tuple[str, list[Mark]]]:
    seen: defaultdict[str, list[Mark]] = defaultdict(list)
    for finding in moment:
        for journalist, one in marks(finding):
            if journalist in watchers:
                seen[journalist].append(one)
    for same in seen.values():
        same.sort(key=lambda one: one.key)
    return sorted(seen.items())
