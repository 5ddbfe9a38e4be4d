"""What several indicators are made of: posts of a type within a window, with facts beside them."""

from datetime import datetime, timedelta

from tocsin.domain import Directness, Fact, State
from tocsin.escalation.indicators.base import Signal, Thresholds
from tocsin.escalation.known import Known, Record
from tocsin.escalation.labels import of_facts
from tocsin.escalation.mark import Mark
from tocsin.escalation.windows import Highest, Named, Recent
from tocsin.guidelines.words import Words

# Types that state violence, those that menace at all, and how a threat is put that is no mere wish.
VIOLENCE = ("THR-1", "THR-2", "THR-3", "THR-6")
MENACE = (*VIOLENCE, "THR-4")
OPEN = {Directness.EXPLICIT, Directness.CONDITIONAL}
# How sure a state is that rests on what a person recorded.
RECORDED = 0.95


class Found:
    """Marks that were found to be of a kind, within a window, and the surest of them."""

    def __init__(self, span: timedelta) -> None:
        self._posts, self._sure = Recent(span), Highest(span)

    def __len__(self) -> int:
        return len(self._posts)

    def __bool__(self) -> bool:
        return bool(self._posts.marks)

    def settle(self, now: datetime) -> datetime | None:
        """Let go of marks that have left the window; give when the next one leaves."""
        if not self._posts.marks:
            return None
        if self._posts.settle(now):
            self._sure.settle(now)
        return self._posts.due()

    def add(self, one: Mark, chance: float) -> None:
        """Take in a mark that is of the kind with this probability."""
        self._posts.add(one)
        self._sure.add(one.at, chance)

    @property
    def accounts(self) -> int:
        """How many accounts wrote them."""
        return len(self._posts.accounts)

    @property
    def sure(self) -> float:
        """The highest probability among them."""
        return round(self._sure.value, 2)

    def newest(self) -> tuple[Named, ...]:
        """Name the newest posts, newest last."""
        return self._posts.newest()


class Told:
    """Facts that speak to one indicator within so many days before now, where there are `any`."""

    def __init__(self, known: Known, indicator: str, limits: Thresholds) -> None:
        self._record = Record(known.facts, indicator)
        self.any = bool(len(self._record))
        self._span = timedelta(days=limits["fact_days"])
        self._now: datetime | None = None

    def settle(self, now: datetime) -> datetime | None:
        """Let in what could be known by now; give when that changes next."""
        if not self.any:
            return None
        self._now = now
        return self._record.settle(now, self._span)

    @property
    def facts(self) -> list[Fact]:
        """The facts within the window, oldest first."""
        if not self.any or self._now is None:
            return []
        return self._record.since(self._now - self._span)

    @property
    def looked(self) -> bool:
        """Whether somebody looked last and found nothing."""
        if not self.any or self._now is None:
            return False
        return self._record.looked(self._now - self._span)

    def words(self) -> dict[str, Words]:
        """Name the facts, for the sentence `facts`."""
        facts = self.facts
        return {"recorded": of_facts(facts)} if facts else {}


def fed(told: Told, numbers: dict[str, float], unknown: tuple[str, ...]) -> Signal:
    """Give the signal of an indicator of which no post speaks: from facts, or unknown."""
    if told.facts:
        return Signal(State.PRESENT, RECORDED, numbers, ("facts",), told.words())
    if told.looked:
        return Signal(State.ABSENT, RECORDED, numbers, ("looked",))
    return Signal(State.UNKNOWN, None, numbers, unknown)
