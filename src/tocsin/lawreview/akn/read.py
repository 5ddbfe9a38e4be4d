"""Read Akoma Ntoso 3.0 XML, ours and that of other makers."""

import hashlib
from collections.abc import Iterator

from lxml import etree

from tocsin.lawreview.akn.names import ELEMENT, FROM_LANGUAGE, KIND, NAMESPACE
from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.ids import SHORT
from tocsin.lawreview.marks import is_repealed
from tocsin.lawreview.numbers import normal
from tocsin.lawreview.units import Kind, LawText, Unit

N = f"{{{NAMESPACE}}}"
DIGITS = "0123456789"


def read_akn(data: bytes, name: str = "") -> LawText:
    """Read one law; raise `LawError` where the XML is broken or of another standard."""
    # Entities stay unresolved: a hostile file may not reach other files or fill memory.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LawError(f"not well-formed XML: {error.msg}; mend it or export it again") from error
    if root.tag != f"{N}akomaNtoso":
        space = etree.QName(root).namespace or "none"
        raise LawError(f"not Akoma Ntoso 3.0 (its namespace is {space}); export it as version 3.0")
    body = next(root.iter(f"{N}body", f"{N}mainBody"), None)
    if body is None:
        raise LawError("this Akoma Ntoso document has no body; it is no act or bill")
    faults: list[TextFault] = []
    units = tuple(_units(body, faults))
    return LawText(
        title=" ".join(_texts(root, "preface")) or name,
        lang=_language(root),
        units=units,
        preamble=tuple(_texts(root, "preamble")),
        notes=tuple(_flat(note) for note in root.iter(f"{N}note")),
        faults=tuple(faults),
        source=name,
        format="akn",
        digest=hashlib.sha256(data).hexdigest(),
    )


def _language(root: etree._Element) -> str:
    found = next(root.iter(f"{N}FRBRlanguage"), None)
    code = found.get("language", "") if found is not None else ""
    return FROM_LANGUAGE.get(code, code[:2] or "en")


def _texts(root: etree._Element, name: str) -> Iterator[str]:
    for part in root.iter(f"{N}{name}"):
        for paragraph in part.iter(f"{N}p"):
            if text := _flat(paragraph):
                yield text


def _units(parent: etree._Element, faults: list[TextFault]) -> Iterator[Unit]:
    for child in parent:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in KIND:
            yield _unit(child, KIND[name], faults)


def _unit(element: etree._Element, kind: Kind, faults: list[TextFault]) -> Unit:
    label = _flat(element.find(f"{N}num"))
    heading = _flat(element.find(f"{N}heading"))
    children = tuple(_units(element, faults))
    place = f"line {element.sourceline}"
    id = element.get("eId") or ""
    if not id:
        id = f"{SHORT[kind]}_{_number(label, kind) or 'x'}"
        faults.append(TextFault(place, f"{ELEMENT[kind]} has no eId; it is called {id} here"))
    before, after = _before_and_after(element)
    return Unit(
        id=id,
        kind=kind,
        number=_number(label, kind),
        label=label,
        heading=heading,
        text=tuple(before),
        children=children,
        after=tuple(after),
        repealed=element.get("status") == "removed" or is_repealed(heading),
        place=place,
    )


def _before_and_after(element: etree._Element) -> tuple[list[str], list[str]]:
    before: list[str] = []
    after: list[str] = []
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("content", "intro", "wrapUp", "wrap"):
            paragraphs = [text for p in child.iter(f"{N}p") if (text := _flat(p))]
            (after if name.startswith("wrap") else before).extend(paragraphs or _own(child))
    return before, after


def _own(element: etree._Element) -> list[str]:
    text = _flat(element)
    return [text] if text else []


def _number(label: str, kind: Kind) -> str:
    """Take the number out of a label: 5 of `Article 5.`, а of `а)`."""
    words = [word for word in label.replace("(", " ").split() if word]
    if kind is Kind.LETTER:
        return label.strip("() .")
    with_digits = [word for word in words if any(digit in word for digit in DIGITS)]
    chosen = with_digits[0] if with_digits else (words[-1] if words else "")
    kept = chosen.strip("().:№")
    for ending in ("-бап", "-тарау", "-бөлім", "-параграф", "-бөлік", "-қосымша"):
        kept = kept.removesuffix(ending)
    return normal(kept)


def _flat(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
