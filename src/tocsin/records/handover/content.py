"""What of a record goes into a document: chosen, redacted, and demanded of consent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.records.consent import demand, may_name
from tocsin.records.errors import RefusedError
from tocsin.records.handover.request import Recipient, Request
from tocsin.records.handover.say import Say
from tocsin.records.model import Actor, Answer, Event, Item, Record, TypeCode
from tocsin.records.moments import earliest
from tocsin.records.redact import without_name, without_traces
from tocsin.records.standards import PROTECTED


@dataclass(frozen=True, slots=True)
class Content:
    """The record as this recipient may see it, with the words to say it."""

    request: Request
    say: Say
    record: Record
    events: tuple[Event, ...]
    items: tuple[Item, ...]
    named: bool

    @property
    def person(self) -> str:
        """The person's name where she may be named, else the pseudonym."""
        person = self.record.person
        return person.name if self.named and person.name else person.pseudonym

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those involved in the events, without those refused."""
        used = {
            one.actor_id
            for event in self.events
            for one in event.actors
            if not one.standing.refused
        }
        return tuple(actor for actor in self.record.actors if actor.actor_id in used)

    def types(self, event: Event) -> tuple[TypeCode, ...]:
        """Give the types of an event that may be told."""
        held = event.held_types
        if self.request.draft:
            return held
        return tuple(one for one in held if one.standing.confirmed)

    def clean(self, text: str) -> str:
        """Give words of our own as this recipient may see them."""
        if self.request.recipient.sees_accounts:
            return text if self.named else without_name(text, self.record)
        return text if self.named else without_traces(text, self.record)

    def quoted(self, item: Item) -> str:
        """Give the text of an item as this recipient may see it."""
        return item.text_original if self.named else without_name(item.text_original, self.record)


def choose(record: Record, request: Request) -> Content:
    """Choose what goes into a document.

    Raises `RefusedError` where consent does not cover it or nobody confirmed any event.
    """
    if not request.draft:
        demand(record, request.recipient.purpose, request.now.date())
    events = _events(record, request)
    ids = {event.event_id for event in events}
    items = tuple(item for item in record.items if item.event_id in ids and _fits(item, request))
    if request.recipient is Recipient.PLATFORM:
        items = tuple(item for item in items if not _only_rude(item))
    if request.recipient is Recipient.PLATFORM and not items:
        raise RefusedError(f"{record.id} has no items to give notice of{_of(request)}")
    if request.platform:
        kept = {item.event_id for item in items}
        events = tuple(event for event in events if event.event_id in kept)
    return Content(
        request=request,
        say=Say(request.lang),
        record=record,
        events=tuple(sorted(events, key=_gravest_first)),
        items=items,
        named=may_name(record, request.now.date()) and request.recipient is not Recipient.PLATFORM,
    )


def _events(record: Record, request: Request) -> Sequence[Event]:
    held = [event for event in record.events if not event.standing.refused]
    if request.draft:
        return held
    confirmed = [event for event in held if event.standing.confirmed]
    if not confirmed:
        waiting = ", ".join(event.event_id for event in held) or "none at all"
        raise RefusedError(
            f"{record.id}: no event is confirmed by a person yet (waiting: {waiting}). Read the "
            f"items, then `tocsin records decide {record.id} EVENT yes --by NAME`; or make a "
            "draft with --draft"
        )
    return confirmed


def _fits(item: Item, request: Request) -> bool:
    return request.platform is None or item.platform == request.platform


def _only_rude(item: Item) -> bool:
    """Say whether an item is criticism or rudeness alone, by people's labels before machines'."""
    said = {label.type_id for label in item.human_labels if label.agrees is not Answer.NO}
    refused = {label.type_id for label in item.human_labels if label.agrees is Answer.NO}
    types = said or {label.type_id for label in item.machine_labels} - refused
    return bool(item.human_labels or item.machine_labels) and types <= PROTECTED


def _gravest_first(event: Event) -> tuple[int, datetime, str]:
    return (-(event.severity or 0), earliest(event.date_start), event.event_id)


def _of(request: Request) -> str:
    return f" on {request.platform}" if request.platform else ""
