"""Take steps in batches, one journalist after another: what is at hand of her stays at hand."""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from tocsin.domain import Alert, Indicator
from tocsin.escalation.cycles import put_off
from tocsin.escalation.reading import until_fault
from tocsin.escalation.steps import Step, follow
from tocsin.escalation.watcher import Watcher

# What a step brought, with its place within a batch.
Told = tuple[int, Indicator | Alert]
# Posts of a batch: of many journalists each has a few among them.
BATCH = 16_384


def in_batches(
    source: Iterable[Step], watchers: Mapping[str, Watcher]
) -> Iterator[Indicator | Alert]:
    """Give what steps bring, in their order, a batch later.

    What their source raises is raised again when everything before it has been given.
    """
    faults: list[Exception] = []
    for batch in batched(until_fault(source, faults)):
        yield from merged(worked(watchers, batch, range(len(batch))))
    if faults:
        raise faults[0]


def batched(source: Iterable[Step]) -> Iterator[list[Step]]:
    """Cut steps into lists of so many posts; those of one moment about one person stay together."""
    batch: list[Step] = []
    posts = 0
    for step in source:
        batch.append(step)
        posts += max(1, len(step.seen))
        if posts >= BATCH:
            yield batch
            batch, posts = [], 0
    if batch:
        yield batch


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
