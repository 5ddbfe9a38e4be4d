"""What a person recorded because posts cannot say it: a lawsuit, a visit, an ignored report."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class FactKind(StrEnum):
    """Kinds of facts; each but `other` and `nothing_found` speaks to one indicator by itself."""

    FOREIGN_ATTRIBUTION = "foreign_attribution"
    OFFICIAL_STATEMENT = "official_statement"
    HOSTILE_COVERAGE = "hostile_coverage"
    REAL_PRIVATE_DATA = "real_private_data"
    FAMILY_TARGETED = "family_targeted"
    COLLEAGUE_TARGETED = "colleague_targeted"
    FALSE_CLAIM = "false_claim"
    FAKE_IMAGE = "fake_image"
    LAWSUIT = "lawsuit"
    COMPLAINT = "complaint"
    SUMMONS = "summons"
    CHARGE = "charge"
    SEARCH = "search"
    DETENTION = "detention"
    HACKED_ACCOUNT = "hacked_account"
    PHISHING = "phishing"
    SPYWARE = "spyware"
    STALKING = "stalking"
    FLOOD = "flood"
    MASS_REPORTING = "mass_reporting"
    VISIT = "visit"
    FOLLOWED = "followed"
    PARCEL = "parcel"
    GRAFFITI = "graffiti"
    ASSAULT = "assault"
    SWATTING = "swatting"
    PRIVATE_MESSAGES = "private_messages"
    IGNORED_REPORT = "ignored_report"
    NOTHING_FOUND = "nothing_found"
    OTHER = "other"


# Which indicator a kind speaks to, where the fact does not name one itself.
SPEAKS_TO = {
    FactKind.FOREIGN_ATTRIBUTION: "ESC-03",
    FactKind.OFFICIAL_STATEMENT: "ESC-04",
    FactKind.HOSTILE_COVERAGE: "ESC-05",
    FactKind.REAL_PRIVATE_DATA: "ESC-07",
    FactKind.FAMILY_TARGETED: "ESC-08",
    FactKind.COLLEAGUE_TARGETED: "ESC-08",
    FactKind.FALSE_CLAIM: "ESC-10",
    FactKind.FAKE_IMAGE: "ESC-10",
    FactKind.LAWSUIT: "ESC-11",
    FactKind.COMPLAINT: "ESC-11",
    FactKind.SUMMONS: "ESC-11",
    FactKind.CHARGE: "ESC-11",
    FactKind.SEARCH: "ESC-11",
    FactKind.DETENTION: "ESC-11",
    FactKind.HACKED_ACCOUNT: "ESC-12",
    FactKind.PHISHING: "ESC-12",
    FactKind.SPYWARE: "ESC-12",
    FactKind.STALKING: "ESC-12",
    FactKind.FLOOD: "ESC-12",
    FactKind.MASS_REPORTING: "ESC-12",
    FactKind.VISIT: "ESC-13",
    FactKind.FOLLOWED: "ESC-13",
    FactKind.PARCEL: "ESC-13",
    FactKind.GRAFFITI: "ESC-13",
    FactKind.ASSAULT: "ESC-13",
    FactKind.SWATTING: "ESC-13",
    FactKind.PRIVATE_MESSAGES: "ESC-14",
    FactKind.IGNORED_REPORT: "ESC-15",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a named source says happened to a journalist.

    `at` is when it could first be known, UTC: a fact that bears a day alone is known from the end
    of that day. `day` is the day on which it happened. `indicator` is the id it speaks to;
    `nothing_found` says that somebody looked and found nothing, which makes an indicator absent
    that posts would leave unknown.
    """

    journalist: str
    kind: FactKind
    at: datetime
    source: str
    indicator: str
    note: str = ""
    day: date | None = None
