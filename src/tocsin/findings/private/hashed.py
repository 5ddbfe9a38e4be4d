"""Find hashed facts of a watchlist in texts: the text is normalised and hashed piece by piece.

The list holds no fact in clear, so everything in a text that could be one is put into the form that
was hashed (`tocsin.domain.normal_private`) and looked up.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tocsin.domain import PrivateKind, Watchlist, normal_private
from tocsin.findings.names import ENDING, nominatives
from tocsin.findings.private.addresses import looks_like_address, spellings
from tocsin.findings.spelling import fold

NUMBER = re.compile(r"\+?\d[\d\s().\u2011-]{4,22}\d")
WORD = re.compile(r"\w+")
# Of one text, so many words are looked at, and so many make up one fact.
MOST_WORDS, LONGEST = 400, 8
PLATE = range(5, 10)
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Match:
    """A private fact that stands in a text: whose, of which kind, and where."""

    journalist: str
    kind: PrivateKind
    start: int
    end: int


class Hashed:
    """Looks for the hashed facts of one watchlist."""

    def __init__(self, watch: Watchlist) -> None:
        self._owners: dict[PrivateKind, dict[bytes, list[str]]] = defaultdict(dict)
        for entry in watch.private:
            owners = self._owners[entry.kind]
            owners.setdefault(bytes.fromhex(entry.sha256), []).append(entry.journalist)
        self._begun = {
            kind: hashlib.sha256(f"{watch.salt}\n{kind.value}\n".encode()) for kind in self._owners
        }

    def __bool__(self) -> bool:
        return bool(self._owners)

    def find(self, text: str) -> list[Match]:
        """Give the facts that stand in a text, each kind and owner once."""
        found: dict[tuple[str, PrivateKind], Match] = {}
        for kind in self._owners:
            for start, end, normal in _candidates(kind, text):
                for owner in self._look_up(kind, normal):
                    found.setdefault((owner, kind), Match(owner, kind, start, end))
        return [found[key] for key in sorted(found)]

    def _look_up(self, kind: PrivateKind, normal: str) -> list[str]:
        hashed = self._begun[kind].copy()
        hashed.update(normal.encode())
        return self._owners[kind].get(hashed.digest(), [])


def _candidates(kind: PrivateKind, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what in a text could be a fact of this kind, in the form that is hashed."""
    if kind is PrivateKind.PHONE:
        yield from _numbers(text)
        return
    words = [(one.start(), one.end(), one[0]) for one in WORD.finditer(text)][:MOST_WORDS]
    if kind is PrivateKind.FAMILY_NAME:
        yield from _names(words)
    elif kind is PrivateKind.PLATE:
        yield from _joined(words, kind, 3)
    else:
        yield from _joined(words, kind, LONGEST)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for found in NUMBER.finditer(text):
        digits = normal_private(PrivateKind.PHONE, found[0])
        yield *found.span(), digits
        if len(digits) == 10:  # written without the code of the country
            yield *found.span(), "7" + digits


def _joined(
    words: list[tuple[int, int, str]], kind: PrivateKind, most: int
) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words with a digit among them, and for addresses their other spellings.

    An address does not begin with its number.
    """
    digits = [DIGIT.search(word) is not None for _, _, word in words]
    short = kind is not PrivateKind.ADDRESS
    for first in range(len(words)):
        for last in range(first, min(first + most, len(words))):
            run = words[first : last + 1]
            if not any(digits[first : last + 1]) or (not short and digits[first]):
                continue
            start, end = run[0][0], run[-1][1]
            normal = normal_private(kind, " ".join(word for _, _, word in run))
            if kind is PrivateKind.PLATE and len(normal) not in PLATE:
                continue
            yield start, end, normal
            if kind is PrivateKind.ADDRESS and looks_like_address([word for _, _, word in run]):
                yield from ((start, end, one) for one in spellings(normal))


def _names(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of up to three words, each as it stands and without its ending or case."""
    for first in range(len(words)):
        forms: Iterable[str] = ("",)
        for last in range(first, min(first + 3, len(words))):
            forms = {
                f"{before} {form}".strip() for before in forms for form in _forms(words[last][2])
            }
            for form in sorted(forms):
                yield words[first][0], words[last][1], form


@lru_cache(maxsize=20_000)
def _forms(word: str) -> frozenset[str]:
    """Give the forms that a word of a name may have been hashed in."""
    plain = normal_private(PrivateKind.FAMILY_NAME, word)
    found = {plain} if plain else {""}
    if word[:1].isupper() and len(word) > 3:
        found |= {normal_private(PrivateKind.FAMILY_NAME, one) for one in nominatives(word)}
        folded = fold(plain)
        found |= {plain[:n] for n in range(3, len(plain)) if ENDING.fullmatch(folded[n:])}
    return frozenset(found)
