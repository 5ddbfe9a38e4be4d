"""Say what became of every article from one version to the next."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.lawreview.align.features import plain
from tocsin.lawreview.align.match import Link, Weights, match
from tocsin.lawreview.units import LawText, Unit


class Change(StrEnum):
    """What happened to an article; several may hold at once."""

    SAME = "same"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REPEALED = "repealed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    """Units of the old text that became units of the new one; ids, in the order of the texts.

    `similarity` is the least likeness of the words on any link, in 0..1; 0 for new and gone.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    similarity: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every article of two versions in exactly one pair, in the order of the new text."""

    pairs: tuple[Pair, ...]

    def of_old(self, id: str) -> Pair | None:
        """Give the pair that holds an old article."""
        return next((pair for pair in self.pairs if id in pair.old), None)

    def of_new(self, id: str) -> Pair | None:
        """Give the pair that holds a new article."""
        return next((pair for pair in self.pairs if id in pair.new), None)

    def links(self) -> set[tuple[str, str]]:
        """Give every (old id, new id)."""
        return {(old, new) for pair in self.pairs for old in pair.old for new in pair.new}

    def count(self) -> Counter[Change]:
        """Count the changes."""
        return Counter(change for pair in self.pairs for change in pair.changes)


def align(old: LawText, new: LawText, weights: Weights | None = None) -> Alignment:
    """Align the articles of two versions in one language; see `Alignment`."""
    before, after = old.articles(), new.articles()
    links = match(before, after, weights)
    moved = _moved(links) | _changed_chapter(links, before, after, old, new)
    pairs = [
        _pair(group, before, after, any(link in moved for link in group))
        for group in _groups(links)
    ]
    return Alignment(tuple(_in_order(pairs, before, after)))


def align_units(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """Align paragraphs of articles that correspond, where less likeness is enough."""
    links = match(old, new, Weights(accept=0.2))
    pairs = [_pair(group, old, new, moved=False) for group in _groups(links)]
    return Alignment(tuple(_in_order(pairs, old, new)))


def _groups(links: Sequence[Link]) -> Iterator[list[Link]]:
    """Put links together that share a unit."""
    groups: list[list[Link]] = []
    for link in links:
        near = [g for g in groups if any(one.old == link.old or one.new == link.new for one in g)]
        merged = [*(one for group in near for one in group), link]
        groups = [group for group in groups if group not in near] + [merged]
    yield from groups


def _pair(links: list[Link], before: Sequence[Unit], after: Sequence[Unit], moved: bool) -> Pair:
    old = [before[i] for i in sorted({link.old for link in links})]
    new = [after[j] for j in sorted({link.new for link in links})]
    return Pair(
        old=tuple(one.id for one in old),
        new=tuple(one.id for one in new),
        similarity=min(link.similarity for link in links),
        changes=tuple(_changes(old, new, moved)),
    )


def _changes(old: list[Unit], new: list[Unit], moved: bool) -> Iterator[Change]:
    found = []
    if len(new) > 1:
        found.append(Change.SPLIT)
    if len(old) > 1:
        found.append(Change.MERGED)
    if len(old) == len(new) == 1:
        if new[0].repealed and not old[0].repealed:
            found.append(Change.REPEALED)
        if old[0].number != new[0].number:
            found.append(Change.RENUMBERED)
        if plain(old[0].wording()) != plain(new[0].wording()):
            found.append(Change.REWORDED)
    if moved:
        found.append(Change.MOVED)
    yield from found or [Change.SAME]


def _moved(links: Sequence[Link]) -> set[Link]:
    """Give the fewest links without which the rest runs in one order."""
    ordered = sorted(links, key=lambda link: (link.old, link.new))
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, link in enumerate(ordered):
        at = bisect_left(tails, link.new)
        back.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [link.new]
        ends[at : at + 1] = [n]
    keep, n = set(), ends[-1] if ends else -1
    while n >= 0:
        keep.add(ordered[n])
        n = back[n]
    # The halves of a split article do not move each other.
    kept_old, kept_new = {link.old for link in keep}, {link.new for link in keep}
    return {link for link in links if link.old not in kept_old and link.new not in kept_new}


def _changed_chapter(
    links: Sequence[Link],
    before: Sequence[Unit],
    after: Sequence[Unit],
    old: LawText,
    new: LawText,
) -> set[Link]:
    """Give links between chapters that do not correspond, as most of their articles show."""
    was, now = old.chapter_of(), new.chapter_of()
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        ties[was[before[link.old].id]][now[after[link.new].id]] += 1
    usual: Mapping[str, str] = {one: count.most_common(1)[0][0] for one, count in ties.items()}
    clear = {one for one, count in ties.items() if count[usual[one]] >= 0.6 * count.total() > 1}
    reached: dict[str, set[str]] = defaultdict(set)
    for one, other in usual.items():
        reached[other].add(one)
    return {
        link
        for link in links
        if (chapter := was[before[link.old].id]) in clear
        and usual[chapter] != (target := now[after[link.new].id])
        # A chapter cut in two is no move: its second half goes to a chapter that is new.
        and reached[target] - {chapter}
    }


def _in_order(pairs: list[Pair], before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[Pair]:
    """Give pairs in the order of the new text; what is gone stands where it was in the old one."""
    met_old = {id for pair in pairs for id in pair.old}
    met_new = {id for pair in pairs for id in pair.new}
    by_new = {pair.new[0]: pair for pair in pairs}
    gone_behind: dict[str, list[Pair]] = defaultdict(list)
    last = ""
    heads = {id: pair.new[0] for pair in pairs for id in pair.old}
    for unit in before:
        if unit.id in met_old:
            last = heads[unit.id]
        else:
            gone_behind[last].append(Pair((unit.id,), (), 0.0, (Change.GONE,)))
    yield from gone_behind[""]
    for unit in after:
        if unit.id in by_new:
            yield by_new[unit.id]
        elif unit.id not in met_new:
            yield Pair((), (unit.id,), 0.0, (Change.NEW,))
        yield from gone_behind[unit.id]
