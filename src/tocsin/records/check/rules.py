"""The rules that no shape can hold: who confirmed, what consent covers, what the words betray."""

import re
from collections.abc import Iterator
from datetime import date

from tocsin.domain import Consent
from tocsin.records.check.faults import Fault, Path, Weight, fault
from tocsin.records.crosswalks.scheme import scheme, scheme_ids
from tocsin.records.fields import fields_of
from tocsin.records.model import (
    Answer,
    CaseStatus,
    Decision,
    Event,
    Impact,
    ImpactReport,
    Item,
    Purpose,
    Record,
    Standing,
    Verification,
)
from tocsin.records.moments import earliest, latest

REMARK = Weight.REMARK
RUN = 4
SENTENCES = 3
_END = re.compile(r"[.!?…]+(?:\s|$)")
_WORD = re.compile(r"\w+")


def rule_faults(record: Record, today: date) -> Iterator[Fault]:
    """Find what breaks a rule of the record on a given day."""
    yield from _case(record, today)
    yield from _impact(record)
    yield from _handling(record)
    yield from _standings(record, [])
    for number, event in enumerate(record.events):
        path: Path = ["events", number]
        yield from _event(event, record, path)
    yield from _texts(record)


def _case(record: Record, today: date) -> Iterator[Fault]:
    case, path = record.case, ("case",)
    if case.closed_on and case.closed_on < case.opened_on:
        advice = "Correct one of the two dates."
        yield fault([*path, "closed_on"], "is before the case was opened", advice)
    if case.status is CaseStatus.CLOSED and not case.closed_on:
        message = "is missing although the case is closed"
        yield fault([*path, "closed_on"], message, "Write the day on which it was closed.")
    scope = [*path, "consent_scope"]
    if case.consent_scope and case.consent is Consent.UNKNOWN:
        message = "names uses although nobody wrote down whether there is consent"
        yield fault(scope, message, "Set consent first: self_report, written, verbal, …")
    if Purpose.IDENTITY in case.consent_scope and case.consent is Consent.NONE_PUBLIC_SOURCE:
        advice = "Ask her first; without her word take identity out of the scope."
        yield fault(scope, "allows naming the person although she did not agree", advice)
    if case.consent_expires and case.consent_expires < today.isoformat():
        message = f"was {case.consent_expires}; nothing may be shared any more"
        yield fault([*path, "consent_expires"], message, "Ask her again.", REMARK)
    yield from _personal(record)


def _personal(record: Record) -> Iterator[Fault]:
    """Find the person's name in what goes into file names and exports."""
    names = {word.casefold() for word in _WORD.findall(record.person.name) if len(word) > 2}
    for path, value in (
        (["case", "case_id"], record.id),
        (["person", "pseudonym"], record.person.pseudonym),
    ):
        if names & {word.casefold() for word in re.split(r"[^\w]|_", value)}:
            yield fault(path, "holds the person's name", "Use a number without personal data.")


def _impact(record: Record) -> Iterator[Fault]:
    impact = record.impact
    told = [name for name in fields_of(Impact) if getattr(impact, name) in (Answer.YES, Answer.NO)]
    if told and impact.reported is not ImpactReport.GIVEN:
        message = f"is {impact.reported.value!r}, but answers stand there ({', '.join(told)})"
        yield fault(["impact", "reported"], message, "Set it to given, or the answers to unknown.")


def _handling(record: Record) -> Iterator[Fault]:
    handling = record.governance
    if handling.erased and handling.legal_hold:
        advice = "Look into the history who did this, and tell the keeper of the hold."
        yield fault(["governance", "erased"], "was erased under a legal hold", advice)


def _standings(part: object, path: Path) -> Iterator[Fault]:
    """Find decisions without a name or a time, wherever they stand."""
    for name, field in fields_of(part.__class__).items():
        value, here = getattr(part, name), [*path, name]
        if field.part is Standing:
            yield from _standing(value, here)
        elif field.part and field.many:
            for number, one in enumerate(value):
                yield from _standings(one, [*here, number])
        elif field.part and value is not None:
            yield from _standings(value, here)


def _standing(standing: Standing, path: Path) -> Iterator[Fault]:
    decided = standing.decision is not Decision.PROPOSED
    for name in ("by", "at"):
        if decided and not getattr(standing, name):
            message = f"is missing although this is {standing.decision.value}"
            advice = "A person decides: write who and when, or set it back to proposed."
            yield fault([*path, name], message, advice)


def _event(event: Event, record: Record, path: Path) -> Iterator[Fault]:
    if not event.types:
        yield fault([*path, "types"], "is empty", "Give the event at least one type.")
    main = [one for one in event.types if one.primary]
    if len(main) > 1:
        yield fault([*path, "types"], "has more than one main type", "Mark one as primary.")
    if event.date_end and latest(event.date_end) < earliest(event.date_start):
        yield fault([*path, "date_end"], "is before the beginning", "Correct one of the two.")
    if event.verification is Verification.TWO_SOURCES and len(set(event.sources)) < 2:
        message = f"says two sources, but {len(set(event.sources))} are named"
        yield fault([*path, "verification"], message, "Name both, or lower the verification.")
    if event.verification is Verification.DOCUMENTED and not record.of_event(event.event_id):
        message = "says documented, but no item belongs to this event"
        yield fault([*path, "verification"], message, "Add the item, or lower it.", REMARK)
    if len(_END.findall(event.summary)) > SENTENCES:
        message = "is longer than two or three sentences"
        advice = "Keep it short and neutral; details belong to the items."
        yield fault([*path, "summary"], message, advice, REMARK)
    yield from _chosen(event, path)
    yield from _quoted(event, record.of_event(event.event_id), path)


def _chosen(event: Event, path: Path) -> Iterator[Fault]:
    """Find codes chosen by hand that no form has."""
    for form, code in event.crosswalk.items():
        here = [*path, "crosswalk", form]
        if form not in scheme_ids():
            yield fault(here, "is no form of ours", f"Choose one of {', '.join(scheme_ids())}.")
        elif scheme(form).code(code) is None:
            known = ", ".join(one.id for one in scheme(form).codes) or "none"
            yield fault(here, f"has no code {code!r}", f"Choose one of {known}.")


def _quoted(event: Event, items: tuple[Item, ...], path: Path) -> Iterator[Fault]:
    """Find a run of words in the summary that an item has too: it should describe, not repeat."""
    said = _runs(event.summary)
    for item in items:
        if said and said & _runs(item.text_original):
            message = f"repeats words of item {item.item_id}"
            advice = "Describe what was said in neutral words; the wording stays with the item."
            yield fault([*path, "summary"], message, advice, REMARK)
            return


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def _texts(record: Record) -> Iterator[Fault]:
    for number, item in enumerate(record.items):
        path: Path = ["items", number]
        if item.text_translation and not item.translation_by:
            message = "is missing although there is a translation"
            yield fault([*path, "translation_by"], message, "Write who translated it.", REMARK)
        times = (item.removed_at, item.posted_at)
        if times[0] and times[1] and latest(times[0]) < earliest(times[1]):
            advice = "Correct one of the two."
            yield fault([*path, "removed_at"], "is before it was posted", advice)
