"""What evidence withstands and how fast it is, each beside something plain, in one run.

`python bench/evidence.py [--flips N] [--kills N] [--entries N] [--items N] [--keep]` prints a
table and, with `--keep`, adds it to `bench/RESULTS.md`; 0 leaves a part out. Flips are single bits
changed anywhere in packages (folder, ZIP, encrypted); kills are SIGKILLs in intake and export.
"""

import argparse
import os
import platform
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pyrage

import tocsin
from tocsin.evidence import PackageError, Store
from tocsin.evidence.audit import audit
from tocsin.evidence.entry import Act, Entry
from tocsin.evidence.log import Log
from tocsin.evidence.package import Order, check, export, standalone
from tocsin.evidence.package.zipped import Zipped
from tocsin.evidence.schema import connect

RESULTS = Path(__file__).with_name("RESULTS.md")
Row = tuple[str, str, str, str]


def main() -> None:
    """Measure what is asked for, print and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="add the table to RESULTS.md")
    args = parser.parse_args()
    parts: tuple[tuple[int, Callable[[Path, int, random.Random], Iterator[Row]]], ...] = (
        (args.entries, log_speed),
        (args.items, large_package),
        (args.flips, flips),
        (args.kills, kills),
    )
    rows: list[Row] = []
    for count, part in parts:
        if count:
            with tempfile.TemporaryDirectory() as name:
                for row in part(Path(name), count, random.Random(args.seed)):
                    print(" | ".join(row), flush=True)
                    rows.append(row)
    report = table(rows)
    print(report)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(report)


def log_speed(folder: Path, count: int, chance: random.Random) -> Iterator[Row]:
    """Append entries in groups that share one commit, beside plain rows; time proofs."""
    batch = 10_000
    at = datetime.now(UTC)
    entries = [
        Entry(Act.VIEWED, at, "Aigerim", "K-1", n % 5000 + 1, "ab" * 32) for n in range(batch)
    ]
    bodies = [entry.body() for entry in entries]
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE e (b BLOB)")
    start, spent = time.perf_counter(), time.process_time()
    for _ in range(0, count, batch):
        plain.execute("BEGIN")
        plain.executemany("INSERT INTO e VALUES (?)", ((body,) for body in bodies))
        plain.execute("COMMIT")
    base = count / (time.perf_counter() - start)
    words = f"same commits, no hashes; {per_processor(count, spent)}"
    yield f"{count:,} plain SQLite rows", f"{base:,.0f}/s", "1.00", words
    db = connect(folder / "log.db")
    log = Log(db)
    start, spent = time.perf_counter(), time.process_time()
    for _ in range(0, count, batch):
        db.execute("BEGIN IMMEDIATE")
        log.append(entries)
        db.execute("COMMIT")
    rate = count / (time.perf_counter() - start)
    words = f"a durable commit every {batch:,}; {per_processor(count, spent)}"
    yield f"{count:,} log entries", f"{rate:,.0f}/s", f"{rate / base:.2f}", words
    yield one_by_one(log, db, entries, rate)
    yield from proofs(log, count, chance)
    db.close()
    plain.close()


def per_processor(count: int, since: float) -> str:
    """Give the rate by processor time, which says more where a machine does other work too."""
    return f"{count / (time.process_time() - since):,.0f} a second of processor time"


def one_by_one(log: Log, db: sqlite3.Connection, entries: list[Entry], rate: float) -> Row:
    """Append with a commit for each entry, as a store does for a single touch."""
    count = 1_000
    start = time.perf_counter()
    for entry in entries[:count]:
        db.execute("BEGIN IMMEDIATE")
        log.append([entry])
        db.execute("COMMIT")
    single = count / (time.perf_counter() - start)
    return "log entries one by one", f"{single:,.0f}/s", f"{single / rate:.3f} of groups", \
        "a durable commit for each"  # fmt: skip


def proofs(log: Log, count: int, chance: random.Random) -> Iterator[Row]:
    """Time proofs at random places of the whole log."""
    for name, prove in (("inclusion", log.inclusion), ("consistency", log.consistency)):
        times = []
        for _ in range(1_000):
            at = chance.randrange(1, count)
            start = time.perf_counter()
            prove(at, count)
            times.append((time.perf_counter() - start) * 1_000)
        times.sort()
        words = f"median; slowest of 1,000: {times[-1]:.2f} ms"
        yield (
            f"{name} proof in {count:,}",
            f"{times[500]:.2f} ms",
            f"{times[500] / 10:.3f} of 10 ms",
            words,
        )


def large_package(folder: Path, count: int, chance: random.Random) -> Iterator[Row]:
    """Export a case of many items, and verify it with the package's own verifier."""
    with Store.found(folder / "store", "bench") as store:
        start = time.perf_counter()
        for n in range(count):
            store.add("K-1", f"message {n} ".encode() * 400, f"{n}.txt", "bench")
        taken = time.perf_counter() - start
        start = time.perf_counter()
        export(store, Order("K-1", "bench"), folder / "bag")
        exported = time.perf_counter() - start
    yield f"{count:,} items taken in", f"{count / taken:,.0f}/s", "", "each durable when it returns"
    yield f"package of {count:,} items exported", f"{exported:.1f} s", "", "with HTML and PDF index"
    start = time.perf_counter()
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        subprocess.run(["sha256sum", "-c", "--quiet", name], cwd=folder / "bag", check=True)
    base = time.perf_counter() - start
    yield "the same, sha256sum -c", f"{base:.2f} s", "1.00", "digests only"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "verify.py"], cwd=folder / "bag", check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    alone = time.perf_counter() - start
    words = "two digests, proofs and signatures"
    yield "the same, verify.py", f"{alone:.2f} s", f"{alone / base:.1f}", words


def flips(folder: Path, count: int, chance: random.Random) -> Iterator[Row]:
    """Change single bits in a folder, a ZIP and an encrypted package."""
    identity = pyrage.x25519.Identity.generate()
    (folder / "key").write_text(f"{identity}\n")
    with Store.found(folder / "store", "bench") as store:
        for n in range(12):
            store.add("K-1", os.urandom(3_000), f"{n}.bin", "bench")
        export(store, Order("K-1", "bench"), folder / "bag")
        export(store, Order("K-1", "bench"), folder / "bag.zip")
        keys = (str(identity.to_public()),)
        export(store, Order("K-1", "bench", recipients=keys), folder / "bag.zip.age")
    ways: tuple[tuple[str, int, Callable[[], tuple[set[str], str]]], ...] = (
        ("folder", count * 5 // 10, lambda: flip_in_folder(folder / "bag", chance)),
        ("ZIP", count * 4 // 10, lambda: flip_in_zip(folder / "bag.zip", chance)),
        ("encrypted", count // 10, lambda: flip_in_age(folder / "bag.zip.age", folder, chance)),
    )
    for name, tries, way in ways:
        seen = located = 0
        for _ in range(tries):
            named, place = way()
            seen += bool(named)
            located += named == {place}
        plain = flips_seen_by_bagit(folder / "bag", chance) if name == "folder" else ""
        yield (f"{tries:,} bits changed in a package ({name})", f"{seen:,} seen",
               f"{located:,} located", plain)  # fmt: skip


def flip_in_folder(bag: Path, chance: random.Random) -> tuple[set[str], str]:
    """Change one bit, of a byte chosen evenly or of a file chosen evenly."""
    paths = sorted(path for path in bag.rglob("*") if path.is_file())
    weights = [p.stat().st_size for p in paths] if chance.random() < 0.5 else None
    path = chance.choices(paths, weights)[0]
    whole = path.read_bytes()
    path.write_bytes(flipped(whole, chance))
    faults, _ = standalone.check(standalone.Folder(bag))
    path.write_bytes(whole)
    return set(faults), path.relative_to(bag).as_posix()


def flip_in_zip(archive: Path, chance: random.Random) -> tuple[set[str], str]:
    """Change one bit, half of them outside the files."""
    whole = archive.read_bytes()
    with Zipped(archive) as package:
        members = dict(package._members)
    inside = [(m.start, m.end, name) for name, m in members.items()]
    at = chance.randrange(len(whole))
    if chance.random() < 0.5:
        outside = [*range(max(m.end for m in members.values()), len(whole))]
        outside += [n for m in members.values() for n in range(m.at, m.start)]
        at = chance.choice(outside)
    place = next((name for start, end, name in inside if start <= at < end), "altered.zip")
    altered = archive.with_name("altered.zip")
    out = bytearray(whole)
    out[at] ^= 1 << chance.randrange(8)
    altered.write_bytes(out)
    try:
        with Zipped(altered) as package:
            faults, _ = standalone.check(package)
    except PackageError:
        return {"altered.zip"}, place
    return set(faults), place


def flip_in_age(sealed: Path, folder: Path, chance: random.Random) -> tuple[set[str], str]:
    """Change one bit; the file as a whole is its place."""
    altered = sealed.with_name("altered.zip.age")
    altered.write_bytes(flipped(sealed.read_bytes(), chance))
    try:
        return set(check(altered, folder / "key").wrong), altered.name
    except PackageError:
        return {altered.name}, altered.name


def flips_seen_by_bagit(bag: Path, chance: random.Random) -> str:
    """Say how many of 200 bits `sha256sum -c` over both lists sees."""
    paths = sorted(path for path in bag.rglob("*") if path.is_file())
    seen = 0
    for _ in range(200):
        path = chance.choice(paths)
        whole = path.read_bytes()
        path.write_bytes(flipped(whole, chance))
        call = "sha256sum --strict -c --quiet tagmanifest-sha256.txt manifest-sha256.txt"
        done = subprocess.run(call.split(), cwd=bag, capture_output=True, check=False)
        seen += done.returncode != 0
        path.write_bytes(whole)
    return f"sha256sum -c sees {seen} of 200"


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Change one bit."""
    out = bytearray(data)
    out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


INTAKE = """
import os, sys
from pathlib import Path
from tocsin.evidence import Making, Store
from tocsin.evidence.reading import Derived, Reading
from tocsin.evidence.package import Order, export
import tocsin.evidence.package.index as index
index.to_pdf = lambda document: b"%PDF-"
folder = Path(sys.argv[1])
making = Making("text", "by hand")
def read(path, name):
    return Reading("file", derived=(Derived(name.encode(), "t.txt", making, Reading("text")),))
def life(start, exporting):
    with Store(folder) as store:
        print("open", flush=True)
        for n in range(start, start + 100_000):
            if exporting:
                target = folder.parent / f"{start}-{n}{'.zip' if n % 2 else ''}"
                export(store, Order("K-1", "Dana", "police"), target)
                print(f"p {target}", flush=True)
            else:
                content = f"{n} ".encode() * 50
                held = store.add(f"L-{start}", content, f"{n}.txt", "Dana", read=read).held
                print(f"i {held.sha256}", flush=True)
# One process loads the libraries; each life is a fork of it that is then killed.
for line in sys.stdin:
    start, exporting = map(int, line.split())
    pid = os.fork()
    if pid == 0:
        print(f"pid {os.getpid()}", flush=True)
        life(start, exporting)
    os.waitpid(pid, 0)
    print("dead", flush=True)
"""


def kills(folder: Path, count: int, chance: random.Random) -> Iterator[Row]:
    """Kill intake and export at any moment, and look at the store and packages after each."""
    place = folder / "store"
    with Store.found(place, "bench") as store:
        for n in range(3):
            store.add("K-1", f"message {n}".encode(), f"{n}.txt", "Dana")
    process = subprocess.Popen([sys.executable, "-c", INTAKE, str(place)], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    bad = {"lost": 0, "half": 0, "packages": 0}
    told = 0
    for n in range(count):
        exporting = n % 4 == 3
        after = (
            chance.randrange(2 if exporting else 6),
            chance.uniform(0.0, 0.3 * exporting + 0.03),
        )
        lines = one_life(process, n, exporting, after)
        told += len(lines)
        with Store(place) as store:
            held = {one.sha256 for one in store.exhibits()}
            known = [line[2:] for line in lines]
            bad["lost"] += sum(not (Path(x).exists() if exporting else x in held) for x in known)
            originals = [x for x in store.exhibits(f"L-{n}") if x.parent is None]
            bad["half"] += sum(len(store.children(x)) != 1 for x in originals)
            bad["half"] += len(list((place / "incoming").iterdir()))
            if n % 25 == 24 or n == count - 1:
                wrong = audit(store)
                bad["half"] += len(wrong)
                print(*wrong, sep="\n", file=sys.stderr, end="")
        for path in folder.glob(f"{n}-*"):
            if not path.name.endswith(".part"):
                bad["packages"] += bool(check(path).wrong)
            with suppress(OSError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    process.kill()
    process.communicate()
    words = ", ".join(f"{number} {name}" for name, number in bad.items())
    yield f"{count:,} SIGKILLs", words, "", f"{told:,} items and packages acknowledged"


def one_life(
    process: subprocess.Popen[str], n: int, exporting: bool, after: tuple[int, float]
) -> list[str]:
    """Start a life, kill it so many words and seconds after it has begun; give what it told."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{n} {int(exporting)}\n")
    process.stdin.flush()
    pid = int(process.stdout.readline().split()[1])
    process.stdout.readline()
    lines = [process.stdout.readline().strip() for _ in range(after[0])]
    time.sleep(after[1])
    os.kill(pid, signal.SIGKILL)
    while (line := process.stdout.readline().strip()) != "dead":
        if len(line.partition(" ")[2]) > 1:
            lines.append(line)
    return [x for x in lines if x[0] == "p" or len(x) == 2 + 64]


def table(rows: list[Row]) -> str:
    """Give the rows as Markdown, with versions and the call."""
    call = " ".join(["python bench/evidence.py", *sys.argv[1:]])
    lines = [
        f"\n## Evidence, {datetime.now(UTC):%Y-%m-%d}\n",
        f"Tocsin {tocsin.__version__}, Python {platform.python_version()}, {os.cpu_count()} cores "
        f"({platform.machine()}), SQLite {sqlite3.sqlite_version}; `{call}`.\n",
        "| what | figure | to the baseline | remark |",
        "|---|---:|---:|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
