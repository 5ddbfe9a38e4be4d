"""The parts of a document: what it says and in what order, never how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "found", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike; `inserted` and `deleted` mark a change of wording."""

    text: str
    bold: bool = False
    italic: bool = False
    inserted: bool = False
    deleted: bool = False
    link: str = ""


Text = str | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 2 (chapter) to 4; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with bullets or with numbers."""

    items: Sequence[Text]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in a box: for information, or as a caution."""

    text: Text
    kind: Literal["info", "caution"] = "info"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, its tone (always told in words too) and how many columns."""

    text: Text
    tone: Tone = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are relative, one a column."""

    head: Sequence[str]
    rows: Sequence[Sequence[Text | Cell]]
    widths: Sequence[float] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in SVG, with a caption and what a person who cannot see it should know."""

    svg: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Mono:
    """Words of a machine, such as a digest: letter by letter, broken anywhere."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Note | Table | Figure | Mono | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: title, subtitle, facts beside it, parts, and a line at the foot of pages.

    `lang` is a language tag (`en`, `ru`, `kk`); words of the page's own (“Page 2 of 5”) are in it.
    """

    title: str
    lang: str
    blocks: Sequence[Block]
    subtitle: str = ""
    facts: Sequence[tuple[str, str]] = ()
    foot: str = ""


def runs(text: Text) -> Sequence[Run]:
    """Give `text` as runs."""
    return (Run(text),) if isinstance(text, str) else text


def cell(value: Text | Cell) -> Cell:
    """Give a table's value as a cell."""
    return value if isinstance(value, Cell) else Cell(value)
