"""ESC-02: threats tied to impunity cases: naming an attacked journalist as a warning."""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Highest, Named, Recent

TYPE = "THR-5"


class ImpunityReferences:
    """Counts posts of type THR-5 within the window."""

    id = "ESC-02"
    numbers: tuple[str, ...] = ("days", "count", "accounts")

    def measure(self, limits: Thresholds) -> Gauge:
        """Numbers: days, count, accounts."""
        return _References(limits)


class _References:
    def __init__(self, limits: Thresholds) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._found, self._sure = Recent(span), Highest(span)

    def settle(self, now: datetime) -> None:
        if self._found.settle(now):
            self._sure.settle(now)

    def add(self, one: Mark) -> bool:
        chance = one.chance(TYPE) if one.hostile else 0.0
        if chance < self._limits["probability"] or not chance:
            return False
        self._found.add(one)
        self._sure.add(one.at, chance)
        return True

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._found.marks else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        if not self._found.marks:
            return Signal(State.ABSENT, None, self._numbers(), ("absent",))
        return Signal(State.PRESENT, round(self._sure.value, 2), self._numbers(), ("present",))

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._found.newest()

    def _numbers(self) -> dict[str, float]:
        return {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": len(self._found.accounts),
        }
