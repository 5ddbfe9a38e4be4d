"""Run a function over batches on one or more processes, in order, holding few in memory."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from tocsin.findings.errors import FindingsError

T = TypeVar("T")
R = TypeVar("R")
BATCH = 512
# Batches that may wait for each process: enough to keep it busy, few enough to bound memory.
AHEAD = 3


def cores() -> int:
    """Give the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def batched(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Part `items` into lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def in_order(work: Callable[[T], R], batches: Iterable[T], jobs: int) -> Iterator[R]:
    """Give `work(batch)` for every batch in order; `work` must be a module's own function.

    One job runs here, more run in that many processes of their own. Raises `FindingsError` when a
    process dies, for instance for want of memory.
    """
    if jobs <= 1:
        yield from map(work, batches)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy our threads' locks
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        waiting: deque[Future[R]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) > jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise FindingsError(
                "a worker process ended before its time, perhaps for want of memory; "
                "run again with --jobs 1"
            ) from error
        finally:
            for future in waiting:
                future.cancel()
