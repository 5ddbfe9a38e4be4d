"""Files as parliaments publish them, and files that are broken."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from law_texts import FIXTURES, law

from tocsin.lawreview import LawError, read_law, read_law_bytes
from tocsin.lawreview.readers.joined import Piece, paragraphs
from tocsin.paper import Document, Paragraph, to_docx


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_a_messy_file_gives_the_articles_and_nothing_of_the_page(lang, form):
    text = read_law(FIXTURES / f"messy.{lang}.{form}")
    words = "\n".join(unit.wording() for unit in text.articles())
    assert text.lang == lang
    assert [unit.number for unit in text.articles()] == ["1", "2", "3-1", "4", "5", "6"]
    assert text.find("art_4").repealed
    assert text.find("art_3-1__para_2").repealed
    assert text.faults == ()
    for furniture in ("Проект. Вариант", "Стр.", "Жоба.", "Бет", "Draft of", "Page"):
        assert furniture not in words
    assert "\u00ad" not in words
    assert not any(word.endswith("-") for word in words.split())


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_pdf_and_docx_of_one_law_read_alike(lang):
    one, other = (read_law(FIXTURES / f"messy.{lang}.{form}") for form in ("docx", "pdf"))
    assert [unit.wording() for unit in one.articles()] == [u.wording() for u in other.articles()]


def test_footnotes_are_kept_apart_from_the_text():
    text = read_law(FIXTURES / "messy.ru.pdf")
    assert any("Термин введён" in note for note in text.notes)
    assert "Термин введён" not in text.find("art_1").wording()
    assert text.find("art_3-1__para_1").text == (
        "Редакция публикует ответ в течение пяти рабочих дней.",
    )


def test_a_sentence_that_goes_on_with_a_number_stays_one():
    first = read_law(FIXTURES / "messy.ru.pdf").find("art_1__point_1")
    assert first.text[0].endswith(
        "предусмотренные подпунктом 2) пункта 1 статьи 5 настоящего Закона;"
    )


def test_rows_of_a_table_stay_inside_their_point():
    rows = read_law(FIXTURES / "messy.ru.pdf").find("art_5__para_1").text
    assert rows[1:3] == ("Вид издания | Размер сбора, МРП | Срок уплаты", "Газета | 2 | 10 дней")


def test_a_web_page_is_read_without_its_menu_and_scripts():
    page = (
        "<html><head><title>Закон</title><script>var a</script></head><body><nav>Меню</nav>"
        "<h3>Статья 3<sup>1</sup>. Ответ</h3><p>1. Слова&nbsp;ответа<sup>2</sup>.</p>"
        "<ol><li>раз</li><li>два</li></ol><table><tr><td>А</td><td>Б</td></tr></table></body></html>"
    )
    text = read_law_bytes(page.encode(), "law.html")
    assert text.format == "html"
    unit = text.find("art_3-1")
    assert unit.heading == "Ответ"
    assert list(unit.paragraphs()) == ["1. Слова ответа.", "1. раз", "2. два", "А | Б"]


def test_automatic_numbers_of_word_are_worked_out():
    document = docx.Document()
    document.add_paragraph("Статья 1. Список")
    for words in ("Первое.", "Второе."):
        document.add_paragraph(words, style="List Number")
    text = read_law_bytes(_saved(document), "law.docx")
    assert [unit.id for unit in text.walk()] == ["art_1", "art_1__para_1", "art_1__para_2"]


def test_tracked_changes_are_read_as_accepted_and_told():
    document = docx.Document()
    document.add_paragraph("Статья 1. Слова")
    paragraph = document.add_paragraph("1. Остаётся ")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "исчезает"
    run.append(words)
    deleted.append(run)
    paragraph._p.append(deleted)
    text = read_law_bytes(_saved(document), "law.docx")
    assert "исчезает" not in text.find("art_1").wording()
    assert "tracked changes" in str(text.faults[0])
    assert qn("w:del")  # the name the reader looks for


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "kz1048"])
def test_texts_of_the_encodings_of_the_region_are_read(encoding):
    words = "Статья 1. Свобода слова\n1. Цензура запрещается и не допускается нигде.\n"
    if encoding == "kz1048":
        words = "1-бап. Сөз бостандығы\n1. Цензураға тыйым салынады, оған жол берілмейді.\n"
    text = read_law_bytes(words.encode(encoding), "law.txt")
    assert text.find("art_1__para_1").text[0] in words


def test_hard_broken_lines_become_paragraphs_again():
    text = law(
        "    Статья 1. Основные понятия, используемые в настоящем\nЗаконе\n"
        "    1. Редакция готовит сообщения и материалы самостоя-\nтельно и отвечает за них\n"
        "перед читателями.\n    2. Второе.\n"
    )
    assert text.find("art_1").heading.endswith("в настоящем Законе")
    assert text.find("art_1__para_1").text == (
        "Редакция готовит сообщения и материалы самостоятельно и отвечает за них перед читателями.",
    )


def test_a_hyphen_that_the_document_writes_itself_is_kept():
    pieces = [
        Piece("Здесь есть интернет-ресурс, и снова есть интернет-", "line 1"),
        Piece("ресурс в сети.", "line 2"),
    ]
    assert paragraphs(pieces)[0].text.endswith("снова есть интернет-ресурс в сети.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Word file"),
        (b"{\\rtf1 x}", "rich text file"),
        (b"PK\x03\x04broken", "damaged"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (b"\x00\x01\x02\x03" * 50, "this is no text"),
        (b"<akomaNtoso xmlns='x'><act/>", "not well-formed XML"),
        (b"<akomaNtoso xmlns='x'/>", "not Akoma Ntoso 3.0"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(data, words):
    with pytest.raises(LawError, match=words):
        read_law_bytes(data, "file")


def test_a_package_that_is_no_document_is_refused():
    for name, words in (("content.xml", "OpenDocument"), ("other", "no Word document")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            package.writestr(name, "x")
        with pytest.raises(LawError, match=words):
            read_law_bytes(buffer.getvalue(), "file")


def test_a_damaged_word_file_is_refused():
    good = to_docx(Document(title="Закон", lang="ru", blocks=(Paragraph("Статья 1. А"),)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "word/document.xml" else old.read(name))
    with pytest.raises(LawError, match="damaged"):
        read_law_bytes(buffer.getvalue(), "law.docx")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LawError, match=r"nothing\.docx: cannot be read"):
        read_law(tmp_path / "nothing.docx")


def _saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
