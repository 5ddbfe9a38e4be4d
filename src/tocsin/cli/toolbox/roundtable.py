"""`tocsin toolbox roundtable`: events, their reports, and follow-ups that are open."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from tocsin.cli.toolbox.common import FolderOption, LangOption, Language, OutOption, end, put, voice
from tocsin.paper import Document, Table
from tocsin.toolbox.pages import followups_page, roundtable_page

roundtable = typer.Typer(help="Events where initiatives were presented.", no_args_is_help=True)


@roundtable.command("list")
def list_them(folder: FolderOption = None, lang: LangOption = Language.EN) -> None:
    """List the round-tables."""
    speaker, faulty = voice(folder, lang)
    rows = tuple(
        (one.id, one.dates or speaker.say("field.unknown"), one.title.say(speaker.lang))
        for one in speaker.catalogue.roundtables
    )
    keys = ("field.id", "roundtable.dates", "field.title")
    table = Table(tuple(map(speaker.say, keys)), rows, widths=(1, 1.6, 4))
    put(Document(speaker.say("roundtable.list_title"), speaker.lang, (table,)), None)
    end(faulty)


@roundtable.command("report")
def report(
    id: Annotated[
        str | None,
        typer.Argument(help="Id of an event; without it, all open follow-ups.", show_default=False),
    ] = None,
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help="As of this day.", show_default="today"),
    ] = None,
    out: OutOption = None,
) -> None:
    """Report one event, or all follow-ups that are still open."""
    speaker, faulty = voice(folder, lang)
    today = (on or datetime.now(tz=UTC)).date()
    if id is None:
        put(followups_page(speaker, today), out)
        return end(faulty)
    found = speaker.catalogue.roundtable(id)
    if found is None:
        ids = ", ".join(one.id for one in speaker.catalogue.roundtables)
        raise typer.BadParameter(f"there is no round-table {id!r}; choose from {ids}")
    put(roundtable_page(speaker, found, today), out)
    return end(faulty)
