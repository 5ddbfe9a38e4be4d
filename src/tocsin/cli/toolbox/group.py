"""The group `tocsin toolbox` and its commands."""

import typer

from tocsin.cli.toolbox.check import check
from tocsin.cli.toolbox.coverage import compare, matrix
from tocsin.cli.toolbox.exchange import bundle, contribute
from tocsin.cli.toolbox.find import search, show, similar
from tocsin.cli.toolbox.focal import focal
from tocsin.cli.toolbox.links import links
from tocsin.cli.toolbox.plan import plan
from tocsin.cli.toolbox.publish import export, site
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
toolbox.command("links")(links)
toolbox.command("site")(site)
toolbox.command("export")(export)
toolbox.add_typer(plan, name="plan")
toolbox.add_typer(contribute, name="contribute")
toolbox.add_typer(bundle, name="bundle")
toolbox.add_typer(focal, name="focal")
toolbox.add_typer(roundtable, name="roundtable")
