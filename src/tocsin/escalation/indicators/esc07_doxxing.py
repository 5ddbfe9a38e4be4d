"""ESC-07: address, phone, whereabouts or routine published; whether it is real a person checks."""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Highest, Named, Recent

TYPES = ("PRV-1", "PRV-3")
MENACE = ("THR-1", "THR-2", "THR-3", "THR-4", "THR-6")


class Doxxing:
    """Counts posts with private data within the window, and those that threaten with it."""

    id = "ESC-07"
    numbers: tuple[str, ...] = ("days", "count", "accounts", "with_threat")

    def measure(self, limits: Thresholds) -> Gauge:
        """Numbers: days, count, accounts, with_threat."""
        return _Published(limits)


class _Published:
    def __init__(self, limits: Thresholds) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._found, self._menacing, self._sure = Recent(span), Recent(span), Highest(span)

    def settle(self, now: datetime) -> None:
        if self._found.settle(now):  # the others hold nothing that is older
            self._menacing.settle(now)
            self._sure.settle(now)

    def add(self, one: Mark) -> bool:
        chance = one.chance(*TYPES) if one.hostile else 0.0
        if chance < self._limits["probability"] or not chance:
            return False
        self._found.add(one)
        self._sure.add(one.at, chance)
        if one.chance(*MENACE) >= self._limits["menace_probability"]:
            self._menacing.add(one)
        return True

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._found.marks else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        if not self._found.marks:
            return Signal(State.ABSENT, None, self._numbers(), ("absent",))
        says = ("present", "with_threat", "check") if self._menacing.marks else ("present", "check")
        return Signal(State.PRESENT, round(self._sure.value, 2), self._numbers(), says)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._found.newest()

    def _numbers(self) -> dict[str, float]:
        return {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": len(self._found.accounts),
            "with_threat": len(self._menacing),
        }
