"""Find what was split and merged: units without a match that stand as a part in a matched one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.lawreview.align.features import Compared, Matrix
from tocsin.lawreview.align.sentences import Sentences
from tocsin.lawreview.units import Unit

CANDIDATES = 3

Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PartWeights:
    """From where a unit is believed to be a part of another (bench/lawreview.py)."""

    share: float = 0.50  # of its sentences have their place there and nowhere better
    titled: float = 0.26  # less is enough where both have one heading
    beside: float = 0.20  # and where the unit stands next to another part
    least: float = 0.15  # but never less than this
    words: float = 0.56  # or this much of its words stand there, however they are cut
    covered: float = 0.93  # a unit that is there nearly whole already has no room for more parts


@dataclass(frozen=True, slots=True)
class _Side:
    """Parts looked for on one side; matrices have a row for a host and a column for a part."""

    match: dict[int, int]  # host: the unit it is matched with, on the side of the parts
    part_in_host: Matrix
    host_in_part: Matrix
    heads: Matrix
    share: Callable[[int, int, int | None], float]


def parts(
    pairs: Pairs,
    old: Sequence[Unit],
    new: Sequence[Unit],
    likeness: Compared,
    heads: Matrix,
    weights: PartWeights,
) -> Iterator[tuple[int, int]]:
    """Give (old, new) where a unit without a match is a part of the other: splits, then merges."""
    sentences = Sentences(old, new)
    splits = _Side(
        dict(pairs), likeness.new_in_old, likeness.old_in_new, heads, sentences.of_new
    )
    for part, host in _found(splits, weights):
        yield host, part
    merges = _Side(
        {j: i for i, j in pairs},
        likeness.old_in_new.T,
        likeness.new_in_old.T,
        heads.T,
        sentences.of_old,
    )
    yield from _found(merges, weights)


def _found(side: _Side, weights: PartWeights) -> Iterator[tuple[int, int]]:
    together = defaultdict(set, {host: {unit} for host, unit in side.match.items()})
    free = set(range(side.heads.shape[1])) - set(side.match.values())
    for part in sorted(free):
        near = side.part_in_host[:, part] + weights.titled * side.heads[:, part]
        hosts = [int(host) for host in np.argsort(-near)[:CANDIDATES]]
        host = max(hosts, key=lambda host: _excess(side, part, host, together[host], weights))
        if _excess(side, part, host, together[host], weights) >= 0:
            together[host].add(part)
            yield part, host


def _excess(
    side: _Side, part: int, host: int, together: set[int], weights: PartWeights
) -> float:
    """Say how far a unit is above what makes it a part of the host; below 0 it is none."""
    whole = side.match.get(host)
    share = side.share(part, host, whole)
    beside = bool({part - 1, part + 1} & together)
    need = weights.share - weights.titled * side.heads[host, part] - weights.beside * beside
    by_share = share - max(weights.least, need)
    full = whole is not None and side.host_in_part[host, whole] >= weights.covered
    by_words = -1.0 if full else side.part_in_host[host, part] - weights.words
    return float(max(by_share, by_words))
