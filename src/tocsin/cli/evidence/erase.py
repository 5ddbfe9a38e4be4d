"""`tocsin evidence erase`: delete content and salt; keep the leaf that leads nowhere."""

from typing import Annotated

import typer

from tocsin.cli.console import USAGE, complain, out
from tocsin.cli.evidence.common import STORE, ByOption, StoreOption, actor, opened


def erase(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Label (E17) or SHA-256.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in the log.")],
    store: StoreOption = STORE,
    by: ByOption = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it: it cannot be undone.")] = False,
) -> None:
    """Erase an exhibit and all made from it. Packages that were handed out stay what they are."""
    with opened(store) as held_in:
        held = held_in.find(item)
        if not yes or not why.strip():
            complain(f"{held.label} would be gone for good. Add --yes, and say --why.")
            raise typer.Exit(USAGE)
        leaves = held_in.erase(held, actor(by), why.strip())
    out.print(
        f"{held.label} erased; {len(leaves):,} log entries emptied, their leaves stay",
        highlight=False,
    )
