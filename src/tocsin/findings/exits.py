"""Decide whether an exit found in a text explains a hit: by scope, place and type."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.findings.entries import Entry, Exit

# Single quotes count where they stand at the edges of words: those within a word are apostrophes.
SINGLE = r"(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){2,600}'(?!\w)"
QUOTED = re.compile(
    r"«[^»]{1,600}»|“[^”]{1,600}”|„[^“”]{1,600}[“”]|\"[^\"\n]{1,600}\"|(?m:^>.*$)|" + SINGLE
)
ENDS = re.compile(r"[.!?\n]")
# How many characters may stand between a negation and what it negates.
NEAR = 28
# So near to a quotation must stand the words that make it one.
NEAR_QUOTE = 200
# No phrase is longer than this: how far back one is looked for.
LONGEST_PHRASE = 400

Way = tuple[int, int, Exit]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at `start` to `end` of the normalised text."""

    entry: Entry
    start: int
    end: int


class Ways:
    """The exits found in one text, ready to be asked hit by hit."""

    def __init__(self, text: str, found: Iterable[tuple[Exit, int, int]]) -> None:
        ways = sorted(
            ((start, end, way) for way, start, end in found),
            key=lambda one: (one[0], one[1], one[2].id),
        )
        self._post = [one for one in ways if one[2].scope == "post"]
        self._quoted = [one for one in ways if one[2].scope == "quoted"]
        self._near = [one for one in ways if one[2].scope in {"overlap", "before", "after"}]
        self._ends = [match.start() for match in ENDS.finditer(text)] if ways else []
        self._sentences: dict[int, dict[str, Way]] = {}
        for one in ways:
            if one[2].scope == "sentence":
                here = self._sentences.setdefault(self._sentence(one[0]), {})
                here.setdefault(one[2].id, one)
        self._quotes = [match.span() for match in QUOTED.finditer(text)] if self._quoted else []

    def out_of(self, hit: Hit) -> Exit | None:
        """Give the first exit that explains `hit`, or `None`."""
        ways = (way for _, _, way in self._around(hit))
        return next((way for way in ways if all(map(way.speaks_for, hit.entry.types))), None)

    def _around(self, hit: Hit) -> Iterator[Way]:
        """Give the exits whose scope the hit is in, whatever they speak for."""
        yield from self._post
        yield from self._sentences.get(self._sentence(hit.start), {}).values()
        low = bisect_left(self._near, hit.start - LONGEST_PHRASE, key=_start)
        high = bisect_right(self._near, hit.end + NEAR, key=_start)
        for one in self._near[low:high]:
            if self._leads_out(hit, one):
                yield one
        yield from self._by_quotation(hit)

    def _leads_out(self, hit: Hit, one: Way) -> bool:
        """Check the order and nearness that the scope asks for; overlap counts as near."""
        start, end, way = one
        if way.scope == "overlap":
            return start < hit.end and hit.start < end
        if self._sentence(start) != self._sentence(hit.start):
            return False
        if way.scope == "before":
            return start <= hit.start and hit.start - end <= NEAR
        return end >= hit.end and start - hit.end <= NEAR

    def _by_quotation(self, hit: Hit) -> Iterator[Way]:
        """Give the cues outside the quotation that the hit stands in, and near to it."""
        for a, b in self._quotes:
            if a <= hit.start and hit.end <= b:
                for one in self._quoted:
                    outside = not a <= one[0] < b
                    if outside and a - one[1] <= NEAR_QUOTE and one[0] - b <= NEAR_QUOTE:
                        yield one

    def _sentence(self, place: int) -> int:
        return bisect_left(self._ends, place)


def _start(one: Way) -> int:
    return one[0]
