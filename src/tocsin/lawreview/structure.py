"""Put the paragraphs of a document into the tree of a law, and say what looks wrong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tocsin.lawreview import marks, quoted
from tocsin.lawreview.faults import TextFault
from tocsin.lawreview.lines import Line, Role
from tocsin.lawreview.marks import Opening
from tocsin.lawreview.units import BELOW_ARTICLE, DEPTH, Kind

CONTENTS = re.compile(r"(?:содержание|оглавление|мазмұны|contents|table of contents)\W*", re.I)
EDITORIAL = re.compile(
    r"(?:Сноска\.|Ескерту\.|Примечание (?:ИЗПИ|РЦПИ)|ЗҚАИ-ның ескертпесі|Footnote\.)"
)
LONGEST_HEADING = 250
SENTENCE_END = (".", ";", ":", "!", "?")


@dataclass(slots=True)
class Node:
    """A unit under construction."""

    kind: Kind
    number: str
    label: str
    place: str
    heading: str = ""
    text: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    repealed: bool = False


@dataclass(slots=True)
class Tree:
    """What came of the paragraphs: top units, words before them, remarks, doubts."""

    tops: list[Node] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[TextFault] = field(default_factory=list)


def grow(lines: Iterable[Line]) -> Tree:
    """Put paragraphs into a tree; nothing is dropped but a table of contents, which is told."""
    grower = _Grower()
    for block in quoted.blocks(_without_contents(list(lines), grower.tree)):
        if block.note:
            grower.tree.faults.append(TextFault(block.lines[0].place, block.note))
        if block.quoted:
            grower.quote(block.lines)
        else:
            grower.take(block.lines[0])
    return grower.tree


class _Grower:
    def __init__(self) -> None:
        self.tree = Tree()
        self.open: list[Node] = []

    def take(self, line: Line) -> None:
        """Take one paragraph: it opens a unit, heads one, or runs on."""
        if EDITORIAL.match(line.text):
            self.tree.notes.append(line.text)
            return
        gone = marks.repealed_range(line.text)
        if gone:
            self._repealed(gone, line)
            return
        found = marks.opening(line.text) if line.role is not Role.TABLE else None
        if found and self._fits(found):
            self._begin(found, line)
        else:
            self._run_on(line)

    def quote(self, lines: tuple[Line, ...]) -> None:
        """Add words that an amending law quotes to the unit that quotes them."""
        words = [line.text for line in lines]
        if self.open:
            self.open[-1].text.extend(words)
        else:
            self.tree.preamble.extend(lines)

    def _fits(self, found: Opening) -> bool:
        if found.kind is Kind.LETTER and len(found.number) == 1:
            # A lone letter opens a list only below a point or an article.
            return bool(self.open) and self.open[-1].kind in (Kind.ARTICLE, *BELOW_ARTICLE)
        return True

    def _begin(self, found: Opening, line: Line) -> None:
        while self.open and DEPTH[self.open[-1].kind] >= DEPTH[found.kind]:
            self.open.pop()
        node = Node(found.kind, found.number, found.label, line.place)
        self._hang(node)
        self.open.append(node)
        rest = found.rest.strip()
        if found.kind in BELOW_ARTICLE:
            self._point_words(node, rest, line)
        elif rest:
            self._headed(node, rest, line)

    def _hang(self, node: Node) -> None:
        if not self.open:
            self.tree.tops.append(node)
            return
        parent = self.open[-1]
        if parent.after and parent.children:
            # The list goes on, so that the words between belong to its last item.
            parent.children[-1].after.extend(parent.after)
            parent.after.clear()
        parent.children.append(node)

    def _point_words(self, node: Node, rest: str, line: Line) -> None:
        node.repealed = marks.is_repealed(rest)
        inner = marks.opening(rest)
        if inner and inner.kind in BELOW_ARTICLE and DEPTH[inner.kind] > DEPTH[node.kind]:
            self._begin(inner, line)
        elif rest:
            node.text.append(rest)

    def _headed(self, node: Node, rest: str, line: Line) -> None:
        inner = marks.opening(rest)
        if inner and inner.kind in BELOW_ARTICLE and inner.number == "1":
            self._begin(inner, line)
            return
        node.repealed = marks.is_repealed(rest)
        sentence = rest.endswith(SENTENCE_END) and node.kind is Kind.ARTICLE
        if node.repealed or sentence or len(rest) > LONGEST_HEADING:
            node.text.append(rest)
        else:
            node.heading = rest

    def _run_on(self, line: Line) -> None:
        if not self.open:
            self.tree.preamble.append(line)
            return
        node = self.open[-1]
        wants_heading = not (node.heading or node.text or node.children)
        heads = wants_heading and node.kind not in BELOW_ARTICLE
        if heads and _is_heading(line) and not marks.is_repealed(line.text):
            node.heading = line.text
            return
        if not (node.text or node.children) and marks.is_repealed(line.text):
            node.repealed = True
        self._home(line).append(line.text)

    def _home(self, line: Line) -> list[str]:
        """Find where an unnumbered paragraph belongs: behind a finished list, or in its item."""
        node = self.open[-1]
        while (
            node.kind in (Kind.SUBPOINT, Kind.LETTER) and _is_finished(node) and len(self.open) > 1
        ):
            if line.text[:1].islower():
                break
            self.open.pop()
            node = self.open[-1]
        return node.after if node.children else node.text

    def _repealed(self, gone: tuple[int, int], line: Line) -> None:
        for number in range(gone[0], gone[1] + 1):
            self._begin(Opening(Kind.ARTICLE, str(number), str(number), ""), line)
            self.open[-1].repealed = True
            self.open[-1].text.append(line.text)


def _is_heading(line: Line) -> bool:
    short = len(line.text) <= LONGEST_HEADING
    return short and (line.role is Role.TITLE or not line.text.endswith(SENTENCE_END))


def _is_finished(node: Node) -> bool:
    """Say whether the last words in or below a unit end a sentence."""
    while node.children and not node.after:
        node = node.children[-1]
    words = [*node.text, *node.after]
    return bool(words) and words[-1].endswith(".")


def _without_contents(lines: list[Line], tree: Tree) -> Iterator[Line]:
    """Leave out a table of contents: from its title to where its first entry comes again."""
    start = next((n for n, line in enumerate(lines[:200]) if CONTENTS.fullmatch(line.text)), None)
    end = _contents_end(lines, start) if start is not None else None
    if start is None or end is None:
        yield from lines
        return
    yield from lines[:start]
    words = f"{end - start} lines of a table of contents were left out"
    tree.faults.append(TextFault(lines[start].place, words))
    yield from lines[end:]


def _contents_end(lines: list[Line], start: int) -> int | None:
    firsts = ((n, marks.opening(line.text)) for n, line in enumerate(lines[start:], start))
    entries = [(n, one) for n, one in firsts if one and one.kind not in BELOW_ARTICLE]
    if not entries:
        return None
    first = (entries[0][1].kind, entries[0][1].number)
    again = (n for n, one in entries[1:] if (one.kind, one.number) == first)
    return next(again, None)
