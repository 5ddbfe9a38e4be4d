"""STIX 2.1: the campaign and its means for those who share threat data; never the target.

Profile: every object is marked TLP:AMBER; the target has an identity object only where she agreed
to be named; texts of abuse never go along; accounts go along only where a person confirmed the
actor, because an account may belong to a bystander. Ids follow from the case's number, so that the
same record gives the same bundle. The library `stix2` checks the bundle in the tests.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tocsin import guidelines
from tocsin.records.consent import allows, may_name
from tocsin.records.crosswalks.losses import Loss, LossKind, losses_csv
from tocsin.records.crosswalks.table import DRAFT, Asked, Export, usable, usable_types
from tocsin.records.model import Actor, Event, Purpose, Record, Verification
from tocsin.records.moments import earliest, latest, written
from tocsin.records.redact import without_traces

ID = "stix"
PURPOSE = Purpose.THREAT_SHARING
SPACE = uuid5(NAMESPACE_URL, "tocsin/stix")
# The marking and its id are fixed by the standard, section 7.2.1.4.
TLP_AMBER = {
    "type": "marking-definition",
    "spec_version": "2.1",
    "id": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "created": "2017-01-20T00:00:00.000Z",
    "definition_type": "tlp",
    "name": "TLP:AMBER",
    "definition": {"tlp": "amber"},
}
_CONFIDENCE = {
    Verification.DOCUMENTED: 90,
    Verification.TWO_SOURCES: 75,
    Verification.SINGLE_SOURCE: 50,
}

Plain = dict[str, Any]


def export_stix(records: Sequence[Record], asked: Asked) -> Export:
    """Give one bundle of all records, with the losses beside it."""
    losses: dict[Loss, None] = {}
    objects: dict[str, Plain] = {}
    count = 0
    for record in records:
        if not asked.draft and not allows(record, PURPOSE, asked.today):
            losses[Loss(LossKind.NO_CONSENT, PURPOSE.value, record.id)] = None
            continue
        events = list(_events(record, asked, losses))
        count += len(events)
        if events:
            for one in _objects(record, events, asked, losses):
                objects[one["id"]] = one
    # The marking alone where there is nothing to say: readers of bundles expect objects.
    every = [TLP_AMBER, *objects.values()]
    bundle: Plain = {"type": "bundle", "id": _id("bundle", *objects), "objects": every}
    name = f"{DRAFT if asked.draft else ''}{ID}"
    files = {
        f"{name}.json": (json.dumps(bundle, ensure_ascii=False, indent=2) + "\n").encode(),
        f"{name}-losses.csv": losses_csv(losses, asked.lang),
    }
    return Export(files, count, tuple(losses))


def _events(record: Record, asked: Asked, losses: dict[Loss, None]) -> Iterator[Event]:
    for event in record.events:
        if usable(event, asked.draft):
            yield event
        elif not event.standing.refused:
            losses[Loss(LossKind.LEFT_OUT, "", record.id, event.event_id)] = None


def _objects(
    record: Record, events: Sequence[Event], asked: Asked, losses: dict[Loss, None]
) -> Iterator[Plain]:
    campaign = _campaign(record, events)
    yield campaign
    for event in events:
        incident = _incident(record, event, asked)
        yield incident
        yield _related(record, incident, "related-to", campaign, event)
        for one in usable_types(event, asked.draft):
            pattern = _pattern(one.type_id, events[0])
            yield pattern
            yield _related(record, campaign, "uses", pattern, event)
        yield from _accounts(record, event, losses)
    if may_name(record, asked.today) and record.person.name:
        target = _target(record, events[0])
        yield target
        yield _related(record, campaign, "targets", target, events[0])
    else:
        losses[Loss(LossKind.WITHHELD, "identity", record.id)] = None
    for what in ("Event.standards", "Case.indicators", "Case.responses", "Impact.reported"):
        losses[Loss(LossKind.NO_PLACE, what, record.id)] = None


def _campaign(record: Record, events: Sequence[Event]) -> Plain:
    first = min(earliest(event.date_start) for event in events)
    last = max(latest(event.date_end or event.date_start) for event in events)
    made = _object("campaign", events[0], record.id)
    return made | {
        "name": f"Online violence against a journalist, case {record.id}",
        "first_seen": written(first),
        "last_seen": written(last),
    }


def _incident(record: Record, event: Event, asked: Asked) -> Plain:
    types = [one.type_id for one in usable_types(event, asked.draft)]
    made = _object("incident", event, record.id, event.event_id)
    made |= {
        "name": f"{record.id}/{event.event_id}",
        "description": without_traces(event.summary, record),
        "labels": [f"tocsin:type={id}" for id in types]
        + ([f"tocsin:severity={event.severity}"] if event.severity else [])
        + [f"tocsin:standing={event.standing.decision.value}"],
    }
    if event.verification in _CONFIDENCE:
        made["confidence"] = _CONFIDENCE[event.verification]
    return made


def _pattern(type_id: str, event: Event) -> Plain:
    subtype = guidelines.load().subtype(type_id)
    made = _object("attack-pattern", event, type_id)
    return made | {
        "created": "2026-01-01T00:00:00.000Z",  # of the typology, not of an event
        "modified": "2026-01-01T00:00:00.000Z",
        "name": subtype.label.en,
        "description": subtype.definition.en,
        "external_references": [{"source_name": "tocsin-typology", "external_id": type_id}],
    }


def _accounts(record: Record, event: Event, losses: dict[Loss, None]) -> Iterator[Plain]:
    """Give the accounts of confirmed actors as observed data."""
    actors = record.actors_by_id()
    confirmed = [
        actor
        for one in event.actors
        if (actor := actors[one.actor_id]).standing.confirmed and actor.accounts
    ]
    if len(confirmed) < len(event.actors):
        losses[Loss(LossKind.LEFT_OUT, "accounts of actors", record.id, event.event_id)] = None
    accounts = [made for actor in confirmed for made in _account(actor)]
    if not accounts:
        return
    yield from accounts
    made = _object("observed-data", event, record.id, event.event_id, "accounts")
    yield made | {
        "first_observed": written(earliest(event.date_start)),
        "last_observed": written(latest(event.date_end or event.date_start)),
        "number_observed": max(1, event.volume_estimate or len(accounts)),
        "object_refs": list(dict.fromkeys(one["id"] for one in accounts)),
    }


def _account(actor: Actor) -> Iterator[Plain]:
    for account in actor.accounts:
        platform, found, login = account.rpartition(":")
        made: Plain = {
            "type": "user-account",
            "spec_version": "2.1",
            "id": _id("user-account", account),
            "account_login": login,
            "object_marking_refs": [TLP_AMBER["id"]],
        }
        yield made | ({"account_type": platform} if found and platform else {})


def _target(record: Record, event: Event) -> Plain:
    made = _object("identity", event, record.id, record.person.pseudonym)
    return made | {"name": record.person.name, "identity_class": "individual"}


def _related(record: Record, source: Plain, kind: str, target: Plain, event: Event) -> Plain:
    made = _object("relationship", event, record.id, source["id"], kind, target["id"])
    return made | {
        "relationship_type": kind,
        "source_ref": source["id"],
        "target_ref": target["id"],
    }


def _object(kind: str, event: Event, *of: str) -> Plain:
    at = written(earliest(event.date_start)).replace("Z", ".000Z")
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, *of),
        "created": at,
        "modified": at,
        "object_marking_refs": [TLP_AMBER["id"]],
    }


def _id(kind: str, *of: str) -> str:
    return f"{kind}--{uuid5(SPACE, '/'.join([kind, *of]))}"
