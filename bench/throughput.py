"""Posts a second and peak memory of `classify` and `scan`, beside a plain word list, in one run.

`python bench/throughput.py [--posts 100000] [--million]` prints a table and, with `--keep`, adds it
to `bench/RESULTS.md`. The word list is the simplest thing that a newsroom could run instead: read
each line, split the text, look every word up in a set, write the line out again.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import orjson

import tocsin
from tocsin.cli.demo import write_demo
from tocsin.findings.lexicon import literals
from tocsin.findings.lexicon import packaged as lexicons
from tocsin.sources import read

RESULTS = Path(__file__).with_name("RESULTS.md")
SEEDS = 6
# Posts that the encoder reads to the end, every one: it takes its time.
THOROUGH = 10_000
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Run:
    """One measured command: posts a second and the peak of all its processes together."""

    name: str
    posts: int
    seconds: float
    peak_mib: float

    @property
    def rate(self) -> float:
        return self.posts / self.seconds


def main() -> None:
    """Make the input, measure every command once after a warm-up, print and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--million", action="store_true", help="also scan a million posts")
    parser.add_argument("--no-scan", action="store_true", help="leave the smaller scans out")
    parser.add_argument("--keep", action="store_true", help="add the table to RESULTS.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = voices(folder)
        posts = folder / "posts.ndjson"
        write_posts(posts, texts, args.posts)
        runs = list(measure_all(folder, posts, args.posts, scans=not args.no_scan))
        if args.million:
            million = folder / "million.ndjson"
            write_posts(million, texts, 1_000_000)
            runs.append(measure_scan(folder, million, 1_000_000, 2))
    report = table(runs, args)
    print(report)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(report)


def voices(folder: Path) -> list[dict[str, object]]:
    """Take texts, authors and mentions from made-up cases of several seeds; about 5 % hostile."""
    posts: list[dict[str, object]] = []
    for seed in range(SEEDS):
        case = write_demo(folder / f"case{seed}", seed=seed)
        if seed == 0:
            (folder / "watch.toml").write_bytes(case.watchlist.read_bytes())
        posts += [
            {"text": post.text, "author_handle": post.author_handle or post.author_name,
             "mentions": list(post.mentions or ())}
            for post in read(case.posts)
            if post.text
        ]  # fmt: skip
    return posts


def write_posts(path: Path, texts: list[dict[str, object]], count: int) -> None:
    """Write native NDJSON: one post a minute or so, texts drawn and lightly varied."""
    chance = random.Random(1)
    with path.open("wb") as file:
        for number in range(count):
            one = chance.choice(texts)
            record = {
                **one,
                "id": str(number),
                "platform": "x",
                "text": f"{one['text']} {chance.randrange(1000)}",
                "created_at": (START + timedelta(seconds=26 * number)).isoformat(),
            }
            file.write(orjson.dumps(record) + b"\n")


def measure_all(folder: Path, posts: Path, count: int, *, scans: bool) -> Iterator[Run]:
    """Measure the word list, `classify` and, unless left out, `scan`."""
    words = folder / "words.txt"
    words.write_text("\n".join(sorted(set(literals(lexicons())))), encoding="utf-8")
    yield measure("word list, 1 process", [__file__, "--", str(words), str(posts)], count)
    for jobs in (1, 2):
        out = str(folder / f"out{jobs}.jsonl")
        command = ["-m", "tocsin", "classify", str(posts), "-o", out, "--jobs", str(jobs)]
        yield measure(f"classify, {jobs} process{'es' * (jobs > 1)}", command, count)
    some = folder / "some.ndjson"
    fewer = min(count, THOROUGH)
    with posts.open("rb") as source:
        some.write_bytes(b"".join(islice(source, fewer)))
    command = ["-m", "tocsin", "classify", str(some), "-o", str(folder / "all.jsonl"),
               "--jobs", "2", "--thorough"]  # fmt: skip
    yield measure(f"classify --thorough of {fewer:,}, 2 processes", command, fewer)
    for jobs in (1, 2) if scans else ():
        yield measure_scan(folder, posts, count, jobs)


def measure_scan(folder: Path, posts: Path, count: int, jobs: int) -> Run:
    """Measure one scan."""
    watch, out = str(folder / "watch.toml"), str(folder / "scan")
    command = ["-m", "tocsin", "scan", str(posts), "--watch", watch, "--out", out,
               "--jobs", str(jobs)]  # fmt: skip
    return measure(f"scan of {count:,}, {jobs} process{'es' * (jobs > 1)}", command, count)


def measure(name: str, command: list[str], count: int) -> Run:
    """Run a command in a process of its own, and watch the memory of all that it starts."""
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as process:
        peak = [0.0]
        watcher = threading.Thread(target=watch_memory, args=(process, peak))
        watcher.start()
        code = process.wait()
        watcher.join()
    if code:
        raise SystemExit(f"{name}: the command failed with {code}")
    return Run(name, count, time.perf_counter() - begun, peak[0])


def watch_memory(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Sample the resident memory of the process and its children until it ends."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(resident(pid) for pid in family(process.pid)))
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    """List a process and all its descendants."""
    try:
        tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(one for child in tasks for one in family(int(child)))]


def resident(pid: int) -> float:
    """Give a process's proportional share of memory in MiB, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def word_list(words: Path, posts: Path) -> None:
    """Be the baseline: flag a line when a word of the list stands in it."""
    known = set(words.read_text(encoding="utf-8").split())
    with posts.open("rb") as source, Path(os.devnull).open("wb") as target:
        for line in source:
            record = json.loads(line)
            record["flag"] = not known.isdisjoint(record["text"].lower().split())
            target.write(json.dumps(record).encode() + b"\n")


def table(runs: list[Run], args: argparse.Namespace) -> str:
    """Give the figures as Markdown, each with its ratio to the word list."""
    base = runs[0].rate
    command = "python bench/throughput.py " + " ".join(sys.argv[1:])
    lines = [
        f"\n## Throughput, {datetime.now(UTC):%Y-%m-%d}\n",
        f"Tocsin {tocsin.__version__}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores ({platform.machine()}); `{command.strip()}`; "
        f"{args.posts:,} posts of made-up cases, whole commands with their start.\n",
        "| what | posts/s | to the word list | seconds | peak MiB, all processes |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {run.name} | {run.rate:,.0f} | {run.rate / base:.2f} | {run.seconds:.1f} "
        f"| {run.peak_mib:,.0f} |"
        for run in runs
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--":
        word_list(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
