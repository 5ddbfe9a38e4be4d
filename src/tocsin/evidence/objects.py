"""Bytes on disk, each content once, under the name of its SHA-256, read-only.

A content comes in two steps. `take` copies it to `incoming/` and makes the copy durable; once the
database has committed what it is, `settle` moves it to `objects/`. A crash between the two leaves a
file in `incoming/` that `recover` moves on or removes, as the database says.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256, sha512
from io import BytesIO
from pathlib import Path
from typing import IO

from tocsin.evidence.errors import StoreError

BLOCK = 1 << 20
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Taken:
    """A content that lies safely in the store: digests in hex, size in bytes."""

    sha256: str
    sha512: str
    size: int


class Objects:
    """The folders of a store that hold contents."""

    def __init__(self, folder: Path) -> None:
        self._objects = folder / "objects"
        self._incoming = folder / "incoming"

    def create(self) -> None:
        """Make the folders, for their owner alone."""
        for folder in (self._objects, self._incoming):
            folder.mkdir(mode=0o700, exist_ok=True)

    def take(self, content: IO[bytes] | bytes, limit: int | None = None) -> Taken:
        """Copy a content in and make it durable; raise `StoreError` above `limit` bytes."""
        stream = BytesIO(content) if isinstance(content, bytes) else content
        part = self._incoming / f"{os.getpid()}-{os.urandom(8).hex()}.part"
        try:
            taken = _copy(stream, part, limit)
            if self._sound(taken.sha256):
                part.unlink()
                return taken
            part.chmod(_READ_ONLY)
            part.replace(self._incoming / taken.sha256)
            sync_folder(self._incoming)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return taken

    def settle(self, digests: Iterable[str]) -> None:
        """Move contents to their place; those that are there stay."""
        for digest in digests:
            place = self._place(digest)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            with suppress(FileNotFoundError):
                (self._incoming / digest).replace(place)
                sync_folder(place.parent)

    def recover(self, known: Callable[[str], bool]) -> None:
        """Finish or undo what a crash left; `known` says whether the database has a content."""
        for path in self._incoming.iterdir():
            if "." not in path.name and known(path.name):
                self.settle([path.name])
            else:
                path.unlink()

    def has(self, digest: str) -> bool:
        """Say whether a content is here."""
        return self.path(digest) is not None

    def path(self, digest: str) -> Path | None:
        """Give the file of a content, where it is here."""
        found = (self._place(digest), self._incoming / digest)
        return next((path for path in found if path.is_file()), None)

    def file(self, digest: str) -> Path:
        """Give the file of a content; raise `StoreError` where it is lost."""
        path = self.path(digest)
        if path is None:
            raise StoreError(f"the bytes of {digest} are gone from the store; restore a backup")
        return path

    def remove(self, digest: str) -> None:
        """Delete a content."""
        for path in (self._place(digest), self._incoming / digest):
            if path.is_file():
                path.unlink()
                sync_folder(path.parent)

    def all(self) -> Iterator[Path]:
        """Give every file under `objects/`."""
        yield from sorted(path for path in self._objects.glob("*/*") if path.is_file())

    def _sound(self, digest: str) -> bool:
        """Say whether a content is here as it was; one that was altered on disk is replaced."""
        path = self.path(digest)
        return path is not None and digests(path).sha256 == digest

    def _place(self, digest: str) -> Path:
        return self._objects / digest[:2] / digest


def digests(path: Path) -> Taken:
    """Read a file through and give its digests and size."""
    with path.open("rb") as file:
        return _through(file, lambda _: None, None)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copy(stream: IO[bytes], part: Path, limit: int | None) -> Taken:
    with part.open("xb") as file:
        taken = _through(stream, file.write, limit)
        file.flush()
        os.fsync(file.fileno())
    return taken


def _through(stream: IO[bytes], use: Callable[[bytes], object], limit: int | None) -> Taken:
    short, long, size = sha256(), sha512(), 0
    while block := stream.read(BLOCK):
        size += len(block)
        if limit is not None and size > limit:
            raise StoreError(f"it is larger than {limit:,} bytes; raise the limit to take it in")
        short.update(block)
        long.update(block)
        use(block)
    return Taken(short.hexdigest(), long.hexdigest(), size)
