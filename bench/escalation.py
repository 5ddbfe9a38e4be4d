"""How fast findings become alerts, beside the rule that most tools use.

`python bench/escalation.py [--posts 1000000] [--journalists 1000]` makes up a year of findings with
a seed, has them assessed in one process and in several, and does the same by the baseline: an alarm
on every day on which a journalist has more hostile posts than the mean of the days before plus two
standard deviations. Then a monitor takes the same findings and is timed on an update of 1,000
posts. Seconds are by the clock and, so that other work on the machine counts little, of the
processor, of all processes together. The findings are made up beforehand and held in memory.
"""

import argparse
import gc
import math
import os
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from tocsin import __version__, escalation
from tocsin.domain import (
    About,
    Alert,
    Directness,
    Finding,
    Journalist,
    Level,
    Post,
    Relation,
    TypeScore,
    Verdict,
    Watchlist,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = 365 * 86_400
HOSTILE, THREATS, COPIES = 0.05, 0.0005, 0.02
WORDS = 3_000
HEAD = (
    "| what | seconds by the clock | of the processor | findings/s | to the z rule "
    "| to one process | alarms at elevated or above |\n|---|---:|---:|---:|---:|---:|---:|"
)
UPDATE = 1_000
Z = 2.0


@dataclass(frozen=True, slots=True)
class Took:
    """What a rule took: seconds by the clock and of the processor, and the alarms that it found."""

    name: str
    clock: float
    processor: float
    found: int


def main() -> None:
    """Print a table of seconds, findings a second, and the ratio to the baseline."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--journalists", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[2])
    asked = parser.parse_args()
    watch = Watchlist(
        tuple(Journalist(f"j{i:04}", f"Journalist {i}") for i in range(asked.journalists))
    )
    print(
        f"Tocsin {__version__}, method {escalation.packaged().version}, Python "
        f"{sys.version.split()[0]}; {asked.posts:,} findings on {asked.journalists:,} journalists; "
        f"{os.cpu_count()} cores.\n"
    )
    findings = list(made_up(asked))
    gc.collect()
    gc.freeze()  # what is only input is not to be looked through again and again
    base = _timed(f"z ≥ {Z:g} rule", partial(z_rule, findings))
    alone = _timed("tocsin, one process", partial(grave, findings, watch, 1))
    several = [
        _timed(f"tocsin, {jobs} processes of watchers", partial(grave, findings, watch, jobs))
        for jobs in asked.jobs
    ]
    print(HEAD)
    for one in (base, alone, *several):
        print(
            f"| {one.name} | {one.clock:.1f} | {one.processor:.1f} "
            f"| {asked.posts / one.clock:,.0f} | {base.clock / one.clock:.3f} "
            f"| {alone.clock / one.clock:.2f} | {one.found:,} |"
        )
    _monitor(findings[: asked.posts // 10], watch)


def made_up(asked: argparse.Namespace) -> Iterator[Finding]:
    """Make up a year of findings in order of time; some are hostile, some copies."""
    rng = Random(20_261_127)
    words = ["".join(rng.choices("абвгдежзиклмнопрст", k=rng.randint(3, 9))) for _ in range(WORDS)]
    same = [" ".join(rng.choices(words, k=12)) for _ in range(40)]
    calm, insult, threat = _verdicts()
    for number in range(asked.posts):
        drawn = rng.random()
        verdict = threat if drawn < THREATS else insult if drawn < HOSTILE else calm
        text = rng.choice(same) if rng.random() < COPIES else ""
        yield Finding(
            Post(
                str(number),
                text or " ".join(rng.choices(words, k=rng.randint(4, 25))),
                "x",
                author_id=str(int(rng.paretovariate(0.7)) % 50_000),
                created_at=START + timedelta(seconds=number * YEAR // asked.posts),
            ),
            verdict,
            (About(f"j{rng.randrange(asked.journalists):04}", Relation.SELF, "mention"),),
        )


def _verdicts() -> tuple[Verdict, Verdict, Verdict]:
    def verdict(type_id: str, severity: int, directness: Directness) -> Verdict:
        types = (TypeScore(type_id, 0.9),)
        return Verdict(0.9, True, types, severity, directness, 0.0, (), "ru", ())

    calm = Verdict(0.02, False, (), 0, Directness.NONE, 0.0, (), "ru", ())
    insult = verdict("CRD-4", 2, Directness.NONE)
    return calm, insult, verdict("THR-1", 5, Directness.EXPLICIT)


def _timed(name: str, work: Callable[[], int]) -> Took:
    """Give what a rule takes, with the processes that it starts."""
    gc.collect()
    clock, processor = time.perf_counter(), _processor()
    found = work()
    return Took(name, time.perf_counter() - clock, _processor() - processor, found)


def _processor() -> float:
    """Give the seconds of the processor up to now, of processes that have ended too."""
    here, ended = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return here.ru_utime + here.ru_stime + ended.ru_utime + ended.ru_stime


def z_rule(findings: Iterable[Finding]) -> int:
    """Count the days on which hostile posts lie two standard deviations above those before."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for finding in findings:
        if finding.verdict.flag and finding.post.created_at is not None:
            day = (finding.post.created_at - START).days
            counts[finding.about[0].journalist][day] += 1
    alarms = 0
    for days in counts.values():
        total = squares = 0.0
        for day in range(365):
            seen = days[day]
            if day >= 14:
                mean = total / day
                spread = math.sqrt(max(squares / day - mean * mean, 0.0))
                alarms += seen > mean + Z * spread
            total, squares = total + seen, squares + seen * seen
    return alarms


def grave(findings: Iterable[Finding], watch: Watchlist, jobs: int) -> int:
    """Count alerts at `elevated` or above."""
    found = escalation.assess(findings, watch, jobs=jobs, prompt=False)
    return sum(1 for one in found if isinstance(one, Alert) and one.level is not Level.WATCH)


def _monitor(findings: list[Finding], watch: Watchlist) -> None:
    """Feed a monitor findings, and time the last thousand, saving and restoring."""
    monitor = escalation.Monitor(watch)
    for first in range(0, len(findings) - UPDATE, 20_000):
        monitor.update(findings[first : min(first + 20_000, len(findings) - UPDATE)])
    gc.collect()
    begun = time.process_time()
    monitor.update(findings[-UPDATE:])
    update = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitor"
        begun = time.process_time()
        monitor.save(path)
        escalation.Monitor.restore(path, watch)
        saved = time.process_time() - begun
        size = path.stat().st_size / 2**20
    rate = UPDATE / update
    print(f"| monitor, an update of {UPDATE:,} posts | | {update:.2f} | {rate:,.0f} | | | |")
    print(f"| monitor, save and restore ({size:.0f} MiB) | | {saved:.1f} | | | | |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory: {peak:,.0f} MiB, with the findings and the watchers of one process.")


if __name__ == "__main__":
    main()
