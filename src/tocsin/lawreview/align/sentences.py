"""How many sentences of a unit have their place in another unit, and nowhere better beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix, vstack

from tocsin.lawreview.align.features import WORD, directions
from tocsin.lawreview.units import Unit

END = re.compile(r"(?<=[.;:!?])\s+")
SHORT = 3  # words; shorter pieces are abbreviations and labels, and stay with what follows
MOST = 400  # of a unit; the table of the comparison grows with the square


class Sentences:
    """The sentences of old and new units as vectors of one space."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        rows = [list(islice(_sentences(unit), MOST)) for unit in (*old, *new)]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        texts = [text for row in rows for text in row]
        vectors = directions(texts)
        words = np.array([len(WORD.findall(text)) for text in texts], dtype=np.float64)
        spans = [slice(int(a), int(b)) for a, b in pairwise(ends)]
        self._vectors = [vectors[span] for span in spans]
        self._words = [words[span] for span in spans]
        self._olds = len(old)

    def of_new(self, part: int, host: int, whole: int | None) -> float:
        """Give the share (0..1) of a new unit that stands in an old one; see `_share`."""
        beside = None if whole is None else whole + self._olds
        return self._share(part + self._olds, host, beside)

    def of_old(self, part: int, host: int, whole: int | None) -> float:
        """Give the share (0..1) of an old unit that stands in a new one; see `_share`."""
        return self._share(part, host + self._olds, whole)

    def _share(self, part: int, host: int, whole: int | None) -> float:
        """Give each sentence of the host to the part or to the whole, where it is more like.

        Every sentence is given once (Kuhn, 1955), so that what the whole holds already does not
        count for the part. The likeness of its sentences, weighed by their words, is its share.
        """
        here = self._vectors[part]
        both: csr_matrix = here if whole is None else vstack([here, self._vectors[whole]], "csr")
        like = (both @ self._vectors[host].T).toarray()
        rows, columns = linear_sum_assignment(-like)
        own = rows < here.shape[0]
        words = self._words[part]
        found = words[rows[own]] * like[rows[own], columns[own]]
        return float(found.sum() / max(1.0, words.sum()))


def _sentences(unit: Unit) -> Iterator[str]:
    """Give the sentences below the heading, or the heading where there is nothing below it."""
    texts = [text for one in unit.walk() for text in (*_heading(one, unit), *one.text, *one.after)]
    for text in texts or [unit.heading]:
        yield from _cut(text)


def _heading(one: Unit, top: Unit) -> tuple[str, ...]:
    return () if one is top or not one.heading else (one.heading,)


def _cut(text: str) -> Iterator[str]:
    held = ""
    for piece in END.split(text):
        held = f"{held} {piece}".strip()
        if len(WORD.findall(held)) >= SHORT:
            yield held
            held = ""
    if held:
        yield held
