"""The place where a named person says yes or no to what was proposed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from tocsin.records.errors import NotFoundError, RecordsError
from tocsin.records.model import Decision, Event, Record, Standing
from tocsin.records.moments import written
from tocsin.records.store import Author

T = TypeVar("T")
Judge = Callable[[Standing], Standing]


def decide(record: Record, what: str, answer: Decision, author: Author, note: str = "") -> Record:
    """Give the record with a decision on one thing that was proposed.

    `what` is an event (`ev-1`, with those of its types that are still only proposed), a type or
    provision of an event (`ev-1/THR-1`, `ev-1/ICCPR-19`), an actor, or an indicator (`ESC-06`).
    Raises `NotFoundError` with what can be decided, `RecordsError` where nobody is named.
    """
    if not author.name.strip():
        raise RecordsError("a decision needs the name of the person who takes it")

    def judge(standing: Standing) -> Standing:
        at = written(author.at) if answer is not Decision.PROPOSED else None
        by = author.name.strip() if at else None
        return replace(standing, decision=answer, by=by, at=at, note=note)

    out = _decided(record, what, judge)
    if out is None:
        choices = ", ".join(list(decidable(record))[:12])
        raise NotFoundError(f"nothing to decide is called {what!r}; there are {choices}, …")
    return out


def decidable(record: Record) -> Iterator[str]:
    """Give the names of all that can be decided."""
    for event in record.events:
        yield event.event_id
        yield from (f"{event.event_id}/{one.type_id}" for one in event.types)
        yield from (f"{event.event_id}/{one.standard_id}" for one in event.standards)
    yield from (actor.actor_id for actor in record.actors)
    yield from (note.indicator_id for note in record.case.indicators)


def open_questions(record: Record) -> Iterator[str]:
    """Give the names of what is proposed and waits for a person."""
    for event in record.events:
        if _waits(event.standing):
            yield event.event_id
        yield from (f"{event.event_id}/{t.type_id}" for t in event.types if _waits(t.standing))
        yield from (
            f"{event.event_id}/{s.standard_id}" for s in event.standards if _waits(s.standing)
        )
    yield from (actor.actor_id for actor in record.actors if _waits(actor.standing))
    yield from (n.indicator_id for n in record.case.indicators if _waits(n.standing))


def _waits(standing: Standing) -> bool:
    return standing.decision is Decision.PROPOSED


def _decided(record: Record, what: str, judge: Judge) -> Record | None:
    head, _, tail = what.partition("/")
    for number, event in enumerate(record.events):
        if event.event_id == head:
            made = _event(event, tail, judge)
            if made is None:
                return None
            return replace(record, events=_swap(record.events, number, made))
    for number, actor in enumerate(record.actors):
        if actor.actor_id == what:
            made_actor = replace(actor, standing=judge(actor.standing))
            return replace(record, actors=_swap(record.actors, number, made_actor))
    notes = record.case.indicators
    for number, one in enumerate(notes):
        if one.indicator_id == what:
            made_note = replace(one, standing=judge(one.standing))
            return replace(
                record, case=replace(record.case, indicators=_swap(notes, number, made_note))
            )
    return None


def _event(event: Event, tail: str, judge: Judge) -> Event | None:
    if not tail:
        types = tuple(
            replace(one, standing=judge(one.standing)) if _waits(one.standing) else one
            for one in event.types
        )
        return replace(event, standing=judge(event.standing), types=types)
    for number, one in enumerate(event.types):
        if one.type_id == tail:
            made = replace(one, standing=judge(one.standing))
            return replace(event, types=_swap(event.types, number, made))
    for number, candidate in enumerate(event.standards):
        if candidate.standard_id == tail:
            decided = replace(candidate, standing=judge(candidate.standing))
            return replace(event, standards=_swap(event.standards, number, decided))
    return None


def _swap(entries: tuple[T, ...], number: int, one: T) -> tuple[T, ...]:
    return (*entries[:number], one, *entries[number + 1 :])
