"""Align one draft in two languages: by structure, and by meaning where an encoder is given."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from scipy.optimize import linear_sum_assignment

from tocsin.lawreview.align.features import WORD, Matrix
from tocsin.lawreview.align.match import Link
from tocsin.lawreview.units import LawText, Unit

ACCEPT = 0.45


class Meaning(Protocol):
    """An encoder that gives texts of one meaning near vectors, whatever their language."""

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Give a vector for every text, one a row; lengths do not matter."""
        ...


def align_languages(
    one: LawText, other: LawText, meaning: Meaning | None = None
) -> list[tuple[str, str, float]]:
    """Give (id, id, strength in 0..1) of the articles of one draft in two languages.

    Strength rests on number, place, the tree below, and the figures in the text; with `meaning`
    half of it rests on the nearness of the vectors.
    """
    return [(one_id, other_id, value) for one_id, other_id, value in _linked(one, other, meaning)]


def _linked(one: LawText, other: LawText, meaning: Meaning | None) -> list[tuple[str, str, float]]:
    left, right = one.articles(), other.articles()
    if not left or not right:
        return []
    score = 0.4 * _numbers(left, right) + 0.25 * _shapes(left, right) + 0.2 * _figures(left, right)
    score += 0.15 * _places(left, right)
    if meaning is not None:
        score = 0.5 * score + 0.5 * _meanings(left, right, meaning)
    rows, columns = linear_sum_assignment(-score)
    links = [Link(int(i), int(j), float(score[i, j])) for i, j in zip(rows, columns, strict=True)]
    good = [link for link in links if link.similarity >= ACCEPT]
    return [(left[one.old].id, right[one.new].id, round(one.similarity, 4)) for one in good]


def _numbers(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    return np.array([[float(a.number == b.number) for b in right] for a in left])


def _places(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    here, there = np.linspace(0, 1, len(left)), np.linspace(0, 1, len(right))
    result: Matrix = 1 - np.abs(here[:, None] - there[None, :])
    return result


def _shapes(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """Compare the trees below two articles by the ids of their points, and their lengths."""
    mine, theirs = [_tails(unit) for unit in left], [_tails(unit) for unit in right]
    tree = np.array([[_jaccard(a, b) for b in theirs] for a in mine])
    long = [np.log(1 + len(unit.wording())) for unit in left]
    wide = [np.log(1 + len(unit.wording())) for unit in right]
    length = np.exp(-np.abs(np.subtract.outer(long, wide)))
    result: Matrix = 0.7 * tree + 0.3 * length
    return result


def _tails(unit: Unit) -> frozenset[str]:
    # Letters differ between alphabets; numbers do not.
    tails = (one.id.partition("__")[2] for one in unit.walk() if one is not unit)
    return frozenset(tail for tail in tails if "indent" not in tail)


def _figures(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    mine, theirs = [_digits(unit) for unit in left], [_digits(unit) for unit in right]
    return np.array([[_jaccard(a, b) for b in theirs] for a in mine])


def _digits(unit: Unit) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(unit.wording()) if word.isdigit())


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if not one and not other:
        return 0.5  # nothing to compare speaks neither for nor against
    return len(one & other) / len(one | other)


def _meanings(left: Sequence[Unit], right: Sequence[Unit], meaning: Meaning) -> Matrix:
    mine = _directions(meaning([unit.wording() for unit in left]))
    theirs = _directions(meaning([unit.wording() for unit in right]))
    result: Matrix = np.clip(mine @ theirs.T, 0, 1)
    return result


def _directions(vectors: Matrix) -> Matrix:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    result: Matrix = vectors / lengths
    return result
