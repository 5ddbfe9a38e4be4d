"""The state of one escalation indicator for one journalist at one time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.guidelines.words import Words


class State(StrEnum):
    """Three states; `unknown` is never treated as `absent`."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator's state and everything a reader needs to check it.

    `at` is the time of the last post that the state needed, `None` before any. `posts` are post
    keys (`platform:id`), newest last. `why` is one sentence; where the state is unknown it says
    what is missing.
    """

    journalist: str
    indicator: str
    state: State
    at: datetime | None
    why: Words
    confidence: float | None = None
    posts: tuple[str, ...] = ()
