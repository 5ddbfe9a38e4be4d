"""Find what was split and merged: units that stand as a part in one that has its match already."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np

from tocsin.lawreview.align.features import Compared, Matrix
from tocsin.lawreview.align.sentences import Sentences
from tocsin.lawreview.units import Unit

CANDIDATES = 3

PairOfPlaces = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartWeights:
    """From where a unit is believed to be a part of another (bench/lawreview.py)."""

    share: float = 0.50  # of its sentences have their place there and nowhere better
    titled: float = 0.26  # less is enough where both have one heading
    beside: float = 0.20  # and where the unit stands next to another part
    least: float = 0.15  # but never less than this
    words: float = 0.56  # or this much of its words stand there, however they are cut
    covered: float = 0.93  # a unit that is there nearly whole already has no room for more parts
    weak: float = 0.60  # a pair of which more words agree is not asked again
    better: float = 0.10  # a weak pair is given up for a part that holds so much more


@dataclass(frozen=True, slots=True)
class _Side:
    """Parts looked for on one side; matrices have a row for a host and a column for a part."""

    part_in_host: Matrix
    host_in_part: Matrix
    heads: Matrix
    share: Callable[[int, int, int | None], float]
    own: Callable[[int, int], float]


class Parts:
    """Asks of units whether they are parts of others; sentences are compared once."""

    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        likeness: Compared,
        heads: Matrix,
        weights: PartWeights,
    ) -> None:
        sentences = Sentences(old, new)
        self._cosine = likeness.cosine
        self._weights = weights

        def own(i: int, j: int) -> float:
            return max(sentences.of_old(i, j, None), sentences.of_new(j, i, None))

        self._splits = _Side(
            likeness.new_in_old,
            likeness.old_in_new,
            heads,
            sentences.of_new,
            lambda part, host: own(host, part),
        )
        self._merges = _Side(
            likeness.old_in_new.T, likeness.new_in_old.T, heads.T, sentences.of_old, own
        )

    def standing(self, pairs: Sequence[PairOfPlaces]) -> list[PairOfPlaces]:
        """Give the pairs without weak ones of which one unit is far better a part of another.

        The assignment gives a merged article away to a new one on its topic: one to one, its own
        place is taken.
        """
        turned = [(j, i) for i, j in pairs]
        weak = [pair for pair in pairs if self._cosine[pair] < self._weights.weak]
        return sorted(
            {*pairs}
            - {(i, j) for i, j in weak if self._is_part(self._splits, dict(pairs), j, i)}
            - {(i, j) for i, j in weak if self._is_part(self._merges, dict(turned), i, j)}
        )

    def links(
        self, pairs: Sequence[PairOfPlaces], never: Set[PairOfPlaces] = frozenset()
    ) -> Iterator[PairOfPlaces]:
        """Give (old, new) where a unit without a match is a part of the other; none of `never`."""
        refused = {(j, i) for i, j in never}
        for part, host in self._found(self._splits, dict(pairs), refused):
            yield host, part
        yield from self._found(self._merges, {j: i for i, j in pairs}, never)

    def _is_part(self, side: _Side, match: dict[int, int], part: int, mate: int) -> bool:
        """Say whether a unit with a mate is better a part of another host."""
        own = side.own(part, mate)
        return any(
            host != mate
            and side.share(part, host, match[host]) >= own + self._weights.better
            and self._excess(side, match, part, host, {match[host]}) >= 0
            for host in self._hosts(side, part)
            if host in match
        )

    def _found(
        self, side: _Side, match: dict[int, int], refused: Set[PairOfPlaces]
    ) -> Iterator[PairOfPlaces]:
        together = defaultdict(set, {host: {unit} for host, unit in match.items()})
        free = set(range(side.heads.shape[1])) - set(match.values())
        for part in sorted(free):
            excess = {
                host: self._excess(side, match, part, host, together[host])
                for host in self._hosts(side, part)
                if (part, host) not in refused
            }
            host = max(excess, key=lambda host: excess[host], default=-1)
            if excess.get(host, -1.0) >= 0:
                together[host].add(part)
                yield part, host

    def _hosts(self, side: _Side, part: int) -> list[int]:
        near = side.part_in_host[:, part] + self._weights.titled * side.heads[:, part]
        hosts = np.argsort(-near, kind="stable")[:CANDIDATES]
        return [int(host) for host in hosts if side.part_in_host[host, part] >= self._weights.least]

    def _excess(
        self, side: _Side, match: dict[int, int], part: int, host: int, together: set[int]
    ) -> float:
        """Say how far a unit is above what makes it a part of the host; below 0 it is none."""
        weights, whole = self._weights, match.get(host)
        beside = weights.beside * bool({part - 1, part + 1} & together)
        need = weights.share - weights.titled * side.heads[host, part] - beside
        by_share = side.share(part, host, whole) - max(weights.least, need)
        full = whole is not None and side.host_in_part[host, whole] >= weights.covered
        by_words = -1.0 if full else side.part_in_host[host, part] - weights.words
        return float(max(by_share, by_words))
