"""How the alarm and the classifier do on attacks, calm lives and texts written by other hands.

`python bench/outside.py [--reading first|second|all] [--seed N] [--only NAME …] [--cases]
[--out DIR] [--note …] [--keep]` makes up the scenarios of `bench/otherhands`, runs the real
`tocsin scan` on each, reads what it wrote, and prints tables, a set for each reading. Beside it
stands the rule "total abuse, two standard deviations" on the posts that our classifier flags.
`--cases` puts single texts to the classifier too, 720 in the first reading and 1,160 in the second;
`--only` with no name leaves the scenarios out.

All of it was written by authors who had not seen the simulator, the suites or the lexicons; do not
tune to it.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

import tocsin  # noqa: E402
from bench.detectors.ours import Tocsin  # noqa: E402
from bench.otherhands import cases, table  # noqa: E402
from bench.otherhands.catalogue import EVERY, READINGS, SEED, scenarios  # noqa: E402
from bench.otherhands.result import Result, scan  # noqa: E402
from bench.otherhands.scenario import write  # noqa: E402
from tocsin import escalation, findings  # noqa: E402

RESULTS = HERE / "RESULTS.md"


def main() -> None:
    """Scan the scenarios, judge the cases if asked to, print the tables and maybe keep them."""
    args = arguments()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        results = list(scanned(args, args.out or Path(name)))
    outcomes = judged(args)
    texts = sum(map(len, outcomes.values()))
    read = [f"{sum(one.posts for one in results):,} posts"] if results else []
    read += [f"{texts:,} single texts"] if texts else []
    tables = [*of_scenarios(results), *of_texts(outcomes)]
    text = heading(args, read, time.perf_counter() - begun) + "\n".join(tables)
    print(text)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(text)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help=f"default: the authors' own, {SEED}")
    parser.add_argument("--reading", choices=list(READINGS), default="all", help="default: all")
    parser.add_argument("--only", nargs="*", choices=list(EVERY), metavar="NAME", help="only these")
    parser.add_argument("--cases", action="store_true", help="also judge the single texts")
    parser.add_argument("--out", type=Path, help="keep the files in this folder")
    parser.add_argument("--jobs", type=int, default=0, help="processes of the scan; 0: one a core")
    parser.add_argument("--note", default="", help="a sentence below the heading")
    parser.add_argument("--keep", action="store_true", help="add the tables to RESULTS.md")
    args = parser.parse_args()
    if strange := sorted(set(args.only or ()) - READINGS[args.reading].keys()):
        parser.error(f"{strange[0]} is not in the {args.reading} reading")
    return args


def scanned(args: argparse.Namespace, folder: Path) -> Iterator[Result]:
    """Make, write and scan the scenarios, one after the other."""
    for scenario in scenarios(args.seed, args.only, args.reading):
        print(f"{scenario.name}: {len(scenario.lines):,} posts …", file=sys.stderr, flush=True)
        yield scan(scenario, write(scenario, folder), args.jobs)


def judged(args: argparse.Namespace) -> Mapping[str, Sequence[cases.Outcome]]:
    """Put the single texts of each reading that was asked for to the classifier."""
    if not args.cases:
        return {}
    ours = Tocsin()
    wanted = [one for one in cases.SUITES if args.reading in (one, "all")]
    return {one: cases.judge(ours, cases.cases(one)) for one in wanted}


def of_scenarios(results: Sequence[Result]) -> Iterator[str]:
    """Yield the tables of the first reading's scenarios, then those of the second's."""
    for reading, title in (("first", ""), ("second", "Second reading of scenarios:\n\n")):
        if own := [one for one in results if one.name in READINGS[reading]]:
            yield title + table.report(own)


def of_texts(outcomes: Mapping[str, Sequence[cases.Outcome]]) -> Iterator[str]:
    """Yield the tables of the first set of texts, then those of the second."""
    for reading, own in outcomes.items():
        title = "Second set of texts:\n\n" if reading == "second" else ""
        yield title + cases.report(own)


def heading(args: argparse.Namespace, read: Sequence[str], seconds: float) -> str:
    """Give the heading with versions and the command."""
    versions = findings.packaged().versions
    options = [f"--seed {args.seed}"]
    options += [] if args.reading == "all" else [f"--reading {args.reading}"]
    options += [] if args.only is None else [" ".join(["--only", *args.only])]
    options += ["--cases"] if args.cases else []
    made = (
        f"Tocsin {tocsin.__version__}, model {versions.model}, lexicons {versions.lexicons}, "
        f"method {escalation.packaged().version}, Python {platform.python_version()}; "
        f"`python bench/outside.py {' '.join(options)}`; "
        f"{', '.join([*read, f'{seconds:,.0f} s'])} on {os.cpu_count()} cores. {args.note}"
    )
    return f"\n## Other hands, {datetime.now(UTC):%Y-%m-%d}\n\n{made.strip()}\n\n"


if __name__ == "__main__":
    main()
