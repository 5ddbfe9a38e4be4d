"""Who may see a record, how long it is kept, and where it went."""

from dataclasses import dataclass

from tocsin.records.model.kinds import Day, Line, Name, Sha256, Time
from tocsin.records.model.vocabulary import AccessLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    """An order not to delete, whatever the clock says."""

    since: Day
    by: Name
    reason: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A document or table that left: when, by whom, to whom, and its hash."""

    at: Time
    by: Name
    to: Line
    what: Line
    sha256: Sha256 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That the content was deleted, by whom and why: all that is left of it."""

    at: Time
    by: Name
    reason: Line
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """Access, retention and hand-overs; retention never deletes under a legal hold."""

    access_level: AccessLevel = AccessLevel.RESTRICTED
    retention_until: Day | None = None
    legal_hold: LegalHold | None = None
    exported_to: tuple[Handover, ...] = ()
    erased: Erasure | None = None
