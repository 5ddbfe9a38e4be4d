"""HURIDOCS Events Standard Formats: who did what to whom, as linked tables.

An event holds acts; a person, who may be an individual or a group, is tied to them by roles. Names
of tables and roles follow the formats' questions and answers,
http://archive.flossmanuals.net/openevsys/ch040_events-standard-formats-questions.html . The numbers
of the micro-thesauri were not readable; our own codes stand in their place, and the losses say so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from tocsin import guidelines
from tocsin.records.consent import allows, may_name
from tocsin.records.crosswalks.losses import Loss, LossKind, losses_csv
from tocsin.records.crosswalks.table import DRAFT, Asked, Export, usable, usable_types
from tocsin.records.model import Event, Purpose, Record, Role, Source
from tocsin.records.redact import without_traces
from tocsin.records.retell import retold
from tocsin.records.tables import to_csv
from tocsin.records.words import value_words

ID = "huridocs"
PURPOSE = Purpose.MONITORS

Cells = dict[str, str]
Tables = dict[str, list[Cells]]

HEADS: Mapping[str, tuple[str, ...]] = {
    "event": (
        "event_record_number", "event_title", "initial_date", "final_date", "geographical_term",
        "local_geographical_area", "event_description", "monitoring_status",
    ),
    "act": (
        "act_record_number", "event", "victim", "type_of_act", "type_of_act_label",
        "initial_date", "attribution", "degree_of_certainty",
    ),
    "person": (
        "person_record_number", "person_name", "individual_or_group", "sex", "occupation",
        "general_character",
    ),
    "involvement": (
        "involvement_record_number", "act", "perpetrator", "role", "status_as_perpetrator",
    ),
    "information": ("information_record_number", "event", "source", "source_reliability"),
    "intervention": (
        "intervention_record_number", "event", "intervening_party", "date_of_intervention",
        "intervention_status",
    ),
}  # fmt: skip


def export_huridocs(records: Sequence[Record], asked: Asked) -> Export:
    """Give the tables as CSV and as one JSON, with the losses beside them."""
    losses: dict[Loss, None] = {Loss(LossKind.NEVER_ASKED, "micro-thesauri numbers"): None}
    tables: Tables = {name: [] for name in HEADS}
    for record in records:
        if asked.draft or allows(record, PURPOSE, asked.today):
            _record(record, asked, tables, losses)
        else:
            losses[Loss(LossKind.NO_CONSENT, PURPOSE.value, record.id)] = None
    name = f"{DRAFT if asked.draft else ''}{ID}"
    files = {
        f"{name}-{table}.csv": to_csv(head, ([row[k] for k in head] for row in tables[table]))
        for table, head in HEADS.items()
    }
    plain = {"form": ID, "draft": asked.draft, "language": asked.lang} | tables
    files[f"{name}.json"] = (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
    files[f"{name}-losses.csv"] = losses_csv(losses, asked.lang)
    return Export(files, len(tables["event"]), tuple(losses))


def _record(record: Record, asked: Asked, tables: Tables, losses: dict[Loss, None]) -> None:
    events = [event for event in record.events if usable(event, asked.draft)]
    for event in record.events:
        if event not in events and not event.standing.refused:
            losses[Loss(LossKind.LEFT_OUT, "", record.id, event.event_id)] = None
    if not events:
        return
    tables["person"] += [_victim(record, asked), *_actors(record, events, asked)]
    sources = {source.source_id: source for source in record.sources}
    for event in events:
        tables["event"].append(_event(record, event, asked))
        tables["act"] += _acts(record, event, asked)
        tables["involvement"] += _involvements(record, event, asked)
        for id in event.sources:
            tables["information"].append(_information(record, event, sources[id], asked))
    tables["intervention"] += _interventions(record, events, asked)
    for what in ("Event.severity", "Event.directness", "Event.gender_basis", "Case.indicators"):
        losses[Loss(LossKind.NO_PLACE, what, record.id)] = None


def _event(record: Record, event: Event, asked: Asked) -> Cells:
    return {
        "event_record_number": _ref(record, event.event_id),
        "event_title": f"{_victim_name(record, asked)}, {event.date_start[:10]}",
        "initial_date": event.date_start,
        "final_date": event.date_end or "",
        "geographical_term": event.place_country or record.case.country_of_target or "",
        "local_geographical_area": event.place_region,
        "event_description": without_traces(retold(event.summary, asked.lang), record),
        "monitoring_status": value_words(record.case.status).say(asked.lang),
    }


def _acts(record: Record, event: Event, asked: Asked) -> Iterator[Cells]:
    """Give an act for each type: one person may be victim of several in an event."""
    method = guidelines.load()
    for number, one in enumerate(usable_types(event, asked.draft), 1):
        yield {
            "act_record_number": _ref(record, event.event_id, f"act-{number}"),
            "event": _ref(record, event.event_id),
            "victim": _ref(record, record.person.pseudonym),
            "type_of_act": one.type_id,
            "type_of_act_label": method.subtype(one.type_id).label.say(asked.lang),
            "initial_date": event.date_start,
            "attribution": value_words(one.standing.set_by).say(asked.lang),
            "degree_of_certainty": value_words(event.verification).say(asked.lang),
        }


def _victim_name(record: Record, asked: Asked) -> str:
    person = record.person
    return person.name if may_name(record, asked.today) and person.name else person.pseudonym


def _victim(record: Record, asked: Asked) -> Cells:
    person = record.person
    return {
        "person_record_number": _ref(record, person.pseudonym),
        "person_name": _victim_name(record, asked),
        "individual_or_group": "individual",
        "sex": value_words(person.gender).say(asked.lang),
        "occupation": value_words(person.work).say(asked.lang),
        "general_character": "",
    }


def _actors(record: Record, events: Sequence[Event], asked: Asked) -> Iterator[Cells]:
    """Give those who act by number and kind only: they are data subjects too."""
    used = {one.actor_id for event in events for one in event.actors}
    for actor in record.actors:
        if actor.actor_id in used:
            yield {
                "person_record_number": _ref(record, actor.actor_id),
                "person_name": actor.actor_id,
                "individual_or_group": "",
                "sex": "",
                "occupation": "",
                "general_character": value_words(actor.kind).say(asked.lang),
            }


def _involvements(record: Record, event: Event, asked: Asked) -> Iterator[Cells]:
    for number, one in enumerate(event.actors, 1):
        if one.role in (Role.WITNESS, Role.INTERVENER) or one.standing.refused:
            continue
        yield {
            "involvement_record_number": _ref(record, event.event_id, f"inv-{number}"),
            "act": _ref(record, event.event_id, "act-1"),
            "perpetrator": _ref(record, one.actor_id),
            "role": value_words(one.role).say(asked.lang),
            "status_as_perpetrator": value_words(one.standing.decision).say(asked.lang),
        }


def _information(record: Record, event: Event, source: Source, asked: Asked) -> Cells:
    return {
        "information_record_number": _ref(record, event.event_id, source.source_id),
        "event": _ref(record, event.event_id),
        "source": value_words(source.kind).say(asked.lang),
        "source_reliability": value_words(source.reliability).say(asked.lang),
    }


def _interventions(record: Record, events: Sequence[Event], asked: Asked) -> Iterator[Cells]:
    """Give a row for each response; one on no event in particular stands with the first."""
    for number, response in enumerate(record.case.responses, 1):
        about = [event for event in events if event.event_id in response.about] or events[:1]
        for event in about:
            yield {
                "intervention_record_number": _ref(record, event.event_id, f"res-{number}"),
                "event": _ref(record, event.event_id),
                "intervening_party": value_words(response.by).say(asked.lang),
                "date_of_intervention": response.asked_at or "",
                "intervention_status": value_words(response.outcome).say(asked.lang),
            }


def _ref(record: Record, *parts: str) -> str:
    return "/".join([record.id, *parts])
