"""The store: originals once and unaltered, and a custody entry for every touch.

Entries are written here and not by callers, in the transaction that does what they speak of. There
is no way to bytes that leaves no entry, but for the pictures made to be looked at safely.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tocsin.evidence import schema
from tocsin.evidence.checkpoint import Checkpoint
from tocsin.evidence.entry import Act, Entry
from tocsin.evidence.errors import StoreError
from tocsin.evidence.exhibit import Capture, Exhibit, Held, Making
from tocsin.evidence.log import Log
from tocsin.evidence.note import PublicKey, Signer, new_signer, read_signer
from tocsin.evidence.objects import Objects, Taken, sync_folder
from tocsin.evidence.reading import Derived, Reader, Reading, unread
from tocsin.evidence.times import Clock, now

LARGEST = 4 << 30
_CASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HELD = "SELECT number, case_id, sha256, parent, body FROM exhibits"
_SHORTEST_PREFIX = 8
_FOUNDINGS = {"log-key.pem", "founding.db", "founding.db-wal", "founding.db-shm", "lock.db",
              "objects", "incoming", "authorities.toml"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Added:
    """What taking a content in came to: the exhibit, what was made from it, whether it was new."""

    held: Held
    made: tuple[Held, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time-stamp response over the signed note of the checkpoint of `size` leaves."""

    size: int
    authority: str
    at: str
    response: bytes
    roots: bytes = b""


class Store:
    """A folder of evidence, open for one writer at a time.

    Close it, or use it as a context. What a method did is durable when it returns.
    """

    def __init__(self, folder: Path, clock: Clock = now) -> None:
        if not (folder / "log.db").is_file():
            raise StoreError(f"{folder} is no evidence store; `tocsin evidence add` makes one")
        self.folder = folder
        self._clock = clock
        self._lock = schema.hold(folder / "lock.db")
        try:
            self._db = schema.connect(folder / "log.db")
            self.log = Log(self._db)
            self.objects = Objects(folder)
            self._begin()
        except BaseException:
            self._lock.close()
            raise

    @classmethod
    def found(cls, folder: Path, by: str, clock: Clock = now) -> Self:
        """Make a store in a new or empty folder, with a key of its own."""
        _clear_ground(folder)
        Objects(folder).create()
        signer = new_signer(f"tocsin-{os.urandom(8).hex()}")
        _write_secret(folder / "log-key.pem", signer.pem())
        db = schema.connect(folder / "founding.db")
        log = Log(db)
        db.execute("BEGIN IMMEDIATE")
        public = signer.public
        db.execute("INSERT INTO store VALUES (?, ?, ?)", (signer.name, schema.FORMAT, public.raw))
        log.append([Entry(Act.FOUNDED, clock(), by, more={"key": public.line})])
        db.execute("COMMIT")
        db.close()
        (folder / "founding.db").replace(folder / "log.db")  # only now is it a store
        sync_folder(folder)
        return cls(folder, clock)

    def _begin(self) -> None:
        row = self._db.execute("SELECT id, format, key FROM store").fetchone()
        if row is None or row[1] != schema.FORMAT:
            raise StoreError(f"{self.folder} was written by another version; use that version")
        self.key = PublicKey(row[0], bytes(row[2]))
        self._finish_erasures()
        self.objects.recover(self._known)

    @property
    def name(self) -> str:
        """The name of the store, and the origin of its checkpoints."""
        return self.key.name

    def add(
        self,
        case: str,
        content: IO[bytes] | bytes,
        name: str,
        by: str,
        capture: Capture | None = None,
        read: Reader = unread,
        limit: int = LARGEST,
    ) -> Added:
        """Take an original in, with what `read` makes of it: all of it, or nothing.

        Bytes that the case holds already are not stored again; that they came again is logged.
        """
        self._check_case(case)
        taken = self.objects.take(content, limit)
        if old := self._same(case, taken.sha256, None):
            self._append(Entry(Act.RECEIVED, self._clock(), by, case, old.number, old.sha256,
                               old.digest, {"again": "yes", "name": name}))  # fmt: skip
            self.objects.settle([old.sha256])
            return Added(old, again=True)
        reading = read(self.objects.file(taken.sha256), name)
        with self._writing():
            at = self._clock()
            exhibit = Exhibit(case, taken.sha256, taken.sha512, taken.size, name, reading.form, at,
                              by, reading.sealed, reading.remarks, capture or Capture(),
                              facts=reading.facts)  # fmt: skip
            held = self._put(exhibit, None, Act.RECEIVED)
            made = tuple(self._put_derived(held, reading, by))
        self.objects.settle({one.sha256 for one in (held, *made)})
        return Added(held, made)

    def derive(
        self, parent: Held, data: bytes, name: str, making: Making, by: str, form: str = "file"
    ) -> Held:
        """Keep what somebody made of an exhibit: a redaction, a translation, a transcript."""
        with self._writing():
            made = self._derive(parent, Derived(data, name, making, Reading(form)), by)
        self.objects.settle([made.sha256])
        return made

    def view(self, held: Held, by: str, why: str) -> bytes:
        """Give the bytes in clear, once the log says who saw them and why.

        Raises `StoreError` where they are not what was taken in.
        """
        self._append(self._touch(Act.VIEWED, held, by, {"why": why}))
        data = self.objects.file(held.sha256).read_bytes()
        if sha256(data).hexdigest() != held.sha256:
            raise StoreError(f"{held.label} was altered on disk: run `tocsin evidence verify`")
        return data

    def preview(self, held: Held) -> bytes | None:
        """Give the grey, blurred picture of an exhibit, where there is one; this is no touch."""
        for child in self.children(held):
            if child.record.get("making", {}).get("what") == "preview":
                return self.objects.file(child.sha256).read_bytes()
        return None

    def hand_out(self, case: str, by: str, to: str, package: str) -> list[Held]:
        """Log that everything a case holds goes into a package; give the exhibits, oldest first."""
        held = self.exhibits(case)
        if not held:
            raise StoreError(f"no exhibits in case {case}; `tocsin evidence list` shows the cases")
        more = {"package": package, "to": to} if to else {"package": package}
        self._append(*(self._touch(Act.EXPORTED, one, by, more) for one in held))
        return held

    def packaged(self, case: str, by: str, package: str, seal: str) -> None:
        """Log that a package is finished; `seal` is the SHA-256 of its seal in hex."""
        more = {"package": package, "seal": seal}
        self._append(Entry(Act.PACKAGED, self._clock(), by, case, more=more))

    def erase(self, held: Held, by: str, why: str) -> list[int]:
        """Delete an exhibit and all made from it: bytes, record, entries, salts.

        The leaves stay, and nothing leads from them to what they spoke of. Gives their indices.
        """
        family = list(self._family(held))
        with self._writing():
            leaves = [index for one in family for index in self.log.erase(one.number)]
            for one in reversed(family):  # children before parents
                self._db.execute("DELETE FROM exhibits WHERE number = ?", (one.number,))
            gone = [one.sha256 for one in family if not self._known(one.sha256)]
            self._db.executemany("INSERT OR IGNORE INTO doomed VALUES (?)", ((x,) for x in gone))
            more: dict[str, str | int | list[int]] = {"why": why, "leaves": sorted(leaves)}
            self.log.append([Entry(Act.ERASED, self._clock(), by, held.case, more=more)])
        self._finish_erasures()
        return sorted(leaves)

    def checkpoint(self) -> bytes:
        """Sign the log as it stands; give the note. The same size is signed once."""
        size = self.log.size
        row = self._db.execute("SELECT note FROM checkpoints WHERE size = ?", (size,)).fetchone()
        if row is not None:
            return bytes(row[0])
        text = Checkpoint(self.name, size, self.log.root(size), self._clock()).text()
        note = self.signer().sign(text)
        with self._writing():
            self._db.execute("INSERT INTO checkpoints VALUES (?, ?)", (size, note))
        return note

    def checkpoints(self) -> list[tuple[int, bytes]]:
        """Give every checkpoint signed so far, with its size, smallest first."""
        found = self._db.execute("SELECT size, note FROM checkpoints ORDER BY size")
        return [(size, bytes(note)) for size, note in found]

    def keep_stamp(self, stamp: Stamp) -> None:
        """Keep a time stamp over a checkpoint."""
        with self._writing():
            self._db.execute(
                "INSERT INTO stamps VALUES (?, ?, ?, ?, ?)",
                (stamp.size, stamp.authority, stamp.at, stamp.response, stamp.roots),
            )

    def stamps(self) -> list[Stamp]:
        """Give all time stamps, by size and then by time."""
        found = self._db.execute(
            "SELECT size, authority, at, response, roots FROM stamps ORDER BY size, at, authority"
        )
        return [Stamp(*row) for row in found]

    def exhibits(self, case: str | None = None) -> list[Held]:
        """Give the exhibits of a case, or of all, in the order in which they came."""
        if case is None:
            return self._held("ORDER BY number")
        return self._held("WHERE case_id = ? ORDER BY number", case)

    def children(self, held: Held) -> list[Held]:
        """Give what was made directly from an exhibit."""
        return self._held("WHERE parent = ? ORDER BY number", held.number)

    def find(self, label: str) -> Held:
        """Give the exhibit of a label (`E17`) or the beginning of a SHA-256; raise `StoreError`."""
        text = label.strip()
        if text[:1] in "Ee" and text[1:].isdecimal():
            found = self._held("WHERE number = ?", int(text[1:]))
        elif len(text) >= _SHORTEST_PREFIX and re.fullmatch("[0-9a-f]+", text.lower()):
            found = self._held("WHERE sha256 GLOB ? ORDER BY number", f"{text.lower()}*")
        else:
            raise StoreError(f"{label} names no exhibit; give a label like E17, or its SHA-256")
        if len(found) != 1:
            many = ", ".join(one.label for one in found[:5])
            fault = f"means several: {many}" if found else "is not in this store"
            raise StoreError(f"{label} {fault}; `tocsin evidence list` shows what is")
        return found[0]

    def close(self) -> None:
        """Close the store and let the next writer in."""
        self._db.close()
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _put_derived(self, parent: Held, reading: Reading, by: str) -> Iterator[Held]:
        for one in reading.derived:
            made = self._derive(parent, one, by)
            yield made
            yield from self._put_derived(made, one.reading, by)

    def _derive(self, parent: Held, derived: Derived, by: str) -> Held:
        taken = self.objects.take(derived.data)
        if old := self._same(parent.case, taken.sha256, parent.number):
            return old
        exhibit = self._of(parent, derived, taken, by)
        act = Act.REDACTED if derived.making.what == "redaction" else Act.DERIVED
        return self._put(exhibit, parent, act)

    def _of(self, parent: Held, derived: Derived, taken: Taken, by: str) -> Exhibit:
        reading = derived.reading
        return Exhibit(
            parent.case, taken.sha256, taken.sha512, taken.size, derived.name, reading.form,
            self._clock(), by, reading.sealed, reading.remarks, None, parent.sha256,
            derived.making, reading.facts,
        )  # fmt: skip

    def _put(self, exhibit: Exhibit, parent: Held | None, act: Act) -> Held:
        above = parent.number if parent else None
        row = (exhibit.case, exhibit.sha256, above, exhibit.body())
        cursor = self._db.execute(
            "INSERT INTO exhibits (case_id, sha256, parent, body) VALUES (?, ?, ?, ?)", row
        )
        held = Held(int(cursor.lastrowid or 0), *row)
        more = {"parent": parent.label} if parent else {}
        entry = Entry(act, exhibit.received_at, exhibit.received_by, held.case, held.number,
                      held.sha256, held.digest, more)  # fmt: skip
        self.log.append([entry])
        return held

    def _touch(self, act: Act, held: Held, by: str, more: dict[str, str]) -> Entry:
        return Entry(act, self._clock(), by, held.case, held.number, held.sha256, more=more)

    def _append(self, *entries: Entry) -> None:
        with self._writing():
            self.log.append(entries)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _held(self, where: str, *values: object) -> list[Held]:
        rows = self._db.execute(f"{_HELD} {where}", values)
        return [Held(*row) for row in rows]

    def _same(self, case: str, digest: str, parent: int | None) -> Held | None:
        where = "WHERE case_id = ? AND sha256 = ? AND parent IS ?"
        return next(iter(self._held(where, case, digest, parent)), None)

    def _family(self, held: Held) -> Iterator[Held]:
        yield held
        for child in self.children(held):
            yield from self._family(child)

    def _known(self, digest: str) -> bool:
        found = self._db.execute("SELECT 1 FROM exhibits WHERE sha256 = ? LIMIT 1", (digest,))
        return found.fetchone() is not None

    def _finish_erasures(self) -> None:
        """Delete the bytes of what was erased, and what the journal still holds of it."""
        doomed = [row[0] for row in self._db.execute("SELECT sha256 FROM doomed")]
        if not doomed:
            return
        for digest in doomed:
            if not self._known(digest):
                self.objects.remove(digest)
        with self._writing():
            self._db.execute("DELETE FROM doomed")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def signer(self) -> Signer:
        """Give the key that signs for this store; raise `StoreError` where it is gone."""
        path = self.folder / "log-key.pem"
        if not path.is_file():
            raise StoreError(f"{path} is missing; put the store's signing key back")
        signer = read_signer(self.name, path.read_bytes())
        if signer.public != self.key:
            raise StoreError(f"{path} is not the key of this store; put its own key back")
        return signer

    @staticmethod
    def _check_case(case: str) -> None:
        if not _CASE.fullmatch(case):
            raise StoreError(
                f"{case!r} cannot name a case: use Latin letters, digits, dots and dashes, at most "
                "64 of them, and no personal data"
            )


def _clear_ground(folder: Path) -> None:
    """Make a folder for a store; what a founding left that was cut off goes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(path.name not in _FOUNDINGS for path in folder.iterdir()):
        raise StoreError(f"{folder} is not empty and no evidence store; name a new folder")
    for path in folder.glob("founding.db*"):
        path.unlink()


def _write_secret(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
