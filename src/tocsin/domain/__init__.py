"""The nouns of the field as frozen records: no input, no output, no clock."""

from tocsin.domain.alert import Alert, Level
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
from tocsin.domain.post import Media, Origin, Post

__all__ = [
    "About",
    "Alert",
    "Consent",
    "Directness",
    "Finding",
    "Gender",
    "Indicator",
    "Intake",
    "Journalist",
    "Level",
    "Media",
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
]
