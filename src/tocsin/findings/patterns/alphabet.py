"""Write a text with one letter for each word, so that a pattern over words is a short expression.

Words that stand in the same places of the same patterns share a letter; words in no pattern share
one too; `BREAK` stands where no phrase runs on: at the end of a sentence or at a wide space.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.findings.patterns.compile import AnyOf, Compiled, Place
from tocsin.findings.patterns.parse import Number, Word

# The places, by number, at which a word may stand: words that share them share a letter.
Places = frozenset[int]
WORD = re.compile(r"\w+")
JOINED = re.compile(r"\b\w++(?:-\w++)+")
WORD_OR_JOINED = re.compile(r"\w+(?:-\w+)*")
ENDS = re.compile(r"[.!?\n]")
# More signs than these between two words part them.
WIDEST = 6
# As many letters may stand for a star.
FREE = 14
LONGEST_NUMBER = 15
BREAK = "\n"
NOWHERE: Places = frozenset()
# Words once looked up are remembered, up to so many.
REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text in letters: `spans[i]` is where the word or break of `letters[i]` stands.

    `signed` says that the emoji and signs that patterns name count as words in it.
    """

    letters: str
    spans: Sequence[tuple[int, int]]
    present: frozenset[str]
    signed: bool = False


class Alphabet:
    """The letters for all words of some patterns."""

    def __init__(self, patterns: Iterable[Compiled]) -> None:
        places = dict.fromkeys(place for one in patterns for place in one.places)
        owners: dict[Word | Number, set[int]] = {}
        for number, place in enumerate(places):
            for word in place:
                owners.setdefault(word, set()).add(number)
        self._numbers = frozenset(owners.get(Number(), ()))
        self._stems = _stems(owners)
        self._open = _open(owners)
        self._exact = self._all_exact(owners)
        self._letters: dict[Places, str] = {}
        for known in (NOWHERE, self._numbers, *self._loose_ones(), *self._exact.values()):
            self._letters.setdefault(known, _letter(len(self._letters)))
        self._fills = self._all_fills(list(places))
        self._seen: dict[str, str] = {}
        signs = sorted(filter(None, map(_sign, owners)), key=lambda one: (-len(one), one))
        self._word_or_sign = re.compile("|".join([r"\w+", *map(re.escape, signs)]))
        self._begins = re.compile("|".join(sorted({re.escape(one[0]) for one in signs})))
        self.signed = frozenset(place for place in places if any(map(_sign, place)))
        # The letters of signs: these may stand unasked between two words.
        self.signs = "".join(sorted({self._look_up(one) for one in signs}))

    def _all_exact(self, owners: dict[Word | Number, set[int]]) -> dict[str, Places]:
        """Give the places of every word that patterns name just as it is."""
        out = {}
        for word, own in owners.items():
            if isinstance(word, Word) and _is_exact(word):
                opened = (places for regex, places in self._open if regex.fullmatch(word.text))
                out[word.text] = frozenset(own).union(self._loose(word.text), *opened)
        return out

    def _loose(self, text: str) -> Places:
        """Give the places of a word by its kind alone: a number, or one with a known stem."""
        if text.isdecimal() and len(text) <= LONGEST_NUMBER:
            return self._numbers
        least = max(1, len(text) - FREE)
        found = (self._stems.get(text[:n]) for n in range(len(text), least - 1, -1))
        return next((places for places in found if places), NOWHERE)

    def _loose_ones(self) -> Iterable[Places]:
        """Give all places that a word may have which no pattern names as it is."""
        stems = dict.fromkeys((NOWHERE, *self._stems.values()))
        yield from stems
        for _, opened in self._open:
            yield from (opened | places for places in stems)

    def _all_fills(self, places: list[Place]) -> dict[Place, frozenset[str]]:
        fills: list[set[str]] = [set() for _ in places]
        for under, letter in self._letters.items():
            for number in under:
                fills[number].add(letter)
        return {place: frozenset(found) for place, found in zip(places, fills, strict=True)}

    def fills(self, place: AnyOf) -> frozenset[str]:
        """Give the letters that may stand at `place`."""
        return self._fills[place.words]

    def spell(self, text: str) -> list[Spelled]:
        """Write `text` in letters: by its words, by words and signs, by words with hyphens."""
        out = [self._spell(text, WORD)]
        if self.signs and self._begins.search(text):
            out.append(self._spell(text, self._word_or_sign, signed=True))
        if "-" in text and any(map(self._is_known, JOINED.findall(text))):
            out.append(self._spell(text, WORD_OR_JOINED))
        return out

    def _is_known(self, word: str) -> bool:
        return self._look_up(word) != self._letters[NOWHERE]

    def _spell(self, text: str, pattern: re.Pattern[str], *, signed: bool = False) -> Spelled:
        letters: list[str] = []
        spans: list[tuple[int, int]] = []
        last = 0
        for match in pattern.finditer(text):
            start, end = span = match.span()
            if text[last:start] != " " and _parted(text, last, start):
                letters.append(BREAK)
                spans.append((last, last))
            word = match.group()
            letters.append(self._seen.get(word) or self._look_up(word))
            spans.append(span)
            last = end
        return Spelled("".join(letters), spans, frozenset(letters), signed)

    def _look_up(self, word: str) -> str:
        places = self._exact.get(word)
        if places is None:
            places = self._loose(word)
            opened = next((own for regex, own in self._open if regex.fullmatch(word)), NOWHERE)
            places = places | opened if places | opened in self._letters else places
        if len(self._seen) >= REMEMBERED:
            self._seen.clear()
        return self._seen.setdefault(word, self._letters[places])


def _stems(owners: dict[Word | Number, set[int]]) -> dict[str, Places]:
    """Give the places of every stem, with those of the shorter stems that it begins with."""
    out: dict[str, Places] = {}
    for text, own in sorted(
        (word.text, own)
        for word, own in owners.items()
        if isinstance(word, Word) and _is_stem(word)
    ):
        shorter = (out[text[:n]] for n in range(len(text) - 1, 0, -1) if text[:n] in out)
        out[text] = frozenset(own) | next(shorter, NOWHERE)
    return out


def _open(owners: dict[Word | Number, set[int]]) -> list[tuple[re.Pattern[str], Places]]:
    """Give an expression and the places for words with a star at the beginning or within."""
    words = (word for word in owners if isinstance(word, Word) and (word.head or "*" in word.text))
    free = f"\\w{{0,{FREE}}}"
    out = []
    for word in sorted(words, key=lambda one: (-len(one.text), one.text, one.head, one.tail)):
        body = free.join(map(re.escape, word.text.split("*")))
        regex = re.compile(f"{free * word.head}{body}{free * word.tail}")
        out.append((regex, frozenset(owners[word])))
    return out


def _is_stem(word: Word) -> bool:
    return word.tail and not word.head and "*" not in word.text


def _is_exact(word: Word) -> bool:
    return not (word.tail or word.head or "*" in word.text)


def _sign(word: Word | Number) -> str:
    """Give the emoji or sign that `word` is, or nothing."""
    return word.text if isinstance(word, Word) and not WORD.search(word.text) else ""


def _parted(text: str, last: int, start: int) -> bool:
    return start - last > WIDEST or ENDS.search(text, last, start) is not None


def _letter(number: int) -> str:
    """Give the letter of a number: above ASCII and past the surrogates."""
    return chr(number + 0x100 if number < 0xD700 else number + 0x900)
