"""The generated blocks are what the code says now, and nothing of the command line is left out."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tocsin.cli.app import app

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import reference  # noqa: E402  # a script, found by the line above

COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)
DOCUMENTS = [path for path in reference.documents() if "<!-- generated: " in path.read_text()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_generated_blocks_are_up_to_date(path):
    text = path.read_text(encoding="utf-8")
    assert reference.regenerated(text, path.name) == text, "run `make docs`"


@pytest.mark.parametrize("name", sorted(GROUP.list_commands(None)))
def test_every_command_and_option_is_documented(name):
    section = COMMANDS.split(f"## tocsin {name}\n")[1].split("\n## ")[0]
    for parameter in GROUP.get_command(None, name).params:
        if parameter.param_type_name == "option":
            assert all(f"`{option}`" in section for option in parameter.opts)
        assert (parameter.help or "") in section


def test_every_block_is_used_somewhere():
    used = {name for path in DOCUMENTS for name in reference.OPENING.findall(path.read_text())}
    assert used == set(reference.BLOCKS)


def test_a_block_that_nobody_knows_is_refused():
    with pytest.raises(reference.DocumentError, match="no generated block nonsense"):
        reference.regenerated("<!-- generated: nonsense -->\n<!-- end: nonsense -->", "page.md")


def test_a_block_without_an_end_is_refused():
    with pytest.raises(reference.DocumentError, match="has no <!-- end: commands -->"):
        reference.regenerated("<!-- generated: commands -->\n", "page.md")


def test_prose_around_a_block_is_kept():
    text = "before\n<!-- generated: severity -->\nold\n<!-- end: severity -->\nafter\n"
    fresh = reference.regenerated(text, "page.md")
    assert fresh.startswith("before\n")
    assert fresh.endswith("\nafter\n")
    assert "\nold\n" not in fresh


def test_a_stale_block_is_told_and_left_alone_when_checking(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("<!-- generated: severity -->\nold\n<!-- end: severity -->\n")
    assert reference.refresh(page, check=True)
    assert "old" in page.read_text()
    assert reference.refresh(page, check=False)
    assert "old" not in page.read_text()
    assert not reference.refresh(page, check=True)


def test_the_script_gives_the_same_whatever_the_terminal():
    call = [sys.executable, "scripts/reference.py", "--check"]
    narrow = {"COLUMNS": "40", "TERM": "dumb", "PATH": "/usr/bin"}
    run = subprocess.run(call, cwd=ROOT, env=narrow, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
