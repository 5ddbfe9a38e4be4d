"""The seam behind which every indicator stands, and what an indicator says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tocsin.domain import State
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Named
from tocsin.guidelines.words import Words

Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signal:
    """A state with the numbers that made it; the decision table and the sentences use them.

    `says` names the sentences that put it into words, in order; `names` are the words that they
    need beside numbers. `confidence` is, for what is read from a post, the highest probability
    among the posts; for what is counted, how many signs agree (see each indicator). It is not the
    chance that harm follows.
    """

    state: State
    confidence: float | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    names: Mapping[str, Words] = field(default_factory=dict)


UNREAD = Signal(State.UNKNOWN, says=("unread",))


class Gauge(Protocol):
    """One indicator of one journalist, up to now; every step costs about the same.

    `hears_all` says whether it takes in posts that were not flagged, and so may change its state
    with any post. Others are settled only when they said, or after a flagged post.
    """

    hears_all: bool

    def settle(self, now: datetime) -> datetime | None:
        """Let go of what has left the window, and let in facts that are known by now.

        Give when it must be asked again though no post comes, `None` where it need not.
        """

    def add(self, one: Mark, stream: Stream) -> bool:
        """Take in a mark of now, and say whether it may stand behind a present state."""

    def state(self, stream: Stream) -> State:
        """Say whether the indicator is present now; asked after every post."""

    def read(self, stream: Stream) -> Signal:
        """Give the state with its numbers; asked where somebody needs them."""

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        """Name the posts behind a present state, newest last."""


class IndicatorRule(Protocol):
    """One indicator: which numbers it gives, what it needs beside posts, how it is measured.

    `needs` is empty where posts alone can make it present or absent; else it names what a person
    must supply: `roster`, `names`, `facts`, `calendar`.
    """

    id: str
    numbers: tuple[str, ...]
    needs: tuple[str, ...]

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Begin to measure one journalist; says in words what the numbers are."""
