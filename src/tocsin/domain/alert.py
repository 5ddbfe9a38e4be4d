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


@dataclass(frozen=True, slots=True)
class Alert:
    """One raising of the alarm for one journalist.

    `raised_at` is the time of the last post it needed. `rule` is the row of the decision table
    that spoke. `episode` is the id shared by an alert and those that raise its level later;
    `posts` are post keys, newest last.
    """

    journalist: str
    level: Level
    raised_at: datetime
    indicators: tuple[str, ...]
    posts: tuple[str, ...]
    why: Words
    rule: str
    episode: str
