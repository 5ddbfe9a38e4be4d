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


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One word of the text that is any of these."""

    words: frozenset[Word | Number]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs of words, the longer spellings first; or none, where `optional`."""

    options: tuple[tuple["Step", ...], ...]
    optional: bool = False


Step = AnyOf | Gap | Choice
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to be indexed: it can only match where one of `anchors` occurs."""

    steps: Steps
    anchors: frozenset[str]

    def words(self) -> Iterator[Word]:
        """Give every word of the pattern, needed or not."""
        for leaf in leaves(self.steps):
            yield from (word for word in leaf.words if isinstance(word, Word))


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

    def compile(self, pattern: str) -> Compiled:
        """Compile one pattern; raise `PatternError` where it is faulty or too open."""
        steps = self._sequence(parse(pattern, self._classes))
        anchors = _best_anchors(steps)
        if not anchors:
            raise PatternError(f"{pattern!r} has no word of its own that must occur; add one")
        return Compiled(steps, frozenset(anchors))

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
            return _spellings(node, self._fold)
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


def leaves(steps: Steps) -> Iterator[AnyOf]:
    """Give every single place of `steps`."""
    for step in steps:
        if isinstance(step, AnyOf):
            yield step
        elif isinstance(step, Choice):
            for option in step.options:
                yield from leaves(option)


def _best_anchors(steps: Steps) -> set[str]:
    """Choose the step that must occur and whose shortest word is longest."""
    return max((_anchors(step) for step in steps), key=_weight, default=set())


def _weight(anchors: set[str]) -> float:
    if not anchors:
        return 0.0
    return min(len(anchor) for anchor in anchors) + 1.0 / (1 + len(anchors))


def _anchors(step: Step) -> set[str]:
    """List words of which one must occur where the step does; empty where none need."""
    if isinstance(step, AnyOf):
        texts = [_core(word.text) for word in step.words if isinstance(word, Word)]
        own = len(texts) == len(step.words) and all(map(_can_anchor, texts))
        return set(texts) if own else set()
    if not isinstance(step, Choice) or step.optional:
        return set()
    every = [_best_anchors(option) for option in step.options]
    return set().union(*every) if all(every) else set()


def _core(text: str) -> str:
    return max(text.split("*"), key=len)


def _can_anchor(text: str) -> bool:
    return len(text) >= SHORTEST_ANCHOR or not text.isalnum()
