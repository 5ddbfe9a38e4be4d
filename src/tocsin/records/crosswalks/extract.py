"""What can fill a column of a form: one small function each, with the fields that it carries.

A function gives `None` where the record does not know, and `WITHHELD` where it may not say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tocsin import guidelines
from tocsin.records.consent import may_name
from tocsin.records.crosswalks.scheme import Scheme
from tocsin.records.model import (
    ActorKind,
    Answer,
    Event,
    Item,
    Record,
    Responder,
    StateLink,
    TypeCode,
    Verification,
)
from tocsin.records.moments import day_of
from tocsin.records.redact import without_traces
from tocsin.records.retell import retold
from tocsin.records.words import value_words

WITHHELD = "\x00withheld"
UNKNOWN = "unknown"
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """What one row is made of: an event, for some forms an item, the form, and the codes."""

    record: Record
    event: Event
    item: Item | None
    scheme: Scheme
    types: tuple[TypeCode, ...]
    codes: tuple[str, ...]
    lang: str
    today: date

    @property
    def named(self) -> bool:
        """Whether the person may be named."""
        return may_name(self.record, self.today)

    def join(self, values: Sequence[str]) -> str | None:
        """Put several values into one cell, each once; `None` where there are none."""
        kept = dict.fromkeys(value.replace(self.scheme.between.strip(), " ") for value in values)
        return self.scheme.between.join(kept) or None


@dataclass(frozen=True, slots=True)
class Extractor:
    """A way to fill a column, and the fields of the record that it carries over."""

    carries: tuple[str, ...]
    give: Callable[[Row], Value]


def _say(value: Enum, lang: str) -> str | None:
    return None if value.value == UNKNOWN else value_words(value).say(lang)


def _axis(axis: str, value: str | None, lang: str) -> str | None:
    if value is None or value == UNKNOWN:
        return None
    found = guidelines.load().axis(axis).value(value)
    return found.label.say(lang) if found else value


def _name(row: Row) -> Value:
    person = row.record.person
    return person.name if row.named and person.name else person.pseudonym


def _outlet(row: Row) -> Value:
    outlet = row.record.person.outlet
    return (outlet if row.named else WITHHELD) if outlet else None


def _country(row: Row) -> Value:
    return row.event.place_country or row.record.case.country_of_target


def _date(row: Row) -> Value:
    return row.event.date_start


def _code_label(row: Row) -> Value:
    code = row.scheme.code(row.codes[0]) if row.codes else None
    return code.label.say(row.lang) if code else None


def _kinds(row: Row) -> Value:
    actors = row.record.actors_by_id()
    found = [actors[one.actor_id] for one in row.event.actors if not one.standing.refused]
    return row.join([said for one in found if (said := _say(one.kind, row.lang))])


def _state_or_not(row: Row) -> Value:
    """Say State, non-State, or nothing: an account of an unknown owner tells neither."""
    actors = row.record.actors_by_id()
    said = set()
    for one in row.event.actors:
        actor = actors[one.actor_id]
        if actor.state_link is StateLink.OFFICIAL or actor.kind is ActorKind.STATE_BODY:
            said.add("state")
        elif actor.state_link is StateLink.NONE:
            said.add("non-state")
        elif actor.state_link in (StateLink.SUSPECTED, StateLink.FOREIGN_SUSPECTED):
            said.add("state suspected")
    return row.join(sorted(said))


def _responses(row: Row, *by: Responder) -> Value:
    found = [one for one in row.record.case.responses if one.by in by]
    return row.join([value_words(one.outcome).say(row.lang) for one in found])


def _provisions(row: Row) -> Value:
    held = [one for one in row.event.standards if one.standing.confirmed]
    return row.join([one.standard_id for one in held])


def _conflicts(row: Row) -> Value:
    said = []
    for one in row.event.conflicts:
        claims = [without_traces(claim.value, row.record) for claim in one.claims]
        said.append(f"{one.field}: {' / '.join(claims)}")
    return row.join(said)


def _summary(row: Row) -> Value:
    return without_traces(retold(row.event.summary, row.lang), row.record) or None


def _types(row: Row) -> Value:
    method = guidelines.load()
    return row.join([method.subtype(one.type_id).label.say(row.lang) for one in row.types])


def _main_type(row: Row) -> Value:
    if not row.types:
        return None
    return guidelines.load().subtype(row.types[0].type_id).label.say(row.lang)


def _title(row: Row) -> Value:
    day = day_of(row.event.date_start) or row.event.date_start
    return f"{_name(row)}, {_main_type(row)}, {day}"


def _sources(row: Row) -> Value:
    return len(set(row.event.sources)) or None


def _verification(row: Row) -> Value:
    return value_words(Verification(row.event.verification)).say(row.lang)


def _risk(row: Row) -> Value:
    note = row.record.case.risk_note
    return without_traces(note.text, row.record) if note else None


def _of_item(give: Callable[[Item], Value]) -> Callable[[Row], Value]:
    return lambda row: give(row.item) if row.item else None


EXTRACTORS: Mapping[str, Extractor] = {
    "name_or_pseudonym": Extractor(("Person.name",), _name),
    "gender": Extractor(("Person.gender",), lambda r: _say(r.record.person.gender, r.lang)),
    "age_group": Extractor(
        ("Person.age_group",), lambda r: _say(r.record.person.age_group, r.lang)
    ),
    "work": Extractor(("Person.work",), lambda r: _say(r.record.person.work, r.lang)),
    "outlet": Extractor(("Person.outlet",), _outlet),
    "date": Extractor(("Event.date_start",), _date),
    "day": Extractor(("Event.date_start",), lambda r: day_of(r.event.date_start)),
    "precision": Extractor((), lambda r: value_words(r.event.date_precision).say(r.lang)),
    "country": Extractor(("Case.country_of_target", "Event.place_country"), _country),
    "region": Extractor(("Event.place_region",), lambda r: r.event.place_region or None),
    "code": Extractor(("Event.types",), lambda r: r.codes[0] if r.codes else None),
    "code_label": Extractor(("Event.types",), _code_label),
    "code_group": Extractor((), lambda r: r.codes[0].partition("-")[0] if r.codes else None),
    "other_codes": Extractor((), lambda r: r.join(r.codes[1:])),
    "types": Extractor(("Event.types",), _types),
    "main_type": Extractor(("Event.types",), _main_type),
    "title": Extractor((), _title),
    "severity": Extractor(("Event.severity",), lambda r: r.event.severity),
    "directness": Extractor(
        ("Event.directness",), lambda r: _axis("directness", r.event.directness, r.lang)
    ),
    "relation": Extractor(
        ("Event.target_relation",),
        lambda r: _axis("target_relation", r.event.target_relation, r.lang),
    ),
    "gender_basis": Extractor(
        ("Event.gender_basis",), lambda r: _axis("gender_basis", r.event.gender_basis, r.lang)
    ),
    "coordination": Extractor(
        ("Event.coordination",), lambda r: _axis("coordination", r.event.coordination, r.lang)
    ),
    "channel": Extractor(("Event.channel",), lambda r: _axis("channel", r.event.channel, r.lang)),
    "platform": Extractor(("Event.platform",), lambda r: r.event.platform or None),
    "language": Extractor(("Event.language",), lambda r: r.event.language or None),
    "actor_kinds": Extractor(("Event.actors",), _kinds),
    "state_or_not": Extractor(("Event.actors",), _state_or_not),
    "summary": Extractor(
        ("Event.summary",),
        _summary,
    ),
    "source_count": Extractor(("Event.sources",), _sources),
    "verification": Extractor(("Event.verification",), _verification),
    "provisions": Extractor(("Event.standards",), _provisions),
    "conflicts": Extractor(("Event.conflicts",), _conflicts),
    "state_reply": Extractor(("Case.responses",), lambda r: _responses(r, Responder.STATE_REPLY)),
    "legal_case": Extractor(
        ("Case.responses",),
        lambda r: _responses(r, Responder.POLICE, Responder.PROSECUTOR, Responder.COURT),
    ),
    "topic": Extractor(("Case.trigger_topic",), lambda r: r.record.case.trigger_topic or None),
    "risk_note": Extractor(("Case.risk_note",), _risk),
    "case_id": Extractor((), lambda r: r.record.id),
    "event_id": Extractor((), lambda r: r.event.event_id),
    "record_ref": Extractor((), lambda r: f"{r.record.id}/{r.event.event_id}"),
    "item_ref": Extractor(
        (), lambda r: f"{r.record.id}/{r.item.item_id if r.item else r.event.event_id}"
    ),
    "item_date": Extractor(
        ("Event.date_start",), lambda r: (r.item and r.item.posted_at) or r.event.date_start
    ),
    "item_platform": Extractor(
        ("Event.platform",), lambda r: (r.item and r.item.platform) or r.event.platform or None
    ),
    "item_url": Extractor((), _of_item(lambda item: item.url)),
    "item_account": Extractor((), _of_item(lambda item: item.author_handle or None)),
    "item_files": Extractor(
        (), _of_item(lambda item: "; ".join(one.file for one in item.media) or None)
    ),
}

# Fields whose loss somebody should know of, where a form has no column that carries them.
WATCHED = (
    "Event.severity", "Event.directness", "Event.target_relation", "Event.gender_basis",
    "Event.identity_grounds", "Event.coordination", "Event.volume_estimate", "Event.channel",
    "Event.platform", "Event.language", "Event.actors", "Event.standards", "Event.verification",
    "Event.conflicts", "Event.date_end", "Event.sources", "Case.responses", "Case.indicators",
    "Case.coverage", "Case.exile", "Case.trigger_topic", "Person.gender", "Person.outlet",
    "Impact.reported",
)  # fmt: skip


def known(record: Record, event: Event, name: str) -> bool:
    """Say whether the record knows something in a field named like `Event.severity`."""
    part, _, field = name.partition(".")
    holders = {
        "Event": event,
        "Case": record.case,
        "Person": record.person,
        "Impact": record.impact,
    }
    value = getattr(holders[part], field)
    return value not in (None, "", (), UNKNOWN, Answer.UNKNOWN, "not_asked")
