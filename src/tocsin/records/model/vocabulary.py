"""The closed lists of the record; words for their values lie in `data/values.toml`.

Lists that the guidelines own (types, directness, channel, …) are not repeated here.
"""

from enum import StrEnum


class Answer(StrEnum):
    """The three-state rule: `unknown` where nobody asked or knows, never `no` by default."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class SetBy(StrEnum):
    """Who set a value first."""

    RULE = "rule"
    MODEL = "model"
    HUMAN = "human"


class Decision(StrEnum):
    """Where a value stands: a machine proposes, a named person confirms or refuses."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class CaseStatus(StrEnum):
    """Where the work on a case stands."""

    OPEN = "open"
    WATCHING = "watching"
    ESCALATED = "escalated"
    CLOSED = "closed"


class Purpose(StrEnum):
    """What the person agreed to; each use of a record asks for its own."""

    POLICE = "police"
    PLATFORM = "platform"
    EMPLOYER = "employer"
    INTERGOVERNMENTAL = "intergovernmental"
    MONITORS = "monitors"
    THREAT_SHARING = "threat_sharing"
    IDENTITY = "identity"


class Precision(StrEnum):
    """How exactly a moment is known, read off the moment as it is written."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Verification(StrEnum):
    """How well an event is established."""

    UNVERIFIED = "unverified"
    SINGLE_SOURCE = "single_source"
    TWO_SOURCES = "two_sources"
    DOCUMENTED = "documented"
    DISPUTED = "disputed"
    REFUTED = "refuted"


class Role(StrEnum):
    """What an actor did in an event; the same actor may have other roles in others."""

    PERPETRATOR = "perpetrator"
    SUSPECTED_SPONSOR = "suspected_sponsor"
    AMPLIFIER = "amplifier"
    WITNESS = "witness"
    INTERVENER = "intervener"


class ActorKind(StrEnum):
    """What an actor is, as far as known."""

    PERSON = "person"
    ACCOUNT = "account"
    OUTLET = "outlet"
    PARTY = "party"
    STATE_BODY = "state_body"
    COMPANY = "company"
    UNKNOWN = "unknown"


class StateLink(StrEnum):
    """Whether an actor is tied to a State; `unknown` until somebody looked."""

    NONE = "none"
    SUSPECTED = "suspected"
    OFFICIAL = "official"
    FOREIGN_SUSPECTED = "foreign_suspected"
    UNKNOWN = "unknown"


class Responder(StrEnum):
    """Who was asked to act."""

    PLATFORM = "platform"
    POLICE = "police"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    EMPLOYER = "employer"
    REGULATOR = "regulator"
    OMBUDS = "ombuds"
    NGO = "ngo"
    RFOM = "rfom"
    COE_PLATFORM = "coe_platform"
    UN_PROCEDURE = "un_procedure"
    STATE_REPLY = "state_reply"


class Outcome(StrEnum):
    """What came of a request; `unknown` where no answer was looked for."""

    NONE = "none"
    ACKNOWLEDGED = "acknowledged"
    ACTION = "action"
    REFUSED = "refused"
    REFERRED = "referred"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"


class CaptureMethod(StrEnum):
    """How an item came into our hands."""

    API = "api"
    EXPORT = "export"
    MANUAL = "manual"
    SCREENSHOT = "screenshot"
    EMAIL = "email"


class HashOf(StrEnum):
    """Of what bytes the hash of an item is."""

    FILE = "file"
    RAW_RECORD = "raw_record"
    TEXT = "text"


class SourceKind(StrEnum):
    """What a source of information is."""

    TARGET = "target"
    WITNESS = "witness"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    COLLECTION = "collection"
    OTHER = "other"


class Reliability(StrEnum):
    """How reliable a source is (the common A to F scale); F where it cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class ImpactReport(StrEnum):
    """Whether the person told of effects at all."""

    GIVEN = "given"
    NONE = "none"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class AgeGroup(StrEnum):
    """Age in the coarse groups that SDG 16.10.1 needs."""

    MINOR = "minor"
    ADULT = "adult"
    SENIOR = "senior"
    UNKNOWN = "unknown"


class Work(StrEnum):
    """What the person does; journalist is meant by function, as in SDG 16.10.1."""

    JOURNALIST = "journalist"
    EDITOR = "editor"
    PHOTO_OR_CAMERA = "photo_or_camera"
    MEDIA_WORKER = "media_worker"
    BLOGGER = "blogger"
    RIGHTS_DEFENDER = "rights_defender"
    TRADE_UNIONIST = "trade_unionist"
    OTHER = "other"
    UNKNOWN = "unknown"


class Employment(StrEnum):
    """How the person is employed."""

    STAFF = "staff"
    FREELANCE = "freelance"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


class Visibility(StrEnum):
    """How widely the person is known."""

    LOCAL = "local"
    NATIONAL = "national"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


class AccessLevel(StrEnum):
    """Who may open a record."""

    RESTRICTED = "restricted"
    TEAM = "team"
    SHARED = "shared"
