"""Windows that slide over one journalist's stream, each step at the same small cost."""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from tocsin.escalation.mark import Mark

# Time and key of a post that stands behind a state.
Named = tuple[datetime, str]
# A state names at most this many posts, the newest; more would help no reader.
MOST_POSTS = 200


class Times:
    """The times of posts within `span`: how many, and no more, because most posts are harmless."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._times: deque[datetime] = deque()

    def __len__(self) -> int:
        return len(self._times)

    def add(self, at: datetime) -> None:
        """Take a time in; times do not run back."""
        self._times.append(at)

    def settle(self, now: datetime) -> list[datetime]:
        """Let go of times older than the span and give them, oldest first."""
        gone, times, span = [], self._times, self._span
        while times and now - times[0] > span:
            gone.append(times.popleft())
        return gone


class Clock:
    """The times of all posts within `span`, so that any shorter span can be counted at once."""

    def __init__(self, span: timedelta) -> None:
        self._span = span.total_seconds()
        self._times: list[float] = []
        self._first = 0

    def add(self, at: datetime) -> None:
        """Take a time in; times do not run back."""
        now = at.timestamp()
        times = self._times
        times.append(now)
        oldest = now - self._span
        if times[self._first] < oldest:
            self._first = bisect_left(times, oldest, self._first)
            if self._first > 1024 and self._first * 2 > len(times):
                del times[: self._first]
                self._first = 0

    def since(self, at: datetime) -> int:
        """Count the times from `at` on."""
        return len(self._times) - bisect_left(self._times, at.timestamp(), self._first)


class Recent:
    """Marks within `span`, with their accounts counted."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self.marks: deque[Mark] = deque()
        self.accounts: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self.marks)

    def add(self, one: Mark) -> None:
        """Take a mark in; marks come in time order."""
        self.marks.append(one)
        self.accounts[one.account] += 1

    def settle(self, now: datetime) -> list[Mark]:
        """Let go of marks older than the span and give them, oldest first."""
        gone: list[Mark] = []
        marks, span = self.marks, self._span
        while marks and now - marks[0].at > span:
            old = marks.popleft()
            less(self.accounts, old.account)
            gone.append(old)
        return gone

    def due(self) -> datetime | None:
        """Give when the oldest mark leaves the span, `None` where there is none."""
        return self.marks[0].at + self._span if self.marks else None

    def newest(self) -> tuple[Named, ...]:
        """Name the newest posts, newest last."""
        return newest(self.marks)


class Highest:
    """The highest of the values within `span`: values that a later one reaches are forgotten."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._falling: deque[tuple[datetime, float]] = deque()

    def add(self, at: datetime, value: float) -> None:
        """Take a value in; times do not run back."""
        while self._falling and self._falling[-1][1] <= value:
            self._falling.pop()
        self._falling.append((at, value))

    def settle(self, now: datetime) -> None:
        """Let go of values older than the span."""
        while self._falling and now - self._falling[0][0] > self._span:
            self._falling.popleft()

    @property
    def value(self) -> float:
        """The highest value, 0 where there is none."""
        return self._falling[0][1] if self._falling else 0.0


def newest(marks: deque[Mark]) -> tuple[Named, ...]:
    """Name the newest of `marks`, newest last, without walking through all of them."""
    return tuple((one.at, one.key) for one in islice(reversed(marks), MOST_POSTS))[::-1]


def earliest(*moments: datetime | None) -> datetime | None:
    """Give the first of the moments that are told."""
    first: datetime | None = None
    for one in moments:
        if one is not None and (first is None or one < first):
            first = one
    return first


def together(*named: Iterable[Named]) -> tuple[Named, ...]:
    """Join what several windows name, each post once, in time order."""
    return tuple(sorted({one for some in named for one in some}))


def keys(named: Iterable[Named]) -> Iterator[str]:
    """Give the post keys alone."""
    return (key for _, key in named)


def less(counter: Counter[str], key: str) -> None:
    """Count one down, and forget what comes to nothing."""
    counter[key] -= 1
    if not counter[key]:
        del counter[key]
