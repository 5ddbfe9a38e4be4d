"""Which provisions may apply to an event: candidates with a reason and a test of jurisdiction.

Nothing here says that something was violated. A provision that is known not to bind where it must
is no candidate; where that is not known it is one, and says so. A named person decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.guidelines import Guidelines, Jurisdiction, Place, Standard, SubType, Words
from tocsin.guidelines.words import LANGUAGES
from tocsin.records.model import Answer, Candidate, Event, Record, SetBy, Standing
from tocsin.records.model.kinds import LINE
from tocsin.records.words import join, phrase, phrase_in

# Criticism is protected: rudeness alone never leads to a provision (a principle of ours, not law).
PROTECTED = frozenset({"CRD-1", "CRD-3", "CRD-4"})
NAMED = 5
GENDERED = frozenset({"explicit", "inferred"})
_ANSWERS = {True: Answer.YES, None: Answer.UNKNOWN}


def with_candidates(record: Record, method: Guidelines) -> Record:
    """Give the record with candidates proposed for every event; what was decided stays."""
    events = tuple(
        replace(event, standards=_merged(event, record, method)) for event in record.events
    )
    return replace(record, events=events)


def candidates(event: Event, record: Record, method: Guidelines) -> tuple[Candidate, ...]:
    """Give the provisions that may apply to an event, those known to bind first."""
    found = [
        candidate
        for standard in method.standards
        if (candidate := _candidate(standard, event, record, method))
    ]
    return tuple(sorted(found, key=lambda one: one.applies is not Answer.YES))


def _merged(event: Event, record: Record, method: Guidelines) -> tuple[Candidate, ...]:
    decided = {one.standard_id: one for one in event.standards if _is_decided(one)}
    fresh = candidates(event, record, method)
    kept = [decided.pop(one.standard_id, one) for one in fresh]
    return (*kept, *decided.values())


def _is_decided(candidate: Candidate) -> bool:
    standing = candidate.standing
    return standing.confirmed or standing.refused or standing.set_by is SetBy.HUMAN


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a provision binds where it must, and how that was tested, in three languages."""

    binds: bool | None
    words: Words


def reason(standard: Standard, event: Event, method: Guidelines) -> Words:
    """Say why a provision may apply to an event."""
    subtypes = [method.subtype(id) for id in _concerned(standard, event)]
    named = Words(*(_named(subtypes, lang) for lang in LANGUAGES))
    said = [phrase_in("standards.concerns", types=named)]
    if any(standard.stresses(one.id) for one in subtypes):
        said.append(phrase("standards.foreground"))
    if standard.gendered_only and event.gender_basis not in GENDERED:
        said.append(phrase("standards.gendered_only"))
    return join(said)


def test(where: Jurisdiction, event: Event, record: Record) -> Test:
    """Test whether a provision binds where it must."""
    if where.test is Place.PLATFORM:
        platform = event.platform or "?"
        return Test(None, phrase("standards.platform", platform=platform))
    whose, places = _places(where.test, event, record)
    if not places:
        return Test(None, phrase(f"standards.{whose}_unknown"))
    held = {place: where.holds(place) for place in places}
    bound = ", ".join(sorted(place for place in places if held[place]))
    if bound:
        return Test(True, phrase(f"standards.{whose}_bound", places=bound))
    listed = ", ".join(sorted(places))
    if None in held.values():
        return Test(None, phrase(f"standards.{whose}_check", places=listed))
    return Test(False, phrase(f"standards.{whose}_free", places=listed))


def _named(subtypes: Sequence[SubType], lang: str) -> str:
    said = ", ".join(f"{one.label.say(lang)} ({one.id})" for one in subtypes[:NAMED])
    more = len(subtypes) - NAMED
    return f"{said}, +{more}" if more > 0 else said


def _concerned(standard: Standard, event: Event) -> list[str]:
    held = [one.type_id for one in event.held_types if one.type_id not in PROTECTED]
    return [id for id in held if standard.concerns(id)]


def _candidate(
    standard: Standard, event: Event, record: Record, method: Guidelines
) -> Candidate | None:
    if not _concerned(standard, event):
        return None
    if standard.gendered_only and event.gender_basis == "none":
        return None
    tested = test(method.jurisdiction(standard.binds), event, record)
    if tested.binds is False:
        return None
    return Candidate(
        standard_id=standard.id,
        reason=reason(standard, event, method).en[:LINE],
        jurisdiction=tested.words.en[:LINE],
        applies=_ANSWERS[tested.binds],
        standing=Standing(set_by=SetBy.RULE, made_with=f"guidelines {method.version}"),
    )


def _places(place: Place, event: Event, record: Record) -> tuple[str, set[str]]:
    if place is Place.TARGET:
        # A State owes protection to those within it, and the event may be outside of it.
        found = {record.case.country_of_target, event.place_country}
        return "target", {one for one in found if one}
    actors = record.actors_by_id()
    named = [actors.get(one.actor_id) for one in event.actors]
    return "actors", {one.country for one in named if one and one.country}
