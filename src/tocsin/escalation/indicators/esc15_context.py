"""ESC-15: a trigger event near, or a record of reports on which nobody acted.

The calendar is a deployment's own; anniversaries of the cases of impunity of her country come with
Tocsin. What police, employer or platform did not do is a fact that a person records.
"""

from datetime import date, datetime, time, timedelta

from tocsin.domain import Occasion, State
from tocsin.escalation import cases
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import RECORDED, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.labels import of_occasions
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named, earliest

# A calendar says that a day is near, not that it is why.
NEAR = 0.5


class Context:
    """Looks up which occasions are near, and which reports were recorded as ignored."""

    id = "ESC-15"
    needs: tuple[str, ...] = ("calendar", "facts")
    numbers: tuple[str, ...] = ("occasions", "facts")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: occasions, facts."""
        return _Near(limits, known)


class _Near:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        self._before = timedelta(days=limits["before_days"])
        self._after = timedelta(days=limits["after_days"])
        self._told = Told(known, "ESC-15", limits)
        self._given = known.occasions is not None
        self._occasions = (*(known.occasions or ()), *cases.anniversaries(known.country))
        self._today: date | None = None
        self._near: list[Occasion] = []

    def settle(self, now: datetime) -> datetime | None:
        due = self._told.settle(now)
        if now.date() != self._today:
            self._today = now.date()
            self._near = [one for one in self._occasions if self._is_near(one, self._today)]
        tomorrow = datetime.combine(self._today, time(), now.tzinfo) + timedelta(days=1)
        return earliest(due, tomorrow if self._occasions else None)

    def add(self, one: Mark, stream: Stream) -> bool:
        return False

    def state(self, stream: Stream) -> State:
        if self._near or self._told.facts:
            return State.PRESENT
        return State.ABSENT if self._given or self._told.looked else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        facts = len(self._told.facts)
        numbers: dict[str, float] = {"occasions": len(self._near), "facts": facts}
        if self._near:
            names = {**self._told.words(), "near": of_occasions(self._near)}
            says = ("occasions", "facts") if facts else ("occasions",)
            return Signal(State.PRESENT, RECORDED if facts else NEAR, numbers, says, names)
        if self._given and not facts:
            return Signal(State.ABSENT, None, numbers, ("absent",))
        return fed(self._told, numbers, ("unknown",))

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        return ()

    def _is_near(self, one: Occasion, today: date) -> bool:
        if not one.yearly:
            return one.first - self._before <= today <= one.last + self._after
        years = (today.year - 1, today.year, today.year + 1)
        lasts = one.last - one.first
        days = (_in_year(one.first, year) for year in years)
        return any(day - self._before <= today <= day + lasts + self._after for day in days)


def _in_year(day: date, year: int) -> date:
    """Give the same day of another year; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
