"""What an alarm said, whoever raised it: rows in time order that can be scored alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

LEVELS = ("watch", "elevated", "urgent")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One raising; `rank` counts levels from 1, `episode` joins raisings of the same attack."""

    at: datetime
    rank: int
    episode: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator's state from a time on."""

    at: datetime
    indicator: str
    present: bool


@dataclass(frozen=True, slots=True)
class Watched:
    """All that was said of one journalist, and the times of the posts found hostile."""

    alarms: tuple[Alarm, ...]
    changes: tuple[Change, ...]
    hostile: tuple[datetime, ...]


def alarm_of(row: dict[str, Any]) -> Alarm | None:
    """Read a line of `alerts.jsonl`; `None` where it says that a level has fallen.

    A line without an episode is an attack of its own.
    """
    if row.get("change") == "fall":
        return None
    return Alarm(
        at=datetime.fromisoformat(row["raised_at"]),
        rank=LEVELS.index(row["level"]) + 1,
        episode=row.get("episode") or row["raised_at"],
        posts=tuple(row.get("post_keys") or row["posts"]),
    )


def change_of(row: dict[str, Any]) -> Change | None:
    """Read a line of `indicators.jsonl`; `None` for a state before any post."""
    if not row["at"]:
        return None
    at = datetime.fromisoformat(row["at"])
    return Change(at, row["indicator"], row["state"] == "present")
