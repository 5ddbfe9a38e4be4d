"""Alignment of redrafted laws and proposals of outcomes, against a truth that was planted.

`python bench/lawreview.py [--laws 6] [--keep]` prints tables and, with `--keep`, adds them to
`bench/RESULTS.md`. The baseline is what Python brings along: for every old article the new one with
the best `difflib.SequenceMatcher` ratio over words, from 0.5.
"""

import argparse
import difflib
import platform
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import lawdrafts
import lawoutcomes
import rapidfuzz
import scipy

import tocsin
from tocsin.lawreview import LawText, align, comparison, read_law_bytes

RESULTS = Path(__file__).with_name("RESULTS.md")
LANGS = ("ru", "kk", "en")
SIZE = 200
Links = set[tuple[int, int]]


@dataclass
class Score:
    """Links found, missed and made up, in all and of articles both moved and reworded.

    Where only one half of a split article moved, the true link to the other half stands beside:
    `moved_f1` counts it as made up, so that a perfect answer reaches `most` and not 1.
    `moved_only_f1` leaves such links out.
    """

    hits: int = 0
    said: int = 0
    true: int = 0
    moved_hits: int = 0
    moved_said: int = 0
    moved_true: int = 0
    beside: int = 0
    beside_said: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(
        self, found: Links, truth: dict[tuple[int, int], frozenset[str]], seconds: float
    ) -> None:
        """Count one comparison."""
        self.hits += len(found & set(truth))
        self.said += len(found)
        self.true += len(truth)
        both = {link for link, marks in truth.items() if {"moved", "reworded"} <= marks}
        olds, news = {one for one, _ in both}, {one for _, one in both}
        near = {link for link in found if link[0] in olds or link[1] in news}
        self.moved_hits += len(near & both)
        self.moved_said += len(near)
        self.moved_true += len(both)
        beside = {link for link in truth if link[0] in olds or link[1] in news} - both
        self.beside += len(beside)
        self.beside_said += len(near & beside)
        self.seconds.append(seconds)

    @property
    def f1(self) -> float:
        """Give the F1 of all links."""
        return 2 * self.hits / max(1, self.said + self.true)

    @property
    def moved_f1(self) -> float:
        """Give the F1 of links of articles that were moved and reworded."""
        return 2 * self.moved_hits / max(1, self.moved_said + self.moved_true)

    @property
    def most(self) -> float:
        """Give the `moved_f1` of an answer without a fault."""
        return 2 * self.moved_true / max(1, 2 * self.moved_true + self.beside)

    @property
    def moved_only_f1(self) -> float:
        """Give the F1 of the same links, without true ones of halves that stayed."""
        said = self.moved_said - self.beside_said
        return 2 * self.moved_hits / max(1, said + self.moved_true)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=int, default=6, help="redrafted laws a language")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--no-baseline", action="store_true")
    parser.add_argument("--keep", action="store_true", help="add the tables to RESULTS.md")
    args = parser.parse_args()
    text = "\n".join([*_alignment(args), "", *_speed(args.seed), "", *_outcomes(args)])
    print(text)
    if args.keep:
        _keep(text)


def _alignment(args: argparse.Namespace) -> list[str]:
    rows = [
        "| language | what | articles | F1 | F1 moved and reworded | (most it can be) "
        "| without halves that stayed | s a law |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for lang in LANGS:
        scores = {"difflib": Score(), "tocsin": Score()}
        for n in range(args.laws):
            rng = random.Random(f"{args.seed}-{lang}-{n}")
            old = lawdrafts.law(lang, SIZE, rng)
            new = lawdrafts.redraft(old, lang, rng)
            before, after = _read(old, lang), _read(new.articles, lang)
            start = time.perf_counter()
            found = _tocsin(before, after)
            scores["tocsin"].add(found, new.links, time.perf_counter() - start)
            if n < 1 and not args.no_baseline:  # one law is minutes of difflib
                start = time.perf_counter()
                close = _difflib(before, after)
                scores["difflib"].add(close, new.links, time.perf_counter() - start)
        for name, score in scores.items():
            if score.seconds:
                rows.append(
                    f"| {lang} | {name} | {SIZE * len(score.seconds)} | {score.f1:.3f} | "
                    f"{score.moved_f1:.3f} | ({score.most:.3f}) | {score.moved_only_f1:.3f} | "
                    f"{sum(score.seconds) / len(score.seconds):.2f} |"
                )
    return rows


def _read(articles: list[lawdrafts.Article], lang: str) -> LawText:
    law = read_law_bytes(lawdrafts.printed(articles, lang).encode(), "law.txt", lang)
    assert len(law.articles()) == len(articles), (len(law.articles()), len(articles))
    return law


def _tocsin(before: LawText, after: LawText) -> Links:
    return {(_place(one), _place(other)) for one, other in align(before, after).links()}


def _place(id: str) -> int:
    return int(id.removeprefix("art_")) - 1


def _difflib(before: LawText, after: LawText) -> Links:
    news = [unit.wording().split() for unit in after.articles()]
    found = set()
    for n, unit in enumerate(before.articles()):
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(unit.wording().split())
        best, place = 0.5, -1
        for m, words in enumerate(news):
            matcher.set_seq1(words)
            if matcher.quick_ratio() > best and matcher.ratio() > best:
                best, place = matcher.ratio(), m
        if place >= 0:
            found.add((n, place))
    return found


def _speed(seed: int) -> list[str]:
    rng = random.Random(seed)
    old = lawdrafts.law("ru", SIZE, rng)
    new = lawdrafts.redraft(old, "ru", rng)
    before, after = (
        lawdrafts.printed(old, "ru").encode(),
        lawdrafts.printed(new.articles, "ru").encode(),
    )
    best, busy = [], []
    for _ in range(3):
        start, cpu = time.perf_counter(), time.process_time()
        one, other = read_law_bytes(before, "a.txt"), read_law_bytes(after, "b.txt")
        comparison(one, other, "ru")
        best.append(time.perf_counter() - start)
        busy.append(time.process_time() - cpu)
    words = sum(len(text.split()) for text in (before, after))
    return [
        f"Two drafts of {SIZE} articles ({words:,} words) read, aligned and put into a comparison "
        f"table: {min(best):.2f} s by the clock, {min(busy):.2f} s of one core (best of three)."
    ]


def _outcomes(args: argparse.Namespace) -> list[str]:
    rows = [
        "| language | planted | right | said unknown | wrong | wrong of said |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    confused: Counter[tuple[str, str]] = Counter()
    for lang in LANGS:
        counts: Counter[str] = Counter()
        for n in range(args.laws):
            rng = random.Random(f"{args.seed}-outcome-{lang}-{n}")
            for truth, said in lawoutcomes.judged(lang, rng):
                kind = "right" if said == truth else "unknown" if said == "unknown" else "wrong"
                counts[kind] += 1
                if kind != "right":
                    confused[truth, said] += 1
        total = counts.total()
        firm = max(1, counts["right"] + counts["wrong"])
        shares = [counts[one] / total for one in ("right", "unknown", "wrong")]
        shares.append(counts["wrong"] / firm)
        rows.append(f"| {lang} | {total} | {' | '.join(f'{one:.1%}' for one in shares)} |")
    if confused:
        told = ", ".join(f"{a}→{b} {n}" for (a, b), n in confused.most_common(8))
        rows += ["", f"Not right (planted→said): {told}."]
    return rows


def _keep(text: str) -> None:
    command = "python " + " ".join(["bench/lawreview.py", *sys.argv[1:]])
    head = (
        f"\n## Law review, {time.strftime('%Y-%m-%d')}\n\nTocsin {tocsin.__version__}, Python "
        f"{platform.python_version()}, scipy {scipy.__version__}, "
        f"rapidfuzz {rapidfuzz.__version__}, {platform.machine()}; "
        f"`{command}`; made-up laws of {SIZE} articles, redrafted: 6 % of "
        "articles deleted, 8 % inserted, 30 % reworded, 6 % split, 6 % merged, 14 % moved.\n\n"
    )
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(head + text + "\n")


if __name__ == "__main__":
    main()
