"""Run watchers in several processes, each with its share of the journalists, with few in memory.

Every process is a pool of one, so that a journalist's steps always meet the same watcher, in order.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from tocsin.domain import Alert, Finding, Indicator, Watchlist
from tocsin.escalation.batches import Told, batched, merged, worked
from tocsin.escalation.cycles import put_off
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside
from tocsin.escalation.mark import Mark, Own
from tocsin.escalation.method import Method
from tocsin.escalation.peers import Prior
from tocsin.escalation.reading import read_many, until_fault
from tocsin.escalation.steps import Step, begin, steps
from tocsin.escalation.watcher import Watcher

# A step with its place within a batch: plain lists travel at half the cost of marks.
Light = tuple[int, str, datetime | None, list[list[Any]], Prior | None, Own | None]
# Batches that may wait: enough to keep every process busy, few enough to bound memory.
AHEAD = 2

# The watchers of this process, where it is one of the pool.
_WATCHERS: dict[str, Watcher] = {}


def spread(
    findings: Iterable[Finding], watch: Watchlist, method: Method, beside: Beside, jobs: int
) -> Iterator[Indicator | Alert]:
    """Give what findings bring, in the order of one process, from watchers in `jobs` processes.

    What the source of the findings raises is raised again when everything before it has been given.
    Raises `EscalationError` when a process dies, for instance for want of memory.
    """
    owners = {person.id: place % jobs for place, person in enumerate(watch.journalists)}
    faults: list[Exception] = []
    with ExitStack() as stack:
        pools = [
            stack.enter_context(_pool((watch, method, beside, frozenset(ids))))
            for ids in ([id_ for id_ in owners if owners[id_] == own] for own in range(jobs))
        ]
        waiting: deque[list[Future[list[Told]]]] = deque()
        try:
            source = until_fault(steps(read_many(findings), owners), faults)
            for parts in _parted(source, owners, jobs):
                shares = zip(pools, parts, strict=True)
                waiting.append([pool.submit(_work, part) for pool, part in shares])
                if len(waiting) > AHEAD:
                    yield from _merged(waiting.popleft())
            while waiting:
                yield from _merged(waiting.popleft())
        except BrokenProcessPool as error:
            raise EscalationError(
                "a process that watched some of the journalists ended before its time, perhaps for "
                "want of memory; run again with --jobs 1"
            ) from error
        finally:
            for future in (future for batch in waiting for future in batch):
                future.cancel()
    if faults:
        raise faults[0]


def _parted(
    source: Iterable[Step], owners: dict[str, int], jobs: int
) -> Iterator[list[list[Light]]]:
    """Cut steps into batches, each with a part for every process."""
    for batch in batched(source):
        parts: list[list[Light]] = [[] for _ in range(jobs)]
        for place, (journalist, at, seen, prior, own) in enumerate(batch):
            light = (place, journalist, at, [list(one) for one in seen], prior, own)
            parts[owners[journalist]].append(light)
        yield parts


def _merged(batch: list[Future[list[Told]]]) -> Iterator[Indicator | Alert]:
    return merged([one for future in batch for one in future.result()])


def _pool(start: tuple[Watchlist, Method, Beside, frozenset[str]]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # a fork would copy our threads' locks
    return ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=start)


def _begin(watch: Watchlist, method: Method, beside: Beside, ids: frozenset[str]) -> None:
    """Make the watchers of this process; whoever started it says when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _WATCHERS.update(begin(watch, method, beside, ids))


def _end_with_parent() -> None:
    """Leave no orphan where the parent was killed and could say nothing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(part: list[Light]) -> list[Told]:
    """Hand steps to the watchers of this process, and give what they bring."""
    places = [one[0] for one in part]
    with put_off():
        whole = [
            Step(journalist, at, tuple(map(Mark._make, seen)), prior, own)
            for _, journalist, at, seen, prior, own in part
        ]
    return worked(_WATCHERS, whole, places)
