from io import BytesIO

import docx
from paper_case import KAZAKH, everything

from tocsin.paper import Document, Paragraph, Table, to_docx


def opened(document):
    return docx.Document(BytesIO(to_docx(document)))


def test_every_part_is_in_the_file():
    made = opened(everything())
    texts = [one.text for one in made.paragraphs]
    assert {"Бірінші бөлім", KAZAKH, "one", "A picture", "ab" * 32} <= set(texts)
    assert len(made.inline_shapes) == 1


def test_a_table_keeps_its_cells_and_repeats_its_head():
    table = next(one for one in opened(everything()).tables if one.rows[0].cells[0].text == "State")
    assert [cell.text for cell in table.rows[1].cells] == ["Kazakhstan", "yes"]
    assert table.rows[2].cells[0].text == table.rows[2].cells[1].text == "whole row"
    assert "tblHeader" in table.rows[0]._tr.xml


def test_changes_of_wording_are_marked():
    made = opened(everything())
    changed = next(one for one in made.paragraphs if one.text == "newoldb")
    assert [bool(run.underline) for run in changed.runs] == [True, False, False]
    assert [bool(run.font.strike) for run in changed.runs] == [False, True, False]


def test_signs_that_xml_cannot_hold_are_left_out():
    assert "ab" in [
        p.text for p in opened(Document("t", "en", (Paragraph("a\x00\x0bb"),))).paragraphs
    ]


def test_a_table_without_head_is_a_table():
    assert (
        opened(Document("t", "en", (Table((), (("a", "b"),)),))).tables[0].rows[0].cells[1].text
        == "b"
    )


def test_the_same_document_gives_the_same_bytes():
    assert to_docx(everything()) == to_docx(everything())
