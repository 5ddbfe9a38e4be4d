"""ZIP files that can be written in one way only, so that every byte of them can be checked.

Files are stored and not packed, in order, with one fixed time, no extra fields, no comments. A
reader knows from the list of files what every other byte has to be. What such a file cannot hold
(4 GiB, 65,535 files) goes into a folder.
"""

import mmap
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tocsin.evidence.errors import PackageError
from tocsin.evidence.package.standalone import LISTS, SEAL, TAG_LISTS, Folder

_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
_LOCAL_SIZE, _CENTRAL_SIZE, _END_SIZE = (struct.calcsize(x) for x in (_LOCAL, _CENTRAL, _END))
_DAY = 0x21  # 1 January 1980, the first that the format knows
_VERSION = 20
_UTF8 = 0x800
_MOST_FILES = 0xFFFF
_MOST_BYTES = 0xFFFFFFFF
_BLOCK = 1 << 20
_NAME = re.compile(rb"[!-~]+")

Wrong = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Member:
    """One file: where its header begins, its name, checksum and size in bytes."""

    at: int
    name: bytes
    crc: int
    size: int

    @property
    def header(self) -> bytes:
        """What stands before its bytes."""
        head = (b"PK\x03\x04", _VERSION, _UTF8, 0, 0, _DAY, self.crc, self.size, self.size)
        return struct.pack(_LOCAL, *head, len(self.name), 0) + self.name

    @property
    def line(self) -> bytes:
        """What stands in the directory at the end."""
        head = (
            b"PK\x01\x02",
            _VERSION,
            _VERSION,
            _UTF8,
            0,
            0,
            _DAY,
            self.crc,
            self.size,
            self.size,
        )
        return struct.pack(_CENTRAL, *head, len(self.name), 0, 0, 0, 0, 0, self.at) + self.name

    @property
    def start(self) -> int:
        """Where its bytes begin."""
        return self.at + _LOCAL_SIZE + len(self.name)

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.start + self.size

    def blocks(self, blob: mmap.mmap) -> Iterator[bytes]:
        """Give its bytes."""
        for at in range(self.start, self.end, _BLOCK):
            yield blob[at : min(at + _BLOCK, self.end)]

    def crc_of(self, blob: mmap.mmap) -> int:
        """Give the checksum that its bytes have."""
        crc = 0
        for block in self.blocks(blob):
            crc = zlib.crc32(block, crc)
        return crc

    @property
    def shown(self) -> str:
        """Its name, whatever it is, in letters."""
        return self.name.decode("utf-8", "backslashreplace")


def write_zip(folder: Path, names: Iterable[str], top: str, target: IO[bytes]) -> None:
    """Write files of a folder under the name `top`; raise `PackageError` where it is too large."""
    members: list[Member] = []
    for name in names:
        path = folder / name
        member = Member(target.tell(), f"{top}/{name}".encode(), _checksum(path), _size(path))
        target.write(member.header)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                target.write(block)
        members.append(member)
    if target.tell() > _MOST_BYTES or len(members) > _MOST_FILES:
        raise PackageError("the package is too large for a ZIP; name a folder to export to")
    target.write(_tail(members, target.tell()))


class Zipped(Folder):
    """The files of a package in a ZIP, read in place; what is wrong with the ZIP is in `faults`.

    Raises `PackageError` where no file can be made out.
    """

    def __init__(self, path: Path) -> None:
        self.faults = []
        self.paths = {}
        self.sums = {}
        self._members: dict[str, Member] = {}
        with path.open("rb") as file:
            if not path.stat().st_size:
                raise PackageError(f"{path} is empty")
            self._blob = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        members, wrong = _best(self._blob)
        if not members:
            self.close()
            raise PackageError(f"{path} is no package: no ZIP that Tocsin wrote")
        if wrong:
            at, what = wrong[0]
            self.faults.append((path.name, f"the ZIP was altered at byte {at}: {what}"))
        for member in members:
            self._take(member, path.name)

    def names(self) -> Iterable[str]:
        """Give the paths of all files, below the folder at the top."""
        return self._members

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give a file in blocks; nothing where there is no such file."""
        member = self._members.get(name)
        if member is not None:
            yield from member.blocks(self._blob)

    def close(self) -> None:
        """Let the file go."""
        self._blob.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _take(self, member: Member, archive: str) -> None:
        name = member.shown.partition("/")[2]
        if name in self._members:
            self.faults.append((archive, f"{name} stands in the ZIP twice"))
        self._members[name] = member
        if member.crc_of(self._blob) != member.crc:
            self.faults.append((name, "does not fit its checksum in the ZIP"))


def _best(blob: mmap.mmap) -> tuple[list[Member], list[Wrong]]:
    """Read the list of files in both ways, and give the one that leaves less unexplained."""
    readings: list[tuple[list[Member], list[Wrong]]] = []
    ways: tuple[Callable[[mmap.mmap], Iterator[Member]], ...] = (_by_headers, _by_directory)
    for way in ways:
        try:
            members = list(way(blob))
            if members and all(_NAME.fullmatch(member.name) for member in members):
                readings.append((members, _wrong(blob, members)))
        except struct.error:
            continue
    if all(wrong for _, wrong in readings):
        readings.sort(key=lambda one: (len(one[1]), _unlisted(blob, one[0]), _unfit(blob, one[0])))
    else:
        readings.sort(key=lambda one: len(one[1]))
    return readings[0] if readings else ([], [])


def _unfit(blob: mmap.mmap, members: list[Member]) -> int:
    """Count the files that do not fit their checksums."""
    return sum(member.crc_of(blob) != member.crc for member in members)


def _unlisted(blob: mmap.mmap, members: list[Member]) -> int:
    """Count the names that no manifest has: of two readings, the wrong one has more of them."""
    names = {member.shown.partition("/")[2]: member for member in members}
    lists = b"".join(
        blob[names[x].start : names[x].end] for x in (*LISTS, *TAG_LISTS) if x in names
    )
    listed = (name for name in names if name not in (*TAG_LISTS, SEAL))
    return sum(f"  {name}\n".encode() not in lists for name in listed)


def _by_headers(blob: mmap.mmap) -> Iterator[Member]:
    at = 0
    while blob[at : at + 4] == b"PK\x03\x04":
        found = struct.unpack(_LOCAL, blob[at : at + _LOCAL_SIZE])
        start = at + _LOCAL_SIZE
        member = Member(at, blob[start : start + found[9]], found[6], found[7])
        yield member
        at = member.end


def _by_directory(blob: mmap.mmap) -> Iterator[Member]:
    end = struct.unpack(_END, blob[-_END_SIZE:])
    at = end[6]
    while blob[at : at + 4] == b"PK\x01\x02":
        found = struct.unpack(_CENTRAL, blob[at : at + _CENTRAL_SIZE])
        start = at + _CENTRAL_SIZE
        yield Member(found[16], blob[start : start + found[10]], found[7], found[8])
        at = start + found[10]


def _wrong(blob: mmap.mmap, members: list[Member]) -> list[Wrong]:
    """Give the places, outside the files, of bytes that are not what they have to be."""
    wrong: list[Wrong] = []
    at = 0
    for member in members:
        if member.at != at or member.end > len(blob):
            return [(at, "the order of its files")] * len(blob)
        wrong += _differing(blob[at : member.start], member.header, at, f"header of {member.shown}")
        at = member.end
    return wrong + _differing(blob[at:], _tail(members, at), at, "its directory")


def _differing(found: bytes, right: bytes, at: int, what: str) -> list[Wrong]:
    if len(found) != len(right):
        return [(at, what)] * max(len(found), len(right))
    pairs = enumerate(zip(found, right, strict=True), at)
    return [(place, what) for place, (one, other) in pairs if one != other]


def _tail(members: list[Member], at: int) -> bytes:
    lines = b"".join(member.line for member in members)
    count = len(members)
    return lines + struct.pack(_END, b"PK\x05\x06", 0, 0, count, count, len(lines), at, 0)


def _checksum(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            crc = zlib.crc32(block, crc)
    return crc


def _size(path: Path) -> int:
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise PackageError("the package is too large for a ZIP; name a folder to export to")
    return size
