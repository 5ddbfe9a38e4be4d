"""ESC-06: many hostile accounts at once, or several with nearly the same text.

Groups are shown, never called bots: a machine sees the same words at the same time, not why.
"""

from tocsin.domain import State
from tocsin.escalation.baseline import exposure, rate
from tocsin.escalation.indicators.base import UNREAD, Signal, Thresholds, keys
from tocsin.escalation.stream import Mark, Stream, days_of


class CoordinatedAttack:
    """Looks at synchrony within the rush window and at copies within the copy window."""

    id = "ESC-06"

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Numbers: hours, accounts, share (percent), copies, hostile_copies."""
        if not stream.read:
            return UNREAD
        group = stream.copies.largest
        hostile, everyone = len(stream.rush_hostile.marks), len(stream.rush_all.marks)
        numbers = {
            "hours": limits["window_hours"],
            "accounts": len(stream.rush_hostile.accounts),
            "share": round(100 * hostile / max(everyone, 1)),
            "copies": len(group.accounts),
            "hostile_copies": len(group.hostile),
        }
        rush, copied = _rush(stream, limits), _copied(stream, limits)
        if not rush and not copied:
            return Signal(State.ABSENT, None, numbers)
        hostile_copies = len(group.hostile) >= limits["hostile_copies"]
        sure = 0.9 if rush and copied else 0.75
        return Signal(State.PRESENT, sure if rush or hostile_copies else 0.4, numbers)

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Name the posts of the rush and of the largest group of copies."""
        marks: dict[str, Mark] = {}
        if _copied(stream, limits):
            marks.update((one.key, one) for one in stream.copies.largest.marks)
        if _rush(stream, limits):
            marks.update((one.key, one) for one in stream.rush_hostile.marks)
        return keys(sorted(marks.values(), key=lambda one: (one.at, one.key)))


def _rush(stream: Stream, limits: Thresholds) -> bool:
    hostile, everyone = len(stream.rush_hostile.marks), len(stream.rush_all.marks)
    return (
        len(stream.rush_hostile.accounts) >= limits["accounts"]
        and hostile >= limits["share"] * everyone
        and hostile >= limits["times_usual"] * _expected(stream, limits["window_hours"])
    )


def _expected(stream: Stream, hours: float) -> float:
    """Give her usual hostile posts in `hours`."""
    if stream.now is None or stream.first is None:
        return 0.0
    watched = exposure(days_of(stream.now) - days_of(stream.first) - 1)
    return rate(stream.usual_hostile.upto(days_of(stream.now)), watched) * hours / 24


def _copied(stream: Stream, limits: Thresholds) -> bool:
    group = stream.copies.largest
    return len(group.hostile) >= limits["hostile_copies"] or len(group.accounts) >= limits["copies"]
