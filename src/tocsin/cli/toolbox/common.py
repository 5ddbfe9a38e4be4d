"""What the commands of the toolbox share: options, reading the catalogue, putting out a page."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import SOME_BAD, complain
from tocsin.cli.toolbox.screen import show_document
from tocsin.guidelines import load as load_guidelines
from tocsin.paper import Document, to_docx, to_html, to_pdf
from tocsin.toolbox import Catalogue, State, read
from tocsin.toolbox.pages import Voice


class Language(StrEnum):
    """Languages of the labels."""

    EN = "en"
    RU = "ru"
    KK = "kk"


FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        help="Your own folder of entries and round-tables, read on top of ours.",
        show_default=False,
    ),
]
LangOption = Annotated[Language, typer.Option("--lang", help="Language of the labels.")]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="Write a page here instead: .html, .pdf or .docx by the ending of the name.",
        show_default=False,
    ),
]

WRITERS = {
    ".html": lambda document: to_html(document).encode("utf-8"),
    ".pdf": to_pdf,
    ".docx": to_docx,
}


def voice(folder: Path | None, lang: Language) -> tuple[Voice, bool]:
    """Read the catalogue, tell its faults, and say whether there were any; the rest is kept."""
    catalogue, faults = read(folder)
    for fault in faults:
        complain(str(fault))
    return Voice(catalogue, load_guidelines(), lang.value), bool(faults)


def state(catalogue: Catalogue, code: str) -> State:
    """Find a State by its code or name; a wrong one ends the command."""
    found = catalogue.state(code)
    if found is None:
        raise typer.BadParameter(
            f"there is no participating State {code!r}; write its code, such as KZ, or its name",
            param_hint="STATE",
        )
    return found


def put(document: Document, out: Path | None) -> None:
    """Show a document on the screen, or write it to a file."""
    if out is None:
        show_document(document)
        return
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise typer.BadParameter(
            f"{out.name!r} ends neither in .html, .pdf nor .docx; give it one of these endings",
            param_hint="--out",
        )
    write(out, writer(document))
    typer.echo(str(out))


def write(path: Path, data: bytes) -> None:
    """Write a file, making its folder; what hinders it ends the command with a word on it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or "cannot be written"
        raise typer.BadParameter(f"{path}: {reason}; choose another place") from error


def end(faulty: bool) -> None:
    """End with the code that says that some of it was faulty."""
    if faulty:
        raise typer.Exit(SOME_BAD)
