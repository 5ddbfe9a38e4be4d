"""What our levels are called in Akoma Ntoso 3.0."""

from tocsin.lawreview.units import Kind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ELEMENT = {
    Kind.PART: "part",
    Kind.SECTION: "section",
    Kind.CHAPTER: "chapter",
    Kind.DIVISION: "division",
    Kind.ARTICLE: "article",
    Kind.POINT: "paragraph",
    Kind.SUBPOINT: "point",
    Kind.LETTER: "indent",
    # An annex of a law that is one document with it; the standard has no element for that.
    Kind.ANNEX: "hcontainer",
}
KIND = {name: kind for kind, name in ELEMENT.items()} | {
    # What other makers use for the same levels.
    "subsection": Kind.DIVISION,
    "subchapter": Kind.DIVISION,
    "title": Kind.PART,
    "book": Kind.PART,
    "subparagraph": Kind.SUBPOINT,
    "alinea": Kind.POINT,
    "list": Kind.POINT,
}
# ISO 639-2, as the standard asks.
LANGUAGE = {"ru": "rus", "kk": "kaz", "en": "eng"}
FROM_LANGUAGE = {three: two for two, three in LANGUAGE.items()}
