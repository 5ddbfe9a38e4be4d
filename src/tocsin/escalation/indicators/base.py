"""The seam behind which every indicator stands, and what an indicator says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from tocsin.domain import State
from tocsin.escalation.stream import Mark, Stream

Thresholds = Mapping[str, float]
# A state names at most this many posts, the newest; more would help no reader.
MOST_POSTS = 200


@dataclass(frozen=True, slots=True)
class Signal:
    """A state with the numbers that made it; the decision table and the sentences use them."""

    state: State
    confidence: float | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)


UNREAD = Signal(State.UNKNOWN)


class IndicatorRule(Protocol):
    """One indicator: measures a stream now, and names the posts behind what it says."""

    id: str

    def measure(self, stream: Stream, limits: Thresholds) -> Signal:
        """Give state and numbers from what the stream holds now; costs little."""

    def posts(self, stream: Stream, limits: Thresholds) -> tuple[str, ...]:
        """Give the keys of the posts behind a present state, newest last."""


def within(stream: Stream, marks: Iterable[Mark], days: float) -> list[Mark]:
    """Keep the marks of the last `days`."""
    if stream.now is None:
        return []
    since = stream.now - timedelta(days=days)
    return [one for one in marks if one.at >= since]


def keys(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Give the post keys of the newest marks in time order."""
    return tuple(one.key for one in list(marks)[-MOST_POSTS:])


def found_or_not(marks: list[Mark], numbers: Mapping[str, float], confidence: float) -> Signal:
    """Say present where there are marks, else absent among what was read."""
    state = State.PRESENT if marks else State.ABSENT
    return Signal(state, round(confidence, 2) if marks else None, numbers)
