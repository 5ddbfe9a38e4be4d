"""The people and bodies of a record: the target, actors, sources, and what it did to the target."""

from dataclasses import dataclass, field

from tocsin.domain import Gender
from tocsin.records.model.kinds import (
    Country,
    Credibility,
    Ground,
    Id,
    Line,
    SecretLine,
    SecretPage,
)
from tocsin.records.model.standing import Standing
from tocsin.records.model.vocabulary import (
    ActorKind,
    AgeGroup,
    Answer,
    Employment,
    ImpactReport,
    Reliability,
    SourceKind,
    StateLink,
    Visibility,
    Work,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The target; all of it confidential. Identity grounds only as she gives them herself."""

    pseudonym: Id
    name: SecretLine = ""
    aliases: tuple[SecretLine, ...] = ()
    accounts: tuple[SecretLine, ...] = ()
    outlet: SecretLine = ""
    gender: Gender = Gender.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    identity_grounds: tuple[Ground, ...] = ()
    work: Work = Work.UNKNOWN
    employment: Employment = Employment.UNKNOWN
    beats: tuple[Line, ...] = ()
    languages: tuple[Line, ...] = ()
    visibility: Visibility = Visibility.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts, entered once; who it is needs a person and a stated ground."""

    actor_id: Id
    kind: ActorKind = ActorKind.UNKNOWN
    state_link: StateLink = StateLink.UNKNOWN
    country: Country | None = None
    display: SecretLine = ""
    accounts: tuple[SecretLine, ...] = ()
    basis_for_identification: SecretPage = ""
    legal_review: Answer = Answer.UNKNOWN
    standing: Standing = field(default_factory=Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where information comes from; `reliability` A to F, `credibility` 1 to 6."""

    source_id: Id
    kind: SourceKind
    name: SecretLine = ""
    reliability: Reliability = Reliability.F
    credibility: Credibility = 6
    contact_ok: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What it did to the target, as she tells it; confidential."""

    reported: ImpactReport = ImpactReport.NOT_ASKED
    self_censorship: Answer = Answer.UNKNOWN
    took_leave: Answer = Answer.UNKNOWN
    moved: Answer = Answer.UNKNOWN
    health: Answer = Answer.UNKNOWN
    left_platform: Answer = Answer.UNKNOWN
    left_job: Answer = Answer.UNKNOWN
    note: SecretPage = ""
