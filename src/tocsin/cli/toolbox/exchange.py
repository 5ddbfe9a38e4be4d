"""`tocsin toolbox contribute` and `bundle`: signed files between participants."""

from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tocsin.cli.console import SOME_BAD, complain
from tocsin.cli.toolbox.common import write
from tocsin.cli.toolbox.screen import show_document
from tocsin.paper import Document, Heading, Table
from tocsin.toolbox import exchange as ex
from tocsin.toolbox import read
from tocsin.toolbox.exchange import Conflict, Contribution, ExchangeError
from tocsin.toolbox.plan import Figure, FiguresError, read_figures

contribute = typer.Typer(
    help="Propose entries and corrections as signed files, and moderate them.",
    no_args_is_help=True,
)
bundle = typer.Typer(
    help="Exchange entries and aggregate figures between installations.", no_args_is_help=True
)

Folder = Annotated[Path, typer.Option("--folder", help="Your own folder of the toolbox.")]
KeyFile = Annotated[Path, typer.Option("--key", help="Your key, made with `contribute key`.")]
Protected = Annotated[bool, typer.Option("--protected", help="Ask for the key's passphrase.")]
By = Annotated[str, typer.Option("--by", help="Who does it: a body or office.")]
File = Annotated[Path, typer.Argument(help="The signed file.")]


@contribute.command("key")
def key(
    path: Annotated[Path, typer.Argument(help="New file for the key.")],
    protected: Protected = False,
) -> None:
    """Make a key to sign with; give its public part to those who are to know you."""
    words = (
        typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True) if protected else ""
    )
    try:
        public = ex.new_key(path, words.encode() or None)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{path}: keep it to yourself. Public key: {public}")


@contribute.command("sign")
def sign(
    id: Annotated[str, typer.Argument(help="Id of the entry or record of looking in your folder.")],
    folder: Folder,
    key: KeyFile,
    name: Annotated[str, typer.Option("--name", help="Your office or organisation.")],
    party: Annotated[
        str,
        typer.Option("--party", help="state, media, academia, civil_society or organisation."),
    ],
    why: Annotated[str, typer.Option("--why", help="What is new or wrong, in a sentence.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write.")],
    state: Annotated[str, typer.Option("--state", help="Your State's code.")] = "",
    protected: Protected = False,
) -> None:
    """Sign an entry, a correction or a record of looking of your folder, to be sent by file."""
    catalogue, faults = read(folder)
    for fault in faults:
        complain(str(fault))
    looks = {look.id: look for look in catalogue.looks}
    thing = catalogue.entry(id) or looks.get(id)
    if thing is None:
        raise typer.BadParameter(f"your folder has no {id!r} without faults; mend or add it first")
    by = {"name": name, "party": party, "state": state}
    try:
        raw = ex.propose(
            thing, ex.shipped().joined(ex.read_ledger(folder)), by, why, _key(key, protected)
        )
        write(out, raw)
        ex.read_contribution(out, folder)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(str(out))


@contribute.command("verify")
def verify(path: File, folder: Folder) -> None:
    """Check a contribution: signature, who signed, what it changes."""
    one = _read(path, folder)
    _tell(one)
    entry = read(folder)[0].entry(str(one.content["id"]))
    old = ex.history(folder, "check").heads(one.kind, str(one.content["id"]))
    before = old[0].content if entry and old else {}
    rows = tuple(
        (name, str(before.get(name, "–")), str(one.content.get(name, "–")))
        for name in dict.fromkeys((*before, *one.content))
        if before.get(name) != one.content.get(name)
    )
    table = Table(("Field", "Now", "Proposed"), rows, widths=(1, 2, 2))
    show_document(Document(str(one.content["id"]), "en", (table,)))
    if one.party is None:
        complain("the key is not in trust.toml; ask the sender for it by another way")
        raise typer.Exit(SOME_BAD)


@contribute.command("accept")
def accept(
    path: File,
    folder: Folder,
    by: By,
    why: Annotated[str, typer.Option("--why", help="A remark.")] = "",
    unknown: Annotated[
        bool, typer.Option("--unknown-key", help="Accept although the key is not known here.")
    ] = False,
) -> None:
    """Take a contribution into your folder, with its provenance."""
    one = _read(path, folder)
    if one.party is None and not unknown:
        raise typer.BadParameter("the key is not in trust.toml; add it, or say --unknown-key")
    try:
        conflicts = ex.accept(folder, one, by, why)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"accepted: {one.content['id']}, by {one.author}")
    _side_by_side(conflicts)


@contribute.command("refuse")
def refuse(
    path: File, folder: Folder, by: By, why: Annotated[str, typer.Option("--why", help="Why.")]
) -> None:
    """Refuse a contribution, with the reason, and keep the file."""
    one = _read(path, folder)
    try:
        ex.refuse(folder, one, by, why)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"refused: {one.content['id']}, by {one.author}")


@bundle.command("export")
def pack(
    folder: Folder,
    key: KeyFile,
    by: By,
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write.")],
    figures: Annotated[
        list[Path] | None, typer.Option("--figures", help="Aggregate figures, CSV or JSON.")
    ] = None,
    protected: Protected = False,
) -> None:
    """Pack what your folder has beyond the catalogue, with its history, and sign it."""
    try:
        rows: list[Figure] = [row for path in figures or () for row in read_figures(path).rows]
        write(out, ex.pack(folder, by, _key(key, protected), rows))
    except (ExchangeError, FiguresError) as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(str(out))


@bundle.command("import")
def unpack(
    path: File,
    folder: Folder,
    by: By,
    unknown: Annotated[
        bool, typer.Option("--unknown-key", help="Take it although the key is not known here.")
    ] = False,
) -> None:
    """Join a bundle into your folder; what both changed is shown side by side."""
    try:
        one = ex.read_bundle(path, folder)
        if one.party is None and not unknown:
            raise typer.BadParameter("the key is not in trust.toml; add it, or say --unknown-key")
        merged = ex.merge(folder, one, by)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error
    for fault in one.faults:
        complain(fault)
    typer.echo(f"{merged.revisions} new revisions, {merged.figures} new figures.")
    for group in merged.differing:
        told = "; ".join(f"{row.count} ({row.coverage or 'coverage not told'})" for row in group)
        complain(f"{group[0].state} {group[0].period} {group[0].category}: figures differ: {told}")
    _side_by_side(merged.conflicts)
    if one.faults:
        raise typer.Exit(SOME_BAD)


def _side_by_side(conflicts: tuple[Conflict, ...]) -> None:
    """Show what stands side by side, and end with the code that says so."""
    if not conflicts:
        return
    blocks: list[Heading | Table] = []
    for one in conflicts:
        heads = tuple(f"{head.by or 'catalogue'} {head.at}" for head in one.heads)
        rows = tuple((name, *(str(v) for v in values)) for name, values in one.fields())
        blocks += [Heading(one.id), Table(("Field", *heads), rows)]
    show_document(
        Document("Both changed; your file keeps what it had. Edit it to settle", "en", blocks)
    )
    raise typer.Exit(SOME_BAD)


def _tell(one: Contribution) -> None:
    typer.echo(f"signature fits: {one.author}, {one.by.get('party')}, {one.made_at}")
    typer.echo(f"key {one.key}\nwhy: {one.why}")


def _read(path: Path, folder: Path) -> Contribution:
    try:
        return ex.read_contribution(path, folder)
    except ExchangeError as error:
        raise typer.BadParameter(str(error)) from error


def _key(path: Path, protected: bool) -> Ed25519PrivateKey:
    words = typer.prompt("Passphrase", hide_input=True) if protected else ""
    try:
        return ex.read_key(path, words.encode() or None)
    except ExchangeError as error:
        raise typer.BadParameter(str(error), param_hint="--key") from error
