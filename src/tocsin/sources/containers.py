"""Walk files, folders and archives, told apart by their first bytes, never by their names.

Nothing is unpacked under a name of the archive's choosing: members are streamed, and only archives
inside archives lie in an unnamed temporary file for a while.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from tocsin.sources.archives import Inflating, spool, zip_members
from tocsin.sources.guard import BUFFER, Allowance, Budget, Guarded, Limits, say
from tocsin.sources.magic import Kind, advice_for, kind_of


@dataclass(frozen=True, slots=True)
class Member:
    """A file or a member of an archive, ready to be read once before the next one is asked for.

    `head` is its beginning, not yet taken from `stream`; `done` and `total` are bytes of the outer
    file; `modified` is its time in POSIX seconds.
    """

    name: str
    head: bytes
    stream: IO[bytes]
    fault: Callable[[], str | None]
    done: Callable[[], int]
    total: int
    modified: float | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be read at all, with what to do about it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Something left out on purpose, with the reason."""

    name: str
    note: str


Found = Member | Refused | Passed


@dataclass(frozen=True, slots=True)
class _Outer:
    """What all members of one file given by the user share; `file` is it, where searchable."""

    file: IO[bytes] | None
    done: Callable[[], int]
    total: int
    modified: float | None
    limits: Limits
    budget: Budget


def walk(paths: Iterable[str | os.PathLike[str]], limits: Limits | None = None) -> Iterator[Found]:
    """Yield what lies at `paths`, folders in order of their names, each member to be read at once.

    A path that cannot be read is `Refused`, hidden files are `Passed`; nothing is raised.
    """
    for path in paths:
        yield from _path(Path(path), limits or Limits(), frozenset())


def display(name: str) -> str:
    """Make a name safe to print and to store: no control characters, no broken encoding."""
    clean = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "\ufffd" for char in clean)


def _path(path: Path, limits: Limits, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    name = display(str(path))
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield Refused(name, f"cannot be opened ({say(error)}); check the path")
        return
    if S_ISDIR(status.st_mode):
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Passed(name, "left out: a link that leads back into its own folder")
        else:
            yield from _folder(path, limits, above | {here})
    elif above and not S_ISREG(status.st_mode):
        yield Passed(name, "left out: neither a file nor a folder")
    else:
        yield from _file(path, name, status, limits)


def _folder(path: Path, limits: Limits, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    name = display(str(path))
    try:
        children = sorted(path.iterdir(), key=lambda child: child.name)
    except OSError as error:
        yield Refused(name, f"cannot be opened ({say(error)}); check the rights to this folder")
        return
    hidden = [child.name for child in children if child.name.startswith(".")]
    if hidden:
        yield Passed(name, _left_out(hidden))
    if not children:
        yield Passed(name, "the folder is empty")
    for child in children:
        if not child.name.startswith("."):
            yield from _path(child, limits, above)


def _left_out(names: list[str]) -> str:
    shown = ", ".join(display(name) for name in names[:3]) + (", …" if len(names) > 3 else "")
    return f"hidden files left out: {len(names)} ({shown})"


def _file(path: Path, name: str, status: os.stat_result, limits: Limits) -> Iterator[Found]:
    try:
        source = path.open("rb")
    except OSError as error:
        yield Refused(name, f"cannot be opened ({say(error)}); check the rights to this file")
        return
    with source:
        yield from _stream(name, Guarded(source), _outer(source, status, limits), 0)


def _outer(source: IO[bytes], status: os.stat_result, limits: Limits) -> _Outer:
    file = source if source.seekable() else None
    done = source.tell if file is not None else lambda: 0
    return _Outer(file, done, status.st_size, status.st_mtime, limits, Budget(limits.unpacked))


def _stream(name: str, raw: Guarded, outer: _Outer, depth: int) -> Iterator[Found]:
    """Say what a stream is from its first bytes and yield it or what lies in it."""
    with BufferedReader(raw, BUFFER) as stream:
        head = stream.peek(1)
        kind = kind_of(head)
        if advice := advice_for(kind, head):
            yield Refused(name, advice)
        elif kind in (Kind.ZIP, Kind.GZIP) and depth >= outer.limits.depth:
            yield Refused(
                name, f"archives lie more than {outer.limits.depth} deep in each other; unpack it"
            )
        elif kind is Kind.GZIP:
            inner = Guarded(source := Inflating(stream), _allowance(lambda: source.taken, outer))
            yield from _stream(name, inner, outer, depth + 1)
        elif kind is Kind.ZIP:
            with spool(stream, outer.file if depth == 0 else None) as file:
                yield from _zip(name, file, outer, depth + 1)
            yield from [Refused(name, raw.fault)] if raw.fault else []
        else:
            yield _member(name, raw, stream, outer)


def _member(name: str, raw: Guarded, stream: IO[bytes], outer: _Outer) -> Member:
    head = stream.peek(1)  # type: ignore[attr-defined]  # always a BufferedReader
    return Member(name, head, stream, lambda: raw.fault, outer.done, outer.total, outer.modified)


def _allowance(packed: Callable[[], int], outer: _Outer) -> Allowance:
    return Allowance(packed, outer.budget, outer.limits)


def _zip(name: str, file: IO[bytes], outer: _Outer, depth: int) -> Iterator[Found]:
    for found in zip_members(file, outer.limits):
        label = display(f"{name}!/{found.name}") if found.name else name
        if found.note is not None:
            yield Passed(label, found.note)
        elif found.source is None:
            yield Refused(label, found.reason or "cannot be read")
        elif found.workbook:
            raw = Guarded(found.source)
            with BufferedReader(raw, BUFFER) as stream:
                yield _member(label, raw, stream, outer)
        else:
            inner = Guarded(found.source, _allowance(found.packed, outer))
            yield from _stream(label, inner, outer, depth)
