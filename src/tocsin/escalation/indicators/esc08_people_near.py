"""ESC-08: family, children, colleagues or sources are targeted.

Words of kinship a machine finds; names it finds only where they were supplied as hashes. Without
them nothing found means nothing known.
"""

from datetime import datetime, timedelta

from tocsin.domain import PrivateKind, Relation, State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import MENACE, Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, earliest, together

NEAR = "THR-6"
THREATS = (*MENACE, "THR-7")
NAME = PrivateKind.FAMILY_NAME.value


class PeopleNear:
    """Counts hostile posts at relatives, by kinship or by name, and threats at colleagues."""

    id = "ESC-08"
    needs: tuple[str, ...] = ("names",)
    numbers: tuple[str, ...] = ("days", "count", "accounts", "named", "colleagues", "facts")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, named, colleagues, facts."""
        return _Near(limits, known)


class _Near:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._names_known = PrivateKind.FAMILY_NAME in known.private
        self._found, self._named, self._colleagues = Found(span), Found(span), Found(span)
        self._told = Told(known, "ESC-08", limits)

    def settle(self, now: datetime) -> datetime | None:
        self._named.settle(now)
        posts = self._found.settle(now), self._colleagues.settle(now)
        return earliest(self._told.settle(now), *posts)

    def add(self, one: Mark, stream: Stream) -> bool:
        if not one.flagged:
            return False
        least = self._limits["probability"]
        threat = one.chance(*THREATS)
        if one.relation is Relation.COLLEAGUE:
            if threat >= least:
                self._colleagues.add(one, threat)
            return threat >= least
        named = NAME in one.real
        chance = max(one.chance(NEAR), 0.9 if named else 0.0)
        if not one.hostile or (chance < least and one.relation is not Relation.FAMILY):
            return False
        self._found.add(one, max(chance, least))
        if named:
            self._named.add(one, chance)
        return True

    def state(self, stream: Stream) -> State:
        if self._found or self._colleagues or self._told.facts:
            return State.PRESENT
        return State.ABSENT if self._names_known or self._told.looked else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers()
        if not (self._found or self._colleagues):
            if self._names_known and not self._told.facts:
                return Signal(State.ABSENT, None, numbers, ("absent",))
            return fed(self._told, numbers, ("unknown",))
        said = {"present": numbers["count"], **numbers}
        says = tuple(name for name in ("present", "named", "colleagues", "facts") if said[name])
        sure = max(self._found.sure, self._colleagues.sure)
        return Signal(State.PRESENT, sure, numbers, says, self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return together(self._found.newest(), self._colleagues.newest())

    def _numbers(self) -> dict[str, float]:
        return {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "named": len(self._named),
            "colleagues": len(self._colleagues),
            "facts": len(self._told.facts),
        }
