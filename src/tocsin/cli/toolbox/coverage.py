"""`tocsin toolbox matrix` and `compare`."""

import json
from typing import Annotated

import typer

from tocsin.cli.toolbox.common import (
    FolderOption,
    LangOption,
    Language,
    OutOption,
    end,
    put,
    state,
    voice,
)
from tocsin.toolbox import compare as put_side_by_side
from tocsin.toolbox import matrix as make_matrix
from tocsin.toolbox import over_time
from tocsin.toolbox.matrix import Matrix
from tocsin.toolbox.pages import (
    Voice,
    comparison_page,
    coverage_page,
    elsewhere_page,
    time_page,
)

YearOption = Annotated[
    int | None,
    typer.Option("--year", min=1900, max=2100, help="As of this year.", show_default=False),
]
MOST_STATES = 6


def matrix(
    code: Annotated[str, typer.Argument(metavar="STATE", help="Code or name.", show_default=False)],
    cell: Annotated[
        str | None,
        typer.Option("--cell", help="One cell and what others did, such as T5/MC318-4."),
    ] = None,
    year: YearOption = None,
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    out: OutOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Give JSON.")] = False,
) -> None:
    """Show which commitments have an instrument in a State: found, none found, or not looked."""
    speaker, faulty = voice(folder, lang)
    commitments = tuple(one.id for one in speaker.guidelines.commitments)
    made = make_matrix(speaker.catalogue, commitments, state(speaker.catalogue, code).id, year)
    if as_json:
        typer.echo(json.dumps(_plain(made), ensure_ascii=False))
    elif cell:
        put(elsewhere_page(speaker, made.cell(*_cell(speaker, cell))), out)
    else:
        put(coverage_page(speaker, made), out)
    end(faulty)


def compare(
    codes: Annotated[
        list[str],
        typer.Argument(metavar="STATES", help="Codes or names, up to six.", show_default=False),
    ],
    year: YearOption = None,
    time: Annotated[bool, typer.Option("--time", help="Show each State over the years.")] = False,
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    out: OutOption = None,
) -> None:
    """Put States side by side in the order of the alphabet; never a ranking."""
    speaker, faulty = voice(folder, lang)
    states = [state(speaker.catalogue, code) for code in codes]
    if len(set(states)) > MOST_STATES:
        raise typer.BadParameter("more than six States do not fit beside each other; name fewer")
    if time and out is not None and len(states) > 1:
        raise typer.BadParameter("one file holds one State over the years; name one State")
    if time:
        for one in states:
            put(time_page(speaker, one.id, *over_time(speaker.catalogue, one.id)), out)
    else:
        made = put_side_by_side(speaker.catalogue, speaker.guidelines, states, year)
        put(comparison_page(speaker, made), out)
    end(faulty)


def _cell(speaker: Voice, cell: str) -> tuple[str, str]:
    theme, _, commitment = cell.upper().partition("/")
    commitment = f"MC318-{commitment}" if commitment.isdigit() else commitment
    known = {one.id for one in speaker.guidelines.commitments}
    if theme in speaker.catalogue.vocabulary.ids("themes") and commitment in known:
        return theme, commitment
    message = f"{cell!r} is no cell; write theme and commitment, such as T5/MC318-4"
    raise typer.BadParameter(message, param_hint="--cell")


def _plain(of: Matrix) -> dict[str, object]:
    cells = [
        {
            "theme": cell.theme,
            "commitment": cell.commitment,
            "coverage": cell.coverage.value,
            "standing": cell.standing,
            "entries": [entry.id for entry in cell.entries],
            "looks": [look.id for look in cell.looks],
        }
        for cell in of.cells
    ]
    return {"state": of.state, "year": of.year, "cells": cells}
