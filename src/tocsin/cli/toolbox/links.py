"""`tocsin toolbox links`: which addresses the catalogue names, and whether they still answer."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import SOME_BAD, complain, meter
from tocsin.cli.toolbox.common import FolderOption, LangOption, Language, voice
from tocsin.cli.toolbox.web import ask_all
from tocsin.toolbox.exchange import ExchangeError
from tocsin.toolbox.links import links as all_links
from tocsin.toolbox.links import read_answers, write_answers


def links(
    folder: FolderOption = None,
    online: Annotated[
        bool, typer.Option("--online", help="Ask every address. Without it, nothing is asked.")
    ] = False,
    archive: Annotated[
        bool, typer.Option("--archive", help="With --online: also ask archive.org for a copy.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder for links.json; your --folder by default."),
    ] = None,
    most: Annotated[int | None, typer.Option("--most", min=1, help="Ask at most so many.")] = None,
    lang: LangOption = Language.EN,
) -> None:
    """List the addresses of the catalogue, and check them when told to go online."""
    speaker, faulty = voice(folder, lang)
    found = all_links(speaker.catalogue)
    place = out or folder
    try:
        known = read_answers(place) if place else {}
        if online:
            if place is None:
                raise typer.BadParameter("name a folder for the answers, with --out")
            urls = [link.url for link in found][:most]
            answers = []
            with meter("asking", len(urls)) as bar:
                for number, answer in enumerate(ask_all(urls, archive), 1):
                    answers.append(answer)
                    bar.at(number)
            write_answers(place, answers)
            known = read_answers(place)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    broken = 0
    for link in found:
        told = known.get(link.url)
        copy = link.archived_copy or (told.archived_copy if told else "")
        state = "not asked" if told is None else f"{told.status or told.said} {told.checked_at}"
        line = f"{link.url}  {state}{'; copy: ' + copy if copy else ''}  {', '.join(link.named_by)}"
        if told and not told.works:
            broken += 1
            complain(line)
        else:
            typer.echo(line)
    copies = sum(bool(link.archived_copy) or _copied(known.get(link.url)) for link in found)
    typer.echo(f"{len(found)} addresses, {broken} do not answer, {copies} with an archived copy.")
    if faulty or broken:
        raise typer.Exit(SOME_BAD)


def _copied(told: object) -> bool:
    return bool(getattr(told, "archived_copy", ""))
