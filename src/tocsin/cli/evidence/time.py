"""`tocsin evidence checkpoint` and `timestamp`: what the log promises, and since when."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, USAGE, complain, err, out
from tocsin.cli.evidence.common import STORE, StoreOption, opened
from tocsin.evidence import StampError, Store
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.stamping import SETTINGS, Authority, authorities, checked, named, request
from tocsin.evidence.store import Stamp
from tocsin.evidence.times import as_text
from tocsin.evidence.wire import ask


def checkpoint(
    store: StoreOption = STORE,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")
    ] = None,
) -> None:
    """Sign the log as it stands, and print the note: give it to somebody who can vouch for it."""
    with opened(store) as held:
        note = held.checkpoint()
        key = held.key
    if target is None:
        sys.stdout.write(note.decode())
    else:
        target.write_bytes(note)
    err.print(f"key {key.line}\nfingerprint {key.fingerprint}", highlight=False, soft_wrap=True)


def timestamp(
    store: StoreOption = STORE,
    authority: Annotated[
        str, typer.Option(metavar="URL", help="Ask this authority, not those in the settings.")
    ] = "",
    roots: Annotated[
        Path | None, typer.Option(metavar="PEM", help="Its root certificates, with --authority.")
    ] = None,
) -> None:
    """Ask time-stamp authorities for a time on the log: the one command that uses the network.

    Only a digest leaves. Authorities stand in `authorities.toml` in the store.
    """
    with opened(store) as held:
        asked = _authorities(held, authority, roots)
        note = held.checkpoint()
        size = read_checkpoint(held.key.opens(note)).size
        refused = [one.name for one in asked if not _stamped(held, note, size, one)]
    if len(refused) == len(asked):
        raise typer.Exit(USAGE)
    if refused:
        raise typer.Exit(SOME_BAD)


def _authorities(store: Store, url: str, roots: Path | None) -> list[Authority]:
    if url and roots is None:
        raise StampError("--authority needs --roots: the authority's root certificates in PEM form")
    found = [named(url, roots)] if url and roots is not None else authorities(store.folder)
    if not found:
        raise StampError(
            f"no time-stamp authority is set: write {store.folder / SETTINGS}, or give --authority "
            "and --roots. Without one, evidence is kept all the same, and says so"
        )
    return found


def _stamped(store: Store, note: bytes, size: int, authority: Authority) -> bool:
    asked = request(note)
    try:
        response = ask(authority.url, asked)
        at = as_text(checked(response, note, authority.roots, asked))
    except StampError as error:
        complain(f"{authority.name}: {error}")
        return False
    store.keep_stamp(Stamp(size, authority.name, at, response, authority.roots))
    out.print(f"{escape(authority.name)}: the first {size:,} log entries existed at {at}",
              highlight=False, soft_wrap=True)  # fmt: skip
    return True
