"""Commands are loaded when they are called, and not before."""

import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from tocsin.cli.app import COMMANDS, app

HEAVY = ("onnxruntime", "docx", "weasyprint", "scipy", "lingua", "cryptography")


def test_naming_the_version_loads_no_large_library():
    code = (
        "import sys; from tocsin.cli.app import app\n"
        "try: app(['--version'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip().endswith("[]")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_loads_and_helps(name):
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "install-completion" not in result.output


def test_an_unknown_command_is_told():
    result = CliRunner().invoke(app, ["scann"])
    assert result.exit_code == 2
    assert "scann" in result.output


def test_commands_stand_in_their_order():
    group = typer.main.get_command(app)
    assert group.list_commands(None) == list(COMMANDS)
