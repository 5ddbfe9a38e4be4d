"""ESC-13: online violence already crossing offline: only a person or a record can set it.

Posts that announce or boast of a visit are a reason to ask her, and no more: the state stays
unknown.
"""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, earliest

HINTS = ("OFF-1", "OFF-2", "OFF-3")


class Offline:
    """Counts what was recorded, and posts that announce a visit or an assault."""

    id = "ESC-13"
    needs: tuple[str, ...] = ("facts",)
    numbers: tuple[str, ...] = ("days", "hints", "facts")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, hints, facts."""
        return _Offline(limits, known)


class _Offline:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        self._limits = limits
        self._hints = Found(timedelta(days=limits["window_days"]))
        self._told = Told(known, "ESC-13", limits)

    def settle(self, now: datetime) -> datetime | None:
        return earliest(self._told.settle(now), self._hints.settle(now))

    def add(self, one: Mark, stream: Stream) -> bool:
        chance = one.chance(*HINTS) if one.hostile else 0.0
        if chance >= self._limits["probability"] and chance:
            self._hints.add(one, chance)
        return False

    def state(self, stream: Stream) -> State:
        if self._told.facts:
            return State.PRESENT
        return State.ABSENT if self._told.looked and not self._hints else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        numbers = {
            "days": self._limits["window_days"],
            "hints": len(self._hints),
            "facts": len(self._told.facts),
        }
        if self._hints and not self._told.facts:
            return Signal(State.UNKNOWN, None, numbers, ("hints", "unknown"))
        return fed(self._told, numbers, ("unknown",))

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._hints.newest()
