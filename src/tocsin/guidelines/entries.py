"""The entries of the published method, each with its words, status and sources.

Plain records: they say what the data files say. Whether an entry fits a violation is for a person.
"""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.guidelines.words import Words

ALL = "*"


class Status(StrEnum):
    """Whether a page that was read confirms the entry, or it is our reconstruction."""

    CONFIRMED = "confirmed"
    RECONSTRUCTED = "reconstructed"


class Measurable(StrEnum):
    """F: a machine can tell. P: a machine proposes, a person confirms. H: a person or record."""

    F = "F"
    P = "P"
    H = "H"


class Force(StrEnum):
    """The legal weight of a standard."""

    TREATY = "treaty"
    LAW = "law"
    NATIONAL = "national"
    POLITICAL = "political"
    SOFT = "soft"
    REPORT = "report"
    PROGRAMME = "programme"
    STATISTIC = "statistic"
    PRIVATE = "private"


class Use(StrEnum):
    """What a standard serves beside, or instead of, naming a violation."""

    TOOLBOX = "toolbox"
    PLATFORM_NOTICE = "platform_notice"
    RESPONSES = "responses"
    TRUSTED_FLAGGER = "trusted_flagger"
    AGGREGATE = "aggregate"
    COLLECTION = "collection"


class Place(StrEnum):
    """Whose place decides whether a standard applies."""

    TARGET = "target"
    PERPETRATOR = "perpetrator"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Reference:
    """What an entry rests on: a paraphrase, and addresses where there are any."""

    id: str
    text: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has; `basis` says in English what exactly is confirmed and what is ours."""

    id: str
    label: Words
    definition: Words
    status: Status
    sources: tuple[Reference, ...]
    basis: str = ""

    def refers_to(self, other: str) -> bool:
        """Say whether this entry names the entry with the id `other`."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Entry):
    """A family of the typology, such as `THR`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubType(Entry):
    """A sub-type such as `THR-1`; `severity` is the default anchor, 1 to 5."""

    family: str
    measurable: Measurable
    severity: int

    def refers_to(self, other: str) -> bool:
        return other in (self.family, f"SEV-{self.severity}")


@dataclass(frozen=True, slots=True)
class AxisValue:
    """A value of an axis; its id is unique within the axis only."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Entry):
    """A question answered beside the type; `many` values at once, `open` to values not listed."""

    values: tuple[AxisValue, ...]
    many: bool = False
    open: bool = False

    def value(self, id: str) -> AxisValue | None:
        """Give the value with that id, or `None` where the axis does not list it."""
        return next((value for value in self.values if value.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityAnchor(Entry):
    """A written anchor of severity, `level` 1 (mildest) to 5."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorDefinition(Entry):
    """An escalation indicator: `definition` is what is observed, `data` what that needs.

    `how` says what a machine can do of it and where a person is needed; `types` are sub-types.
    """

    measurable: Measurable
    data: Words
    how: Words
    types: tuple[str, ...]

    def refers_to(self, other: str) -> bool:
        return other in self.types


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Entry):
    """A commitment of Ministerial Council Decision 3/18, in our words and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Entry):
    """An instrument or provision that may protect; `definition` is what it protects.

    `violations` and `especially` name families or sub-types, `*` for all. `gendered_only`: only
    where gender is a ground. `binds` is the id of a `Jurisdiction`.
    """

    force: tuple[Force, ...]
    binds: str
    violations: tuple[str, ...] = ()
    especially: tuple[str, ...] = ()
    gendered_only: bool = False
    indicators: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()

    def concerns(self, type_id: str) -> bool:
        """Say whether the standard is a candidate for a family or sub-type of the typology."""
        return bool({ALL, type_id, type_id.partition("-")[0]} & set(self.violations))

    def stresses(self, type_id: str) -> bool:
        """Say whether the family or sub-type is in the foreground of the standard."""
        return bool({type_id, type_id.partition("-")[0]} & set(self.especially))

    def refers_to(self, other: str) -> bool:
        return other in (*self.violations, *self.especially, *self.indicators, *self.commitments)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Those whom a standard binds, as far as we know; `test` says whose place decides.

    `inside` and `outside` are ISO 3166 alpha-2 codes; where `closed`, nobody else is inside.
    """

    id: str
    label: Words
    test: Place
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    closed: bool
    sources: tuple[Reference, ...]

    def holds(self, country: str | None) -> bool | None:
        """Say whether the country is bound; `None` where that is not known."""
        code = country.upper() if country else None
        if code in self.inside:
            return True
        if code in self.outside or (self.closed and code):
            return False
        return None
