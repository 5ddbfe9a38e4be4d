"""What of a unit is compared: stems of its words, its heading, number and place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from tocsin.lawreview.units import Unit

WORD = re.compile(r"\w+")
STEM = 6  # letters; endings of Russian and Kazakh words come behind them
QUOTES = str.maketrans({**dict.fromkeys("«»“”„‟", '"'), **dict.fromkeys("‐‑‒–—", "-"), "ё": "е"})

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two lists of units as vectors of weighted stems and pairs of stems.

    `cosine[i, j]` and the containments lie in 0..1; rows are old units, columns new ones.
    `old_in_new[i, j]` is the weight of what old unit i shares with new unit j, by its own weight.
    """

    cosine: Matrix
    old_in_new: Matrix
    new_in_old: Matrix


def plain(text: str) -> str:
    """Give a text for asking whether two are the same: one kind of quotes, dashes and spaces."""
    return " ".join(text.translate(QUOTES).casefold().split())


def stems(text: str) -> list[str]:
    """Give the beginnings of the words of a text, numbers whole."""
    return [word[:STEM] for word in WORD.findall(text.translate(QUOTES).casefold())]


def compare(old: Sequence[Unit], new: Sequence[Unit]) -> Compared:
    """Compare every old unit with every new one by the words they hold."""
    return compare_texts([one.wording() for one in old], [one.wording() for one in new])


def compare_texts(old: Sequence[str], new: Sequence[str]) -> Compared:
    """Compare every old text with every new one; see `Compared`."""
    counts = _counts([*old, *new])
    if not counts.shape[1] or not old or not new:
        empty = np.zeros((len(old), len(new)))
        return Compared(empty, empty, empty)
    rarity = _rarity(counts)
    cosine = _weighted(counts, rarity)
    here = (counts > 0).astype(np.float64).multiply(rarity).tocsr()
    mass = np.maximum(np.asarray(here.sum(axis=1)).ravel(), 1e-9)
    n = len(old)
    shared = (here[:n] @ (counts[n:] > 0).astype(np.float64).T).toarray()
    return Compared(
        cosine=(cosine[:n] @ cosine[n:].T).toarray(),
        old_in_new=shared / mass[:n, None],
        new_in_old=shared / mass[n:][None, :],
    )


def directions(texts: Sequence[str]) -> csr_matrix:
    """Give texts as vectors of length one over weighted stems and pairs of stems, one a row."""
    counts = _counts(texts)
    return _weighted(counts, _rarity(counts))


def _counts(texts: Sequence[str]) -> csr_matrix:
    rows = [_grams(text) for text in texts]
    names = {gram: n for n, gram in enumerate({gram: None for row in rows for gram in row})}
    return _sparse(rows, names)


def _weighted(counts: csr_matrix, rarity: Matrix) -> csr_matrix:
    weighted = counts.copy()
    weighted.data = 1 + np.log(weighted.data)
    return _unit_rows(weighted.multiply(rarity).tocsr())


def _grams(text: str) -> Counter[str]:
    words = stems(text)
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return Counter([*words, *pairs])


def _sparse(rows: Iterable[Counter[str]], names: dict[str, int]) -> csr_matrix:
    data: list[int] = []
    indices: list[int] = []
    ends = [0]
    for row in rows:
        data.extend(row.values())
        indices.extend(names[gram] for gram in row)
        ends.append(len(indices))
    return csr_matrix(
        (np.array(data, dtype=np.float64), indices, ends), shape=(len(ends) - 1, len(names))
    )


def _rarity(counts: csr_matrix) -> Matrix:
    """Weigh a gram by how few units hold it: what stands in all of them tells nothing."""
    holders = np.asarray((counts > 0).sum(axis=0)).ravel()
    weight: Matrix = np.log((1 + counts.shape[0]) / (1 + holders)) + 0.1
    return weight


def _unit_rows(matrix: csr_matrix) -> csr_matrix:
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return matrix.multiply(1 / np.maximum(length, 1e-9)[:, None]).tocsr()
