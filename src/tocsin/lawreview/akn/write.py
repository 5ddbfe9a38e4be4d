"""Write a law as Akoma Ntoso 3.0 XML (OASIS, 2018): metadata after FRBR, body as a hierarchy."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from tocsin.lawreview.akn.names import ELEMENT, LANGUAGE, NAMESPACE
from tocsin.lawreview.units import Kind, LawText, Unit

E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
BARE = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))


@dataclass(frozen=True, slots=True)
class AknFacts:
    """What the metadata says; `date` is ISO 8601, `country` ISO 3166 in small letters."""

    country: str = "kz"
    date: str = "0001-01-01"
    name: str = "law"
    label: str = ""
    adopted: bool = False


def write_akn(law: LawText, facts: AknFacts | None = None) -> bytes:
    """Give the XML; the same law and facts give the same bytes."""
    facts = facts or AknFacts()
    kind = "act" if facts.adopted else "bill"
    document = E(kind, _meta(law, facts), name=facts.name)
    if not facts.adopted:
        # The standard asks a bill for its preface.
        document.append(E.preface(*_paragraphs([law.title])))
    elif law.title:
        document.append(E.preface(*_paragraphs([law.title])))
    if law.preamble:
        document.append(E.preamble(*_paragraphs(law.preamble)))
    units = [_unit(unit) for unit in law.units]
    document.append(E.body(*(units or [E.article(E.content(E.p()), eId="art_1")])))
    root = E.akomaNtoso(document)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _meta(law: LawText, facts: AknFacts) -> etree._Element:
    language = LANGUAGE.get(law.lang, "und")
    work = f"/akn/{facts.country}/{'act' if facts.adopted else 'bill'}/{facts.date}/{facts.name}"
    expression = f"{work}/{language}@{facts.date}"
    manifestation = f"{expression}.xml"

    def level(tag: str, uri: str, *more: etree._Element) -> etree._Element:
        date = E.FRBRdate(date=facts.date, name="generation")
        author = E.FRBRauthor(href="#author")
        return E(tag, E.FRBRthis(value=f"{uri}/!main"), E.FRBRuri(value=uri), date, author, *more)

    alias = [E.FRBRalias(value=facts.label, name="version")] if facts.label else []
    work_level = level("FRBRWork", work, E.FRBRcountry(value=facts.country))
    for one in alias:
        work_level.insert(2, one)
    identification = E.identification(
        work_level,
        level("FRBRExpression", expression, E.FRBRlanguage(language=language)),
        level("FRBRManifestation", manifestation),
        source="#tocsin",
    )
    references = E.references(
        E.TLCOrganization(eId="tocsin", href="/ontology/organization/tocsin", showAs="Tocsin"),
        E.TLCOrganization(eId="author", href="/ontology/organization/author", showAs="Author"),
        source="#tocsin",
    )
    notes = [E.notes(*_notes(law.notes), source="#tocsin")] if law.notes else []
    return E.meta(identification, references, *notes)


def _notes(notes: Iterable[str]) -> list[etree._Element]:
    return [E.note(E.p(_bare(text)), eId=f"note_{n}") for n, text in enumerate(notes, 1)]


def _unit(unit: Unit) -> etree._Element:
    attributes = {"eId": unit.id}
    if unit.kind is Kind.ANNEX:
        attributes["name"] = "annex"
    if unit.repealed:
        attributes["status"] = "removed"
    element = E(ELEMENT[unit.kind], E.num(_bare(unit.label)), **attributes)
    if unit.heading:
        element.append(E.heading(_bare(unit.heading)))
    if unit.children:
        if unit.text:
            element.append(E.intro(*_paragraphs(unit.text)))
        element.extend(_unit(child) for child in unit.children)
        if unit.after:
            element.append(E.wrapUp(*_paragraphs(unit.after)))
    else:
        element.append(E.content(*_paragraphs([*unit.text, *unit.after] or [""])))
    return element


def _paragraphs(texts: Iterable[str]) -> list[etree._Element]:
    return [E.p(_bare(text)) for text in texts]


def _bare(text: str) -> str:
    """Drop control characters, which XML cannot hold."""
    return text.translate(BARE)
