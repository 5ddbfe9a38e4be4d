"""Paragraphs of a document as every reader gives them, before anybody asks what they number."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.lawreview.faults import TextFault


class Role(StrEnum):
    """What the layout says about a paragraph."""

    BODY = "body"
    TITLE = "title"  # bold, centred or marked as a heading
    TABLE = "table"  # a row, its cells joined by ` | `


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and where it stands: `line 12`, `paragraph 3`, `page 2, line 8`."""

    text: str
    place: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Paper:
    """What a reader took out of a file: paragraphs, footnotes, and doubts on the way."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[TextFault, ...] = ()
    title: str = ""
