"""A document as PDF (WeasyPrint): the same page, on paper, with page numbers."""

from tocsin.paper.errors import PaperError
from tocsin.paper.html import embedded, page
from tocsin.paper.model import Document

PAGES = {"en": ("Page ", " of "), "ru": ("Страница ", " из "), "kk": ("Бет ", " / ")}
PLAIN = " .,:;-–()/"
NO_PANGO = (
    "PDF needs the library Pango, which is not installed on this machine: "
    "run scripts/install-system.sh, or take HTML or DOCX"
)


def to_pdf(document: Document) -> bytes:
    """Give the document as PDF; the same document gives the same bytes.

    Raises `PaperError` where Pango, which sets the text, is missing. Nothing is fetched: pictures
    and fonts stand in the page.
    """
    try:
        from weasyprint import HTML  # loads Pango, which a machine may lack
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise PaperError(NO_PANGO) from error
    text = page(document, embedded("ttf", "truetype") + _paper(document))
    html = HTML(string=text, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    return bytes(html.write_pdf(pdf_identifier=b"tocsin", pdf_tags=True))


def _paper(document: Document) -> str:
    page_word, of_word = PAGES.get(document.lang, PAGES["en"])
    small = "font: 8.5pt 'Tocsin Sans'; color: #56616b"
    return (
        "@page{size:A4;margin:20mm 18mm 20mm;"
        f"@bottom-right{{content:'{page_word}' counter(page) '{of_word}' counter(pages);{small}}}"
        f"@bottom-left{{content:{_quoted(document.foot)};{small};width:75%}}}}"
    )


def _quoted(text: str) -> str:
    """Give text as a CSS string that can close neither itself nor the style sheet."""
    return '"' + "".join(c if c.isalnum() or c in PLAIN else f"\\{ord(c):06x} " for c in text) + '"'
