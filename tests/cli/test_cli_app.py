"""The `tocsin` command itself."""

import subprocess
import sys

import pytest
from scan_case import call

import tocsin
from tocsin.cli.app import app


def test_the_version_is_said():
    result = call("--version")
    assert result.exit_code == 0
    assert result.stdout == f"tocsin {tocsin.__version__}\n"


def test_without_a_command_the_help_is_shown():
    result = call()
    assert "Usage" in result.stdout + result.stderr
    for name in ("scan", "classify", "demo", "guidelines"):
        assert name in result.stdout + result.stderr


@pytest.mark.parametrize("name", [one.name for one in app.registered_commands])
def test_every_command_has_help(name):
    result = call(name, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


@pytest.mark.parametrize("words", [["--none"], ["none"], ["scan"], ["scan", "x", "--jobs", "-1"]])
def test_a_wrong_call_ends_with_two(words):
    assert call(*words).exit_code == 2


def test_a_demo_where_nothing_can_be_written_ends_with_two(tmp_path):
    file = tmp_path / "file"
    file.touch()
    result = call("demo", "--out", file)
    assert result.exit_code == 2
    assert str(file) in result.stderr


def test_a_demo_in_an_unknown_language_ends_with_two(tmp_path):
    result = call("demo", "--out", tmp_path / "demo", "--lang", "de")
    assert result.exit_code == 2
    assert not (tmp_path / "demo").exists()


def test_a_closed_pipe_ends_it_quietly():
    code = "from tocsin.cli.app import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "guidelines", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(10)
    process.stdout.close()
    complaint = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert "Traceback" not in complaint
