"""`tocsin toolbox focal`: the directory of focal points, private by default."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import complain
from tocsin.cli.toolbox.common import LangOption, Language, end, put, state, voice
from tocsin.paper import Document, Table
from tocsin.toolbox.exchange import ExchangeError
from tocsin.toolbox.focal import (
    FocalPoint,
    add_focal_point,
    public,
    read_focal_points,
    remove_focal_point,
)
from tocsin.toolbox.reading import known

focal = typer.Typer(help="Focal points, private by default.", no_args_is_help=True)
Folder = Annotated[Path, typer.Option("--folder", help="Your own folder of the toolbox.")]


@focal.command("list")
def list_them(
    folder: Folder,
    only_public: Annotated[
        bool, typer.Option("--public", help="Only those who agreed to be shown.")
    ] = False,
    lang: LangOption = Language.EN,
) -> None:
    """List the focal points of your folder."""
    speaker, faulty = voice(None, lang)
    points, faults = read_focal_points(folder)
    for fault in faults:
        complain(str(fault))
    rows = tuple(
        (
            one.id,
            speaker.place(one.state),
            one.office,
            ", ".join(filter(None, (one.name, one.contact))),
            speaker.say(f"focal.{'public' if one.public else 'private'}"),
        )
        for one in (public(points) if only_public else points)
    )
    keys = ("field.id", "field.state", "focal.office", "focal.contact", "focal.shown")
    table = Table(tuple(map(speaker.say, keys)), rows)
    put(Document(speaker.say("focal.title"), speaker.lang, (table,)), None)
    end(faulty or bool(faults))


@focal.command("add")
def add(
    id: Annotated[str, typer.Argument(help="A short id, such as kz-mfa.")],
    code: Annotated[str, typer.Option("--state", help="Code or name of the State.")],
    office: Annotated[str, typer.Option("--office", help="Office or organisation.")],
    folder: Folder,
    party: Annotated[
        str, typer.Option("--party", help="Such as state or civil_society.")
    ] = "state",
    name: Annotated[str, typer.Option("--name", help="Name, if it is needed.")] = "",
    contact: Annotated[str, typer.Option("--contact", help="Contact of the office.")] = "",
    shown: Annotated[
        bool, typer.Option("--public", help="May be shown; needs --agreed-on.")
    ] = False,
    agreed_on: Annotated[
        datetime | None,
        typer.Option("--agreed-on", formats=["%Y-%m-%d"], help="Day the person agreed."),
    ] = None,
) -> None:
    """Add a focal point. It is private unless the person agreed to be shown."""
    speaker, _ = voice(None, Language.EN)
    if party not in known().vocabulary.ids("parties"):
        allowed = ", ".join(known().vocabulary.ids("parties"))
        raise typer.BadParameter(f"{party!r} is none; choose from {allowed}", param_hint="--party")
    point = FocalPoint(
        id=id,
        state=state(speaker.catalogue, code).id,
        office=office,
        party=party,
        name=name,
        contact=contact,
        public=shown,
        agreed_on=agreed_on.date() if agreed_on else None,
    )
    try:
        add_focal_point(folder, point)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{id}: {'public' if shown else 'private'}")


@focal.command("remove")
def remove(id: Annotated[str, typer.Argument(help="Id.")], folder: Folder) -> None:
    """Take a focal point out of the directory."""
    try:
        remove_focal_point(folder, id)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{id}: removed")
