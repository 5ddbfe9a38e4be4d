"""Write a text with one letter for each word, so that a pattern over words is a short expression.

Words that stand in the same places of the same patterns share a letter; words in no pattern share
one too; `BREAK` stands where no phrase runs on: at the end of a sentence or at a wide space.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial

from tocsin.findings.patterns.compile import AnyOf, Compiled, Place
from tocsin.findings.patterns.parse import Number, Word

# The places, by number, at which a word may stand: words that share them share a letter.
Places = frozenset[int]
WORD = re.compile(r"\w+")
# A gap between words that parts them: with a sign of an end, or wider than six other signs.
GAP = r"[.!?\n]\W*|[^\w.!?\n]{7,}\W*"
WORDS = re.compile(rf"\w+|{GAP}")
# The same where a gap may hold signs that are no word.
PARTING = re.compile(r"[.!?\n]|.{7}", re.DOTALL)
JOINED = re.compile(r"\b\w++(?:-\w++)+")
WORDS_OR_JOINED = re.compile(rf"\w+(?:-\w+)*|{GAP}")
# As many letters may stand for a star.
FREE = 14
LONGEST_NUMBER = 15
BREAK = "\n"
NOWHERE: Places = frozenset()
# Words and gaps once looked up are remembered: up to so many, and none that is longer.
REMEMBERED = 200_000
LONGEST = 60


class Spelled:
    """A text in letters: `spans[i]` is where the word or break of `letters[i]` stands.

    `signed` says that the emoji and signs that patterns name count as words in it.
    """

    def __init__(
        self, letters: str, spans: Callable[[], Sequence[tuple[int, int]]], *, signed: bool = False
    ) -> None:
        self.letters = letters
        self.present = frozenset(letters)
        self.signed = signed
        self._spans = spans

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where words and breaks stand; only texts in which something is found are asked."""
        return self._spans()


class _Letters(dict[str, str]):
    """The letters of words and gaps, looked up once; what is remembered is bounded."""

    def __init__(self, look_up: Callable[[str], str]) -> None:
        self._look_up = look_up

    def __missing__(self, part: str) -> str:
        letter = self._look_up(part) if WORD.match(part) else BREAK
        if len(part) <= LONGEST:
            if len(self) >= REMEMBERED:
                self.clear()
            self[part] = letter
        return letter


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
        signs = sorted(filter(None, map(_sign, owners)), key=lambda one: (-len(one), one))
        self._seen = _Letters(self._look_up)
        self._word_or_sign = re.compile("|".join([r"\w+", *map(re.escape, signs)]))
        self._begins = re.compile("|".join(sorted({re.escape(one[0]) for one in signs})))
        self.signed = frozenset(place for place in places if any(map(_sign, place)))
        # The letters of signs: these may stand unasked between two words.
        self._signs = {one: self._look_up(one) for one in signs}
        self.signs = "".join(sorted(set(self._signs.values())))

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
        out = [self._spell(text, WORDS)]
        if self.signs and self._begins.search(text):
            out.append(self._spell_signed(text))
        if "-" in text and any(map(self._is_known, JOINED.findall(text))):
            out.append(self._spell(text, WORDS_OR_JOINED))
        return out

    def _is_known(self, word: str) -> bool:
        return self._seen[word] != self._letters[NOWHERE]

    def _spell(self, text: str, parts: re.Pattern[str]) -> Spelled:
        letters = "".join(map(self._seen.__getitem__, parts.findall(text)))
        return Spelled(letters.rstrip(BREAK), partial(_spans, text, parts))

    def _spell_signed(self, text: str) -> Spelled:
        letters: list[str] = []
        spans: list[tuple[int, int]] = []
        last = 0
        for match in self._word_or_sign.finditer(text):
            start, end = span = match.span()
            if text[last:start] != " " and PARTING.search(text, last, start):
                letters.append(BREAK)
                spans.append((last, last))
            word = match.group()
            letters.append(self._signs.get(word) or self._seen[word])
            spans.append(span)
            last = end
        return Spelled("".join(letters), lambda: spans, signed=True)

    def _look_up(self, word: str) -> str:
        places = self._exact.get(word)
        if places is None:
            places = self._loose(word)
            opened = next((own for regex, own in self._open if regex.fullmatch(word)), NOWHERE)
            places = places | opened if places | opened in self._letters else places
        return self._letters[places]


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


def _spans(text: str, parts: re.Pattern[str]) -> list[tuple[int, int]]:
    return [match.span() for match in parts.finditer(text)]


def _letter(number: int) -> str:
    """Give the letter of a number: above ASCII and past the surrogates."""
    return chr(number + 0x100 if number < 0xD700 else number + 0x900)
