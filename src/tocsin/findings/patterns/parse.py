"""Read a pattern such as `@will (kill|bury) ..2 @you` into a tree.

`word` one word; `stem*`, `*part*`, `part*part` with free letters at the star; `@name` a class of
words; `(a|b c)` one of; `[x]` at will; `..N` up to N words between; `#` a number. Words may hold
`'`, which readers may leave out. A pattern never runs over the end of a sentence.
"""

import re
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(\.\.\d+|@[\w-]+|[()\[\]|#]|[^\s()\[\]|#@]+)")
WORD = re.compile(r"\*?[\w'-]+(?:\*[\w'-]+)*\*?|[^\w\s*]+")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or emoji; `head` and `tail` say whether its ends are free, `*` stands for any."""

    text: str
    head: bool = False
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number of one or more digits."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several sequences; `optional` where none will do too."""

    choices: tuple["Sequence", ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow each other."""

    parts: tuple["Node", ...]


Node = Word | Gap | Number | OneOf
Classes = dict[str, tuple[str, ...]]


def parse(pattern: str, classes: Classes) -> Sequence:
    """Read `pattern`, with `classes` from name to words or phrases; raise `PatternError`."""
    tokens = _tokens(pattern)
    sequence, rest = _sequence(tokens, classes, pattern)
    if rest:
        raise PatternError(f"{pattern!r}: {rest[0]!r} closes nothing")
    if not sequence.parts:
        raise PatternError(f"{pattern!r} is empty")
    return sequence


def _tokens(pattern: str) -> list[str]:
    tokens, place = [], 0
    text = pattern.rstrip()
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            raise PatternError(f"{pattern!r}: cannot read from {text[place:]!r}")
        tokens.append(found.group(1))
        place = found.end()
    return tokens


def _sequence(tokens: list[str], classes: Classes, pattern: str) -> tuple[Sequence, list[str]]:
    parts: list[Node] = []
    while tokens and tokens[0] not in {")", "]", "|"}:
        head, tokens = tokens[0], tokens[1:]
        if head in {"(", "["}:
            node, tokens = _group(head, tokens, classes, pattern)
            parts.append(node)
        else:
            parts.append(_leaf(head, classes, pattern))
    return Sequence(tuple(parts)), tokens


def _group(
    opening: str, tokens: list[str], classes: Classes, pattern: str
) -> tuple[OneOf, list[str]]:
    closing = ")" if opening == "(" else "]"
    choices = []
    while True:
        choice, tokens = _sequence(tokens, classes, pattern)
        if not choice.parts:
            raise PatternError(f"{pattern!r}: an empty choice; use [..] for what may be missing")
        choices.append(choice)
        if not tokens or tokens[0] not in {"|", closing}:
            raise PatternError(f"{pattern!r}: {opening!r} is not closed by {closing!r}")
        mark, tokens = tokens[0], tokens[1:]
        if mark == closing:
            return OneOf(tuple(choices), optional=opening == "["), tokens


def _leaf(sign: str, classes: Classes, pattern: str) -> Node:
    if sign == "#":
        return Number()
    if sign.startswith(".."):
        return Gap(int(sign[2:]))
    if sign.startswith("@"):
        return _class(sign[1:], classes, pattern)
    if not WORD.fullmatch(sign):
        raise PatternError(f"{pattern!r}: {sign!r} is neither a word nor a known sign")
    word = Word(sign.strip("*"), head=sign.startswith("*"), tail=sign.endswith("*"))
    if (word.head or word.tail) and len(word.text) < 2:
        raise PatternError(f"{pattern!r}: {sign!r} is too short to have a free end")
    return word


def _class(name: str, classes: Classes, pattern: str) -> OneOf:
    if name not in classes:
        known = ", ".join(sorted(classes)) or "none"
        raise PatternError(f"{pattern!r}: no word class @{name}; known classes: {known}")
    inner = {key: value for key, value in classes.items() if key != name}
    return OneOf(tuple(parse(phrase, inner) for phrase in classes[name]))
