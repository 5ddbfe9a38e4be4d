"""Check a whole store: contents, records, every hash of the log, checkpoints, time stamps."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tocsin.evidence import merkle
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.entry import leaf_data
from tocsin.evidence.errors import EvidenceError
from tocsin.evidence.log import Line
from tocsin.evidence.objects import digests
from tocsin.evidence.stamping import checked
from tocsin.evidence.store import Store
from tocsin.evidence.times import as_text

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is not as it was: where, and what is wrong."""

    where: str
    words: str


def audit(store: Store, progress: Progress | None = None) -> list[Wrong]:
    """Give all that is wrong with a store; nothing where all is as it was."""
    wrong: list[Wrong] = []
    try:
        wrong += _log(store)
        wrong += _checkpoints(store)
        wrong += _exhibits(store, progress or (lambda _: None))
        wrong += _strays(store)
    except (EvidenceError, sqlite3.DatabaseError, ValueError, KeyError, TypeError) as error:
        wrong.append(Wrong("log.db", str(error)))
    return wrong


def _log(store: Store) -> Iterator[Wrong]:
    """Rebuild the tree from the entries, and hold every hash against it."""
    nodes: dict[tuple[int, int], bytes] = {}
    erased: list[int] = []
    told: set[int] = set()
    edge = merkle.Frontier(lambda level, index: nodes[level, index], 0)
    for line in store.log.lines():
        leaf = store.log.node(0, line.index)
        if line.index != edge.size:
            yield Wrong(f"entry {edge.size}", "is missing from the log")
            return
        if line.body is None:
            erased.append(line.index)
        elif merkle.leaf_hash(leaf_data(line.salt or b"", line.body)) != leaf:
            yield Wrong(f"entry {line.index}", "was altered")
        told.update(_erasures(line))
        for level, found in enumerate(edge.add(leaf)):
            if store.log.node(level, line.index >> level) != found:
                yield Wrong(f"entry {line.index}", f"a hash above it was altered (level {level})")
    yield from (Wrong(f"entry {n}", "is empty, and no erasure speaks of it")
                for n in erased if n not in told)  # fmt: skip


def _erasures(line: Line) -> list[int]:
    said = line.said
    return list(said.get("more", {}).get("leaves", [])) if said.get("act") == "erased" else []


def _checkpoints(store: Store) -> Iterator[Wrong]:
    notes = dict(store.checkpoints())
    for size, note in notes.items():
        try:
            found = read_checkpoint(store.key.opens(note))
        except EvidenceError as error:
            yield Wrong(f"checkpoint {size}", str(error))
            continue
        if found.size != size or size > store.log.size or found.root != store.log.root(size):
            yield Wrong(f"checkpoint {size}", "the log is not the one that was signed")
    for stamp in store.stamps():
        try:
            at = checked(stamp.response, notes.get(stamp.size, b"-"), stamp.roots)
        except EvidenceError as error:
            yield Wrong(f"time stamp of {stamp.authority} on checkpoint {stamp.size}", str(error))
            continue
        if as_text(at) != stamp.at:
            yield Wrong(f"time stamp of {stamp.authority}", "the time beside it is another")


def _exhibits(store: Store, progress: Progress) -> Iterator[Wrong]:
    for done, held in enumerate(store.exhibits(), start=1):
        said = [line.said for line in store.log.about(held.number)]
        if not any(one.get("record") == held.digest and one["item"] == held.sha256 for one in said):
            yield Wrong(held.label, "its record is not the one the log speaks of")
        path = store.objects.path(held.sha256)
        if path is None:
            yield Wrong(held.label, "its bytes are gone")
        else:
            taken = digests(path)
            if (taken.sha256, taken.sha512) != (held.sha256, held.record["sha512"]):
                yield Wrong(held.label, f"its bytes were altered ({path.name})")
        progress(done)


def _strays(store: Store) -> Iterator[Wrong]:
    known = {held.sha256 for held in store.exhibits()}
    for path in store.objects.all():
        if path.name not in known:
            yield Wrong(path.name, "lies in the store, and no exhibit has these bytes")
