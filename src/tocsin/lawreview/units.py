"""A law as a tree: parts, chapters, articles, points and sub-points with stable ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tocsin.lawreview.faults import TextFault


class Kind(StrEnum):
    """The levels of a law, widest first."""

    ANNEX = "annex"
    PART = "part"
    SECTION = "section"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    POINT = "point"
    SUBPOINT = "subpoint"
    LETTER = "letter"


DEPTH = {kind: depth for depth, kind in enumerate(Kind)}
BELOW_ARTICLE = (Kind.POINT, Kind.SUBPOINT, Kind.LETTER)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `text` stands before its children, `after` behind them, a paragraph each.

    `id` follows the naming of Akoma Ntoso 3.0 (`art_5__para_2`). From the article down it does not
    hang on the chapter, so that an article keeps its id when chapters are re-ordered.
    """

    id: str
    kind: Kind
    number: str
    label: str
    heading: str = ""
    text: tuple[str, ...] = ()
    children: tuple["Unit", ...] = ()
    after: tuple[str, ...] = ()
    repealed: bool = False
    place: str = ""

    def walk(self) -> Iterator["Unit"]:
        """Give this unit and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def paragraphs(self) -> Iterator[str]:
        """Give the words below the heading, a paragraph each, with the labels of sub-units."""
        yield from self.text
        for child in self.children:
            yield from _labelled(child)
        yield from self.after

    def wording(self) -> str:
        """Give the heading and all words below it as one text."""
        return "\n".join([*([self.heading] if self.heading else []), *self.paragraphs()])


@dataclass(frozen=True, slots=True)
class LawText:
    """One text of a law or draft, as it was read; `digest` is the SHA-256 of the file in hex."""

    title: str
    lang: str
    units: tuple[Unit, ...]
    preamble: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[TextFault, ...] = ()
    source: str = ""
    format: str = ""
    digest: str = ""
    _index: dict[str, Unit] = field(default_factory=dict, compare=False, repr=False)

    def walk(self) -> Iterator[Unit]:
        """Give every unit in the order of the text."""
        for unit in self.units:
            yield from unit.walk()

    def articles(self) -> list[Unit]:
        """Give the articles in the order of the text."""
        return [unit for unit in self.walk() if unit.kind is Kind.ARTICLE]

    def find(self, id: str) -> Unit | None:
        """Give the unit with this id."""
        if not self._index:
            self._index.update({unit.id: unit for unit in self.walk()})
        return self._index.get(id)

    def chapter_of(self) -> dict[str, str]:
        """Give for every article the id of the chapter or wider unit it stands in, or nothing."""
        return {
            unit.id: parent.id if parent else ""
            for parent, unit in _with_parents(self.units, None)
            if unit.kind is Kind.ARTICLE
        }


def article_id(id: str) -> str:
    """Give the id of the article in which the unit stands, itself for an article."""
    return id.partition("__")[0]


def _labelled(unit: Unit) -> Iterator[str]:
    words = [word for word in (unit.heading, *unit.text) if word]
    first = f"{unit.label} {words[0]}" if words else unit.label
    yield first
    yield from words[1:]
    for child in unit.children:
        yield from _labelled(child)
    yield from unit.after


def _with_parents(
    units: tuple[Unit, ...], parent: Unit | None
) -> Iterator[tuple[Unit | None, Unit]]:
    for unit in units:
        yield parent, unit
        yield from _with_parents(unit.children, unit)
