"""Search spelled texts for many patterns: only those are tried whose words are all present."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from tocsin.findings.patterns.alphabet import BREAK, Alphabet, Spelled
from tocsin.findings.patterns.compile import AnyOf, Choice, Compiled, Step, Steps
from tocsin.findings.patterns.parse import Gap

T = TypeVar("T")
# So many needs of a pattern are looked up for all patterns at once.
RANKS = 4


class _Ready(Generic[T]):
    """A pattern with its owner, its needs, and its expression once that has been asked for."""

    __slots__ = ("_alphabet", "_regex", "needs", "owner", "signed", "steps")

    def __init__(self, pattern: Compiled, owner: T, alphabet: Alphabet) -> None:
        self.owner = owner
        self.steps = pattern.steps
        self.signed = not alphabet.signed.isdisjoint(pattern.places)
        self.needs = _needs(pattern.steps, alphabet)
        self._alphabet = alphabet
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        if self._regex is None:  # most patterns of a lexicon are never tried in one run
            signs = self._alphabet.signs if self.signed else ""
            self._regex = re.compile(_run(self.steps, self._alphabet, signs))
        return self._regex


class Index(Generic[T]):
    """Patterns of one purpose by the letters that must be present for them.

    Sets of patterns are numbers, a bit a pattern. `_ranks` has a pair for each of the first needs,
    the rarest first: by letter the patterns that it satisfies there, and those without such a need.
    """

    def __init__(self, owned: Iterable[tuple[Compiled, T]], alphabet: Alphabet) -> None:
        self._ready = [_Ready(pattern, owner, alphabet) for pattern, owner in owned]
        self._signed = sum(1 << i for i, one in enumerate(self._ready) if one.signed)
        weights = _weights(need for one in self._ready for need in one.needs)
        for one in self._ready:
            one.needs.sort(key=lambda need: weights[need])
        needs = [one.needs for one in self._ready]
        self._ranks = [_rank(needs, place) for place in range(RANKS)]
        self._letters = frozenset[str]().union(*(by_letter for by_letter, _ in self._ranks))
        for one in self._ready:
            del one.needs[:RANKS]

    def search(self, texts: Iterable[Spelled]) -> Iterator[tuple[T, int, int]]:
        """Give owner, start and end of every match in any of `texts`, each once."""
        seen = set()
        for text in texts:
            for one in self._candidates(text):
                regex = one.regex
                if regex.search(text.letters) is None:  # as mostly
                    continue
                for match in regex.finditer(text.letters):
                    start, end = text.spans[match.start()][0], text.spans[match.end() - 1][1]
                    if (one, start) not in seen:
                        seen.add((one, start))
                        yield one.owner, start, end

    def _candidates(self, text: Spelled) -> Iterator[_Ready[T]]:
        known = self._letters & text.present
        found = self._signed if text.signed else -1
        for by_letter, needless in self._ranks:
            fitting = needless
            for letter in known:
                fitting |= by_letter.get(letter, 0)
            found &= fitting
            if not found:
                return
        while found:
            lowest = found & -found
            found ^= lowest
            one = self._ready[lowest.bit_length() - 1]
            for need in one.needs:
                if need.isdisjoint(text.present):
                    break
            else:
                yield one


def _rank(needs: Sequence[list[frozenset[str]]], place: int) -> tuple[dict[str, int], int]:
    """Give by letter the patterns whose need at `place` it satisfies, and those that have none."""
    by_need: dict[frozenset[str], int] = {}
    needless = 0
    for number, own in enumerate(needs):
        if place < len(own):
            by_need[own[place]] = by_need.get(own[place], 0) | 1 << number
        else:
            needless |= 1 << number
    by_letter: dict[str, int] = {}
    for need, patterns in by_need.items():
        for letter in need:
            by_letter[letter] = by_letter.get(letter, 0) | patterns
    same: dict[int, int] = {}  # many letters have the same patterns: one number for them
    return {letter: same.setdefault(one, one) for letter, one in by_letter.items()}, needless


def _weights(needs: Iterable[frozenset[str]]) -> dict[frozenset[str], int]:
    """Weigh needs by how many patterns their letters stand in: a stand-in for common words."""
    counts = Counter(needs)
    common: dict[str, int] = {}
    for need, times in counts.items():
        for letter in need:
            common[letter] = common.get(letter, 0) + times
    return {need: sum(map(common.__getitem__, need)) for need in counts}


def _needs(steps: Steps, alphabet: Alphabet) -> list[frozenset[str]]:
    """Give, for every step that must be filled, the letters of which one must be present."""
    out = []
    for step in steps:
        if isinstance(step, AnyOf):
            out.append(alphabet.fills(step))
        elif isinstance(step, Choice) and not step.optional:
            every = [_needs(option, alphabet) for option in step.options]
            if all(every):
                out.append(frozenset[str]().union(*(min(needs, key=len) for needs in every)))
    return out


def _run(steps: Steps, alphabet: Alphabet, signs: str) -> str:
    """Write steps as an expression over letters; `signs` may stand unasked between them."""
    between = f"[{signs}]*?" if signs else ""
    return between.join(_step(step, alphabet, signs) for step in steps)


def _step(step: Step, alphabet: Alphabet, signs: str) -> str:
    if isinstance(step, AnyOf):
        return f"[{''.join(sorted(alphabet.fills(step)))}]"
    if isinstance(step, Gap):
        word = f"(?:[{signs}]*+[^{signs}{BREAK}])" if signs else f"[^{BREAK}]"
        return f"{word}{{0,{step.most}}}?"
    options = "|".join(_run(option, alphabet, signs) for option in step.options)
    return f"(?:{options})?" if step.optional else f"(?:{options})"
