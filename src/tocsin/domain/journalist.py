"""Whom a deployment watches over, and the accounts and private facts it knows beside them."""

from dataclasses import dataclass
from enum import StrEnum


class Gender(StrEnum):
    """Gender as the journalist describes it herself; `unknown` where nobody asked."""

    WOMAN = "woman"
    MAN = "man"
    NON_BINARY = "non_binary"
    UNKNOWN = "unknown"


class Consent(StrEnum):
    """What the journalist agreed to (domain record `Case.consent`)."""

    SELF_REPORT = "self_report"
    WRITTEN = "written"
    VERBAL = "verbal"
    NONE_PUBLIC_SOURCE = "none_public_source"
    UNKNOWN = "unknown"


class RosterKind(StrEnum):
    """Kinds of accounts whose words can lead or feed an attack (ESC-03, ESC-04, ESC-05)."""

    OFFICIAL = "official"
    PARTY = "party"
    STATE_MEDIA = "state_media"
    FOREIGN_STATE = "foreign_state"
    MEDIA = "media"
    INFLUENCER = "influencer"


class PrivateKind(StrEnum):
    """Kinds of private facts that are kept only as hashes (PRV-1, ESC-07, ESC-08)."""

    ADDRESS = "address"
    PHONE = "phone"
    PLATE = "plate"
    FAMILY_NAME = "family_name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Journalist:
    """A person under watch. `id` holds no personal data; handles bear no leading `@`."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    outlet: str | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    consent: Consent = Consent.UNKNOWN
    colleagues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """An account of an official, party, outlet or influencer; `country` in ISO 3166 alpha-2."""

    handle: str
    kind: RosterKind
    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PrivateEntry:
    """A private fact of a journalist as a salted SHA-256 (hex) of its normalised form."""

    journalist: str
    kind: PrivateKind
    sha256: str


@dataclass(frozen=True, slots=True)
class Watchlist:
    """Everything a deployment knows beside the posts."""

    journalists: tuple[Journalist, ...]
    roster: tuple[RosterEntry, ...] = ()
    private: tuple[PrivateEntry, ...] = ()
    salt: str = ""
