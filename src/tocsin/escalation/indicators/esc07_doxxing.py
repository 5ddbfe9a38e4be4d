"""ESC-07: address, phone, whereabouts or routine published.

Whether it is real a person checks, unless it is one of the hashed facts of the watchlist.
"""

from datetime import datetime, timedelta

from tocsin.domain import FactKind, State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import MENACE, OPEN, RECORDED, VIOLENCE, Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, Recent, earliest

TYPES = ("PRV-1", "PRV-3")
NAME, PHONE = "family_name", "phone"


class Doxxing:
    """Counts posts with private data within the window, those that threaten, and real ones.

    `real` are posts that hold a hashed address, phone, plate or document of the watchlist, or that
    a person recorded as real; `place` are those of them that hold more than a phone number.
    """

    id = "ESC-07"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = (
        "days",
        "count",
        "accounts",
        "with_threat",
        "real",
        "place",
        "facts",
    )

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, with_threat, real, place, facts."""
        return _Published(limits, known)


class _Published:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._found, self._menacing = Found(span), Found(span)
        self._real, self._place = Found(span), Found(span)
        self._menaces = Recent(span)
        self._threats = Recent(timedelta(days=limits["threat_days"]))
        self._told = Told(known, "ESC-07", limits)

    def settle(self, now: datetime) -> datetime | None:
        self._menacing.settle(now)
        self._real.settle(now)
        self._place.settle(now)
        return earliest(self._told.settle(now), self._found.settle(now))

    def add(self, one: Mark, stream: Stream) -> bool:
        menace = self._heed(one)
        real = any(kind != NAME for kind in one.real)
        chance = one.chance(*TYPES) if one.hostile or real else 0.0
        if chance < self._limits["probability"] or not chance:
            return False
        if not (real or menace or self._is_hostile(one)):
            return False
        self._found.add(one, chance)
        if real:
            self._real.add(one, chance)
            if any(kind not in (NAME, PHONE) for kind in one.real):
                self._place.add(one, chance)
        if menace:
            self._menacing.add(one, chance)
        return True

    def _heed(self, one: Mark) -> bool:
        """Remember who menaces her, and say whether this post does."""
        if not one.hostile or one.chance(*MENACE) < self._limits["menace_probability"]:
            return False
        if one.crowd:
            self._menaces.add(one)
            stated = one.chance(*VIOLENCE) >= self._limits["threat_probability"]
            if stated and one.directness in OPEN:
                self._threats.add(one)
        return True

    def _is_hostile(self, one: Mark) -> bool:
        """Say whether private data alone is meant to harm: it may stand in thanks or a complaint.

        It is where the post is surely hostile, where its account has menaced her before, and where
        it speaks to or of her and anybody has threatened her of late; advertisements do not.
        """
        if one.violent >= self._limits["violent_probability"]:
            return True
        self._menaces.settle(one.at)
        self._threats.settle(one.at)
        return one.account in self._menaces.accounts or (
            one.addressed and bool(self._threats.marks)
        )

    def state(self, stream: Stream) -> State:
        return State.PRESENT if self._found or self._told.facts else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers()
        if not self._found:
            if self._told.facts:
                return fed(self._told, numbers, ())
            return Signal(State.ABSENT, None, numbers, ("absent",))
        says = ["present", *(name for name in ("with_threat", "real") if numbers[name])]
        if not numbers["real"]:
            says.append("check")
        if self._told.facts:
            says.append("facts")
        sure = max(self._found.sure, RECORDED if numbers["real"] else 0.0)
        return Signal(State.PRESENT, sure, numbers, tuple(says), self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return self._found.newest()

    def _numbers(self) -> dict[str, float]:
        facts = self._told.facts
        confirmed = sum(one.kind is FactKind.REAL_PRIVATE_DATA for one in facts)
        return {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "with_threat": len(self._menacing),
            "real": len(self._real) + confirmed,
            "place": len(self._place),
            "facts": len(facts),
        }
