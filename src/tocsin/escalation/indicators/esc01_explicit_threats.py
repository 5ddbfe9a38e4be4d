"""ESC-01: threats of death, physical or sexual violence; graded explicit, wish or unclear."""

from datetime import datetime, timedelta

from tocsin.domain import Directness, Relation, State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import OPEN, VIOLENCE
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Highest, Named, Recent

UNCLEAR = ("THR-4",)
NEAR = "THR-6"
PRIVATE = ("PRV-1", "PRV-3")


class ExplicitThreats:
    """Counts threats within the window; explicit ones and those naming people near apart.

    `count` has threats, wishes and unclear menaces, `threats` those of stated violence that are no
    mere wish; `explicit` and `family` are parts of these. Rude words of an account that the
    journalist speaks with stay in `count` alone, unless private data or relatives stand in them.
    """

    id = "ESC-01"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = (
        "days",
        "count",
        "accounts",
        "threats",
        "threat_accounts",
        "explicit",
        "family",
    )

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, threats, threat_accounts, explicit, family."""
        return _Threats(limits)


class _Threats:
    hears_all = False

    def __init__(self, limits: Thresholds) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._all, self._threats = Recent(span), Recent(span)
        self._explicit, self._family = Recent(span), Recent(span)
        self._sure = Highest(span)

    def settle(self, now: datetime) -> datetime | None:
        if self._all.settle(now):  # the others hold nothing that is older
            for window in (self._threats, self._explicit, self._family, self._sure):
                window.settle(now)
        return self._all.due()

    def add(self, one: Mark, stream: Stream) -> bool:
        if not one.hostile:
            return False
        chance = one.chance(*VIOLENCE, *UNCLEAR)
        if chance < self._limits["probability"] or not chance:
            return False
        self._all.add(one)
        self._sure.add(one.at, chance)
        if one.directness is not Directness.WISH:
            self._grade(one)
        return True

    def _grade(self, one: Mark) -> None:
        least = self._limits["probability"]
        at_family = one.relation is Relation.FAMILY or one.chance(NEAR) >= least
        if one.chance(*VIOLENCE) < least or (
            one.friend and not at_family and not one.chance(*PRIVATE)
        ):
            return
        self._threats.add(one)
        if one.severity < self._limits["explicit_severity"]:
            return
        if one.directness in OPEN:
            self._explicit.add(one)
        if at_family:
            self._family.add(one)

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._all.marks else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        if not self._all.marks:
            return Signal(State.ABSENT, None, self._numbers(), ("absent",))
        numbers = self._numbers()
        says = ("present", *(name for name in ("explicit", "family") if numbers[name]))
        return Signal(State.PRESENT, round(self._sure.value, 2), numbers, says)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._all.newest()

    def _numbers(self) -> dict[str, float]:
        return {
            "days": self._limits["window_days"],
            "count": len(self._all),
            "accounts": len(self._all.accounts),
            "threats": len(self._threats),
            "threat_accounts": len(self._threats.accounts),
            "explicit": len(self._explicit),
            "family": len(self._family),
        }
