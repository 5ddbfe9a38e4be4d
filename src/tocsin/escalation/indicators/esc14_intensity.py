"""ESC-14: volume far above the journalist's own usual, on one day or on several of a week.

Volume and share are kept apart: a thousand readers who argue are no attack.
"""

from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.baseline import is_rarer
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import DAY, Stream, day_of
from tocsin.escalation.windows import MOST_POSTS, Named

WEEK = 7
# The usual share of hostile posts before anything is known: a twentieth, known as poorly as from
# twenty posts.
PRIOR_HOSTILE, PRIOR_POSTS = 1.0, 20.0
# Confidence, set by judgement: a rare day is measured against the usual, a long run only roughly.
RARE, LASTING = 0.9, 0.7


class Intensity:
    """Compares the last 24 hours with the journalist's own usual; counts days and platforms."""

    id = "ESC-14"
    numbers: tuple[str, ...] = ("count", "usual", "share", "rare", "days", "platforms")

    def measure(self, limits: Thresholds) -> Gauge:
        """Numbers: count, usual, share (percent), rare (0 or 1), days, platforms."""
        return _Volume(limits)


class _Volume:
    def __init__(self, limits: Thresholds) -> None:
        self._limits = limits
        self._days: Counter[int] = Counter()
        self._platforms: dict[str, datetime] = {}
        self._newest: deque[Named] = deque(maxlen=MOST_POSTS)
        self._today = 0

    def settle(self, now: datetime) -> None:
        today = day_of(now)
        if today != self._today:
            self._today = today
            for day in [day for day in self._days if day <= today - WEEK]:
                del self._days[day]

    def add(self, one: Mark) -> bool:
        if one.hostile:
            self._days[self._today] += 1
            self._platforms[one.platform] = one.at
            self._newest.append((one.at, one.key))
        return one.hostile

    def state(self, stream: Stream) -> State:
        found = self._may_be(stream) and self._is_share(stream)
        found = found and (self._is_rare(stream) or self._is_lasting(stream))
        return State.PRESENT if found else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        numbers = self._numbers(stream)
        if self.state(stream) is State.ABSENT:
            return Signal(State.ABSENT, None, numbers, ("absent" if numbers["count"] else "none",))
        rare = bool(numbers["rare"])
        more = (name for name in ("days", "platforms") if numbers[name] > 1)
        says = ("rare" if rare else "lasting", *more)
        return Signal(State.PRESENT, RARE if rare else LASTING, numbers, says)

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        """Name the hostile posts of the last 24 hours, of the week where it is the days."""
        if stream.now is None:
            return ()
        since = stream.now - (timedelta(days=WEEK) if self._is_lasting(stream) else DAY)
        return tuple(sorted(one for one in self._newest if one[0] >= since))

    def _may_be(self, stream: Stream) -> bool:
        """Rule out most moments without arithmetic."""
        count = len(stream.day_hostile.marks)
        return count > 0 and (
            count >= self._limits["count"] or len(self._days) >= self._limits["persistent_days"]
        )

    def _is_rare(self, stream: Stream) -> bool:
        count = len(stream.day_hostile)
        return count >= self._limits["count"] and is_rarer(
            count, stream.hostile_before(), stream.days_before(), self._limits["surprise"]
        )

    def _is_lasting(self, stream: Stream) -> bool:
        return self._many(stream.usual_rate()) >= self._limits["persistent_days"]

    def _is_share(self, stream: Stream) -> bool:
        """Say whether hostile posts are many among all: in plain numbers, or beside the usual."""
        count, everyone = len(stream.day_hostile), len(stream.day_all)
        if count >= self._limits["share"] * everyone:
            return True
        usual = (stream.hostile_before() + PRIOR_HOSTILE) / (stream.all_before() + PRIOR_POSTS)
        least = max(self._limits["share_times_usual"] * usual, self._limits["share_least"])
        return count >= least * everyone

    def _many(self, usual: float) -> int:
        """Count the days of the last seven with many hostile posts, beside the usual too."""
        least = max(
            self._limits["persistent_count"], self._limits["persistent_times_usual"] * usual
        )
        return sum(1 for count in self._days.values() if count >= least)

    def _numbers(self, stream: Stream) -> dict[str, float]:
        count, usual = len(stream.day_hostile), stream.usual_rate()
        return {
            "count": count,
            "usual": round(usual, 1),
            "share": round(100 * count / max(len(stream.day_all), 1)),
            "rare": int(self._is_rare(stream)),
            "days": self._many(usual),
            "platforms": self._active(stream),
        }

    def _active(self, stream: Stream) -> int:
        if stream.now is None or not self._platforms:
            return 0
        since = stream.now - timedelta(days=self._limits["platform_window_days"])
        return sum(1 for at in self._platforms.values() if at >= since)
