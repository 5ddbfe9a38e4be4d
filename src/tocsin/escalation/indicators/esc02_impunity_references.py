"""ESC-02: threats tied to impunity cases: naming an attacked journalist as a warning."""

from collections import deque
from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation import cases
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import Found
from tocsin.escalation.known import Known
from tocsin.escalation.labels import listed, plain
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named

TYPE = "THR-5"


class ImpunityReferences:
    """Counts posts of type THR-5 and menaces that name a case of our list, within the window."""

    id = "ESC-02"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ("days", "count", "accounts", "cases")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, cases."""
        return _References(limits)


class _References:
    hears_all = False

    def __init__(self, limits: Thresholds) -> None:
        self._limits = limits
        self._span = timedelta(days=limits["window_days"])
        self._found = Found(self._span)
        self._cases: deque[tuple[datetime, str]] = deque()

    def settle(self, now: datetime) -> datetime | None:
        due = self._found.settle(now)
        while self._cases and now - self._cases[0][0] > self._span:
            self._cases.popleft()
        return due

    def add(self, one: Mark, stream: Stream) -> bool:
        if not one.hostile:
            return False
        # A menace that names a case is a reference to it, whatever the models call the menace.
        chance = max(one.chance(TYPE), one.violent if one.case else 0.0)
        if chance < self._limits["probability"] or not chance:
            return False
        self._found.add(one, chance)
        if one.case:
            self._cases.append((one.at, one.case))
        return True

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._found else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        ids = sorted({case for _, case in self._cases})
        numbers = {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "cases": len(ids),
        }
        if not self._found:
            return Signal(State.ABSENT, None, numbers, ("absent",))
        says = ("present", "cases") if ids else ("present",)
        names = {"named": listed(plain(cases.name_of(one)) for one in ids)}
        return Signal(State.PRESENT, self._found.sure, numbers, says, names)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._found.newest()
