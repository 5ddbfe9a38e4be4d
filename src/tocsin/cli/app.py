"""The `tocsin` command and its groups."""

import signal
import sys
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.classify import classify
from tocsin.cli.demo_command import demo
from tocsin.cli.evidence import evidence
from tocsin.cli.guidelines import guidelines
from tocsin.cli.law import law
from tocsin.cli.model import model
from tocsin.cli.records import records
from tocsin.cli.scan import scan
from tocsin.cli.toolbox import toolbox

app = typer.Typer(
    name="tocsin",
    help="Early warning and documentation of online violence against journalists.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("scan")(scan)
app.command("classify")(classify)
app.command("demo")(demo)
app.command("guidelines")(guidelines)
app.add_typer(evidence, name="evidence")
app.command("model")(model)
app.add_typer(law, name="law")
app.add_typer(toolbox, name="toolbox")
app.add_typer(records, name="records")


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"tocsin {__version__}\n")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Early warning and documentation of online violence against journalists."""


def main() -> None:
    """Run the command; a closed pipe ends it quietly."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app()
