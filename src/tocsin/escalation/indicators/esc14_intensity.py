"""ESC-14: volume far above her own usual, for days on end, or over several platforms.

Volume and share are kept apart: a thousand readers who argue are no attack.
"""

from datetime import timedelta

from tocsin.domain import State
from tocsin.escalation.baseline import exposure, rate, surprise
from tocsin.escalation.indicators.base import UNREAD, Signal, Thresholds, keys
from tocsin.escalation.stream import Stream, day_of, days_of


class Intensity:
    """Compares the last 24 hours with her own usual, and counts days and platforms."""

    id = "ESC-14"

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Numbers: count, usual, share (percent), days, platforms."""
        if not stream.read or stream.now is None or stream.first is None:
            return UNREAD
        now = days_of(stream.now)
        watched = exposure(now - days_of(stream.first) - 1)
        usual = stream.usual_hostile.upto(now)
        count, everyone = len(stream.day_hostile.marks), len(stream.day_all.marks)
        numbers = {
            "count": count,
            "usual": round(rate(usual, watched), 1),
            "share": round(100 * count / max(everyone, 1)),
            "days": _days(stream, limits),
            "platforms": _platforms(stream, limits),
        }
        chance = surprise(count, usual, watched) if count >= limits["count"] else 1.0
        rare = chance <= limits["surprise"] and _share(stream, limits, now)
        lasting = numbers["days"] >= limits["persistent_days"] and _share(stream, limits, now)
        if not rare and not lasting:
            return Signal(State.ABSENT, None, numbers)
        return Signal(State.PRESENT, 0.9 if rare else 0.7, numbers)

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Name the hostile posts of the last 24 hours."""
        return keys(stream.day_hostile.marks)


def _share(stream: Stream, limits: Thresholds, now: float) -> bool:
    count, everyone = len(stream.day_hostile.marks), len(stream.day_all.marks)
    if count >= limits["share"] * everyone:
        return True
    before = stream.usual_all.upto(now)
    usual = (stream.usual_hostile.upto(now) + 1) / (before + 20)  # a twentieth, poorly known
    return count >= limits["share_times_usual"] * usual * everyone and count >= 0.05 * everyone


def _days(stream: Stream, limits: Thresholds) -> int:
    if stream.now is None:
        return 0
    today = day_of(stream.now)
    return sum(
        1
        for day in range(today - 6, today + 1)
        if stream.days.get(day, 0) >= limits["persistent_count"]
    )


def _platforms(stream: Stream, limits: Thresholds) -> int:
    if stream.now is None:
        return 0
    since = stream.now - timedelta(days=limits["platform_window_days"])
    return sum(1 for at in stream.platforms.values() if at >= since)
