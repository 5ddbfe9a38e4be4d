"""The group `tocsin toolbox` and its commands."""

import typer

from tocsin.cli.toolbox.check import check
from tocsin.cli.toolbox.coverage import compare, matrix
from tocsin.cli.toolbox.find import search, show, similar
from tocsin.cli.toolbox.plan import plan
from tocsin.cli.toolbox.roundtable import roundtable

toolbox = typer.Typer(
    help="National instruments for the safety of journalists: search, compare, plan, exchange.",
    no_args_is_help=True,
)
toolbox.command("check")(check)
toolbox.command("search")(search)
toolbox.command("show")(show)
toolbox.command("similar")(similar)
toolbox.command("matrix")(matrix)
toolbox.command("compare")(compare)
toolbox.add_typer(plan, name="plan")
toolbox.add_typer(roundtable, name="roundtable")
