"""Read a law from a PDF with text: paragraphs again, without headers, page numbers, footnotes."""

import io
import logging
from collections import Counter
from collections.abc import Iterator
from statistics import quantiles

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTPage
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.lines import Line, Paper, Role
from tocsin.lawreview.readers.furniture import without_furniture
from tocsin.lawreview.readers.joined import Piece, paragraphs
from tocsin.lawreview.readers.page import Printed, PrintedLine, Row, printed
from tocsin.lawreview.readers.tables import rows_of, tables

LAYOUT = LAParams(boxes_flow=None, char_margin=3.0)
INDENT = 6.0  # points; first lines are set in by far more, and margins waver by less


def read_pdf(data: bytes) -> Paper:
    """Read a PDF; a scan without text is refused with advice."""
    # pdfminer tells every oddity of a file to the log, which would reach the user's terminal.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    pages = [_page(page, number) for number, page in enumerate(_pages(data), 1)]
    bare = [number for number, page in enumerate(pages, 1) if not page.rows and not page.tables]
    if len(bare) == len(pages):
        message = "this PDF holds no text: it is a scan; run text recognition (OCR) and try again"
        raise LawError(message)
    body, notes = without_furniture(pages)
    faults = [
        TextFault(f"page {number}", "no text on this page; it may be a picture or a scan")
        for number in bare
    ]
    columns = [str(n) for n, page in enumerate(body, 1) if _has_columns(page)]
    if columns:
        words = "the text seems to stand in columns; check the order of its articles"
        faults.append(TextFault(f"page {', '.join(columns[:5])}", words))
    return Paper(tuple(_paragraphs(body)), notes=tuple(notes), faults=tuple(faults))


def _pages(data: bytes) -> Iterator[LTPage]:
    try:
        yield from extract_pages(io.BytesIO(data), laparams=LAYOUT)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise LawError("this PDF is locked; open it with its password and save it again") from error
    except Exception as error:  # a damaged file may raise anything inside the parser
        message = (
            f"this PDF is damaged ({error or type(error).__name__}); save or print it to PDF again"
        )
        raise LawError(message) from error


def _page(page: LTPage, number: int) -> Printed:
    found = tables(page)
    lines = printed(page, [one.box for one in found])
    rows = [Row(text, place.top, number) for one in found for text, place in rows_of(one, page)]
    return Printed(number, page.width, page.height, tuple(lines), tuple(rows))


def _has_columns(page: Printed) -> bool:
    """Say whether wide gaps stand at one place in many lines."""
    gaps = Counter(round(gap / 20) for line in page.rows for gap in line.gaps)
    return bool(gaps) and gaps.most_common(1)[0][1] >= max(6, len(page.rows) // 2)


def _paragraphs(pages: list[Printed]) -> Iterator[Line]:
    """Join printed lines across pages; rows of tables stand where they were printed."""
    pieces: list[Piece] = []
    indented = _shows_indents(pages)
    leading = _leading(pages)
    for page in pages:
        pieces.extend(_pieces(page, indented, leading))
    yield from paragraphs(pieces)


def _pieces(page: Printed, indented: bool, leading: float) -> Iterator[Piece]:
    left, right = _margins(page)
    marked: list[tuple[float, int, PrintedLine | Row]] = [
        (line.top, n, line) for n, line in enumerate(page.rows, 1)
    ]
    marked += [(row.top, 0, row) for row in page.tables]
    above: float | None = None
    for top, n, one in sorted(marked, key=lambda item: -item[0]):
        if isinstance(one, Row):
            yield Piece(one.text, f"page {page.number}, table", gap=True, role=Role.TABLE)
            above = None
            continue
        title = one.bold or _is_centred(one.left, one.right, left, right)
        yield Piece(
            one.text,
            f"page {page.number}, line {n}",
            gap=above is not None and above - top > 1.45 * leading,
            first=None if title or not indented else one.left > left + INDENT,
            full=one.right >= right - 0.13 * (right - left),
            role=Role.TITLE if title else Role.BODY,
        )
        above = top


def _margins(page: Printed) -> tuple[float, float]:
    lefts = Counter(round(line.left) for line in page.rows)
    rights = sorted(line.right for line in page.rows)
    wide = [left for left, count in lefts.items() if count >= max(2, len(page.rows) // 6)]
    left = min(wide or lefts or [0])
    return float(left), rights[int(len(rights) * 0.95) - 1] if rights else page.width


def _is_centred(x0: float, x1: float, left: float, right: float) -> bool:
    before, behind = x0 - left, right - x1
    return before > 3 * INDENT and behind > 3 * INDENT and abs(before - behind) < 2 * INDENT


def _shows_indents(pages: list[Printed]) -> bool:
    rows = [(line.left > _margins(page)[0] + INDENT) for page in pages for line in page.rows]
    return bool(rows) and 0.08 < sum(rows) / len(rows) < 0.9


def _leading(pages: list[Printed]) -> float:
    steps = [
        above.top - below.top
        for page in pages
        for above, below in zip(page.rows, page.rows[1:], strict=False)
        if above.top > below.top
    ]
    return quantiles(steps, n=2)[0] if len(steps) > 1 else 14.0
