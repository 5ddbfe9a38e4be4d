"""ESC-14: volume far above the journalist's own usual, on one day, or creeping up over days.

Volume and share are kept apart: a thousand readers who argue are no attack.
"""

from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.baseline import is_rarer
from tocsin.escalation.drift import Drift
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import RECORDED, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import DAY, Stream, day_of
from tocsin.escalation.windows import MOST_POSTS, Named

WEEK = 7
# Confidence, set by judgement: a rare day is measured against the usual, a creeping rise over days.
RARE, CREEPING = 0.9, 0.7


class Intensity:
    """Compares the last 24 hours with the journalist's own usual, and adds up days that are worse.

    `rare` is 1 where the day alone makes the state, `creeping` where several days do; `days` are
    those of the last seven with clearly more hostile posts than usual.
    """

    id = "ESC-14"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = (
        "count",
        "usual",
        "share",
        "rare",
        "creeping",
        "days",
        "platforms",
        "facts",
    )

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: count, usual, share (percent), rare (0 or 1), creeping (0 or 1), days, platforms, facts."""  # noqa: E501
        return _Volume(limits, known)


class _Volume:
    hears_all = True

    def __init__(self, limits: Thresholds, known: Known) -> None:
        self._limits = limits
        self._days: Counter[int] = Counter()
        self._platforms: dict[str, datetime] = {}
        self._newest: deque[Named] = deque(maxlen=MOST_POSTS)
        self._today = 0
        self._drift = Drift(limits["creeping_cap"])
        self._told = Told(known, "ESC-14", limits)

    def settle(self, now: datetime) -> datetime | None:
        today = day_of(now)
        if today != self._today:
            self._today = today
            self._drift.settle(now)
            for day in [day for day in self._days if day <= today - WEEK]:
                del self._days[day]
        return self._told.settle(now)

    def add(self, one: Mark, stream: Stream) -> bool:
        self._drift.add(one, stream)
        crowd = one.crowd
        if crowd:
            self._days[self._today] += 1
            self._platforms[one.platform] = one.at
            self._newest.append((one.at, one.key))
        return crowd

    def state(self, stream: Stream) -> State:
        if not self._days and not self._told.facts:
            return State.ABSENT
        if self._is_creeping(stream) or (self._is_share(stream) and self._is_rare(stream)):
            return State.PRESENT
        return State.PRESENT if self._told.facts else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers(stream)
        volume = self._is_creeping(stream) or (self._is_share(stream) and self._is_rare(stream))
        if not volume and self._told.facts:
            return fed(self._told, numbers, ())
        if not volume:
            return Signal(State.ABSENT, None, numbers, ("absent" if numbers["count"] else "none",))
        rare = bool(numbers["rare"]) and self._is_share(stream)
        says = ["rare" if rare else "lasting"]
        says += ["creeping"] if numbers["creeping"] else []
        says += [name for name in ("days", "platforms") if numbers[name] > 1]
        says += ["facts"] if numbers["facts"] else []
        sure = max(RARE if rare else CREEPING, RECORDED if numbers["facts"] else 0.0)
        return Signal(State.PRESENT, sure, numbers, tuple(says), self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        """Name the hostile posts of the last 24 hours, of the week where it is the days."""
        if stream.now is None:
            return ()
        since = stream.now - (timedelta(days=WEEK) if self._is_creeping(stream) else DAY)
        return tuple(sorted(one for one in self._newest if one[0] >= since))

    def _is_rare(self, stream: Stream) -> bool:
        count = len(stream.day_hostile)
        return count >= self._limits["count"] and is_rarer(
            count, stream.hostile_before(), stream.days_before(), self._limits["surprise"]
        )

    def _is_share(self, stream: Stream) -> bool:
        """Say whether hostile posts are many among all: in plain numbers, or beside the usual."""
        count, everyone = len(stream.day_hostile.marks), len(stream.day_all)
        if not count:
            return False
        if count >= self._limits["share"] * everyone:
            return True
        least = max(
            self._limits["share_times_usual"] * stream.usual_part(), self._limits["share_least"]
        )
        return count >= least * everyone

    def _is_creeping(self, stream: Stream) -> bool:
        """Say whether the share has risen for days, and the number with it."""
        limits, drift = self._limits, self._drift
        if drift.evidence < limits["creeping_evidence"] or drift.days < limits["creeping_days"]:
            return False
        week = sum(self._days.values())
        usual = limits["creeping_times_usual"] * stream.usual_rate() * min(drift.days, WEEK)
        return week >= max(limits["creeping_count"], usual)

    def _many(self, usual: float) -> int:
        """Count the days of the last seven with clearly more hostile posts than usual."""
        least = max(3.0, 2.0 * usual)
        return sum(1 for count in self._days.values() if count >= least)

    def _numbers(self, stream: Stream) -> dict[str, float]:
        count, usual = len(stream.day_hostile), stream.usual_rate()
        return {
            "count": count,
            "usual": round(usual, 1),
            "share": round(100 * count / max(len(stream.day_all), 1)),
            "rare": int(self._is_rare(stream)),
            "creeping": int(self._is_creeping(stream)),
            "days": self._many(usual),
            "platforms": self._active(stream),
            "facts": len(self._told.facts),
        }

    def _active(self, stream: Stream) -> int:
        if stream.now is None or not self._platforms:
            return 0
        since = stream.now - timedelta(days=self._limits["platform_window_days"])
        return sum(1 for at in self._platforms.values() if at >= since)
