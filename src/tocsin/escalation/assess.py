"""From findings in time order to indicators and alerts: the one definition, on any engine."""

from collections.abc import Iterable, Iterator

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.batches import in_batches
from tocsin.escalation.known import Beside
from tocsin.escalation.method import Method, packaged
from tocsin.escalation.pool import spread
from tocsin.escalation.reading import read, read_many
from tocsin.escalation.steps import begin, follow, steps

NOTHING = Beside()


def assess(
    findings: Iterable[Finding],
    watch: Watchlist,
    method: Method | None = None,
    beside: Beside = NOTHING,
    jobs: int = 1,
    *,
    prompt: bool = True,
) -> Iterator[Indicator | Alert]:
    """Yield changes of indicators and alerts as they come, then every journalist's last states.

    `findings` must be in time order, each post once; those without a time are left out. Posts of
    the journalist's own are no posts about her: they only say whom she speaks with. Posts of one
    moment are taken in together, in the order of their keys, before anything is judged, so that
    cutting the input after an alert's `raised_at` leaves that alert as it was. A journalist's last
    states are those at the last post about that person. `beside` are facts and calendar.

    With more than one of `jobs` the watchers sit in that many processes of their own. So, and
    where it need not be `prompt`, which takes less time, the same comes in the same order, some
    batches later. Raises `EscalationError` where time runs back, and where a process dies.
    """
    method = method or packaged()
    ids = dict.fromkeys(person.id for person in watch.journalists)
    jobs = min(jobs, len(ids))
    if jobs > 1:
        yield from spread(findings, watch, method, beside, jobs)
        return
    watchers = begin(watch, method, beside, ids)
    if not prompt:
        yield from in_batches(steps(read_many(findings), ids), watchers)
        return
    for step in steps(map(read, findings), ids):
        yield from follow(watchers[step.journalist], step)
