"""Take steps in batches, one journalist after another: what is at hand of her stays at hand."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter

from tocsin.domain import Alert, Indicator
from tocsin.escalation.cycles import put_off
from tocsin.escalation.reading import until_fault
from tocsin.escalation.steps import Step, follow
from tocsin.escalation.watcher import Watcher

# What a step brought, with its place within a batch.
Told = tuple[int, Indicator | Alert]
# Of many journalists each has a few steps in a batch of this size.
BATCH = 16_384


def in_batches(
    source: Iterable[Step], watchers: Mapping[str, Watcher]
) -> Iterator[Indicator | Alert]:
    """Give what steps bring, in their order, a batch later.

    What their source raises is raised again when everything before it has been given.
    """
    faults: list[Exception] = []
    rest = until_fault(source, faults)
    while batch := list(islice(rest, BATCH)):
        yield from merged(worked(watchers, batch, range(len(batch))))
    if faults:
        raise faults[0]


def worked(watchers: Mapping[str, Watcher], part: list[Step], places: Iterable[int]) -> list[Told]:
    """Hand steps to the watchers that they are for, and give what they bring with its place."""
    by_journalist = sorted(zip(places, part, strict=True), key=lambda one: one[1].journalist)
    with put_off():
        return [
            (place, one)
            for place, step in by_journalist
            for one in follow(watchers[step.journalist], step)
        ]


def merged(told: list[Told]) -> Iterator[Indicator | Alert]:
    """Give what one batch brought in the order of its steps."""
    told.sort(key=itemgetter(0))
    return map(itemgetter(1), told)
