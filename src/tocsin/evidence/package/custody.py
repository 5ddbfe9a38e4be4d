"""The part of a package that proves: entries with their paths to a signed root, and time stamps."""

import re
from collections.abc import Iterable
from pathlib import Path

from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.entry import canonical
from tocsin.evidence.exhibit import Held
from tocsin.evidence.log import Line
from tocsin.evidence.package.standalone import CHECKPOINT, KEY, LOG
from tocsin.evidence.store import Stamp, Store

STAMPS = "custody/stamps"


def lines_of(store: Store, case: str, exhibits: Iterable[Held]) -> list[Line]:
    """Give what the log says of a case: of its exhibits, of itself, and of the store's founding."""
    found = [line for held in exhibits for line in store.log.about(held.number)]
    found += [line for line in store.log.unbound() if line.said.get("case", case) == case]
    return sorted(found, key=lambda line: line.index)


def write_custody(folder: Path, store: Store, lines: Iterable[Line], note: bytes) -> list[Stamp]:
    """Write key, checkpoint, entries with proofs and stamps; give the stamps, earliest first."""
    (folder / "custody").mkdir()
    (folder / KEY).write_text(store.key.line + "\n", encoding="utf-8", newline="\n")
    (folder / "custody/log-key.pem").write_bytes(store.key.pem())
    (folder / CHECKPOINT).write_bytes(note)
    size = read_checkpoint(store.key.opens(note)).size
    with (folder / LOG).open("wb") as file:
        file.writelines(_proved(store, line, size) for line in lines)
    stamps = store.stamps()
    for stamp in stamps:
        _write_stamp(folder / STAMPS, store, stamp, size)
    return stamps


def _proved(store: Store, line: Line, size: int) -> bytes:
    proof = [step.hex() for step in store.log.inclusion(line.index, size)]
    salt = (line.salt or b"").hex()
    record = {"entry": line.said, "index": line.index, "proof": proof, "salt": salt}
    return canonical(record) + b"\n"


def _write_stamp(stamps: Path, store: Store, stamp: Stamp, size: int) -> None:
    folder = stamps / str(stamp.size)
    folder.mkdir(parents=True, exist_ok=True)
    note = next(note for known, note in store.checkpoints() if known == stamp.size)
    (folder / "checkpoint.txt").write_bytes(note)
    proof = "".join(f"{step.hex()}\n" for step in store.log.consistency(stamp.size, size))
    (folder / "consistency.txt").write_text(proof, encoding="utf-8", newline="\n")
    name = _free(folder, re.sub(r"[^a-z0-9]+", "-", stamp.authority.lower()).strip("-") or "stamp")
    (folder / f"{name}.tsr").write_bytes(stamp.response)
    (folder / f"{name}.pem").write_bytes(stamp.roots)


def _free(folder: Path, name: str) -> str:
    number = 1
    found = name
    while (folder / f"{found}.tsr").exists():
        number += 1
        found = f"{name}-{number}"
    return found
