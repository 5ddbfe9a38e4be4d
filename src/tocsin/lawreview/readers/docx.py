"""Read a law from Word: paragraphs in order, automatic numbers, tables, footnotes, changes."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.lines import Line, Paper, Role
from tocsin.lawreview.readers.numbering import Numbering

LARGEST = 300 * 1024 * 1024  # bytes unpacked; a law with pictures is far below
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BROKEN = "this Word file is damaged ({}); open it in a word processor and save it again as DOCX"


def read_docx(data: bytes) -> Paper:
    """Read a DOCX file; deleted words of tracked changes are left out, and that is told."""
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering(document)
        lines = tuple(_lines(body, numbering))
        notes = tuple(_notes(document))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        etree.LxmlError,
        zipfile.BadZipFile,
    ) as error:
        raise LawError(BROKEN.format(error or type(error).__name__)) from error
    title = document.core_properties.title or ""
    return Paper(lines, notes=notes, faults=tuple(_changes(body)), title=title.strip())


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(info.file_size for info in package.infolist())
    except zipfile.BadZipFile as error:
        raise LawError(BROKEN.format(error)) from error
    if size > LARGEST:
        raise LawError(f"this Word file unpacks to {size // 2**20} MiB; it was not opened")


def _changes(body: etree._Element) -> Iterator[TextFault]:
    added, gone = len(list(body.iter(f"{W}ins"))), len(list(body.iter(f"{W}del")))
    if added or gone:
        words = f"the file holds tracked changes ({added} insertions, {gone} deletions)"
        yield TextFault("", f"{words}; it was read as if all were accepted")


def _lines(body: etree._Element, numbering: Numbering) -> Iterator[Line]:
    paragraph = table = 0
    for element in _blocks(body):
        if element.tag == f"{W}p":
            paragraph += 1
            yield from _paragraph(element, numbering, f"paragraph {paragraph}")
        else:
            table += 1
            yield from _table(element, table)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Give paragraphs and tables in order, out of content controls too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _blocks(child)


def _paragraph(element: etree._Element, numbering: Numbering, place: str) -> Iterator[Line]:
    text = _text(element)
    if not text:
        return
    number = numbering.of(element)
    role = Role.TITLE if _is_title(element) else Role.BODY
    # A line break by hand is how some typists end a paragraph.
    first, *more = [part for part in (" ".join(row.split()) for row in text.split("\n")) if part]
    yield Line(f"{number} {first}".strip(), place, role)
    for part in more:
        yield Line(part, place, role)


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}softHyphen"):
        if any(parent.tag in (f"{W}del", f"{W}txbxContent") for parent in node.iterancestors()):
            continue
        if node.tag == f"{W}t":
            parts.append(_raised(node, parts))
        elif node.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif node.tag != f"{W}softHyphen":
            parts.append("\n" if node.tag == f"{W}br" else " ")
    return "".join(parts).replace("\u00ad", "").strip()


def _raised(node: etree._Element, before: list[str]) -> str:
    """Give the words of a run; a raised number is a part of the number before it."""
    text = node.text or ""
    align = node.getparent().find(f"{W}rPr/{W}vertAlign")
    if align is None or align.get(f"{W}val") != "superscript":
        return text
    behind_digit = "".join(before)[-1:].isdigit()
    if text.strip().isdigit():
        return f"-{text.strip()}" if behind_digit else ""
    return text


def _is_title(element: etree._Element) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    if style is not None and style.get(f"{W}val", "").lower().startswith(("heading", "title")):
        return True
    runs = [run for run in element.iter(f"{W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(qn("w:val"), "1") not in ("0", "false")


def _table(table: etree._Element, number: int) -> Iterator[Line]:
    for row, element in enumerate(table.iter(f"{W}tr"), 1):
        cells = []
        for cell in element.iter(f"{W}tc"):
            words = (_text(one).replace("\n", " ") for one in cell.iter(f"{W}p"))
            cells.append(" ".join(" ".join(words).split()))
        if any(cells):
            yield Line(" | ".join(cells), f"table {number}, row {row}", Role.TABLE)


def _notes(document: "docx.document.Document") -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            root = etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False)
            )
            for note in root:
                words = " ".join("".join(note.itertext(f"{W}t")).split())
                if words:
                    yield words
