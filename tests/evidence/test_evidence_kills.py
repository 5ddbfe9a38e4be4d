"""Processes killed at any moment, with SIGKILL: nothing acknowledged is lost, nothing is half."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tocsin.evidence import Store
from tocsin.evidence.audit import audit
from tocsin.evidence.package import check

INTAKE = """
import sys
from pathlib import Path
from tocsin.evidence import Making, Store
from tocsin.evidence.reading import Derived, Reading
folder, start = Path(sys.argv[1]), int(sys.argv[2])
making = Making("text", "by hand")
def read(path, name):
    return Reading("file", derived=(Derived(name.encode(), "t.txt", making, Reading("text")),))
with Store(folder) as store:
    print("open", flush=True)
    for n in range(start, start + 100_000):
        held = store.add("K-1", f"message {n}".encode() * 50, f"{n}.txt", "Dana", read=read).held
        print(held.sha256, flush=True)
        if n % 7 == 0:
            store.checkpoint()
        if n % 11 == 0:
            store.erase(held, "Dana", "closed")
            print("-" + held.sha256, flush=True)
"""
KILLS = 8


def killed(code: str, *call: str, after: float) -> list[str]:
    """Run a program, kill it some seconds after it is open, and give what it acknowledged."""
    process = subprocess.Popen([sys.executable, "-c", code, *call], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().decode()
    process.wait()
    process.stdout.close()
    return rest.split("\n")[:-1]


def test_a_killed_intake_loses_nothing_and_leaves_nothing_half(tmp_path: Path) -> None:
    chance = random.Random(3)
    folder = tmp_path / "store"
    Store.found(folder, "Aigerim").close()
    kept: set[str] = set()
    for round_ in range(KILLS):
        told = killed(INTAKE, str(folder), str(round_ * 100_000), after=chance.uniform(0, 0.2))
        begun = {line for line in told if not line.startswith("-")}
        kept |= begun
        kept -= {line[1:] for line in told if line.startswith("-")}
        with Store(folder) as store:
            assert not audit(store)
            assert not list((folder / "incoming").iterdir())
            originals = [held for held in store.exhibits() if held.parent is None]
            held = {one.sha256 for one in originals}
            # An erasure may have been done and the word of it cut off with the process.
            assert len(kept - held) <= 1
            assert all(len(store.children(one)) == 1 for one in originals)
            kept &= held
    assert kept


EXPORT = """
import sys
from pathlib import Path
from tocsin.evidence import Store
from tocsin.evidence.package import Order, export
import tocsin.evidence.package.index as index
index.to_pdf = lambda document: b"%PDF-"  # setting paper takes seconds, and holds no danger
with Store(Path(sys.argv[1])) as store:
    print("open", flush=True)
    for n in range(1000):
        target = Path(sys.argv[2], f"{sys.argv[3]}-{n}" + (".zip" if n % 2 else ""))
        export(store, Order("K-1", "Dana", "police"), target)
        print(target, flush=True)
"""


def test_a_killed_export_leaves_a_whole_package_or_none(tmp_path: Path) -> None:
    chance = random.Random(3)
    folder, out = tmp_path / "store", tmp_path / "out"
    with Store.found(folder, "Aigerim") as store:
        for n in range(5):
            store.add("K-1", f"message {n}".encode(), f"{n}.txt", "Dana")
    for round_ in range(3):
        told = killed(EXPORT, str(folder), str(out), str(round_), after=chance.uniform(0.2, 0.8))
        assert all(Path(line).exists() for line in told)
        with Store(folder) as store:
            assert not audit(store)
    packages = [path for path in out.iterdir() if not path.name.endswith(".part")]
    assert packages
    assert all(not check(path).wrong for path in packages)
