"""ESC-10: smears with disinformation, manipulated imagery, gaslighting.

A machine sees types of posts and one claim from many mouths; that a claim is false or a picture is
made up, a person says, by a fact.
"""

from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import RECORDED, Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, earliest, together

FALSE = ("DIS-1", "DIS-2", "DIS-3", "DIS-4", "SEX-4")
# What a smear says: these in copies from many accounts are a claim that is being spread.
CLAIMS = ("DIS-1", "DIS-2", "DIS-3", "DIS-4", "SEX-2", "SEX-4", "CRD-1", "CRD-2")
# A hint from posts alone is never surer than this.
AT_MOST = 0.6


class Smear:
    """Counts posts of disinformation types, and accounts that spread one claim.

    `copied` are hostile accounts with nearly the same text of a smear, `quiet` accounts with nearly
    the same text that was not flagged; both are 0 where chance gives as many.
    """

    id = "ESC-10"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ("days", "count", "accounts", "copied", "quiet", "facts")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, copied, quiet, facts."""
        return _Smear(limits, known)


class _Smear:
    hears_all = True

    def __init__(self, limits: Thresholds, known: Known) -> None:
        self._limits = limits
        self._found = Found(timedelta(days=limits["window_days"]))
        self._told = Told(known, "ESC-10", limits)

    def settle(self, now: datetime) -> datetime | None:
        due = self._found.settle(now)
        return earliest(self._told.settle(now), due) if self._told.any else due

    def add(self, one: Mark, stream: Stream) -> bool:
        chance = one.chance(*FALSE) if one.crowd else 0.0
        if chance >= self._limits["probability"] and chance:
            self._found.add(one, chance)
            return True
        return stream.alike

    def state(self, stream: Stream) -> State:
        found = self._found or self._copied(stream) or self._quiet(stream) or self._told.facts
        return State.PRESENT if found else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers(stream)
        hints = tuple(
            name
            for name, number in (("present", "count"), ("copied", "copied"), ("quiet", "quiet"))
            if numbers[number]
        )
        if not hints:
            if self._told.facts:
                return fed(self._told, numbers, ())
            return Signal(State.ABSENT, None, numbers, ("absent",))
        facts = bool(self._told.facts)
        sure = RECORDED if facts else min(max(self._found.sure, 0.4), AT_MOST)
        says = (*hints, "facts" if facts else "check")
        return Signal(State.PRESENT, sure, numbers, says, self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return together(
            self._found.newest(),
            stream.copies.hostile.newest() if self._copied(stream) else (),
            stream.copies.quiet.newest() if self._quiet(stream) else (),
        )

    def _copied(self, stream: Stream) -> int:
        """Give how many hostile accounts spread the largest group's claim."""
        most = stream.copies.hostile.most
        group = stream.copies.hostile.largest() if most else None
        if group is None or not self._many(stream, most):
            return 0
        newest = next((one for one in reversed(group.marks) if one.crowd), None)
        return most if newest is not None and newest.chance(*CLAIMS) > 0.0 else 0

    def _quiet(self, stream: Stream) -> int:
        most = stream.copies.quiet.most
        if not most or most < self._limits["quiet"] or not self._many(stream, most):
            return 0
        return most if most >= self._limits["quiet_share"] * len(stream.copies) else 0

    def _many(self, stream: Stream, most: int) -> bool:
        return (
            most >= self._limits["copied"]
            and stream.copies.by_chance(most) <= self._limits["surprise"]
        )

    def _numbers(self, stream: Stream) -> dict[str, float]:
        return {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "copied": self._copied(stream),
            "quiet": self._quiet(stream),
            "facts": len(self._told.facts),
        }
