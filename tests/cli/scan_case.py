"""Tiny inputs for a scan, and a classifier that finds what the texts spell out."""

import json
import re
import sys
from pathlib import Path

from typer.testing import CliRunner

import tocsin.findings
from tocsin.cli.app import app
from tocsin.domain import Directness, Reason, TypeScore, Verdict, Versions

WATCH = """
[[journalist]]
id = "kz-01"
name = "Madina Testova"
handles = ["mtestova"]
gender = "woman"

[[journalist]]
id = "kz-02"
name = "Ruslan Probnyi"
handles = ["rprobnyi"]
gender = "man"
"""
SPELLED = re.compile(r"\[([A-Z]{3}-\d)\]")
RESULTS = [
    "alerts.jsonl",
    "findings.jsonl",
    "indicators.jsonl",
    "quarantine.jsonl",
    "report.html",
    "summary.json",
]
ALWAYS_SAME = ("alerts.jsonl", "findings.jsonl", "indicators.jsonl")
WIDE = {"COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"}


class Stub:
    """Finds the types that a text names in brackets, such as `[THR-1]`."""

    versions = Versions("0", "stub", "none", "2026", 0.5)

    def judge(self, texts):
        return [self._verdict(text) for text in texts]

    def _verdict(self, text):
        found = list(SPELLED.finditer(text))
        return Verdict(
            violent=0.9 if found else 0.02,
            flag=bool(found),
            types=tuple(TypeScore(one[1], 0.9) for one in found),
            severity=5 if found else 0,
            directness=Directness.EXPLICIT if found else Directness.NONE,
            gendered=0.0,
            grounds=(),
            lang="en",
            reasons=tuple(Reason(*one.span(), one[1], "lexicon:stub") for one in found),
        )


def use_stub(monkeypatch):
    """Let scans of this process judge by the stub."""
    monkeypatch.setattr(tocsin.findings, "packaged", Stub)
    monkeypatch.setattr(sys.modules["tocsin.findings.find"], "packaged_for", lambda _: Stub())


def a_record(number, text="A harmless word, @mtestova", minute=0, **more):
    day, hour = 2 + minute // 1440, minute // 60 % 24
    record = {
        "id": f"{number}",
        "platform": "x",
        "text": text,
        "author_id": f"author-{number}",
        "created_at": f"2026-03-{day:02}T{hour:02}:{minute % 60:02}:00Z",
    }
    return {**record, **more}


def lines(records):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def a_case(folder, *files):
    """Write a watchlist and files of records; give the paths of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "watch.toml").write_text(WATCH, encoding="utf-8")
    paths = []
    for number, records in enumerate(files):
        path = folder / f"posts-{number}.ndjson"
        path.write_text(lines(records), encoding="utf-8")
        paths.append(path)
    return paths


def call(*words):
    return CliRunner(env=WIDE).invoke(app, [str(word) for word in words])


def scan(folder, *paths, out="out", code=0, more=()):
    """Scan and give the folder of results; the exit code must be as told."""
    where = Path(folder) / out
    result = call("scan", *paths, "--watch", Path(folder) / "watch.toml", "--out", where, *more)
    assert result.exit_code == code, result.output + result.stderr
    return where


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def same_bytes(one, other):
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in ALWAYS_SAME)
