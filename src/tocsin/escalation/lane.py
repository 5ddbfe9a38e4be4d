"""One journalist in a monitor: a watcher behind, the log since, a watcher ahead, and the alerts."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from tocsin.domain import Alert, Finding, Indicator
from tocsin.escalation.mark import Mark, Own, marks, own_posts
from tocsin.escalation.method import Method
from tocsin.escalation.peers import Peers
from tocsin.escalation.watcher import Watcher

Entry = tuple[datetime, str, Mark | Own]
# Entries of the log that the watcher behind has passed are thrown away in lots.
LOT = 512


def entries(finding: Finding) -> list[tuple[str, Entry]]:
    """Give journalist and entry for everybody whom a finding is about or who wrote it."""
    found: list[tuple[str, Mark | Own]] = [*marks(finding), *own_posts(finding)]
    return [(journalist, (one.at, one.key, one)) for journalist, one in found]


class Lane:
    """The state of one journalist; `settled` alerts can no longer change, `open` ones can."""

    def __init__(self, watcher: Watcher) -> None:
        self.behind = watcher
        self.ahead = watcher.twin()
        self.settled: list[Alert] = []
        self.open: list[Alert] = []
        self._log: list[Entry] = []
        self._passed = 0
        self._keys: set[str] = set()

    def attach(self, method: Method) -> None:
        """Give the method back after the lane was restored without it."""
        self.behind.attach(method)
        self.ahead.attach(method)

    def is_new(self, key: str) -> bool:
        """Say whether a post is not in the log, and remember it."""
        if key in self._keys:
            return False
        self._keys.add(key)
        return True

    def enter(self, new: list[Entry]) -> list[Entry] | None:
        """Put entries into the log; give those that only follow, `None` where one comes late.

        An entry of the very moment that was judged last is late too: moments are judged whole.
        """
        newest = self._log[-1][0] if self._log else None
        if newest is None or new[0][0] > newest:
            self._log += new
            return new
        for entry in new:
            insort(self._log, entry, self._passed, key=itemgetter(0, 1))
        return None

    def run_ahead(self, new: list[Entry] | None, peers: Peers) -> Iterator[Indicator]:
        """Judge what is new; where something came late, everything since the watcher behind."""
        if new is None:
            self.ahead = self.behind.twin()
            self.open.clear()
            new = self._log[self._passed :]
        yield from _run(self.ahead, new, self.open, peers)

    def follow(self, at: datetime, peers: Peers) -> None:
        """Let the watcher behind take in the moment `at`, and teach the peers."""
        moment = []
        while self._passed < len(self._log) and self._log[self._passed][0] == at:
            moment.append(self._log[self._passed])
            self._passed += 1
        if not moment:  # the moment was taken in with an earlier entry of it
            return
        for _ in _run(self.behind, moment, self.settled, peers):
            pass
        for _, key, one in moment:
            self._keys.discard(key)
            if isinstance(one, Mark):
                peers.add(self.behind.journalist, one)
        while self.open and self.open[0].raised_at <= at:
            self.open.pop(0)
        if self._passed > LOT and self._passed * 2 > len(self._log):
            del self._log[: self._passed]
            self._passed = 0

    def latest(self, told: Iterable[Alert]) -> list[Alert]:
        """Give the alerts that are open, and those settled since the first of `told`."""
        first = min((one.raised_at for one in told), default=None)
        since = 0
        if first is not None:
            since = bisect_left(self.settled, first, key=lambda one: one.raised_at)
        settled = self.settled[since:] if first is not None else []
        return [*settled, *self.open]


def _run(
    watcher: Watcher, todo: list[Entry], told: list[Alert], peers: Peers
) -> Iterator[Indicator]:
    """Run entries through a watcher moment by moment; alerts go to `told`."""
    for at, same in groupby(todo, key=itemgetter(0)):
        moment = [one for _, _, one in same]
        seen = [one for one in moment if isinstance(one, Mark)]
        for one in watcher.take(at, seen, peers.prior(at)) if seen else ():
            if isinstance(one, Alert):
                told.append(one)
            else:
                yield one
        for post in moment:
            if isinstance(post, Own):
                watcher.hear(post)
