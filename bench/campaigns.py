"""How early attacks are called and how often harmless storms are, beside two simple rules.

`python bench/campaigns.py [--seed 1] [--variants N] [--scenario pile_on …] [--perfect] [--quick]
[--out DIR] [--keep]` makes up journalists' lives and attacks on them (`bench/simulator`), runs the
real `tocsin scan` on the files as anybody would, reads what it wrote, and prints a table. Beside
it stand the same escalation on findings without a mistake (“true findings”, so that faults of
escalation and of detection can be told apart) and two rules: total abuse two standard deviations
above its 30 days, and a plain count of words. `--perfect` runs no classifier at all.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

import tocsin  # noqa: E402
from bench.simulator import baselines, newsroom, outside, perfect  # noqa: E402
from bench.simulator.cases import cases  # noqa: E402
from bench.simulator.newsroom import Newsroom  # noqa: E402
from bench.simulator.score import Score, score  # noqa: E402
from bench.simulator.settings import table  # noqa: E402
from bench.simulator.table import TOTAL, WORDS, ratios, report  # noqa: E402
from bench.simulator.watched import Watched  # noqa: E402
from tocsin import escalation, findings  # noqa: E402

RESULTS = HERE / "RESULTS.md"
QUICK_VARIANTS = 2
TRUE = "true findings"
Seen = Mapping[str, Mapping[str, Watched]]  # what every alarm said, by its name and the journalist


def main() -> None:
    """Make the cases, let every alarm watch them, print the table and, with `--keep`, keep it."""
    args = arguments()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = args.out or Path(name)
        every = list(cases(args.seed, args.variants, tuple(args.scenario)))
        scores: defaultdict[str, list[Score]] = defaultdict(list)
        for room in newsroom.deal(every, folder):
            newsroom.write(room)
            print(f"{room.name}: {len(room.cases)} journalists …", file=sys.stderr, flush=True)
            for alarm, watched in watch(room, args).items():
                scores[alarm] += [score(one, watched[one.person.id]) for one in room.cases]
    posts = sum(len(one.said) for one in every)
    text = heading(args, posts, time.perf_counter() - begun)
    text += report(scores) + "\n" + ratios(scores, next(iter(scores)))
    print(text)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(text)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--variants", type=int, help="of every scenario; default: those written")
    parser.add_argument("--scenario", nargs="+", default=[], help="only these")
    parser.add_argument("--out", type=Path, help="keep the files in this folder")
    parser.add_argument("--perfect", action="store_true", help="true findings alone, no classifier")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_VARIANTS} variants of each")
    parser.add_argument("--jobs", type=int, default=0, help="processes of the scan; 0: one a core")
    parser.add_argument("--note", default="", help="a sentence below the heading")
    parser.add_argument("--keep", action="store_true", help="add the table to RESULTS.md")
    args = parser.parse_args()
    args.variants = args.variants or (QUICK_VARIANTS if args.quick else None)
    return args


def watch(room: Newsroom, args: argparse.Namespace) -> Seen:
    """Let every alarm watch a newsroom; the rule on totals counts what our classifier flags."""
    ours = {} if args.perfect else {"tocsin": outside.scan(room, args.jobs)}
    true = perfect.assess(room)
    counted = next(iter(ours.values()), true)
    people = {case.person.id: case for case in room.cases}
    totals = {
        one: baselines.total_abuse(case, counted[one].hostile) for one, case in people.items()
    }
    words = {one: baselines.word_count(case) for one, case in people.items()}
    return {**ours, TRUE: true, TOTAL: totals, WORDS: words}


def heading(args: argparse.Namespace, posts: int, seconds: float) -> str:
    """Give the heading with versions and the command."""
    judge = "no classifier"
    if not args.perfect:
        versions = findings.packaged().versions
        judge = f"model {versions.model}, lexicons {versions.lexicons}"
    asked = [
        f"--seed {args.seed}",
        *([f"--variants {args.variants}"] if args.variants else []),
        *(["--scenario", *args.scenario] if args.scenario else []),
    ]
    options = " ".join([*asked, *(["--perfect"] if args.perfect else [])])
    own = [f"`python bench/campaigns.py {options}`"]
    own.append(f"{posts:,} posts, {seconds:,.0f} s on {os.cpu_count()} cores")
    made = (
        f"Tocsin {tocsin.__version__}, {judge}",
        f"method {escalation.packaged().version}, simulator {table('scenarios')['version']}",
        f"Python {platform.python_version()}; {'; '.join(own)}. {args.note}",
    )
    return f"\n## Campaigns, {datetime.now(UTC):%Y-%m-%d}\n\n{', '.join(made).strip()}\n\n"


if __name__ == "__main__":
    main()
