"""Search one normalised text for the entries of the lexicons, and for the exits from them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from tocsin.findings.lexicon import Entry, Exit, Lexicons
from tocsin.findings.patterns import Compiled
from tocsin.findings.spelling import KAZAKH

QUOTED = re.compile(r"«[^»]{1,600}»|“[^”]{1,600}”|„[^“”]{1,600}[“”]|\"[^\"\n]{1,600}\"|(?m:^>.*$)")
T = TypeVar("T")
ENDS = ".!?\n"
# How many characters may stand between a negation and what it negates.
NEAR = 28


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at `start` to `end` of the normalised text."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spared:
    """A hit and the exit that lets it go."""

    hit: Hit
    exit: Exit


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules say of a text: hits that stand, and hits let go with the reason."""

    hits: tuple[Hit, ...]
    spared: tuple[Spared, ...]


NOTHING = Found((), ())


class Rules:
    """The lexicons made ready to search: literals first, expressions only where one occurs."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._entries = _Index(
            [(pattern, entry) for entry in lexicons.entries for pattern in entry.patterns]
        )
        self._exits = _Index([(pattern, way) for way in lexicons.exits for pattern in way.patterns])
        self._persons = _Index([(pattern, None) for pattern in lexicons.persons])

    def search(self, text: str) -> Found:
        """Find entries in `text` (normalised by `plain`), leaving out what an exit explains."""
        both = (text, text.translate(KAZAKH))
        hits = _longest([Hit(entry, a, b) for entry, a, b in self._entries.search(both)])
        if any(hit.entry.addressed for hit in hits) and not self._names_a_person(both):
            hits = [hit for hit in hits if not hit.entry.addressed]
        if not hits:
            return NOTHING
        exits = list(self._exits.search(both))
        return _part(text, hits, exits)

    def _names_a_person(self, both: tuple[str, str]) -> bool:
        return "@" in both[0] or next(iter(self._persons.search(both)), None) is not None


class _Index(Generic[T]):
    """Patterns by the literals that must occur for them."""

    def __init__(self, owned: list[tuple[Compiled, T]]) -> None:
        self._owned = owned
        by_anchor: dict[str, list[int]] = {}
        for place, (pattern, _) in enumerate(owned):
            for anchor in pattern.anchors:
                by_anchor.setdefault(anchor, []).append(place)
        self._places = list(by_anchor.values())
        self._automaton = AhoCorasick(list(by_anchor), matchkind=MatchKind.Standard)

    def search(self, texts: Iterable[str]) -> Iterator[tuple[T, int, int]]:
        """Give owner, start and end of every match in any of `texts`, each once."""
        seen = set()
        for text in texts:
            for place in self._candidates(text):
                pattern, owner = self._owned[place]
                for match in pattern.regex.finditer(text):
                    if (place, match.start()) not in seen:
                        seen.add((place, match.start()))
                        yield owner, match.start(), match.end()

    def _candidates(self, text: str) -> set[int]:
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return {place for anchor, _, _ in found for place in self._places[anchor]}


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep one hit per entry and place, the longest."""
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.entry.id))
    kept: list[Hit] = []
    for hit in hits:
        covered = any(
            hit.entry is other.entry and other.start <= hit.start and hit.end <= other.end
            for other in kept
        )
        if not covered:
            kept.append(hit)
    return kept


def _part(text: str, hits: list[Hit], exits: list[tuple[Exit, int, int]]) -> Found:
    """Part the hits into those that stand and those that an exit explains."""
    quotes = [match.span() for match in QUOTED.finditer(text)]
    standing, spared = [], []
    for hit in hits:
        way = next((way for way, a, b in exits if _leads_out(text, hit, way, a, b, quotes)), None)
        if way is None:
            standing.append(hit)
        else:
            spared.append(Spared(hit, way))
    return Found(tuple(standing), tuple(spared))


def _leads_out(
    text: str, hit: Hit, way: Exit, start: int, end: int, quotes: list[tuple[int, int]]
) -> bool:
    if not all(way.speaks_for(type_id) for type_id in hit.entry.types):
        return False
    if way.scope == "post":
        return True
    if way.scope == "overlap":
        return start < hit.end and hit.start < end
    if way.scope == "quoted":
        return any(a <= hit.start and hit.end <= b and not a <= start < b for a, b in quotes)
    return _same_sentence(text, hit, start, end) and _in_order(way.scope, hit, start, end)


def _in_order(scope: str, hit: Hit, start: int, end: int) -> bool:
    """Check the order and nearness that the scope asks for; overlap counts as near."""
    if scope == "before":
        return start <= hit.start and hit.start - end <= NEAR
    if scope == "after":
        return end >= hit.end and start - hit.end <= NEAR
    return True


def _same_sentence(text: str, hit: Hit, start: int, end: int) -> bool:
    between = text[min(hit.end, end) : max(hit.start, start)]
    return not any(mark in between for mark in ENDS)
