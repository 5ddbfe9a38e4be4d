"""`tocsin evidence list` and `show`: what is held, and what the log says of it."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from tocsin.cli.console import USAGE, complain, err, out
from tocsin.cli.evidence.common import STORE, ByOption, StoreOption, actor, opened
from tocsin.evidence import Held, Store


def listing(
    case: Annotated[str, typer.Option("--case", "-c", metavar="ID", help="Only this case.")] = "",
    store: StoreOption = STORE,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line an exhibit.")] = False,
) -> None:
    """List the exhibits: label, case, form, name, size, digest. No content is shown."""
    with opened(store) as held_in:
        exhibits = held_in.exhibits(case or None)
        labels = {one.number: one.label for one in exhibits}
        if as_json:
            for one in exhibits:
                sys.stdout.write(json.dumps(_fields(one, labels), ensure_ascii=False) + "\n")
            return
        _print(exhibits, labels)
        err.print(f"{len(exhibits):,} exhibits, {held_in.log.size:,} log entries", highlight=False)


def show(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Label (E17) or SHA-256.")],
    store: StoreOption = STORE,
    by: ByOption = "",
    clear: Annotated[
        bool, typer.Option("--clear", help="Write the bytes in clear; the log says so.")
    ] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why, for --clear.")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="Write the blurred preview.")] = False,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")
    ] = None,
) -> None:
    """Show the record and the custody of an exhibit; its bytes only when asked, with a reason."""
    with opened(store) as held_in:
        held = held_in.find(item)
        if not clear and not preview:
            _describe(held_in, held)
            return
        if target is None or target.exists() or (clear and not why.strip()):
            complain("Name a new file with -o, and for --clear say --why.")
            raise typer.Exit(USAGE)
        data = held_in.view(held, actor(by), why.strip()) if clear else held_in.preview(held)
        if data is None:
            complain(f"{held.label} has no preview.")
            raise typer.Exit(USAGE)
        target.touch(mode=0o600)
        target.write_bytes(data)
    err.print(f"{held.label} written to {escape(str(target))}", highlight=False, soft_wrap=True)


def _print(exhibits: list[Held], labels: dict[int, str]) -> None:
    table = Table("No.", "Case", "What", "Name", "Bytes", "SHA-256", box=None)
    for one in exhibits:
        record = one.record
        what = record["form"]
        if one.parent is not None:
            what = f"{record['making']['what']} of {labels.get(one.parent, '?')}"
        if record["sealed"]:
            what += " (sealed)"
        size = f"{record['size']:,}"
        table.add_row(one.label, one.case, what, escape(record["name"]), size, one.sha256[:16])
    out.print(table, highlight=False)


def _fields(one: Held, labels: dict[int, str]) -> dict[str, object]:
    parent = labels.get(one.parent) if one.parent is not None else None
    return {"label": one.label, "parent": parent, **one.record}


def _describe(store: Store, held: Held) -> None:
    out.print_json(json.dumps({"label": held.label, **held.record}))
    table = Table("Entry", "When (own clock)", "What", "By", "Why, for whom", box=None)
    for line in store.log.about(held.number):
        said = line.said
        more = said.get("more", {})
        why = escape(str(more.get("why") or more.get("to") or ""))
        table.add_row(str(line.index), said["at"], said["act"], escape(said["by"]), why)
    out.print(table, highlight=False)
