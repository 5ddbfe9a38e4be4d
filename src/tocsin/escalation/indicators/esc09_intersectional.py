"""ESC-09: two or more protected grounds attacked in one message, or in one campaign."""

from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Highest, Named, Recent, newest

GENDER = "gender"
# Types that name their ground; what rules name beside them stands in the grounds of the post.
GROUND_OF = {
    "MIS-1": GENDER,
    "MIS-2": GENDER,
    "SEX-1": GENDER,
    "SEX-2": GENDER,
    "THR-3": GENDER,
    "IDN-1": "ethnicity",
    "IDN-2": "faith",
    "IDN-3": "orientation",
    "IDN-4": "other",
}


class Intersectional:
    """Counts posts that attack two grounds at once, and grounds that several accounts attack.

    `grounds` are those attacked by at least so many accounts within the window.
    """

    id = "ESC-09"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ("days", "both", "accounts", "grounds")

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, both, accounts, grounds."""
        return _Grounds(limits)


class _Grounds:
    hears_all = False

    def __init__(self, limits: Thresholds) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._both, self._sure = Recent(span), Highest(span)
        self._posts: deque[tuple[Mark, frozenset[str]]] = deque()
        self._accounts: dict[str, Counter[str]] = {}
        self._span = span

    def settle(self, now: datetime) -> datetime | None:
        if self._both.settle(now):
            self._sure.settle(now)
        while self._posts and now - self._posts[0][0].at > self._span:
            old, grounds = self._posts.popleft()
            for ground in grounds:
                accounts = self._accounts[ground]
                accounts[old.account] -= 1
                if not accounts[old.account]:
                    del accounts[old.account]
        return self._posts[0][0].at + self._span if self._posts else None

    def add(self, one: Mark, stream: Stream) -> bool:
        if not one.crowd:
            return False
        chances = self._grounds(one)
        if not chances:
            return False
        self._posts.append((one, frozenset(chances)))
        for ground in chances:
            self._accounts.setdefault(ground, Counter())[one.account] += 1
        if len(chances) > 1:
            self._both.add(one)
            self._sure.add(one.at, sorted(chances.values())[-2])
        return True

    def state(self, stream: Stream) -> State:
        if self._both.marks or self._several() > 1:
            return State.PRESENT
        return State.UNKNOWN if stream.foreign * 2 > stream.read else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        several = self._several()
        numbers = {
            "days": self._limits["window_days"],
            "both": len(self._both),
            "accounts": len(self._both.accounts),
            "grounds": several,
        }
        state = self.state(stream)
        if state is State.PRESENT:
            says = tuple(
                name
                for name, found in (("present", self._both.marks), ("grounds", several > 1))
                if found
            )
            sure = round(max(self._sure.value, 0.6 if several > 1 else 0.0), 2)
            return Signal(state, sure, numbers, says)
        return Signal(state, None, numbers, ("absent" if state is State.ABSENT else "unknown",))

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        if self._several() > 1:
            return newest(deque(one for one, _ in self._posts))
        return self._both.newest()

    def _several(self) -> int:
        """Count the grounds that several accounts attack."""
        least = self._limits["accounts"]
        return sum(1 for accounts in self._accounts.values() if len(accounts) >= least)

    def _grounds(self, one: Mark) -> dict[str, float]:
        """Give the grounds that a post attacks, with the probability of each."""
        least = self._limits["probability"]
        found: dict[str, float] = {}
        for score in one.types:
            ground = GROUND_OF.get(score.id)
            if ground and score.probability >= least:
                found[ground] = max(found.get(ground, 0.0), score.probability)
        if one.gendered >= least:
            found[GENDER] = max(found.get(GENDER, 0.0), one.gendered)
        return found
