"""Match the units of two texts one to one, and find what was split and merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from tocsin.lawreview.align.features import Compared, Matrix, compare, plain
from tocsin.lawreview.align.parts import Parts, PartWeights
from tocsin.lawreview.units import Unit


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts, and from where a match is believed (bench/lawreview.py)."""

    text: float = 0.72
    heading: float = 0.12
    number: float = 0.06
    place: float = 0.05
    neighbour: float = 0.05
    accept: float = 0.33
    same_title: float = 0.97  # of a heading's words stand in the other
    trace: float = 0.15  # with a heading of its own this much of the text is enough
    parts: PartWeights = field(default_factory=PartWeights)


@dataclass(frozen=True, slots=True)
class Link:
    """Old and new unit by position, with the likeness of their words in 0..1."""

    old: int
    new: int
    similarity: float


def match(old: Sequence[Unit], new: Sequence[Unit], weights: Weights | None = None) -> list[Link]:
    """Give all links between old and new units: one to one by assignment, then splits and merges.

    Both sides get the assignment that is best over all pairs together (Kuhn, 1955); a unit that
    was split has links to several new ones, a merged one from several old ones.
    """
    weights = weights or Weights()
    if not old or not new:
        return []
    likeness = compare(old, new)
    heads = _headings(old, new)
    signs = _signs(old, new, likeness, heads, weights)
    first = _assign(signs, weights.accept)
    signs += weights.neighbour * _neighbours(first, signs.shape)
    pairs = _assign(signs, weights.accept)
    pairs += _by_title(pairs, old, new, likeness, weights)
    parts = Parts(old, new, likeness, heads, weights.parts)
    standing = parts.standing(pairs)
    links = {pair: float(likeness.cosine[pair]) for pair in standing}
    for pair in parts.links(standing, set(pairs) - set(standing)):
        links[pair] = float(max(likeness.old_in_new[pair], likeness.new_in_old[pair]))
    return [Link(i, j, round(value, 4)) for (i, j), value in sorted(links.items())]


def _signs(
    old: Sequence[Unit],
    new: Sequence[Unit],
    likeness: Compared,
    heads: Matrix,
    weights: Weights,
) -> Matrix:
    text = np.maximum(likeness.cosine, 0.9 * _best_part(likeness))
    numbers = np.array([[one.number == other.number for other in new] for one in old], dtype=float)
    here = np.linspace(0, 1, len(old))[:, None]
    there = np.linspace(0, 1, len(new))[None, :]
    place = 1 - np.abs(here - there)
    # A repealed article has lost its words; its number is what is left of it.
    text = np.maximum(text, 0.6 * numbers * np.array([[one.repealed for one in new]]))
    # Number and place only choose among units that are alike: alone they say nothing.
    alike = np.clip(text * 2, 0, 1)
    result: Matrix = (
        weights.text * text
        + weights.heading * heads
        + (weights.number * numbers + weights.place * place) * alike
    )
    return result


def _best_part(likeness: Compared) -> Matrix:
    """Give a low likeness to units of which one stands in the other."""
    part: Matrix = 0.6 * np.minimum(1.0, np.maximum(likeness.old_in_new, likeness.new_in_old))
    return part


def _headings(old: Sequence[Unit], new: Sequence[Unit]) -> Matrix:
    before, after = [plain(one.heading) for one in old], [plain(one.heading) for one in new]
    scores = process.cdist(before, after, scorer=fuzz.ratio, dtype=np.float32) / 100
    bare = np.outer([not head for head in before], np.ones(len(after), dtype=bool))
    bare |= np.outer(np.ones(len(before), dtype=bool), [not head for head in after])
    result: Matrix = np.where(bare, 0, np.clip((scores - 0.5) * 2, 0, 1)).astype(np.float64)
    return result


def _assign(signs: Matrix, accept: float) -> list[tuple[int, int]]:
    rows, columns = linear_sum_assignment(-np.where(signs >= accept, signs - 1.0 * accept, 0))
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if signs[i, j] >= accept]


def _by_title(
    pairs: list[tuple[int, int]],
    old: Sequence[Unit],
    new: Sequence[Unit],
    likeness: Compared,
    weights: Weights,
) -> list[tuple[int, int]]:
    """Pair units left over of which one heading holds the other, if some words agree too."""
    free_old = sorted(set(range(len(old))) - {i for i, _ in pairs})
    free_new = sorted(set(range(len(new))) - {j for _, j in pairs})
    before = [plain(old[i].heading) for i in free_old]
    after = [plain(new[j].heading) for j in free_new]
    scores = process.cdist(before, after, scorer=fuzz.token_set_ratio, dtype=np.float32) / 100
    named = scores >= weights.same_title
    alone = (named.sum(axis=1)[:, None] == 1) & (named.sum(axis=0)[None, :] == 1)
    found = [(free_old[i], free_new[j]) for i, j in np.argwhere(named & alone)]
    return [pair for pair in found if likeness.cosine[pair] >= weights.trace]


def _neighbours(pairs: list[tuple[int, int]], shape: tuple[int, ...]) -> Matrix:
    """Mark pairs that stand beside a pair: articles mostly move with those around them."""
    beside = np.zeros(shape)
    for i, j in pairs:
        for step in (-1, 1):
            if 0 <= i + step < shape[0] and 0 <= j + step < shape[1]:
                beside[i + step, j + step] += 0.5
    return beside
