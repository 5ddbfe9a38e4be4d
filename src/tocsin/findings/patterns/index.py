"""Search spelled texts for many patterns: only those are tried whose words are all present."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tocsin.findings.patterns.alphabet import BREAK, Alphabet, Spelled
from tocsin.findings.patterns.compile import AnyOf, Choice, Compiled, Step, Steps
from tocsin.findings.patterns.parse import Gap

T = TypeVar("T")


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
    """Patterns of one purpose by the letters that must be present for them."""

    def __init__(self, owned: Iterable[tuple[Compiled, T]], alphabet: Alphabet) -> None:
        ready = [_Ready(pattern, owner, alphabet) for pattern, owner in owned]
        weights = _weights(need for one in ready for need in one.needs)
        self._by_letter: dict[str, list[_Ready[T]]] = {}
        for one in ready:
            rarest, *one.needs = sorted(one.needs, key=lambda need: weights[need])
            for letter in rarest:
                self._by_letter.setdefault(letter, []).append(one)

    def search(self, texts: Iterable[Spelled]) -> Iterator[tuple[T, int, int]]:
        """Give owner, start and end of every match in any of `texts`, each once."""
        seen = set()
        for text in texts:
            for one in self._candidates(text):
                for match in one.regex.finditer(text.letters):
                    start, end = text.spans[match.start()][0], text.spans[match.end() - 1][1]
                    if (one, start) not in seen:
                        seen.add((one, start))
                        yield one.owner, start, end

    def _candidates(self, text: Spelled) -> list[_Ready[T]]:
        present = text.present
        found: dict[_Ready[T], None] = {}
        for letter in self._by_letter.keys() & present:
            for one in self._by_letter[letter]:
                for need in one.needs:
                    if need.isdisjoint(present):
                        break
                else:
                    found[one] = None
        return [one for one in found if one.signed or not text.signed]


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
