"""The nouns of the field as frozen records: no input, no output, no clock."""

from tocsin.domain.alert import Alert, Change, Level
from tocsin.domain.fact import SPEAKS_TO, Fact, FactKind
from tocsin.domain.finding import (
    About,
    Directness,
    Finding,
    Reason,
    Relation,
    TypeScore,
    Verdict,
    Versions,
)
from tocsin.domain.indicator import Indicator, State
from tocsin.domain.intake import Intake, Quarantined
from tocsin.domain.journalist import (
    Consent,
    Gender,
    Journalist,
    PrivateEntry,
    PrivateKind,
    RosterEntry,
    RosterKind,
    Watchlist,
)
from tocsin.domain.occasion import Occasion, OccasionKind
from tocsin.domain.post import Media, Origin, Post
from tocsin.domain.private import hash_private, normal_private

__all__ = [
    "SPEAKS_TO",
    "About",
    "Alert",
    "Change",
    "Consent",
    "Directness",
    "Fact",
    "FactKind",
    "Finding",
    "Gender",
    "Indicator",
    "Intake",
    "Journalist",
    "Level",
    "Media",
    "Occasion",
    "OccasionKind",
    "Origin",
    "Post",
    "PrivateEntry",
    "PrivateKind",
    "Quarantined",
    "Reason",
    "Relation",
    "RosterEntry",
    "RosterKind",
    "State",
    "TypeScore",
    "Verdict",
    "Versions",
    "Watchlist",
    "hash_private",
    "normal_private",
]
