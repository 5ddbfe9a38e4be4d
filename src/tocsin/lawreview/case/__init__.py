"""A case: the drafts of one law, what was recommended, what came of it, and what followed."""

from tocsin.lawreview.case.model import (
    Assessment,
    Basis,
    Case,
    Event,
    EventKind,
    Grade,
    OpenPoint,
    Outcome,
    Passage,
    Quote,
    Recommendation,
    Said,
    Stage,
    Statement,
    Version,
    say,
)
from tocsin.lawreview.case.store import load_case, new_case, parse_case, save_case
from tocsin.lawreview.case.tables import Imported, read_recommendations

__all__ = [
    "Assessment",
    "Basis",
    "Case",
    "Event",
    "EventKind",
    "Grade",
    "Imported",
    "OpenPoint",
    "Outcome",
    "Passage",
    "Quote",
    "Recommendation",
    "Said",
    "Stage",
    "Statement",
    "Version",
    "load_case",
    "new_case",
    "parse_case",
    "read_recommendations",
    "save_case",
    "say",
]
