"""One file of a case: everything that is known, so that it can be read and reviewed alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tocsin.records.model.case import Case
from tocsin.records.model.event import Event
from tocsin.records.model.governance import Governance
from tocsin.records.model.item import Item
from tocsin.records.model.people import Actor, Impact, Person, Source

FORMAT = "tocsin-record"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A case with its person, events, items, actors and sources."""

    format: Literal["tocsin-record"] = "tocsin-record"
    version: Literal[1] = 1
    case: Case
    person: Person
    events: tuple[Event, ...] = ()
    items: tuple[Item, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    impact: Impact = field(default_factory=Impact)
    governance: Governance = field(default_factory=Governance)

    @property
    def id(self) -> str:
        """The case's id, and the name of its file."""
        return self.case.case_id

    def of_event(self, event_id: str) -> tuple[Item, ...]:
        """Give the items of an event, in order."""
        return tuple(item for item in self.items if item.event_id == event_id)

    def actors_by_id(self) -> Mapping[str, Actor]:
        """Give the actors by id."""
        return {actor.actor_id: actor for actor in self.actors}
