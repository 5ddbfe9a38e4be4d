"""From findings in time order to indicator states and alerts: the one definition, on any engine."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.method import Method, packaged
from tocsin.escalation.stream import mark
from tocsin.escalation.watcher import Watcher


def assess(
    findings: Iterable[Finding], watch: Watchlist, method: Method | None = None
) -> Iterator[Indicator | Alert]:
    """Yield changes of indicators and alerts as they come, then every journalist's last states.

    `findings` must be in time order; those without a time are left out, as are posts of the
    journalist's own. Posts of one moment are taken in together before anything is judged, so that
    cutting the input after an alert's `raised_at` leaves that alert as it was.
    """
    watchers = {person.id: Watcher(person.id, method or packaged()) for person in watch.journalists}
    timed = (finding for finding in findings if finding.post.created_at is not None)
    for _, moment in groupby(timed, key=lambda finding: finding.post.created_at):
        for journalist in _take_in(moment, watchers):
            yield from watchers[journalist].look()
    for watcher in watchers.values():
        yield from watcher.states()


def _take_in(moment: Iterable[Finding], watchers: dict[str, Watcher]) -> list[str]:
    touched = set()
    for finding in moment:
        for about in finding.about:
            if about.how != "author" and about.journalist in watchers:
                watchers[about.journalist].add(mark(finding, about))
                touched.add(about.journalist)
    return sorted(touched)
