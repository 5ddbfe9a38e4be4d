"""`tocsin evidence add`: take files in, lose nothing, open nothing dangerous."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, USAGE, complain, err, meter, out
from tocsin.cli.evidence.common import STORE, ByOption, StoreOption, actor, told
from tocsin.evidence import Added, Capture, EvidenceError, Slot, Store, StoreError
from tocsin.evidence.intake import Apart, Options, clean, near
from tocsin.evidence.reading import Reader

_SHOWN = 20


@dataclass(slots=True)
class _Tally:
    added: int = 0
    again: int = 0
    sealed: int = 0
    refused: list[str] = field(default_factory=list)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILES", help="Files or folders.")],
    case: Annotated[
        str, typer.Option("--case", "-c", metavar="ID", help="Case; no personal data in it.")
    ],
    store: StoreOption = STORE,
    by: ByOption = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Where it was seen.")] = "",
    captured_at: Annotated[str, typer.Option(metavar="TIME", help="When it was captured.")] = "",
    captured_by: Annotated[str, typer.Option(metavar="NAME", help="Who captured it.")] = "",
    tool: Annotated[str, typer.Option(metavar="TOOL", help="With what it was captured.")] = "",
    context: Annotated[str, typer.Option(metavar="TEXT", help="What else to know.")] = "",
    dkim_key: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=FILE", help="A DKIM key that you looked up, as a file."),
    ] = None,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Read text in pictures.")] = True,
    largest: Annotated[int, typer.Option(min=1, metavar="MB", help="Refuse larger files.")] = 4096,
) -> None:
    """Take files into the store as they are, with a custody entry for each.

    Makes the store if there is none. A file that looks dangerous or broken is kept and sealed, and
    the exit code is then 1.
    """
    with told():
        options = Options(ocr=ocr, dkim_keys=_keys(dkim_key or []))
        seen = tuple(map(_slot, (url, captured_at, captured_by, tool)))
        capture = replace(Capture(*seen), context=_slot(context))
        with _store(store, actor(by)) as opened, Apart(options) as read:
            tally = _add_all(
                opened, list(_walk(files)), case, actor(by), capture, read, largest << 20
            )
    _report(tally, store)
    if not tally.added + tally.again:
        raise typer.Exit(USAGE)
    if tally.refused or tally.sealed:
        raise typer.Exit(SOME_BAD)


def _store(folder: Path, by: str) -> Store:
    return Store(folder) if (folder / "log.db").is_file() else Store.found(folder, by)


def _add_all(
    store: Store, paths: list[Path], case: str, by: str, capture: Capture, read: Reader, limit: int
) -> _Tally:
    tally = _Tally()
    with meter("Taking in (files)", len(paths)) as progress:
        for done, path in enumerate(paths, start=1):
            try:
                with _plain_file(path) as file:
                    added = store.add(case, file, clean(path.name), by, capture, read, limit)
                _tell(store, added, path, tally)
            except (EvidenceError, OSError) as error:
                tally.refused.append(f"{clean(str(path))}: {_said(error)}")
            progress.at(done)
    return tally


def _said(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _plain_file(path: Path) -> IO[bytes]:
    """Open a file; raise `StoreError` for what has no end or is no file."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise StoreError("is no file; only files and folders are taken in")
    return os.fdopen(handle, "rb")


def _tell(store: Store, added: Added, path: Path, tally: _Tally) -> None:
    held, record = added.held, added.held.record
    if added.again:
        tally.again += 1
        out.print(f"{held.label}  {escape(clean(str(path)))}: held already", highlight=False)
        return
    tally.added += 1
    tally.sealed += bool(record["sealed"]) + sum(bool(x.record["sealed"]) for x in added.made)
    shown = escape(clean(str(path)))
    out.print(f"[bold]{held.label}[/]  {shown}: {record['form']}", highlight=False)
    for one in (held, *added.made):
        if one.record["sealed"]:
            err.print(f"[yellow]{one.label} sealed[/]: {escape(one.record['sealed'])}",
                      highlight=False, soft_wrap=True)  # fmt: skip
        for remark in one.record["remarks"]:
            err.print(f"{one.label}: {escape(remark)}", highlight=False, soft_wrap=True)
    for other, differs in near(store, held):
        err.print(f"{held.label} looks like {other.label} ({differs} of 256 signs differ)",
                  highlight=False)  # fmt: skip


def _report(tally: _Tally, store: Path) -> None:
    for words in tally.refused[:_SHOWN]:
        complain(words)
    if len(tally.refused) > _SHOWN:
        err.print(f"… and {len(tally.refused) - _SHOWN:,} more", highlight=False)
    err.print(
        f"{tally.added:,} taken in, {tally.again:,} held already, {tally.sealed:,} sealed, "
        f"{len(tally.refused):,} refused; store {escape(str(store))}",
        highlight=False, soft_wrap=True,
    )  # fmt: skip


def _walk(files: list[Path]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if not one.is_dir())
        else:
            yield path


def _slot(value: str) -> Slot:
    return Slot(value.strip()) if value.strip() else Slot()


def _keys(pairs: list[str]) -> dict[str, bytes]:
    keys = {}
    for pair in pairs:
        name, equals, path = pair.partition("=")
        if not equals:
            raise EvidenceError(f"{pair}: write selector._domainkey.domain=FILE")
        keys[name] = b"".join(Path(path).read_bytes().split(b"\n")).strip()
    return keys
