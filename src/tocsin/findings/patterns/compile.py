"""Turn a parsed pattern into a regular expression and the literals that must occur for it."""

import re
from collections.abc import Callable
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
)

# What may stand between two words of one phrase: anything but letters and the end of a sentence.
BETWEEN = r"[^\w.!?\n]{0,6}"
FREE = r"\w{0,14}"
ANY_WORD = r"\w+" + BETWEEN
SHORTEST_ANCHOR = 2


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to search: it can only match where one of `anchors` occurs."""

    regex: re.Pattern[str]
    anchors: frozenset[str]


def compile_pattern(
    pattern: str, classes: Classes, fold: Callable[[str], str] = str.lower
) -> Compiled:
    """Compile `pattern` over text prepared by `fold`; raise `PatternError` where it is too open."""
    tree = parse(pattern, classes)
    anchors = _best_anchors(tree, fold)
    if not anchors:
        raise PatternError(f"{pattern!r} has no word of its own that must occur; add one")
    return Compiled(re.compile(_sequence(tree, fold)), frozenset(anchors))


def _sequence(tree: Sequence, fold: Callable[[str], str]) -> str:
    """Join the parts; a part that may be missing brings its own separator with it."""
    out = ""
    for place, part in enumerate(tree.parts):
        text = _node(part, fold)
        last = place == len(tree.parts) - 1
        if isinstance(part, Gap):
            out += text
        elif isinstance(part, OneOf) and part.optional:
            out += f"(?:{text}{BETWEEN})?" if not last else f"(?:{text})?"
        else:
            out += text if last else text + BETWEEN
    return out


def _node(node: Node, fold: Callable[[str], str]) -> str:
    if isinstance(node, Word):
        return _word(node, fold)
    if isinstance(node, Gap):
        return f"(?:{ANY_WORD}){{0,{node.most}}}?"
    if isinstance(node, Number):
        return r"\b\d{1,9}\b"
    return "(?:" + "|".join(_sequence(choice, fold) for choice in node.choices) + ")"


def _word(word: Word, fold: Callable[[str], str]) -> str:
    pieces = [re.escape(fold(piece)).replace("'", "'?") for piece in word.text.split("*")]
    body = FREE.join(pieces)
    if not re.match(r"\w", word.text):
        return body  # an emoji or sign has no word boundary of its own
    return (
        f"{FREE if word.head else ''}{body}{FREE}"
        if word.tail and word.head
        else _edges(body, word)
    )


def _edges(body: str, word: Word) -> str:
    start = r"\b" + FREE if word.head else r"\b"
    end = FREE + r"\b" if word.tail else r"\b"
    return start + body + end


def _best_anchors(tree: Sequence, fold: Callable[[str], str]) -> set[str]:
    """Choose the part that must occur and whose shortest literal is longest."""
    best: set[str] = set()
    for part in tree.parts:
        found = _anchors(part, fold)
        if found and _weight(found) > _weight(best):
            best = found
    return best


def _weight(anchors: set[str]) -> float:
    if not anchors:
        return 0.0
    return min(len(anchor) for anchor in anchors) + 1.0 / (1 + len(anchors))


def _anchors(node: Node, fold: Callable[[str], str]) -> set[str]:
    """List literals of which one must occur where the node does; empty where none need."""
    if isinstance(node, Word):
        text = max(fold(node.text).split("*"), key=len)
        spellings = {text, text.replace("'", "")}
        return spellings if len(text) >= SHORTEST_ANCHOR or not text.isalnum() else set()
    if not isinstance(node, OneOf) or node.optional:
        return set()
    every = [_best_anchors(choice, fold) for choice in node.choices]
    return set().union(*every) if all(every) else set()
