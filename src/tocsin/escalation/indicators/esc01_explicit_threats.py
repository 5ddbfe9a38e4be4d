"""ESC-01: threats of death, physical or sexual violence; graded explicit, wish or unclear."""

from datetime import datetime, timedelta

from tocsin.domain import Directness, Relation, State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import OPEN, VIOLENCE
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Highest, Named, Recent, earliest, together

UNCLEAR = ("THR-4",)
NEAR = "THR-6"
PRIVATE = ("PRV-1", "PRV-3")


class ExplicitThreats:
    """Counts threats within the window; explicit ones and those naming people near apart.

    `count` has threats, wishes and unclear menaces, `threats` those of stated violence that are no
    mere wish; `explicit` and `family` are parts of these. A threat that speaks neither to “you” nor
    of her may be meant for whom she wrote about, and is not among the explicit ones. Explicit
    threats that are less sure count among `threat_accounts` once several accounts have written
    such. Rude words of an account that the
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
        self._unsure = Recent(span)
        self._sure = Highest(span)

    def settle(self, now: datetime) -> datetime | None:
        self._unsure.settle(now)
        if self._all.settle(now):  # the others hold nothing that is older
            for window in (self._threats, self._explicit, self._family, self._sure):
                window.settle(now)
        return earliest(self._all.due(), self._unsure.due())

    def add(self, one: Mark, stream: Stream) -> bool:
        if not one.hostile:
            return False
        chance = one.chance(*VIOLENCE, *UNCLEAR)
        if not chance or chance < self._limits["probability"]:
            return self._add_unsure(one)
        self._all.add(one)
        self._sure.add(one.at, chance)
        if one.directness is not Directness.WISH:
            self._grade(one)
        return True

    def _add_unsure(self, one: Mark) -> bool:
        unsure = one.chance(*VIOLENCE) >= self._limits["possible"] and not one.friend
        if unsure and self._is_grave(one) and one.directness in OPEN:
            self._unsure.add(one)
            return True
        return False

    def _grade(self, one: Mark) -> None:
        least = self._limits["probability"]
        at_family = one.relation is Relation.FAMILY or one.chance(NEAR) >= least
        if one.chance(*VIOLENCE) < least or (
            one.friend and not at_family and not one.chance(*PRIVATE)
        ):
            return
        self._threats.add(one)
        if not self._is_grave(one):
            return
        if one.directness in OPEN and one.addressed:
            self._explicit.add(one)
        if at_family:
            self._family.add(one)

    def _is_grave(self, one: Mark) -> bool:
        return one.severity >= self._limits["explicit_severity"]

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._all.marks or self._several() else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers()
        if not numbers["count"]:
            return Signal(State.ABSENT, None, numbers, ("absent",))
        says = ("present", *(name for name in ("explicit", "family") if numbers[name]))
        sure = self._sure.value if self._all.marks else self._limits["possible"]
        return Signal(State.PRESENT, round(sure, 2), numbers, says)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        unsure = self._unsure.newest() if self._several() else ()
        return together(self._all.newest(), unsure)

    def _several(self) -> bool:
        return len(self._unsure.accounts) >= self._limits["several"]

    def _numbers(self) -> dict[str, float]:
        unsure = self._unsure.accounts.keys() if self._several() else set[str]()
        return {
            "days": self._limits["window_days"],
            "count": len(self._all) + (len(self._unsure) if unsure else 0),
            "accounts": len(self._all.accounts.keys() | unsure),
            "threats": len(self._threats),
            "threat_accounts": len(self._threats.accounts.keys() | unsure),
            "explicit": len(self._explicit),
            "family": len(self._family),
        }
