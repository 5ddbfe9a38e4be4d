"""An event: one violation, who did what to whom, how well it is known, and where sources differ."""

import dataclasses
from dataclasses import dataclass

from tocsin.records.model.kinds import (
    Channel,
    Coordination,
    Count,
    Country,
    Directness,
    GenderBasis,
    Ground,
    Id,
    Line,
    Modality,
    Moment,
    Name,
    Relation,
    SecretLine,
    Severity,
    Share,
    StandardId,
    Summary,
    TypeId,
)
from tocsin.records.model.standing import Standing
from tocsin.records.model.vocabulary import Answer, Precision, Role, Verification

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCode:
    """A sub-type of the typology given to an event; one of them is `primary`."""

    type_id: TypeId
    primary: bool = False
    standing: Standing = dataclasses.field(default_factory=Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """An actor's role in an event: who did what."""

    actor_id: Id
    role: Role
    standing: Standing = dataclasses.field(default_factory=Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A provision that may apply, with its reason and the test of jurisdiction.

    `applies` is whether it binds where it must: yes, no or unknown. It never says that something
    was violated; `standing` is the place for a named person's yes or no.
    """

    standard_id: StandardId
    reason: Line
    jurisdiction: Line
    applies: Answer = Answer.UNKNOWN
    standing: Standing = dataclasses.field(default_factory=Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says."""

    value: Line
    source_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which sources differ: all values side by side, each with its source."""

    field: Line
    claims: tuple[Claim, ...]
    note: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One violation; a campaign is a case with many of them.

    `date_start` is written as exactly as it is known: a year, a month, a day, or a minute in UTC.
    `crosswalk` holds codes that a person chose in place of the mapped one, by scheme.
    """

    event_id: Id
    case_id: Id
    date_start: Moment
    summary: Summary
    types: tuple[TypeCode, ...]
    date_end: Moment | None = None
    place_country: Country | None = None
    place_region: Line = ""
    place_text: SecretLine = ""
    channel: Channel | None = None
    platform: Line = ""
    language: Line = ""
    directness: Directness | None = None
    target_relation: Relation | None = None
    modality: Modality | None = None
    gender_basis: GenderBasis = "unknown"
    identity_grounds: tuple[Ground, ...] = ()
    severity: Severity | None = None
    actors: tuple[Involvement, ...] = ()
    coordination: Coordination = "unknown"
    volume_estimate: Count | None = None
    volume_method: Line = ""
    standards: tuple[Candidate, ...] = ()
    crosswalk: dict[Name, Name] = dataclasses.field(default_factory=dict)
    verification: Verification = Verification.UNVERIFIED
    sources: tuple[Id, ...] = ()
    confidence: Share | None = None
    conflicts: tuple[Conflict, ...] = ()
    standing: Standing = dataclasses.field(default_factory=Standing)

    @property
    def date_precision(self) -> Precision:
        """How exactly the beginning is known, read off how it is written."""
        return _PRECISIONS.get(len(self.date_start), Precision.MINUTE)

    @property
    def primary(self) -> TypeCode:
        """The main type: the one marked so, else the first."""
        return next((one for one in self.types if one.primary), self.types[0])

    @property
    def held_types(self) -> tuple[TypeCode, ...]:
        """The types that nobody refused, the main one first."""
        held = [one for one in self.types if not one.standing.refused]
        return tuple(sorted(held, key=lambda one: not one.primary))
