"""A folder of records: one JSON file a case, its history beside it, nothing ever half written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tocsin.records import codec, history
from tocsin.records.changes import difference, take_back
from tocsin.records.check import Checked, check_bytes, check_plain
from tocsin.records.errors import NotFoundError, RecordsError
from tocsin.records.files import append_line, write_whole
from tocsin.records.model import Record
from tocsin.records.moments import written

RECORD = ".json"
HISTORY = ".history.jsonl"
# The hash of nothing: what a record was before it was made.
NEW = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes a record, and when; a person's name, never a program's."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as it lies in the folder, with the hash it is known by."""

    record: Record
    plain: dict[str, Any]
    sha256: str


class Store:
    """Reads and writes the records of a folder."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise RecordsError(f"{folder} is a file; name the folder that holds the records")
        self.folder = folder

    def ids(self) -> tuple[str, ...]:
        """Give the case numbers in order."""
        if not self.folder.is_dir():
            return ()
        names = (path.name for path in self.folder.glob(f"*{RECORD}"))
        return tuple(sorted(name.removesuffix(RECORD) for name in names if name[0] != "."))

    def path(self, case_id: str) -> Path:
        """Give the file of a case; `NotFoundError` names those that look alike."""
        if case_id not in self.ids():
            near = _alike(case_id, self.ids())
            raise NotFoundError(f"{self.folder} has no case {case_id!r}{near}")
        return self.folder / f"{case_id}{RECORD}"

    def check(self, case_id: str, today: datetime) -> Checked:
        """Check the file of a case without opening it for anything else."""
        return check_bytes(self.path(case_id).read_bytes(), today.date())

    def open(self, case_id: str, now: datetime) -> Opened:
        """Give a record that has no faults; `RecordsError` lists them otherwise."""
        path = self.path(case_id)
        raw = path.read_bytes()
        checked = check_bytes(raw, now.date())
        if checked.record is None or not checked.sound:
            raise RecordsError(_list(str(path), checked))
        if checked.record.id != case_id:
            raise RecordsError(
                f"{path}: the file is named {case_id}, but holds case {checked.record.id}; "
                "rename the file"
            )
        return Opened(checked.record, codec.to_plain(checked.record), _sha256(raw))

    def all(self, now: datetime) -> Iterator[tuple[str, Opened | RecordsError]]:
        """Give every record in order, or what keeps it from being read; the rest goes on."""
        for case_id in self.ids():
            try:
                yield case_id, self.open(case_id, now)
            except (RecordsError, OSError) as error:
                yield case_id, RecordsError(str(error))

    def create(self, record: Record, author: Author, what: str) -> None:
        """Write a new case; `RecordsError` where it has faults or its number is taken."""
        checked = check_bytes(codec.to_bytes(record), author.at.date())
        if not checked.sound:
            raise RecordsError(_list(f"{record.id} was not written", checked))
        self.folder.mkdir(parents=True, exist_ok=True)
        if record.id.casefold() in {one.casefold() for one in self.ids()}:
            raise RecordsError(f"{self.folder} already has a case {record.id}; choose another")
        self._write({}, NEW, codec.to_plain(record), author, what)

    def save(self, opened: Opened, plain: dict[str, Any], author: Author, what: str) -> Record:
        """Write a changed record with its history; nothing is written where it has faults.

        Raises `RecordsError` also where somebody else changed the file meanwhile.
        """
        case_id = opened.record.id
        checked = check_plain(plain, author.at.date())
        if checked.record is None or not checked.sound:
            raise RecordsError(_list(f"nothing was changed in {case_id}", checked))
        if checked.record.id != case_id:
            raise RecordsError("the number of a case cannot be changed; others refer to it")
        if _sha256(self.path(case_id).read_bytes()) != opened.sha256:
            raise RecordsError(
                f"{case_id} was changed by somebody else meanwhile; nothing was written. Try again"
            )
        self._write(opened.plain, opened.sha256, codec.to_plain(checked.record), author, what)
        return checked.record

    def past(self, case_id: str) -> tuple[history.Entry, ...]:
        """Give the changes that led to the record as it is, oldest first."""
        path = self.path(case_id)
        entries = history.read(self._history(case_id))
        return history.reach(entries, _sha256(path.read_bytes()))

    def undo(self, case_id: str, author: Author) -> history.Entry:
        """Take the last change back, as a change of its own; give what was taken back."""
        opened = self.open(case_id, author.at)
        past = self.past(case_id)
        if not past:
            raise RecordsError(
                f"{case_id} was changed outside of Tocsin, so its history does not reach it; "
                "nothing was taken back"
            )
        standing = history.still_standing(past)
        if not standing or standing[-1].was == NEW:
            raise RecordsError(f"{case_id} has no change to take back; it is as it was made")
        last = standing[-1]
        self.save(opened, take_back(opened.plain, last.changes), author, history.undoing(last))
        return last

    def put_stub(self, opened: Opened, stub: Record, author: Author, what: str) -> None:
        """Write what is left of an erased case; its history goes first, for it holds the content.

        If the power fails between, the case is still there without a past: erase it again.
        """
        content = codec.to_bytes(stub)
        self._history(stub.id).unlink(missing_ok=True)
        write_whole(self.path(stub.id), content)
        entry = history.Entry(
            written(author.at), author.name, what, opened.sha256, _sha256(content), ()
        )
        append_line(self._history(stub.id), entry.line())

    def _history(self, case_id: str) -> Path:
        return self.folder / f"{case_id}{HISTORY}"

    def _write(
        self, before: dict[str, Any], was: str, after: dict[str, Any], author: Author, what: str
    ) -> None:
        content = codec.to_text(after)
        changes = difference(before, after)
        if not changes:
            return
        entry = history.Entry(written(author.at), author.name, what, was, _sha256(content), changes)
        case_id = after["case"]["case_id"]
        append_line(self._history(case_id), entry.line())
        write_whole(self.folder / f"{case_id}{RECORD}", content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _alike(case_id: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(case_id, known, n=1)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; there are {', '.join(known[:10])}" if known else "; the folder holds no records"


def _list(head: str, checked: Checked) -> str:
    return "\n".join([f"{head}:", *(f"  {one}" for one in checked.faults)])
