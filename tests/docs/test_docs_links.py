"""Links and names of files in the documents lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SOURCE = re.compile(r"`((?:[a-z]\w*/)+\w*\.?\w*)`")
# Made by the maintainers when a version is finished; everything else must be there.
PICTURES = {"docs/images/report.png"}


def prose(path):
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def links(path):
    return [target for target in LINK.findall(prose(path)) if "://" not in target]


def anchor(heading):
    """Give the anchor that renderers make of a heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def anchors(path):
    return {anchor(heading) for heading in HEADING.findall(prose(path))}


ALL = [(path, target) for path in PAGES for target in links(path)]


@pytest.mark.parametrize(
    ("path", "target"), ALL, ids=[f"{path.relative_to(ROOT)}->{target}" for path, target in ALL]
)
def test_a_relative_link_resolves(path, target):
    name, _, fragment = target.partition("#")
    other = (path.parent / name).resolve() if name else path
    assert ROOT in other.parents
    assert other.exists() or str(other.relative_to(ROOT)) in PICTURES
    if fragment:
        assert fragment in anchors(other)


def test_every_page_of_docs_can_be_reached_from_the_index():
    seen, waiting = set(), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [(page.parent / target.split("#")[0]).resolve() for target in links(page)]
    assert {page for page in PAGES if "docs" in page.parts} <= seen


def test_files_that_the_architecture_names_exist():
    text = prose(ROOT / "docs" / "architecture.md")
    named = {name for name in SOURCE.findall(text) if name.endswith((".py", ".toml", "/"))}
    assert len(named) > 20
    places = (ROOT / "src" / "tocsin", ROOT)
    missing = [name for name in named if not any((place / name).exists() for place in places)]
    assert [name for name in missing if name not in {"exports/"}] == []
