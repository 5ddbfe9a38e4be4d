"""ESC-02: threats tied to impunity cases: naming an attacked journalist as a warning."""

from tocsin.escalation.indicators.base import (
    UNREAD,
    Signal,
    Thresholds,
    found_or_not,
    keys,
    within,
)
from tocsin.escalation.stream import Mark, Stream


class ImpunityReferences:
    """Counts posts of type THR-5 within the window."""

    id = "ESC-02"

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Numbers: days, read, count."""
        if not stream.read:
            return UNREAD
        marks = self._references(stream, limits)
        numbers = {"days": limits["window_days"], "read": stream.read, "count": len(marks)}
        return found_or_not(
            marks, numbers, max((one.chance("THR-5") for one in marks), default=0.0)
        )

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Name the references."""
        return keys(self._references(stream, limits))

    def _references(self, stream: Stream, limits: Thresholds) -> list[Mark]:
        recent = within(stream, stream.severe.marks, limits["window_days"])
        return [one for one in recent if one.chance("THR-5") >= limits["probability"]]
