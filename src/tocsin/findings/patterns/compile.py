"""Bring a parsed pattern into steps over words: what may stand at each place, in one spelling."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.findings.patterns.parse import (
    Classes,
    Gap,
    Node,
    Number,
    OneOf,
    PatternError,
    Sequence,
    Word,
    parse,
    resolve,
)

LETTER = re.compile(r"\w")
# An apostrophe parts a word in two; a hyphen must stand where it is written.
PIECE = re.compile(r"[\w*]+(?:-[\w*]+)*")
# What an emoji may bring along and readers do not see.
UNSEEN = re.compile("[\u200d\ufe00-\ufe0f]")
SHORTEST_ANCHOR = 2
NONE: frozenset[str] = frozenset()


# The words of which any may stand at one place; equal places of a lexicon are one object mostly.
Place = frozenset[Word | Number]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One word of the text that is any of these."""

    words: Place


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs of words, the longer spellings first; or none, where `optional`."""

    options: tuple[tuple["Step", ...], ...]
    optional: bool = False


Step = AnyOf | Gap | Choice
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to be indexed: its steps, each place of them once, and its anchors.

    It can only match where one of `anchors` occurs.
    """

    steps: Steps
    places: tuple[Place, ...]
    anchors: frozenset[str]


class Compiler:
    """Compiles patterns that share classes: each class is read and spelled out once."""

    def __init__(self, classes: Classes, fold: Callable[[str], str]) -> None:
        open_ones = {key: value for key, value in classes.items() if not isinstance(value, OneOf)}
        read_ones = {key: value for key, value in classes.items() if isinstance(value, OneOf)}
        self._classes: Mapping[str, OneOf] = {**read_ones, **resolve(open_ones)}
        self._fold = fold
        # Nodes of classes live as long as this compiler, so that their ids tell them apart.
        self._shared = {id(node) for node in self._classes.values()}
        self._done: dict[int, tuple[Steps, ...]] = {}
        self._spelled: dict[Word, tuple[Steps, ...]] = {}
        self._anchors: dict[AnyOf, frozenset[str]] = {}

    def compile(self, pattern: str) -> Compiled:
        """Compile one pattern; raise `PatternError` where it is faulty or too open."""
        steps = self._sequence(parse(pattern, self._classes))
        anchors = self._best_anchors(steps)
        if not anchors:
            raise PatternError(f"{pattern!r} has no word of its own that must occur; add one")
        places = dict.fromkeys(leaf.words for leaf in _leaves(steps))
        return Compiled(steps, tuple(places), anchors)

    def _sequence(self, tree: Sequence) -> Steps:
        return tuple(self._step(part) for part in tree.parts)

    def _step(self, node: Node) -> Step:
        if isinstance(node, Gap):
            return node
        optional = isinstance(node, OneOf) and node.optional
        options = self._options(node)
        if not optional and len(options) == 1 and len(options[0]) == 1:
            return options[0][0]
        return Choice(options, optional)

    def _options(self, node: Node) -> tuple[Steps, ...]:
        """Give the runs that `node` may be; single words are joined and stand last."""
        if isinstance(node, Number):
            return ((AnyOf(frozenset({node})),),)
        if isinstance(node, Word):
            if node not in self._spelled:
                self._spelled[node] = _spellings(node, self._fold)
            return self._spelled[node]
        if isinstance(node, Gap):
            return ((node,),)
        if id(node) not in self._done:
            found = _joined(run for choice in node.choices for run in self._runs(choice))
            if id(node) not in self._shared:
                return found
            self._done[id(node)] = found
        return self._done[id(node)]

    def _runs(self, choice: Sequence) -> tuple[Steps, ...]:
        if len(choice.parts) == 1:
            only = choice.parts[0]
            if not (isinstance(only, OneOf) and only.optional):
                return self._options(only)
        return (self._sequence(choice),)

    def _best_anchors(self, steps: Steps) -> frozenset[str]:
        """Choose the step that must occur and whose shortest word is longest."""
        return max((self._anchors_of(step) for step in steps), key=_weight, default=NONE)

    def _anchors_of(self, step: Step) -> frozenset[str]:
        """List words of which one must occur where the step does; empty where none need."""
        if isinstance(step, AnyOf):
            if step not in self._anchors:
                self._anchors[step] = _anchors(step.words)
            return self._anchors[step]
        if not isinstance(step, Choice) or step.optional:
            return NONE
        every = [self._best_anchors(option) for option in step.options]
        return NONE.union(*every) if all(every) else NONE


def compile_pattern(
    pattern: str, classes: Classes, fold: Callable[[str], str] = str.lower
) -> Compiled:
    """Compile `pattern` over text prepared by `fold`; raise `PatternError` where it is too open."""
    return Compiler(classes, fold).compile(pattern)


def _spellings(word: Word, fold: Callable[[str], str]) -> tuple[Steps, ...]:
    """Give `word` with and without its apostrophes, parted where a text is parted into words."""
    text = fold(word.text)
    if not LETTER.search(text):
        return ((AnyOf(frozenset({Word(UNSEEN.sub("", text))})),),)
    return _joined(_run(one, word) for one in dict.fromkeys((text, text.replace("'", ""))))


def _run(text: str, word: Word) -> Steps:
    pieces = PIECE.findall(text)
    last = len(pieces) - 1
    return tuple(
        AnyOf(frozenset({Word(piece, word.head and i == 0, word.tail and i == last)}))
        for i, piece in enumerate(pieces)
    )


def _joined(runs: Iterable[Steps]) -> tuple[Steps, ...]:
    """Join the single words of `runs` into one step, after all longer runs."""
    longer: list[Steps] = []
    single: set[Word | Number] = set()
    for run in runs:
        if len(run) == 1 and isinstance(run[0], AnyOf):
            single |= run[0].words
        else:
            longer.append(run)
    return (*longer, (AnyOf(frozenset(single)),)) if single else tuple(longer)


def _leaves(steps: Steps) -> Iterator[AnyOf]:
    for step in steps:
        if isinstance(step, AnyOf):
            yield step
        elif isinstance(step, Choice):
            for option in step.options:
                yield from _leaves(option)


def _weight(anchors: frozenset[str]) -> float:
    return min(map(len, anchors)) + 1.0 / (1 + len(anchors)) if anchors else 0.0


def _anchors(place: Place) -> frozenset[str]:
    texts = [max(word.text.split("*"), key=len) for word in place if isinstance(word, Word)]
    own = len(texts) == len(place) and all(map(_can_anchor, texts))
    return frozenset(texts) if own else NONE


def _can_anchor(text: str) -> bool:
    return len(text) >= SHORTEST_ANCHOR or not text.isalnum()
