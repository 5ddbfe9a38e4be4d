"""Turn a neutral document into HTML, PDF and DOCX, with a font that has all Kazakh letters.

The lowest room: it knows nothing of what a document says, and every other room may use it.
"""

from tocsin.paper.docx import to_docx
from tocsin.paper.html import to_html
from tocsin.paper.model import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Mono,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
)
from tocsin.paper.pdf import to_pdf
from tocsin.paper.places import FONTS

__all__ = [
    "FONTS",
    "Block",
    "Bullets",
    "Cell",
    "Document",
    "Figure",
    "Heading",
    "Mono",
    "Note",
    "PageBreak",
    "Paragraph",
    "Run",
    "Table",
    "Text",
    "to_docx",
    "to_html",
    "to_pdf",
]
