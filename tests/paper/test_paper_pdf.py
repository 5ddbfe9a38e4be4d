from io import BytesIO

import pytest
from paper_case import everything
from pypdf import PdfReader

from tocsin.paper import Document, Figure, Paragraph, to_pdf
from tocsin.paper.errors import PaperError

try:
    to_pdf(Document("t", "en", ()))
except PaperError as error:
    pytest.skip(str(error), allow_module_level=True)


def words(document):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(to_pdf(document))).pages)


@pytest.mark.parametrize(
    ("lang", "page"), [("en", "Page 1 of 2"), ("ru", "Страница 1 из 2"), ("kk", "Бет 1 / 2")]
)
def test_pages_are_numbered_in_the_language_of_the_document(lang, page):
    text = words(everything(lang))
    assert page in text
    assert "Made by hand" in text


def test_all_kazakh_letters_are_on_paper():
    text = words(Document("t", "kk", (Paragraph("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"),)))
    assert "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі" in text


def test_the_same_document_gives_the_same_bytes():
    assert to_pdf(everything()) == to_pdf(everything())


def test_a_foot_cannot_break_out_of_the_style_sheet():
    text = words(Document("t", "en", (), foot='a" } body { display: none } \\ "b'))
    assert "display: none" in text


def test_a_foot_keeps_its_quotation_marks_and_spaces():
    assert "«Неизвестно» не" in words(Document("t", "ru", (), foot="«Неизвестно» не"))


def test_a_picture_cannot_fetch_a_file(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image href="{secret.as_uri()}" width="9" height="9"/></svg>'
    )
    assert to_pdf(Document("t", "en", (Figure(svg, alt="x"),)))
