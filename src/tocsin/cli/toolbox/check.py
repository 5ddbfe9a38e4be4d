"""`tocsin toolbox check`: what is wrong in a folder of entries, where, and how to mend it."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import SOME_BAD, USAGE, complain
from tocsin.toolbox import read


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder with entries/ and roundtables/; without it, the catalogue we ship.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check a folder of entries and round-tables: every fault with file, line and mend."""
    if folder is not None and not folder.is_dir():
        complain(f"{folder} is no folder; name the one that holds entries/")
        raise typer.Exit(USAGE)
    catalogue, faults = read(folder)
    for fault in faults:
        complain(str(fault))
    counts = (
        f"{len(catalogue.entries)} entries, {len(catalogue.looks)} records of looking, "
        f"{len(catalogue.roundtables)} round-tables, {len(catalogue.states)} States"
    )
    typer.echo(f"{counts}; {len(faults)} faults.")
    if faults:
        raise typer.Exit(SOME_BAD)
