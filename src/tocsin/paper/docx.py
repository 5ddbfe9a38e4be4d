"""A document as DOCX (python-docx), to be edited in any word processor."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import vl_convert
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

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
    cell,
    runs,
)
from tocsin.paper.places import FONTS

FONT, MONO = "Arial", "Courier New"  # in every word processor, with all Kazakh letters
TONES = {"found": "E3F1E6", "none": "FBE9DD", "unknown": "ECEFF2"}
HEAD, INFO, CAUTION = "F3F5F7", "EEF3F8", "FBEFE8"
TEXT_WIDTH = 17.0  # cm, on A4 with our margins
BEGINNING = datetime(1980, 1, 1)


def to_docx(document: Document) -> bytes:
    """Give the document as DOCX; the same document gives the same bytes."""
    out = docx.Document()
    _set_up(out, document)
    out.add_heading(_clean(document.title), level=0)
    if document.subtitle:
        out.add_paragraph(_clean(document.subtitle), style="Subtitle")
    if document.facts:
        _table(out, Table((), [(k, v) for k, v in document.facts], (1, 3)))
    for one in document.blocks:
        _block(out, one)
    packed = BytesIO()
    out.save(packed)
    return _timeless(packed.getvalue())


def _set_up(out: Docx, document: Document) -> None:
    section = out.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.footer.paragraphs[0].text = _clean(document.foot)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        font = out.styles[name].font
        font.name = FONT
        out.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        font.color.rgb = RGBColor(0x1D, 0x23, 0x29)
    out.styles["Normal"].font.size = Pt(10.5)
    _speak(out, document.lang)
    core = out.core_properties
    core.title, core.author, core.language = _clean(document.title), "Tocsin", document.lang
    core.created = core.modified = BEGINNING
    core.last_modified_by, core.comments = "", ""


def _speak(out: Docx, lang: str) -> None:
    """Tell the word processor which language to check spelling in."""
    properties = out.styles["Normal"].element.get_or_add_rPr()
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}.get(lang, lang))
    properties.append(element)


def _block(out: Docx, one: Block) -> None:  # noqa: C901 — one case a kind of part
    match one:
        case Heading(text, level):
            out.add_heading(_clean(text), level=level - 1)
        case Paragraph(text):
            _write(out.add_paragraph(), text)
        case Bullets(items, numbered):
            for item in items:
                style = "List Number" if numbered else "List Bullet"
                _write(out.add_paragraph(style=style), item)
        case Note(text, kind):
            _box(out, text, CAUTION if kind == "caution" else INFO)
        case Table():
            _table(out, one)
        case Figure():
            _figure(out, one)
        case Mono(text):
            written = out.add_paragraph().add_run(_clean(text))
            written.font.name, written.font.size = MONO, Pt(8.5)
        case PageBreak():
            out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _write(paragraph: DocxParagraph, text: Text) -> None:
    for one in runs(text):
        _run(paragraph, one)


def _run(paragraph: DocxParagraph, one: Run) -> None:
    run = paragraph.add_run(_clean(one.text))
    run.bold, run.italic = one.bold or None, one.italic or None
    if one.inserted:
        run.underline, run.font.color.rgb = True, RGBColor(0x0C, 0x5A, 0x24)
    if one.deleted:
        run.font.strike, run.font.color.rgb = True, RGBColor(0x8A, 0x2A, 0x0D)
    if one.link and one.link != one.text:
        paragraph.add_run(f" ({_clean(one.link)})").italic = True


def _table(out: Docx, table: Table) -> None:
    if table.caption:
        out.add_paragraph().add_run(_clean(table.caption)).bold = True
    columns = max([len(table.head), *(sum(cell(c).span for c in row) for row in table.rows)])
    made = out.add_table(rows=0, cols=columns)
    made.style, made.autofit = "Table Grid", False
    if table.head:
        _row(made.add_row().cells, [Cell((Run(one, bold=True),)) for one in table.head], HEAD)
        _repeat(made.rows[0]._tr)
    for row in table.rows:
        _row(made.add_row().cells, [cell(one) for one in row], "")
    _widths(made.columns, list(table.widths) or [1.0] * columns)
    out.add_paragraph()


def _row(places: Sequence[_Cell], cells: Sequence[Cell], fill: str) -> None:
    at = 0
    for one in cells:
        place = places[at] if one.span == 1 else places[at].merge(places[at + one.span - 1])
        _write(place.paragraphs[0], one.text)
        _shade(place, fill or TONES.get(one.tone, ""))
        at += one.span


def _widths(columns: Sequence[object], shares: Sequence[float]) -> None:
    whole = sum(shares)
    for column, share in zip(columns, shares, strict=False):
        column.width = Cm(TEXT_WIDTH * share / whole)  # type: ignore[attr-defined]
        for one in column.cells:  # type: ignore[attr-defined]
            one.width = Cm(TEXT_WIDTH * share / whole)


def _repeat(row: object) -> None:
    """Let the head of the table stand on every page that it runs over."""
    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(element)  # type: ignore[attr-defined]


def _shade(place: _Cell, fill: str) -> None:
    if fill:
        element = OxmlElement("w:shd")
        element.set(qn("w:val"), "clear")
        element.set(qn("w:fill"), fill)
        place._tc.get_or_add_tcPr().append(element)


def _box(out: Docx, text: Text, fill: str) -> None:
    made = out.add_table(rows=1, cols=1)
    _write(made.rows[0].cells[0].paragraphs[0], text)
    _shade(made.rows[0].cells[0], fill)
    out.add_paragraph()


def _figure(out: Docx, figure: Figure) -> None:
    vl_convert.register_font_directory(str(FONTS))
    picture = BytesIO(vl_convert.svg_to_png(figure.svg, scale=2, ppi=192))
    shape = out.add_picture(picture)
    if shape.width > Cm(TEXT_WIDTH):
        shape.height = int(shape.height * Cm(TEXT_WIDTH) / shape.width)
        shape.width = Cm(TEXT_WIDTH)
    shape._inline.docPr.set("descr", _clean(figure.alt))
    if figure.caption:
        out.add_paragraph(_clean(figure.caption), style="Caption")


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF
                                                     and c not in "\ufffe\uffff"))  # fmt: skip


def _timeless(packed: bytes) -> bytes:
    """Write the archive anew with one time for all parts."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
