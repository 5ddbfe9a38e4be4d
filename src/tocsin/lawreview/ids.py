"""Give units their ids, and say where the numbering does not run on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tocsin.lawreview.faults import TextFault
from tocsin.lawreview.numbers import order
from tocsin.lawreview.structure import Node
from tocsin.lawreview.units import BELOW_ARTICLE, Kind, Unit

# The abbreviations of the Akoma Ntoso naming convention.
SHORT = {
    Kind.ANNEX: "annex",
    Kind.PART: "part",
    Kind.SECTION: "sec",
    Kind.CHAPTER: "chp",
    Kind.DIVISION: "dvs",
    Kind.ARTICLE: "art",
    Kind.POINT: "para",
    Kind.SUBPOINT: "point",
    Kind.LETTER: "indent",
}


def name(tops: Iterable[Node], faults: list[TextFault]) -> tuple[Unit, ...]:
    """Turn nodes into units with ids that stand once; doubles are told and get `~2`."""
    tops = list(tops)
    counts = Counter(_own(node) for node in _walk(tops))
    namer = _Namer(counts, faults)
    units = tuple(namer.unit(node, "", inside_annex=False) for node in tops)
    articles = [node for node in _walk(node for node in tops if node.kind is not Kind.ANNEX)]
    faults.extend(gaps([node for node in articles if node.kind is Kind.ARTICLE]))
    for node in _walk(tops):
        faults.extend(gaps([child for child in node.children if child.kind in BELOW_ARTICLE]))
    return units


class _Namer:
    def __init__(self, counts: Counter[str], faults: list[TextFault]) -> None:
        self.counts = counts
        self.faults = faults
        self.taken: Counter[str] = Counter()

    def unit(self, node: Node, parent: str, inside_annex: bool) -> Unit:
        id = self._id(node, parent, inside_annex)
        annex = inside_annex or node.kind is Kind.ANNEX
        children = tuple(self.unit(child, id, annex) for child in node.children)
        return Unit(
            id=id,
            kind=node.kind,
            number=node.number,
            label=node.label,
            heading=node.heading,
            text=tuple(node.text),
            children=children,
            after=tuple(node.after),
            repealed=node.repealed,
            place=node.place,
        )

    def _id(self, node: Node, parent: str, inside_annex: bool) -> str:
        own = _own(node)
        low = node.kind in BELOW_ARTICLE
        repeated = self.counts[own] > 1 and node.kind is not Kind.ARTICLE
        id = f"{parent}__{own}" if parent and (low or inside_annex or repeated) else own
        self.taken[id] += 1
        if self.taken[id] == 1:
            return id
        words = f"{node.kind.value} {node.number} stands there {self.taken[id]} times"
        self.faults.append(
            TextFault(node.place, f"{words}; this one is called {id}~{self.taken[id]}")
        )
        return f"{id}~{self.taken[id]}"


def gaps(nodes: list[Node]) -> Iterator[TextFault]:
    """Say where numbers are left out or go back."""
    for before, node in pairwise(nodes):
        if not (node.number[:1].isdigit() and before.number[:1].isdigit()):
            continue
        if node.kind is not before.kind or node.number == before.number:
            continue
        last, now = order(before.number), order(node.number)
        what = node.kind.value
        if now < last:
            words = f"{what} {node.number} comes after {what} {before.number}: out of order"
            yield TextFault(node.place, words)
        elif now[0] > last[0] + 1:
            words = (
                f"after {what} {before.number} comes {what} {node.number}; what is between is "
                "missing or was not recognised"
            )
            yield TextFault(node.place, words)


def _own(node: Node) -> str:
    return f"{SHORT[node.kind]}_{'-'.join(node.number.split()) or 'x'}"


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
