"""A case: one campaign against one person, with consent, coverage, indicators and responses."""

from dataclasses import dataclass, field

from tocsin.domain import Consent, State
from tocsin.records.model.kinds import (
    Address,
    Country,
    Day,
    Id,
    IndicatorId,
    Line,
    Moment,
    Name,
    Page,
    Share,
    Summary,
    Time,
)
from tocsin.records.model.standing import Standing
from tocsin.records.model.vocabulary import Answer, CaseStatus, Outcome, Purpose, Responder


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was collected where and when, and what is missing: shown beside every figure."""

    channel: Line
    start: Moment | None = None
    end: Moment | None = None
    language: Line = ""
    method: Line = ""
    completeness: Page = ""
    posts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorNote:
    """The state of one escalation indicator in this case; `why_in` says why by language."""

    indicator_id: IndicatorId
    state: State = State.UNKNOWN
    confidence: Share | None = None
    why: Page = ""
    why_in: dict[str, Page] = field(default_factory=dict)
    evidence_ids: tuple[Id, ...] = ()
    first: Moment | None = None
    last: Moment | None = None
    standing: Standing = field(default_factory=Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskNote:
    """What a person thinks of the risk; never written by a machine."""

    text: Page
    by: Name
    at: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One request to somebody who can act, and what came of it."""

    by: Responder
    asked_at: Moment | None = None
    reference_no: Line = ""
    answered_at: Moment | None = None
    outcome: Outcome = Outcome.UNKNOWN
    document_ref: Line = ""
    about: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One campaign against one target.

    `case_id` holds no personal data; `target_ref` is the pseudonym of the person. Consent says what
    she agreed to and until when; an empty scope means that nothing may be shared.
    """

    case_id: Id
    target_ref: Id
    opened_on: Day
    closed_on: Day | None = None
    status: CaseStatus = CaseStatus.OPEN
    summary: Summary = ""
    country_of_target: Country | None = None
    country_of_residence: Country | None = None
    exile: Answer = Answer.UNKNOWN
    trigger_publication_url: Address | None = None
    trigger_topic: Line = ""
    trigger_date: Moment | None = None
    consent: Consent = Consent.UNKNOWN
    consent_scope: tuple[Purpose, ...] = ()
    consent_expires: Day | None = None
    coverage: tuple[Coverage, ...] = ()
    indicators: tuple[IndicatorNote, ...] = ()
    risk_note: RiskNote | None = None
    responses: tuple[Response, ...] = ()
