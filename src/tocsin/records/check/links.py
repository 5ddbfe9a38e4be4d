"""Whether what a record points to is there: events, items, actors, sources, the person."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from tocsin.records.check.faults import Fault, Path, fault
from tocsin.records.model import Event, Record


def link_faults(record: Record) -> Iterator[Fault]:
    """Find ids that stand twice and ids that lead nowhere."""
    if record.case.target_ref != record.person.pseudonym:
        message = f"is {record.case.target_ref!r}, but the person is {record.person.pseudonym!r}"
        yield fault(["case", "target_ref"], message, "Write the same pseudonym in both places.")
    events = [event.event_id for event in record.events]
    items = [item.item_id for item in record.items]
    actors = [actor.actor_id for actor in record.actors]
    sources = [source.source_id for source in record.sources]
    for part, key, ids in (
        ("events", "event_id", events),
        ("items", "item_id", items),
        ("actors", "actor_id", actors),
        ("sources", "source_id", sources),
    ):
        yield from _twice(part, key, ids)
    yield from _items(record, set(events))
    yield from _case(record, set(items), {*events, *items})
    for number, event in enumerate(record.events):
        path: Path = ["events", number]
        if event.case_id != record.id:
            message = f"is {event.case_id!r}, but this is case {record.id!r}"
            yield fault([*path, "case_id"], message, "Write the number of this case.")
        yield from _event(event, path, set(actors), set(sources))


def _twice(part: str, key: str, ids: list[str]) -> Iterator[Fault]:
    often = Counter(ids)
    for number, id in enumerate(ids):
        if often[id] > 1 and ids.index(id) != number:
            message = f"{id!r} is already taken by entry {ids.index(id) + 1}"
            yield fault([part, number, key], message, "Give every entry a number of its own.")


def _items(record: Record, events: set[str]) -> Iterator[Fault]:
    for number, item in enumerate(record.items):
        if item.event_id is not None:
            yield from _there(["items", number, "event_id"], [item.event_id], events, "event")


def _case(record: Record, items: set[str], all_ids: set[str]) -> Iterator[Fault]:
    for number, note in enumerate(record.case.indicators):
        path: Path = ["case", "indicators", number, "evidence_ids"]
        yield from _there(path, note.evidence_ids, items, "item")
    for number, response in enumerate(record.case.responses):
        path = ["case", "responses", number, "about"]
        yield from _there(path, response.about, all_ids, "event or item")


def _event(event: Event, path: Path, actors: set[str], sources: set[str]) -> Iterator[Fault]:
    for number, one in enumerate(event.actors):
        yield from _there([*path, "actors", number, "actor_id"], [one.actor_id], actors, "actor")
    yield from _there([*path, "sources"], event.sources, sources, "source")
    for number, conflict in enumerate(event.conflicts):
        here = [*path, "conflicts", number, "claims"]
        if len(conflict.claims) < 2:
            advice = "Write every statement with its source, or remove the conflict."
            yield fault(here, "has fewer than two statements", advice)
        yield from _there(here, [one.source_id for one in conflict.claims], sources, "source")


def _there(path: Path, ids: Iterable[str], known: Collection[str], what: str) -> Iterator[Fault]:
    for id in ids:
        if id not in known:
            message = f"names {id!r}, but this record has no such {what}"
            yield fault(path, message, f"Add the {what}, or correct the number.")
