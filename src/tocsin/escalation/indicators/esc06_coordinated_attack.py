"""ESC-06: many hostile accounts at once, or several with nearly the same text.

Groups are shown, never called bots: a machine sees the same words at the same time, not why.
"""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.copies import Copies
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, Recent, Times, together

# Confidence, set by judgement: a rush and hostile copies are two signs of the same; copies of a
# text that nobody found hostile may be a petition.
BOTH, HOSTILE, COPIES_ONLY = 0.9, 0.75, 0.4


class CoordinatedAttack:
    """Looks at synchrony within the rush window and at copies within the copy window.

    `rush` is 1 where the rush window alone makes the state, else 0.
    """

    id = "ESC-06"
    numbers: tuple[str, ...] = (
        "hours",
        "accounts",
        "share",
        "rush",
        "copy_hours",
        "copies",
        "hostile_copies",
    )

    def measure(self, limits: Thresholds) -> Gauge:
        """Numbers: hours, accounts, share (percent), rush, copy_hours, copies, hostile_copies."""
        return _Attack(limits)


class _Attack:
    def __init__(self, limits: Thresholds) -> None:
        span = timedelta(hours=limits["window_hours"])
        self._limits = limits
        self._all, self._hostile = Times(span), Recent(span)
        self._copies = Copies(timedelta(hours=limits["copy_window_hours"]))

    def settle(self, now: datetime) -> None:
        self._all.settle(now)
        self._hostile.settle(now)
        self._copies.settle(now)

    def add(self, one: Mark) -> bool:
        self._all.add(one.at)
        if one.hostile:
            self._hostile.add(one)
        return self._copies.add(one) or one.hostile

    def state(self, stream: Stream) -> State:
        found = self._copied_by_hostile() or self._copied_by_any() or self._rush(stream)
        return State.PRESENT if found else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        rush, hostile_copies = self._rush(stream), self._copied_by_hostile()
        copies = self._copied_by_any()
        numbers = self._numbers(rush)
        if not (rush or hostile_copies or copies):
            return Signal(State.ABSENT, None, numbers, ("absent",))
        sure = COPIES_ONLY if not (rush or hostile_copies) else HOSTILE
        says = (("rush",) if rush else ()) + _copies_said(hostile_copies, copies, numbers)
        return Signal(State.PRESENT, BOTH if rush and hostile_copies else sure, numbers, says)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return together(
            self._hostile.newest() if self._rush(stream) else (),
            self._copies.hostile.newest() if self._copied_by_hostile() else (),
            self._copies.all.newest() if self._copied_by_any() else (),
        )

    def _rush(self, stream: Stream) -> bool:
        limits, hostile = self._limits, len(self._hostile.marks)
        if not hostile or len(self._hostile.accounts) < limits["accounts"]:
            return False
        usual = limits["times_usual"] * limits["window_hours"] / 24
        return hostile >= limits["share"] * len(self._all) and (
            hostile >= usual * stream.usual_rate()
        )

    def _copied_by_hostile(self) -> bool:
        most = self._copies.hostile.most
        return most > 1 and most >= self._limits["hostile_copies"]

    def _copied_by_any(self) -> bool:
        most = self._copies.all.most
        return most > 1 and most >= self._limits["copies"]

    def _numbers(self, rush: bool) -> dict[str, float]:
        return {
            "hours": self._limits["window_hours"],
            "accounts": len(self._hostile.accounts),
            "share": round(100 * len(self._hostile) / max(len(self._all), 1)),
            "rush": int(rush),
            "copy_hours": self._limits["copy_window_hours"],
            "copies": _group(self._copies.all.most),
            "hostile_copies": _group(self._copies.hostile.most),
        }


def _group(accounts: int) -> int:
    """One account that repeats itself is no group."""
    return accounts if accounts > 1 else 0


def _copies_said(hostile: bool, any_kind: bool, numbers: dict[str, float]) -> tuple[str, ...]:
    """Speak of copies of any kind only where they are more than the hostile ones."""
    said = ("hostile_copies",) if hostile else ()
    more = numbers["copies"] > numbers["hostile_copies"] or not hostile
    return (*said, "copies") if any_kind and more else said
