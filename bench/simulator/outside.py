"""The real command as a process, and what it wrote."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
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
    command = [sys.executable, "-m", "tocsin", "scan", str(room.posts), "--watch", str(room.watch)]
    command += ["--out", str(room.out), "--jobs", str(jobs)]
    for option, path in room.beside.items():
        command += [option, str(path)] if offers(option) else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{room.name}: tocsin scan failed:\n{done.stdout}{done.stderr}")
    return read(room)


@cache
def offers(option: str) -> bool:
    """Say whether the version under measure has an option: facts and calendar are new."""
    command = [sys.executable, "-m", "tocsin", "scan", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return option in told.stdout


def read(room: Newsroom) -> dict[str, Watched]:
    """Read what a scan left in the newsroom's folder of results."""
    alarms, changes, hostile = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in _rows(room.out / "alerts.jsonl"):
        if alarm := alarm_of(row):
            alarms[row["journalist"]].append(alarm)
    for row in _rows(room.out / "indicators.jsonl"):
        if change := change_of(row):
            changes[row["journalist"]].append(change)
    for row in _rows(room.out / "findings.jsonl"):
        for about in row["about"] if row["flag"] else ():
            if about["relation"] in AIMED and about["how"] != "author":
                hostile[about["journalist"]].append(datetime.fromisoformat(row["created_at"]))
    return {
        case.person.id: Watched(
            tuple(alarms[case.person.id]),
            tuple(changes[case.person.id]),
            tuple(hostile[case.person.id]),
        )
        for case in room.cases
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in file:
            yield orjson.loads(line)
