"""Akoma Ntoso 3.0: what is written has the shape of the standard and comes back whole."""

from dataclasses import replace

import pytest
from law_texts import FIXTURES, drafted
from lxml import etree

from tocsin.lawreview import AknFacts, LawError, read_akn, read_law, write_akn

FACTS = AknFacts("kz", "2024-06-19", "mass-media", "Adopted", adopted=True)
SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def tree(law):
    return [
        (u.id, u.kind, u.number, u.label, u.heading, u.text, u.after, u.repealed)
        for u in law.walk()
    ]


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_a_law_comes_back_as_it_was_written(lang):
    for law in (drafted(4, lang), read_law(FIXTURES / f"messy.{lang}.docx")):
        back = read_akn(write_akn(law, FACTS), "law.xml")
        assert tree(back) == tree(law)
        assert (back.lang, back.preamble, back.notes) == (law.lang, law.preamble, law.notes)
        assert back.title == law.title


@pytest.mark.parametrize("facts", [FACTS, AknFacts()])
@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_what_is_written_has_the_structure_of_the_standard(lang, facts):
    schema = etree.XMLSchema(etree.parse(FIXTURES / "akn_subset.xsd"))
    for law in (drafted(3, lang), read_law(FIXTURES / f"messy.{lang}.docx")):
        schema.assertValid(etree.fromstring(write_akn(law, facts)))


def test_ids_stand_once_in_a_document():
    root = etree.fromstring(write_akn(drafted(1), FACTS))
    found = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(found) == len(set(found))


def test_xml_of_others_without_ids_is_read_and_told():
    xml = (
        f'<akomaNtoso xmlns="{SPACE}"><act><body><article><num>Article 5.</num>'
        "<heading>Reply</heading>"
        "<paragraph><num>(2)</num><content><p>Words.</p></content></paragraph></article></body></act>"
        "</akomaNtoso>"
    )
    law = read_akn(xml.encode())
    assert law.articles()[0].heading == "Reply"
    assert law.articles()[0].children[0].number == "2"
    assert any("has no eId" in str(fault) for fault in law.faults)


def test_entities_of_a_hostile_file_are_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    xml = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'
        f'<akomaNtoso xmlns="{SPACE}"><act><body>'
        '<article eId="art_1"><num>1</num><content><p>&x;</p></content></article>'
        "</body></act></akomaNtoso>"
    )
    assert "hidden" not in read_akn(xml.encode()).articles()[0].wording()


def test_a_document_without_a_body_is_refused():
    with pytest.raises(LawError, match="has no body"):
        read_akn(f'<akomaNtoso xmlns="{SPACE}"><act/></akomaNtoso>'.encode())


def test_control_characters_do_not_break_the_xml():
    law = drafted(1, "en")
    assert read_akn(write_akn(replace(law, title="a\x01b"), FACTS)).title == "ab"
