"""A call for a named person to look, with the reasons; never a verdict."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.guidelines.words import Words


class Level(StrEnum):
    """Levels of the decision table, lowest first."""

    WATCH = "watch"
    ELEVATED = "elevated"
    URGENT = "urgent"

    @property
    def rank(self) -> int:
        """Place in the order of levels, from 1."""
        return ("watch", "elevated", "urgent").index(self.value) + 1


class Change(StrEnum):
    """What an alert does to its episode."""

    NEW = "new"
    RISE = "rise"
    NEWS = "news"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Alert:
    """One raising of the alarm for one journalist, or one update of it.

    `raised_at` is the time of the last post it needed. `rule` is the row of the decision table
    that spoke. `episode` is the id shared by an alert and its updates: one campaign, one episode.
    `posts` are post keys, newest last. `change` says what is different: a new episode, a higher
    level, news at the level that stands, or a level that has fallen. `news` are the indicators that
    the episode had not named before.
    """

    journalist: str
    level: Level
    raised_at: datetime
    indicators: tuple[str, ...]
    posts: tuple[str, ...]
    why: Words
    rule: str
    episode: str
    change: Change = Change.NEW
    news: tuple[str, ...] = ()
