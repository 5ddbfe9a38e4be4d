"""ESC-11: suits, summonses, complaints and campaigns for arrest beside the abuse.

Posts show calls for arrest; proceedings are facts that a person records. Without them nothing found
means nothing known.
"""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import RECORDED, Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, earliest

CALLS = ("LEG-1", "LEG-2", "LEG-3")


class LegalHarassment:
    """Counts threats of law and calls for arrest in posts, and proceedings that are recorded."""

    id = "ESC-11"
    needs: tuple[str, ...] = ("facts",)
    numbers: tuple[str, ...] = ("days", "count", "accounts", "facts")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, facts."""
        return _Law(limits, known)


class _Law:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        self._limits = limits
        self._found = Found(timedelta(days=limits["window_days"]))
        self._told = Told(known, "ESC-11", limits)

    def settle(self, now: datetime) -> datetime | None:
        return earliest(self._told.settle(now), self._found.settle(now))

    def add(self, one: Mark, stream: Stream) -> bool:
        chance = one.chance(*CALLS) if one.crowd else 0.0
        if chance < self._limits["probability"] or not chance:
            return False
        self._found.add(one, chance)
        return True

    def state(self, stream: Stream) -> State:
        if self._found or self._told.facts:
            return State.PRESENT
        return State.ABSENT if self._told.looked else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        facts = len(self._told.facts)
        numbers = {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "facts": facts,
        }
        if not self._found:
            return fed(self._told, numbers, ("unknown",))
        sure = max(self._found.sure, RECORDED if facts else 0.0)
        says = ("present", "facts") if facts else ("present", "proceedings")
        return Signal(State.PRESENT, sure, numbers, says, self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._found.newest()
