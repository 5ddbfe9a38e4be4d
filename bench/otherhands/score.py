"""When an attack was called, and how often nothing was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.otherhands.result import Result
from bench.otherhands.scenario import Truth
from bench.simulator.score import AFTER, EARLY, ELEVATED, false_alarms, present
from bench.simulator.watched import LEVELS, Watched


@dataclass(frozen=True, slots=True)
class Call:
    """The first raising of the level that an attack asks for: at which of its posts.

    In time is before a tenth of the posts; for a lone threat, at the post from which on urgent is
    asked for, or before.
    """

    post: int
    posts: int
    timely: bool


def called(truth: Truth, watched: Watched) -> Call | None:
    """Find the call of an attack; a level that was raised before it began is none."""
    begin, end = span(truth)
    least = LEVELS.index(truth.least) + 1
    raised = [one.at for one in watched.alarms if one.rank >= least and begin <= one.at <= end]
    if not raised:
        return None
    at, posts = min(raised), len(truth.hostile)
    seen = sum(when <= at for _, when in truth.hostile)
    timely = at <= truth.grave if truth.grave else seen / posts <= EARLY
    return Call(seen, posts, timely)


def span(truth: Truth) -> tuple[datetime, datetime]:
    """Give the time in which an attack may be called: from its first post that was collected."""
    assert truth.begins
    return truth.begins, truth.hostile[-1][1] + AFTER


def named(result: Result) -> list[str]:
    """Give the planted indicators that were present."""
    standing = set(present(result.ours, *span(result.truth)))
    return [one for one in result.truth.planted if one in standing]


def cries(truth: Truth, watched: Watched) -> int:
    """Count false alarms at `elevated` or above: before an attack, or in the whole life."""
    return false_alarms(watched, truth.begins)[ELEVATED]


def days(truth: Truth) -> float:
    """Give the days in which every alarm is false."""
    if truth.begins is None:
        return float(truth.days)
    first = datetime.combine(truth.first, datetime.min.time(), truth.begins.tzinfo)
    return (truth.begins - first) / timedelta(days=1)
