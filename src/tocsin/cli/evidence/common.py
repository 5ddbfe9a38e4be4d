"""What the evidence commands share: the store, who acts, and how faults end."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import USAGE, complain
from tocsin.evidence import EvidenceError, Store

StoreOption = Annotated[
    Path,
    typer.Option("--store", metavar="DIR", envvar="TOCSIN_STORE", help="Folder of the store."),
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", metavar="NAME", envvar="TOCSIN_BY", help="Who acts; without it, the login name."
    ),
]
STORE = Path("evidence")


def group() -> typer.Typer:
    """Give the empty group."""
    return typer.Typer(
        help="Keep evidence with a chain of custody, hand it over, check it.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )


def actor(by: str) -> str:
    """Give who acts, as the log will say it."""
    if by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


@contextmanager
def told() -> Iterator[None]:
    """End with a message and code 2 where something cannot be done at all."""
    try:
        yield
    except (EvidenceError, OSError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from error


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open a store that is there."""
    with told(), Store(folder) as store:
        yield store
