"""ESC-01: threats of death, physical or sexual violence; graded explicit, wish or other."""

from tocsin.domain import Directness, Relation
from tocsin.escalation.indicators.base import (
    UNREAD,
    Signal,
    Thresholds,
    found_or_not,
    keys,
    within,
)
from tocsin.escalation.stream import Mark, Stream

TYPES = ("THR-1", "THR-2", "THR-3", "THR-6")
OPEN = {Directness.EXPLICIT, Directness.CONDITIONAL}


class ExplicitThreats:
    """Counts threats within the window; explicit ones and those naming people close to her."""

    id = "ESC-01"

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Numbers: days, read, count, accounts, explicit, family, severity."""
        if not stream.read:
            return UNREAD
        marks = self._threats(stream, limits)
        numbers = {
            "days": limits["window_days"],
            "read": stream.read,
            "count": len(marks),
            "accounts": len({one.account for one in marks}),
            "explicit": sum(1 for one in marks if _explicit(one)),
            "family": sum(1 for one in marks if _explicit(one) and _near_her(one)),
            "severity": max((one.severity for one in marks), default=0),
        }
        return found_or_not(marks, numbers, max((one.chance(*TYPES) for one in marks), default=0.0))

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Name the threats."""
        return keys(self._threats(stream, limits))

    def _threats(self, stream: Stream, limits: Thresholds) -> list[Mark]:
        recent = within(stream, stream.severe.marks, limits["window_days"])
        return [one for one in recent if one.chance(*TYPES) >= limits["probability"]]


def _explicit(one: Mark) -> bool:
    return one.directness in OPEN and one.severity >= 4


def _near_her(one: Mark) -> bool:
    return one.relation is Relation.FAMILY or one.chance("THR-6") > 0
