"""The `tocsin` command and its groups."""

import signal
import sys
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.lazy import lazily

COMMANDS = {
    "scan": "tocsin.cli.scan:scan",
    "classify": "tocsin.cli.classify:classify",
    "demo": "tocsin.cli.demo_command:demo",
    "guidelines": "tocsin.cli.guidelines:guidelines",
    "model": "tocsin.cli.model:model",
    "evidence": "tocsin.cli.evidence:evidence",
    "records": "tocsin.cli.records:records",
    "toolbox": "tocsin.cli.toolbox:toolbox",
    "law": "tocsin.cli.law:law",
}

app = typer.Typer(
    name="tocsin",
    cls=lazily(COMMANDS),
    help="Early warning and documentation of online violence against journalists.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
