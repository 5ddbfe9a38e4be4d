"""ESC-07: address, phone, whereabouts or routine published; whether it is real a person checks."""

from tocsin.escalation.indicators.base import (
    UNREAD,
    Signal,
    Thresholds,
    found_or_not,
    keys,
    within,
)
from tocsin.escalation.stream import Mark, Stream

TYPES = ("PRV-1", "PRV-3")
MENACE = ("THR-1", "THR-2", "THR-3", "THR-4", "THR-6")


class Doxxing:
    """Counts posts with private data within the window, and those that threaten with it."""

    id = "ESC-07"

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Numbers: days, read, count, with_threat."""
        if not stream.read:
            return UNREAD
        marks = self._published(stream, limits)
        numbers = {
            "days": limits["window_days"],
            "read": stream.read,
            "count": len(marks),
            "with_threat": sum(1 for one in marks if one.chance(*MENACE) >= 0.5),
        }
        return found_or_not(marks, numbers, max((one.chance(*TYPES) for one in marks), default=0.0))

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Name the posts with private data."""
        return keys(self._published(stream, limits))

    def _published(self, stream: Stream, limits: Thresholds) -> list[Mark]:
        recent = within(stream, stream.severe.marks, limits["window_days"])
        return [one for one in recent if one.chance(*TYPES) >= limits["probability"]]
