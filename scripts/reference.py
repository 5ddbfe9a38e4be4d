"""Write the generated blocks of the documents: `python scripts/reference.py [--check]`.

A block lies between `<!-- generated: NAME -->` and `<!-- end: NAME -->` in any Markdown file of
the project; what stands around it is written by hand. `--check` changes nothing and fails where a
block is out of date.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reference_pages import (
    commands,
    demo,
    formats,
    guidelines,
    indicators,
    lexicons,
    model,
    records,
    results,
)

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"(?P<open><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end: (?P=name) -->)",
    re.DOTALL,
)
OPENING = re.compile(r"<!-- generated: ([\w-]+) -->")
BLOCKS: Mapping[str, Callable[[], str]] = {
    **commands.BLOCKS,
    **demo.BLOCKS,
    **formats.BLOCKS,
    **guidelines.BLOCKS,
    **indicators.BLOCKS,
    **lexicons.BLOCKS,
    **model.BLOCKS,
    **records.BLOCKS,
    **results.BLOCKS,
}


class DocumentError(ValueError):
    """A document cannot be generated; the message says what to mend."""


def main() -> int:
    """Write or check all documents; give 1 where a checked block is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, say what is stale")
    check = parser.parse_args().check
    try:
        stale = [path for path in documents() if refresh(path, check)]
    except DocumentError as error:
        sys.exit(f"{error}")
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
    if check and stale:
        print("run `make docs` and look at what changed")
    return 1 if check and stale else 0


def documents() -> Iterator[Path]:
    """Give the Markdown files of the project, in order."""
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))


def refresh(path: Path, check: bool) -> bool:
    """Bring a file's blocks up to date unless `check`; say whether they were not."""
    text = path.read_text(encoding="utf-8")
    fresh = regenerated(text, str(path.relative_to(ROOT)))
    if fresh == text:
        return False
    if not check:
        path.write_text(fresh, encoding="utf-8")
    return True


def regenerated(text: str, name: str) -> str:
    """Give the text with fresh blocks; raise `DocumentError` for one unknown or left open."""
    opened = OPENING.findall(text)
    closed = [match["name"] for match in BLOCK.finditer(text)]
    for block in opened:
        if block not in BLOCKS:
            known = ", ".join(sorted(BLOCKS))
            raise DocumentError(f"{name}: no generated block {block}; known are {known}")
        if block not in closed:
            raise DocumentError(f"{name}: block {block} has no <!-- end: {block} -->")
    return BLOCK.sub(_fresh, text)


def _fresh(match: re.Match[str]) -> str:
    return f"{match['open']}\n{BLOCKS[match['name']]().strip()}\n\n{match['end']}"


if __name__ == "__main__":
    sys.exit(main())
