"""What the project's papers must say, and say alike."""

import re
import tomllib
from pathlib import Path

import pytest

from tocsin import __version__
from tocsin.escalation.indicators import RULES

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_names_both_commands(command):
    assert command in read("README.md")


def test_the_readme_shows_the_report():
    assert "docs/images/report.png" in read("README.md")


@pytest.mark.parametrize("page", ["README.md", "docs/explanation/what-it-cannot-know.md"])
def test_prose_counts_the_indicators_that_need_more_than_posts_as_the_code_does(page):
    word = {
        13: "thirteen",
        12: "twelve",
        11: "eleven",
        10: "ten",
        9: "nine",
        8: "eight",
        7: "seven",
    }
    needing = sum(1 for rule in RULES if rule.needs)
    assert f"{word[needing]} of the fifteen" in read(page).lower()


def test_decision_records_are_numbered_without_gaps():
    assert [path.name[:4] for path in RECORDS] == [f"{n:04d}" for n in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_has_its_number_and_parts(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_index_lists_every_decision_record(path):
    assert f"adr/{path.name}" in read("docs/index.md")


def test_citation_changelog_and_package_agree_on_the_version():
    assert f'version: "{__version__}"' in read("CITATION.cff")
    assert f"## [{__version__}]" in read("CHANGELOG.md")
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == __version__


def test_release_dates_agree():
    dated = re.search(rf"## \[{re.escape(__version__)}\] - (\S+)", read("CHANGELOG.md"))
    assert dated is not None
    assert f"date-released: {dated[1]}" in read("CITATION.cff")


def test_the_licence_is_whole():
    text = read("LICENSE")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert tomllib.loads(read("pyproject.toml"))["project"]["license"] == "Apache-2.0"
