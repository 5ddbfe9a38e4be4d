"""`tocsin toolbox site` and `export`: the catalogue readable without us."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import meter
from tocsin.cli.toolbox.common import FolderOption, Language, end, voice, write
from tocsin.toolbox.exports import to_csv, to_json_ld
from tocsin.toolbox.records import record
from tocsin.toolbox.site import build_site


class Form(StrEnum):
    """Forms of the catalogue."""

    CSV = "csv"
    JSON_LD = "jsonld"
    JSON = "json"


def site(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the site.")],
    folder: FolderOption = None,
) -> None:
    """Write the catalogue as a site in three languages that works from a folder."""
    speaker, faulty = voice(folder, Language.EN)
    count = 0
    try:
        with meter("writing pages") as bar:
            for _ in build_site(speaker.catalogue, speaker.guidelines, out):
                count += 1
                bar.at(count)
    except OSError as error:
        reason = error.strerror or "cannot be written"
        raise typer.BadParameter(f"{out}: {reason}; choose another place") from error
    typer.echo(f"{out / 'index.html'}: {count} files.")
    end(faulty)


def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write.")],
    form: Annotated[Form, typer.Option("--form", help="Form of the file.")] = Form.CSV,
    folder: FolderOption = None,
) -> None:
    """Write the catalogue as CSV, JSON-LD (DCAT, schema.org) or plain JSON."""
    speaker, faulty = voice(folder, Language.EN)
    if form is Form.CSV:
        data = to_csv(speaker.catalogue)
    elif form is Form.JSON_LD:
        data = to_json_ld(speaker.catalogue, speaker.guidelines)
    else:
        rows = [*map(record, speaker.catalogue.entries), *map(record, speaker.catalogue.looks)]
        data = f"{json.dumps(rows, ensure_ascii=False, indent=1)}\n".encode()
    write(out, data)
    typer.echo(str(out))
    end(faulty)
