"""Read a pattern such as `@will (kill|bury) ..2 @you` into a tree.

`word` one word; `stem*`, `*part*`, `part*part` with free letters at the star; `@name` a class of
words; `(a|b c)` one of; `[x]` at will; `..N` up to N words between; `#` a number; `<person>` a
handle or a known name. Words may hold `'`, which readers may leave out. A pattern never runs over
the end of a sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# The word that stands in for a handle or a known name; written `<person>` in patterns.
PERSON = "ǂǂ"
TOKEN = re.compile(r"\s*(\.\.\d+|@[\w-]+|[()\[\]|#]|[^\s()\[\]|#@]+)")
WORD = re.compile(r"\*?[\w'-]+(?:\*[\w'-]+)*\*?|[^\w\s*]+")
CLOSING = {"(": ")", "[": "]"}
# More words between than this is no phrase any more.
WIDEST_GAP = 12


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
# A class is a list of words and phrases, or one that has been read before.
Classes = Mapping[str, tuple[str, ...] | OneOf]


def parse(pattern: str, classes: Classes) -> Sequence:
    """Read `pattern`, with `classes` from name to words or phrases; raise `PatternError`."""
    reader = _Reader(pattern, classes)
    sequence = reader.sequence()
    if reader.ahead is not None:
        raise PatternError(f"{pattern!r}: {reader.ahead!r} closes nothing")
    if not sequence.parts:
        raise PatternError(f"{pattern!r} is empty")
    return sequence


class _Reader:
    """Goes through the tokens of one pattern."""

    def __init__(self, pattern: str, classes: Classes) -> None:
        self._pattern = pattern
        self._classes = classes
        self._rest = iter(_tokens(pattern))
        self.ahead = next(self._rest, None)

    def sequence(self) -> Sequence:
        parts: list[Node] = []
        while self.ahead is not None and self.ahead not in {")", "]", "|"}:
            sign = self._take()
            parts.append(self._group(sign) if sign in CLOSING else self._leaf(sign))
        return Sequence(tuple(parts))

    def _take(self) -> str:
        sign, self.ahead = self.ahead, next(self._rest, None)
        assert sign is not None
        return sign

    def _group(self, opening: str) -> OneOf:
        choices = []
        while True:
            choice = self.sequence()
            if not choice.parts:
                raise self._fault("an empty choice; use [..] for what may be missing")
            choices.append(choice)
            if self.ahead not in {"|", CLOSING[opening]}:
                raise self._fault(f"{opening!r} is not closed by {CLOSING[opening]!r}")
            if self._take() != "|":
                return OneOf(tuple(choices), optional=opening == "[")

    def _leaf(self, sign: str) -> Node:
        if sign == "#":
            return Number()
        if sign == "<person>":
            return Word(PERSON, tail=True)
        if sign.startswith("@"):
            return _class(sign[1:], self._classes, self._pattern)
        if sign.startswith("..") and sign[2:].isdecimal():
            return self._gap(int(sign[2:]))
        if not WORD.fullmatch(sign):
            raise self._fault(f"{sign!r} is neither a word nor a known sign")
        word = Word(sign.strip("*"), head=sign.startswith("*"), tail=sign.endswith("*"))
        if (word.head or word.tail) and len(word.text) < 2:
            raise self._fault(f"{sign!r} is too short to have a free end")
        return word

    def _gap(self, most: int) -> Gap:
        if most > WIDEST_GAP:
            raise self._fault(f"a gap of {most} words is too wide; at most ..{WIDEST_GAP}")
        return Gap(most)

    def _fault(self, words: str) -> PatternError:
        return PatternError(f"{self._pattern!r}: {words}")


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


def _class(name: str, classes: Classes, pattern: str) -> OneOf:
    if name not in classes:
        known = ", ".join(sorted(classes)) or "none"
        raise PatternError(f"{pattern!r}: no word class @{name}; known classes: {known}")
    found = classes[name]
    if isinstance(found, OneOf):
        return found
    inner = {key: value for key, value in classes.items() if key != name}
    return OneOf(tuple(parse(phrase, inner) for phrase in found))


def resolve(classes: Mapping[str, tuple[str, ...]]) -> dict[str, OneOf]:
    """Read every class once; raise `PatternError` where one is faulty, empty or names itself."""
    done: dict[str, OneOf] = {}
    for name in classes:
        _resolve(name, classes, done, ())
    return done


def _resolve(
    name: str,
    classes: Mapping[str, tuple[str, ...]],
    done: dict[str, OneOf],
    above: tuple[str, ...],
) -> None:
    if name in done:
        return
    if name in above:
        ring = " > ".join(f"@{one}" for one in (*above[above.index(name) :], name))
        raise PatternError(f"classes that name themselves: {ring}; take one of them out")
    if not classes[name]:
        raise PatternError(f"class @{name} has no words; add one or take it out")
    for phrase in classes[name]:
        for sign in _tokens(phrase):
            if sign[1:] in classes and sign.startswith("@"):
                _resolve(sign[1:], classes, done, (*above, name))
    done[name] = OneOf(tuple(parse(phrase, done) for phrase in classes[name]))
