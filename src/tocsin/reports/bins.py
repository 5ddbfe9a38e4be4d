"""Days gathered into bars: as many as a chart can show, with the days nothing was collected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tocsin.reports.model import Coverage, Day

BARS = 130


class Step(StrEnum):
    """The time one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def floor(self, day: date) -> date:
        """Give the first day of the step that holds `day`; weeks begin on Monday."""
        if self is Step.WEEK:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        if self is Step.MONTH:
            return day.replace(day=1)
        return day.replace(month=1, day=1) if self is Step.YEAR else day

    def after(self, first: date) -> date:
        """Give the first day of the next step."""
        if first.year == date.max.year:
            return date.max
        if self is Step.MONTH:
            return (first + timedelta(31)).replace(day=1)
        if self is Step.YEAR:
            return first.replace(year=first.year + 1)
        return first + timedelta(7 if self is Step.WEEK else 1)


_LENGTH = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 30, Step.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its days, posts about the journalist, flagged ones, and days without collection."""

    first: date
    end: date
    posts: int
    flagged: int
    uncollected: int

    @property
    def blind(self) -> bool:
        """Whether nothing was collected in the whole time: unknown, not zero."""
        return self.uncollected >= (self.end - self.first).days


def bars(days: tuple[Day, ...], coverage: Coverage) -> tuple[Step, tuple[Bar, ...]]:
    """Gather `days` into at most about `BARS` bars over the whole time that was covered."""
    if not days:
        return Step.DAY, ()
    first = min(days[0].day, coverage.first or days[0].day)
    last = max(days[-1].day, coverage.last or days[-1].day)
    step = _step((last - first).days + 1)
    counts: dict[date, tuple[int, int]] = {}
    for day in days:
        at = step.floor(day.day)
        posts, flagged = counts.get(at, (0, 0))
        counts[at] = (posts + day.posts, flagged + day.flagged)
    blind = _blind(coverage, step)
    return step, tuple(
        Bar(start, end, *counts.get(start, (0, 0)), blind.get(start, 0))
        for start, end in _edges(step, first, last)
    )


def _step(length: int) -> Step:
    for step in (Step.DAY, Step.WEEK, Step.MONTH):
        if length <= BARS * _LENGTH[step]:
            return step
    return Step.YEAR


def _edges(step: Step, first: date, last: date) -> Iterable[tuple[date, date]]:
    start = step.floor(first)
    while start <= last:
        end = step.after(start)
        yield start, end
        if end <= start or end == date.max:
            return
        start = end


def _blind(coverage: Coverage, step: Step) -> dict[date, int]:
    blind: dict[date, int] = {}
    for gap in coverage.gaps:
        at = gap.first
        while at <= gap.last:
            start = step.floor(at)
            end = min(step.after(start), gap.last + timedelta(1))
            blind[start] = blind.get(start, 0) + max(1, (end - at).days)
            if end <= at or end == date.max:
                break
            at = end
    return blind
