"""What the real command said of a scenario, and what the rule on totals would have said."""

import shutil
from dataclasses import dataclass

from bench.otherhands.scenario import Scenario, Truth
from bench.simulator import outside
from bench.simulator.baselines import above_usual
from bench.simulator.newsroom import Newsroom
from bench.simulator.watched import Alarm, Watched, alarm_of

FINE = (0, 1)  # some posts have no time: the command lists them and ends with 1


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario: `posts` that were read, keys of those `flagged`, every raising with its rule.

    `total` is the alarm of the rule on totals, which counts what our classifier flags.
    """

    name: str
    truth: Truth
    posts: int
    flagged: frozenset[str]
    raised: tuple[tuple[Alarm, str], ...]
    ours: Watched
    total: Watched

    @property
    def found(self) -> int:
        """How many of the truly hostile posts are flagged."""
        return sum(key in self.flagged for key, _ in self.truth.hostile)


def scan(scenario: Scenario, room: Newsroom, jobs: int) -> Result:
    """Run `tocsin scan` on a scenario's files."""
    shutil.rmtree(room.out, ignore_errors=True)
    outside.run(room, jobs, FINE)
    return read(scenario, room)


def read(scenario: Scenario, room: Newsroom) -> Result:
    """Read what a scan left."""
    truth = scenario.truth
    ours = outside.read(room.out, [truth.journalist])[truth.journalist]
    found = list(outside.rows(room.out / "findings.jsonl"))
    raised = [
        (alarm, str(row["rule"]))
        for row in outside.rows(room.out / "alerts.jsonl")
        if (alarm := alarm_of(row))
    ]
    return Result(
        name=scenario.name,
        truth=truth,
        posts=len(found),
        flagged=frozenset(f"{one['platform']}:{one['id']}" for one in found if one["flag"]),
        raised=tuple(raised),
        ours=ours,
        total=above_usual(truth.first, ours.hostile),
    )
