"""The real command as a process, and what it wrote."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from bench.simulator.newsroom import Newsroom
from bench.simulator.watched import Watched, alarm_of, change_of

AIMED = {"self", "family"}


def scan(room: Newsroom, jobs: int) -> dict[str, Watched]:
    """Run `tocsin scan` on a newsroom's files and read its results, by journalist."""
    run(room, jobs)
    return read(room.out, [case.person.id for case in room.cases])


def run(room: Newsroom, jobs: int, fine: Container[int] = (0,)) -> None:
    """Run `tocsin scan` on a newsroom's files; `fine` are the exit codes to be content with."""
    command = [sys.executable, "-m", "tocsin", "scan", str(room.posts), "--watch", str(room.watch)]
    command += ["--out", str(room.out), "--jobs", str(jobs)]
    for option, path in room.beside.items():
        command += [option, str(path)] if offers(option) else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in fine:
        raise SystemExit(f"{room.name}: tocsin scan failed:\n{done.stdout}{done.stderr}")


@cache
def offers(option: str) -> bool:
    """Say whether the version under measure has an option: facts and calendar are new."""
    command = [sys.executable, "-m", "tocsin", "scan", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return option in told.stdout


def read(out: Path, people: Iterable[str]) -> dict[str, Watched]:
    """Read what a scan left in its folder of results, for journalists by id."""
    alarms, changes, hostile = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows(out / "alerts.jsonl"):
        if alarm := alarm_of(row):
            alarms[row["journalist"]].append(alarm)
    for row in rows(out / "indicators.jsonl"):
        if change := change_of(row):
            changes[row["journalist"]].append(change)
    for row in rows(out / "findings.jsonl"):
        for about in row["about"] if row["flag"] and row["created_at"] else ():
            if about["relation"] in AIMED and about["how"] != "author":
                hostile[about["journalist"]].append(datetime.fromisoformat(row["created_at"]))
    return {
        one: Watched(tuple(alarms[one]), tuple(changes[one]), tuple(hostile[one])) for one in people
    }


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON Lines."""
    with path.open("rb") as file:
        for line in file:
            yield orjson.loads(line)
