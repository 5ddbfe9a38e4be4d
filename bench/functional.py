"""Recall and false alarms on our functional suite, beside a plain word list, in one run.

`python bench/functional.py [--keep]`. The suite (`bench/functional/*.jsonl`, 1,140 cases, half of
them harmless) was written by an author who had not seen the lexicons. The first figures in
`RESULTS.md` were taken before anybody read its failures; since then it serves development, and
figures on it say what was mended, not what to expect of unseen posts.
"""

import argparse
import platform
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import orjson

import tocsin
from tocsin.findings import packaged
from tocsin.findings.lexicon import literals
from tocsin.findings.lexicon import packaged as lexicons

FOLDER = Path(__file__).with_name("functional")
RESULTS = Path(__file__).with_name("RESULTS.md")
WORD = re.compile(r"\w+")
SHORTEST = 5


def main() -> None:
    """Judge every case by both, print the table and keep it if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="add the table to RESULTS.md")
    args = parser.parse_args()
    report = "\n".join([*heading(), *(row for path in suites() for row in rows(path))]) + "\n"
    print(report)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(report)


def suites() -> Iterable[Path]:
    """Give the files of the suite, one a language."""
    return sorted(FOLDER.glob("*.jsonl"))


def heading() -> list[str]:
    """Give the heading with versions and the head of the table."""
    versions = packaged().versions
    return [
        f"\n## Functional suite, {datetime.now(UTC):%Y-%m-%d}\n",
        f"Tocsin {tocsin.__version__}, model {versions.model}, lexicons {versions.lexicons}, "
        f"Python {platform.python_version()}; `python bench/functional.py`.\n",
        "| language | cases | what | violent found | to the word list | harmless flagged |",
        "|---|---:|---|---:|---:|---:|",
    ]


def rows(path: Path) -> Iterable[str]:
    """Give the rows of one language: the word list first, then Tocsin with its ratio to it."""
    cases = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    texts = [case["text"] for case in cases]
    base = shares(cases, map(word_list(), texts))
    own = shares(cases, (verdict.flag for verdict in packaged().judge(texts)))
    for name, (found, wrong) in (("word list", base), ("tocsin", own)):
        ratio = found / base[0]
        yield f"| {path.stem} | {len(cases)} | {name} | {found:.1%} | {ratio:.2f} | {wrong:.1%} |"


def shares(cases: list[dict[str, object]], flags: Iterable[bool]) -> tuple[float, float]:
    """Give the share of violent cases found and of harmless ones flagged."""
    found: dict[bool, list[bool]] = {True: [], False: []}
    for case, flag in zip(cases, flags, strict=True):
        found[bool(case["expect"])].append(flag)
    return (sum(found[True]) / len(found[True]), sum(found[False]) / len(found[False]))


def word_list() -> Callable[[str], bool]:
    """Give the baseline: a text is flagged when a long word that our lexicons need stands in it."""
    words = {one for one in literals(lexicons()) if len(one) >= SHORTEST and one.isalpha()}
    return lambda text: not words.isdisjoint(WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
