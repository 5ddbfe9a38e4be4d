"""Time the search over 5,000 made-up entries, against a plain scan of all of them.

The baseline looks through the words of every entry for every query and gives the same answer: the
same entries, the best (by how often the words stand in title and texts) first, the same counts of
facets. Times are processor time, so that a busy machine does not spoil them.
Run: `python bench/toolbox.py`.
"""

import random
import statistics
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from time import process_time

from tocsin.guidelines import Words
from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import Catalogue, Entry, Found, Index, Query, load
from tocsin.toolbox.search import FACETS, WORD, _Names, _texts, stems

ENTRIES = 5_000
SEED = 20261127
ROUNDS = 20
GOAL_MS = 50.0
QUERIES = (
    Query("police"),
    Query("законы Казахстана"),
    Query("журналистерді қорғау"),
    Query("hotline women online"),
    Query("воспрепятствованию журналистам", {"type": ["LAW"]}),
    Query("", {"theme": ["T5"], "commitment": ["MC318-4"]}),
    Query("safety journalists", {"state": ["KZ", "KG"]}),
    Query("nothing of the kind"),
)


def synthetic(catalogue: Catalogue) -> Catalogue:
    """Make entries by mixing the words, themes and States of ours."""
    chance = random.Random(SEED)
    ours = catalogue.entries
    words = [word for entry in ours for word in entry.description.split()]
    made = tuple(_entry(chance, number, ours, words, catalogue) for number in range(ENTRIES))
    return replace(catalogue, entries=made)


def _entry(
    chance: random.Random,
    number: int,
    ours: tuple[Entry, ...],
    words: list[str],
    catalogue: Catalogue,
) -> Entry:
    one, other = chance.choice(ours), chance.choice(ours)
    state = chance.choice(catalogue.states).id
    title = Words(*(f"{a} {b}" for a, b in zip(_of(one), _of(other), strict=True)))
    return replace(
        one,
        id=f"{state.lower()}-made-up-{number}",
        state=state,
        covers=(),
        title=title,
        themes=tuple(sorted({*one.themes[:2], *other.themes[:1]})),
        commitments=tuple(sorted({*one.commitments[:2], *other.commitments[:2]})),
        description=" ".join(chance.choices(words, k=60)),
        year_from=chance.randint(1995, 2026),
        last_checked=date(2026, 1, 1),
    )


def _of(entry: Entry) -> tuple[str, str, str]:
    return entry.title.en, entry.title.ru, entry.title.kk


class PlainScan:
    """The baseline: looks through the words of every entry, each time."""

    def __init__(self, catalogue: Catalogue) -> None:
        names = _Names(catalogue, load_guidelines())
        texts = ((entry, " ".join(_texts(entry, names))) for entry in catalogue.entries)
        self._rows = [(entry, f" {' '.join(WORD.findall(text))}") for entry, text in texts]

    def search(self, query: Query) -> Found:
        """Give the entries that have all words and facets, those with more hits first."""
        asked = [stems(word) for word in WORD.findall(query.words.casefold())]
        found = [
            (-sum(text.count(f" {stem}") for either in asked for stem in either), number, entry)
            for number, (entry, text) in enumerate(self._rows)
            if _fits(entry, text, asked, query)
        ]
        entries = tuple(entry for _, _, entry in sorted(found, key=lambda one: one[:2]))
        counts = {
            name: Counter(id for entry in entries for id in of(entry))
            for name, of in FACETS.items()
        }
        return Found(entries, counts)


def _fits(entry: Entry, text: str, asked: list[tuple[str, ...]], query: Query) -> bool:
    for name, ids in query.facets.items():
        if set(ids).isdisjoint(FACETS[name](entry)):
            return False
    return all(any(f" {stem}" in text for stem in either) for either in asked)


def main() -> int:
    """Print the table; the exit code says whether the goal was met."""
    catalogue = synthetic(load())
    since = process_time()
    index = Index(catalogue, load_guidelines())
    built = process_time() - since
    scan = PlainScan(catalogue)
    print(f"{ENTRIES:,} entries, index built in {built:.2f} s, {ROUNDS} rounds, median ms")
    print("| query | found | plain scan | index | ratio |\n|---|---:|---:|---:|---:|")
    worst = 0.0
    for query in QUERIES:
        found = index.search(query).entries
        assert {entry.id for entry in found} == {entry.id for entry in scan.search(query).entries}
        slow = _time(lambda query=query: scan.search(query), 3)
        fast = _time(lambda query=query: index.search(query), ROUNDS)
        worst = max(worst, fast)
        facets = ", ".join(f"{name} {'/'.join(ids)}" for name, ids in query.facets.items())
        words = " · ".join(filter(None, (query.words, facets)))
        print(f"| {words} | {len(found)} | {slow:.1f} | {fast:.1f} | {slow / fast:.0f} |")
    print(f"slowest query {worst:.1f} ms; goal {GOAL_MS:.0f} ms")
    return 0 if worst <= GOAL_MS else 1


def _time(call: object, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        since = process_time()
        call()  # type: ignore[operator]
        times.append((process_time() - since) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
