"""Look into ZIP archives and gzip streams, whole or cut off, one member at a time."""

import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from tocsin.sources.guard import Limits, Source, say
from tocsin.sources.salvage import salvage
from tocsin.sources.workbook import refuse_workbook

_CHUNK = 256 * 1024
_IN_MEMORY = 16 * 1024 * 1024
_NAMES = "cp866"  # what Windows in Russian writes where it does not write UTF-8
_ENCRYPTED = 0x1
_OFFICE = (
    ("word/", "a Word document is not read; put the posts into a table and save it as CSV or XLSX"),
    ("ppt/", "a presentation is not read; put the posts into a table and save it as CSV or XLSX"),
    ("content.xml", "an OpenDocument file is not read; save it as CSV or XLSX"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in an archive: a source to read, a reason why not, or a note.

    `name` is empty where the archive as a whole is meant; `packed` gives the packed bytes that the
    source stands for.
    """

    name: str
    source: Source | None = None
    packed: Callable[[], int] = lambda: 0
    reason: str | None = None
    note: str | None = None
    workbook: bool = False


class Inflating:
    """A gzip stream of one or more members; `taken` counts the packed bytes used."""

    def __init__(self, source: Source) -> None:
        self.taken = 0
        self._source = source
        self._z = zlib.decompressobj(31)
        self._rest = b""

    def read1(self, n: int = -1, /) -> bytes:
        while True:
            if self._z.eof and not self._next_member():
                return b""
            packed = self._z.unconsumed_tail or self._rest or self._take()
            self._rest = b""
            if not packed:
                raise EOFError("the gzip file is cut off")
            if out := self._z.decompress(packed, max(n, 1)):
                return out

    def _take(self) -> bytes:
        packed = self._source.read1(_CHUNK)
        self.taken += len(packed)
        return packed

    def _next_member(self) -> bool:
        """Begin the next member; padding or rubbish after the last one is not ours."""
        rest = self._z.unused_data
        while len(rest) < 2 and (more := self._take()):
            rest += more
        if not rest.startswith(b"\x1f\x8b"):
            return False
        self._z, self._rest = zlib.decompressobj(31), rest
        return True


@contextmanager
def spool(stream: IO[bytes], file: IO[bytes] | None = None) -> Iterator[IO[bytes]]:
    """Hold a stream where it can be searched: in memory, or unnamed on disk where it is large.

    `file` is what the stream reads from, where that is searchable itself and nothing need be held.
    """
    if file is not None:
        file.seek(0)
        yield file
        return
    with SpooledTemporaryFile(_IN_MEMORY) as held:
        shutil.copyfileobj(stream, held, _CHUNK)
        held.seek(0)
        yield held


def zip_members(file: IO[bytes], limits: Limits) -> Iterator[Found]:
    """Yield what lies in a ZIP, in the archive's order; an XLSX is one thing, the file itself."""
    try:
        archive = zipfile.ZipFile(file, metadata_encoding=_NAMES)
    except Exception as error:  # a broken directory breaks zipfile in many ways
        yield from _salvaged(file, error)
        return
    with archive:
        names = archive.namelist()
        if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
            yield _workbook(file, archive, limits)
        elif advice := _office(names):
            yield Found("", reason=advice)
        elif len(names) > limits.members:
            yield Found("", reason=f"holds more than {limits.members:,} files; unpack it")
        else:
            yield from _members(archive)


def _members(archive: zipfile.ZipFile) -> Iterator[Found]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    hidden = [info for info in infos if _hidden(info.filename)]
    if hidden:
        yield Found("", note=f"hidden files left out: {len(hidden)}")
    if not infos:
        yield Found("", note="the archive is empty")
    for info in infos:
        if not _hidden(info.filename):
            yield _member(archive, info)


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Found:
    if info.flag_bits & _ENCRYPTED:
        return Found(
            info.filename, reason="is locked with a password; unpack it and give the files"
        )
    try:
        source = cast(Source, archive.open(info))
    except Exception as error:  # as above
        return Found(info.filename, reason=f"cannot be unpacked ({say(error)}); unpack it yourself")
    return Found(info.filename, source, lambda: info.compress_size)


def _workbook(file: IO[bytes], archive: zipfile.ZipFile, limits: Limits) -> Found:
    if reason := refuse_workbook(archive, limits):
        return Found("", reason=reason)
    file.seek(0)
    return Found("", _Whole(file), workbook=True)


class _Whole:
    """A file that only knows `read`, as a source."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read1(self, n: int = -1, /) -> bytes:
        return self._file.read(n)


def _office(names: list[str]) -> str | None:
    known = "[Content_Types].xml" in names or "mimetype" in names
    if not known:
        return None
    return next(
        (advice for part, advice in _OFFICE if any(name.startswith(part) for name in names)), None
    )


def _salvaged(file: IO[bytes], error: Exception) -> Iterator[Found]:
    """Yield the members of a cut-off archive from its front, then say that it is cut off."""
    for name, source in salvage(file):
        yield Found(name, source, lambda source=source: source.taken)  # type: ignore[misc]
    yield Found(
        "",
        reason=f"the ZIP is cut off or broken ({say(error)}); what came before was read; "
        "fetch it again if you can",
    )
