"""How far words stand in a text: the best paragraph, and what of the words it holds in order."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from rapidfuzz.distance import LCSseq

from tocsin.lawreview.align.features import stems
from tocsin.lawreview.units import LawText, Unit

TURNING = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "turning.toml").read_text(encoding="utf-8")
)
NEGATIONS = frozenset(TURNING["negations"])
FORBIDDING = tuple(TURNING["forbidding"])
FIGURES = frozenset(TURNING["figures"])
CANDIDATES = 6
# Words that turn a sentence round, or other figures in it, leave it like and make it differ.
CHANGED = 0.7
SMALL = 3  # letters; shorter words hold sentences together and say little


@dataclass(frozen=True, slots=True)
class Found:
    """The best place for words: unit id, its paragraph, and the share of the words there (0..1).

    `turned`: the sentence is there but for a negation or a figure. `rare`: the share with words
    weighed by how few paragraphs of the law hold them (Spärck Jones, 1972), so that formulas
    which any article uses count for little.
    """

    unit: str
    text: str
    share: float
    turned: bool = False
    rare: float = 0.0

    @property
    def is_gap(self) -> bool:
        """Whether the copy says in square brackets that the text is not known there."""
        noted = sum(len(words) for words in re.findall(r"\[[^\]]*\]", self.text))
        return noted > 0.4 * max(1, len(self.text))


NOWHERE = Found("", "", 0.0)


def covered(paragraph: str, words: str) -> float:
    """Give the share of a paragraph (0..1) that stands in some words in their order."""
    row = stems(paragraph)
    return _share(row, stems(words)) if row else 0.0


class Index:
    """The paragraphs of a law as stems, for looking words up in."""

    def __init__(self, law: LawText) -> None:
        self.rows = [(id, text, stems(text)) for id, text in _paragraphs(law)]
        self.texts = frozenset(text for _, text, _ in self.rows)
        self._holders: dict[str, list[int]] = {}
        for n, (_, _, row) in enumerate(self.rows):
            for stem in set(row):
                self._holders.setdefault(stem, []).append(n)

    def find(self, words: str, known: frozenset[str] = frozenset()) -> Found:
        """Find the paragraph that holds most of the words in their order.

        Paragraphs in `known` are passed over: what stood beside the words before is no new form
        of them.
        """
        wanted = stems(words)
        if not wanted:
            return NOWHERE
        best = NOWHERE
        for n in self._near(wanted, known):
            id, text, row = self.rows[n]
            share = _share(wanted, row)
            if share > best.share:
                turned = share >= CHANGED and _is_turned(wanted, row)
                rare = _share(wanted, row, self._rarity)
                best = Found(id, text, round(share, 3), turned, round(rare, 3))
        return best

    def _rarity(self, stem: str) -> float:
        # A word that stands nowhere says no more than one that stands once.
        holders = max(1, len(self._holders.get(stem, ())))
        return log((1 + len(self.rows)) / (1 + holders)) + 0.1

    def _near(self, wanted: list[str], known: frozenset[str]) -> list[int]:
        votes: dict[int, float] = defaultdict(float)
        for stem in set(wanted):
            holders = self._holders.get(stem, ())
            for n in holders:
                if self.rows[n][1] not in known:
                    votes[n] += 1 / len(holders) + 0.1
        return sorted(votes, key=lambda n: -votes[n])[:CANDIDATES]


def _paragraphs(law: LawText) -> Iterator[tuple[str, str]]:
    for text in law.preamble:
        yield "", text
    for unit in law.walk():
        yield from _own(unit)


def _own(unit: Unit) -> Iterator[tuple[str, str]]:
    """Give a unit's own paragraphs, and its lead-in together with each item below it."""
    if unit.heading:
        yield unit.id, unit.heading
    for text in (*unit.text, *unit.after):
        yield unit.id, text
    lead = unit.text[-1] if unit.text and unit.text[-1].endswith(":") else ""
    for child in unit.children:
        if lead and child.text:
            yield child.id, f"{lead} {child.text[0]}"


def _share(wanted: list[str], row: list[str], weigh: Callable[[str], float] | None = None) -> float:
    weights = [(weigh or _weight)(stem) for stem in wanted]
    kept = LCSseq.opcodes(wanted, row)
    same = sum(sum(weights[op.src_start : op.src_end]) for op in kept if op.tag == "equal")
    return same / sum(weights)


def _weight(stem: str) -> float:
    if _is_figure(stem):
        return 1.5
    return 0.35 if len(stem) <= SMALL else 1.0


def _is_turned(wanted: list[str], row: list[str]) -> bool:
    figures = {stem for stem in wanted if _is_figure(stem)}
    if figures - set(row):
        return True
    return _negations(wanted) != _negations(_window(wanted, row))


def _window(wanted: list[str], row: list[str]) -> list[str]:
    """Give the stretch of a paragraph that answers to the words."""
    same = [op for op in LCSseq.opcodes(wanted, row) if op.tag == "equal"]
    if not same:
        return row
    return row[max(0, same[0].dest_start - 1) : same[-1].dest_end]


def _is_figure(stem: str) -> bool:
    return stem.isdigit() or stem in FIGURES


def _negations(row: list[str]) -> int:
    return sum(stem in NEGATIONS or stem.startswith(FORBIDDING) for stem in row)
