"""Watch posts as they come: each update costs time in the new posts, and gives what a scan gives.

Every journalist has two watchers. One runs ahead with the newest post. The other follows `LATENESS`
behind, and between them lies a log. A post that comes late is put into the log in its place, and
the log is run again from the one behind; so the result is that of a scan over everything in order
of time. What comes later still is refused and counted: only a new scan can take it in.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation import saved
from tocsin.escalation.assess import NOTHING
from tocsin.escalation.known import Beside, known
from tocsin.escalation.lane import Entry, Lane, entries
from tocsin.escalation.method import Method, packaged
from tocsin.escalation.peers import PENDING, Peers
from tocsin.escalation.watcher import Watcher

# No longer than the days that peers do not count yet, so that nobody's usual can change.
LATENESS = timedelta(days=PENDING - 1)


@dataclass(frozen=True, slots=True)
class Update:
    """What an update brought: new alerts and changed indicators, in order of time.

    `withdrawn` are alerts of earlier updates that posts which came late have made void: a scan of
    everything would not raise them. `refused` counts posts that came too late, `again` those that
    were seen before.
    """

    alerts: tuple[Alert, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    withdrawn: tuple[Alert, ...] = ()
    refused: int = 0
    again: int = 0


class Monitor:
    """Holds every journalist's state; takes findings in any order within `LATENESS`."""

    def __init__(
        self, watch: Watchlist, method: Method | None = None, beside: Beside = NOTHING
    ) -> None:
        self._method = method or packaged()
        self._made_for = saved.fingerprint(watch, self._method, beside)
        self._peers = Peers()
        self._lanes = {
            person.id: Lane(Watcher(person.id, self._method, known(person, watch, beside)))
            for person in watch.journalists
        }
        self._queue: list[tuple[datetime, str]] = []
        self._watermark: datetime | None = None

    @property
    def watermark(self) -> datetime | None:
        """The time of the newest post up to now, `None` before any."""
        return self._watermark

    def update(self, findings: Iterable[Finding]) -> Update:
        """Take in findings and give what they changed; cost grows with them and what is late."""
        new, refused, again = self._new(findings)
        before = {name: tuple(self._lanes[name].open) for name in {name for name, _ in new}}
        indicators: list[Indicator] = []
        for _, of_day in groupby(new, key=lambda one: one[1][0].date()):
            indicators += self._take(list(of_day))
        alerts: list[Alert] = []
        withdrawn: list[Alert] = []
        for name, told in sorted(before.items()):
            now = self._lanes[name].latest(told)
            alerts += [one for one in now if one not in told]
            withdrawn += [one for one in told if one not in now]
        return Update(
            tuple(sorted(alerts, key=_order)), tuple(indicators), tuple(withdrawn), refused, again
        )

    def alerts(self) -> tuple[Alert, ...]:
        """Give all alerts up to now, oldest first, as a scan of everything would."""
        told = (one for lane in self._lanes.values() for one in (*lane.settled, *lane.open))
        return tuple(sorted(told, key=_order))

    def states(self) -> Iterator[Indicator]:
        """Yield every journalist's indicators as they stand, as a scan of everything would."""
        for lane in self._lanes.values():
            yield from lane.ahead.twin().states()

    def save(self, path: Path) -> None:
        """Write the state into a file: whole or not at all, whenever the machine stops.

        The file is confidential: it holds accounts and keys of posts, though no text.
        """
        state = (self._lanes, self._peers, self._queue, self._watermark)
        saved.write(path, self._made_for, state)

    @classmethod
    def restore(
        cls,
        path: Path,
        watch: Watchlist,
        method: Method | None = None,
        beside: Beside = NOTHING,
    ) -> "Monitor":
        """Read a state that was saved with the same watchlist, method, facts and calendar.

        Raises `EscalationError` where the file is broken or was made with others.
        """
        method = method or packaged()
        made_for = saved.fingerprint(watch, method, beside)
        lanes, peers, queue, watermark = saved.read(path, made_for)
        for lane in lanes.values():
            lane.attach(method)
        monitor = cls(Watchlist(()), method, beside)  # empty, for lanes are made at some cost
        monitor._made_for, monitor._lanes, monitor._peers = made_for, lanes, peers
        monitor._queue, monitor._watermark = queue, watermark
        return monitor

    def _new(self, findings: Iterable[Finding]) -> tuple[list[tuple[str, Entry]], int, int]:
        """Give new entries in order of time; count what is too late or was seen before."""
        horizon = self._watermark and self._watermark - LATENESS
        new: list[tuple[str, Entry]] = []
        refused = again = 0
        for finding in findings:
            at = finding.post.created_at
            if at is None:
                continue
            if horizon and at <= horizon:
                refused += 1
                continue
            found = [one for one in entries(finding) if one[0] in self._lanes]
            fresh = [one for one in found if self._lanes[one[0]].is_new(one[1][1])]
            again += len(fresh) < len(found)
            new += fresh
        return sorted(new, key=lambda one: one[1][:2]), refused, again

    def _take(self, of_day: list[tuple[str, Entry]]) -> Iterator[Indicator]:
        """Take in entries of one day: into the logs, then the watchers behind, then those ahead."""
        by_lane: dict[str, list[Entry]] = {}
        for name, entry in of_day:
            by_lane.setdefault(name, []).append(entry)
            heapq.heappush(self._queue, (entry[0], name))
        newest = of_day[-1][1][0]
        self._watermark = max(newest, self._watermark or newest)
        todo = {name: self._lanes[name].enter(some) for name, some in sorted(by_lane.items())}
        self._advance(self._watermark - LATENESS)
        for name, late in todo.items():
            yield from self._lanes[name].run_ahead(late, self._peers)

    def _advance(self, horizon: datetime) -> None:
        """Let the watchers behind follow, in order of time over all journalists."""
        while self._queue and self._queue[0][0] <= horizon:
            at, name = heapq.heappop(self._queue)
            self._lanes[name].follow(at, self._peers)


def _order(alert: Alert) -> tuple[datetime, str]:
    return (alert.raised_at, alert.journalist)
