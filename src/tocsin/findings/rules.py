"""Search one normalised text for the entries of the lexicons, and for the exits from them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.findings.entries import Exit, Lexicons
from tocsin.findings.exits import Hit, Ways
from tocsin.findings.patterns import Alphabet, Index, Spelled
from tocsin.findings.spelling import as_typed
from tocsin.findings.stand_in import StandIn


@dataclass(frozen=True, slots=True)
class Spared:
    """A hit and the exit that lets it go."""

    hit: Hit
    exit: Exit


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules say of a text: hits that stand, and hits let go with the reason.

    `shapes` are of entries that say nothing by themselves: what looks like an address, a relative.
    """

    hits: tuple[Hit, ...]
    spared: tuple[Spared, ...]
    shapes: tuple[Hit, ...] = ()


NOTHING = Found((), ())
HANDLES = StandIn()
ADDRESSED = re.compile(r"(?<![\w.])@\w")


class Rules:
    """The lexicons made ready to search: words first, expressions only where they are all there."""

    def __init__(self, lexicons: Lexicons) -> None:
        entries = [(pattern, entry) for entry in lexicons.entries for pattern in entry.patterns]
        exits = [(pattern, way) for way in lexicons.exits for pattern in way.patterns]
        persons = [(pattern, None) for pattern in lexicons.persons]
        self._alphabet = Alphabet(pattern for pattern, _ in (*entries, *exits, *persons))
        self._entries = Index(entries, self._alphabet)
        self._exits = Index(exits, self._alphabet)
        self._persons = Index(persons, self._alphabet)

    def search(self, text: str, stand_in: Callable[[str], str] = HANDLES) -> Found:
        """Find entries in `text` (normalised by `plain`), leaving out what an exit explains.

        `stand_in` puts a word for a person in the place of handles and of the names it knows.
        """
        spelled = self._spell(stand_in(text))
        hits = _longest([Hit(entry, a, b) for entry, a, b in self._entries.search(spelled)])
        if any(hit.entry.addressed for hit in hits) and not self._names_a_person(text, spelled):
            hits = [hit for hit in hits if not hit.entry.addressed]
        if not hits:
            return NOTHING
        ways = Ways(text, self._exits.search(spelled))
        found = [(hit, ways.out_of(hit)) for hit in hits]
        stand = [hit for hit, way in found if way is None]
        return Found(
            tuple(hit for hit in stand if hit.entry.weight),
            tuple(Spared(hit, way) for hit, way in found if way is not None and hit.entry.weight),
            tuple(hit for hit in stand if not hit.entry.weight),
        )

    def _spell(self, text: str) -> list[Spelled]:
        """Spell the text and, where that gives other letters, as typed without Kazakh ones."""
        spelled = self._alphabet.spell(text)
        folded = as_typed(text)
        if folded == text:
            return spelled
        known = {(one.letters, one.signed) for one in spelled}
        others = self._alphabet.spell(folded)
        return spelled + [one for one in others if (one.letters, one.signed) not in known]

    def _names_a_person(self, text: str, spelled: list[Spelled]) -> bool:
        return (
            ADDRESSED.search(text) is not None
            or next(iter(self._persons.search(spelled)), None) is not None
        )


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep one hit per entry and place, the longest."""
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.entry.id))
    kept: list[Hit] = []
    reached: dict[str, int] = {}
    for hit in hits:
        if hit.end > reached.get(hit.entry.id, -1):
            reached[hit.entry.id] = hit.end
            kept.append(hit)
    return kept
