"""What the commands of `tocsin law` share: options, ends, and writing of documents."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin.cli.console import SOME_BAD, USAGE, complain, err, out
from tocsin.lawreview import Case, LawError, load_case
from tocsin.paper import Document, to_docx, to_html, to_pdf

WRITERS: dict[str, Callable[[Document], bytes]] = {
    ".html": lambda document: to_html(document).encode(),
    ".pdf": to_pdf,
    ".docx": to_docx,
}
MOST = 40  # faults that are shown; the rest is counted


class Language(StrEnum):
    """Languages of tables and reports."""

    EN = "en"
    RU = "ru"
    KK = "kk"


CaseFolder = Annotated[Path, typer.Option("--case", "-c", help="Folder of the case.")]
Lang = Annotated[Language, typer.Option(help="Language of words and labels.")]
TextLang = Annotated[
    Language | None, typer.Option("--lang", help="Language of the text, if it is taken wrongly.")
]


@contextmanager
def told() -> Iterator[None]:
    """Say what is wrong in one sentence and end, where nothing could be done."""
    try:
        yield
    except LawError as error:
        for line in str(error).splitlines():
            complain(line)
        raise typer.Exit(USAGE) from error


def open_case(folder: Path) -> Case:
    """Load a case or end with what is wrong with it."""
    with told():
        return load_case(folder)


def finish(faults: Iterable[object]) -> None:
    """List what was doubtful and end with 1 where there was anything."""
    listed = [str(fault) for fault in faults]
    for fault in listed[:MOST]:
        err.print(f"[yellow]{escape(fault)}[/]", highlight=False, soft_wrap=True)
    if len(listed) > MOST:
        err.print(f"[yellow]… and {len(listed) - MOST} more[/]", highlight=False)
    if listed:
        raise typer.Exit(SOME_BAD)


def put(path: Path, data: bytes) -> None:
    """Write a file and say so."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        complain(f"{path}: cannot be written ({error.strerror}); choose another place")
        raise typer.Exit(USAGE) from error
    say(f"Written: {path}")


def put_document(document: Document, path: Path) -> None:
    """Write a document in the form that the name of the file asks for."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        complain(f"{path}: name the file .html, .pdf or .docx")
        raise typer.Exit(USAGE)
    put(path, writer(document))


def say(words: str) -> None:
    """Say a line as it is."""
    out.print(escape(words), highlight=False, soft_wrap=True)


def today() -> str:
    """Give the date of today as ISO 8601."""
    return datetime.now(UTC).date().isoformat()
