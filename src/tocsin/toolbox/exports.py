"""The catalogue in forms that are readable without us: CSV, and JSON-LD in public vocabularies.

JSON-LD uses DCAT for the catalogue and schema.org for what is in it; what these have no word for
stands under our own prefix, with the ids of the data files.
"""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from tocsin.guidelines import Guidelines
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry
from tocsin.toolbox.tabletext import guarded

COLUMNS = (
    "id", "state", "covers", "type", "themes", "commitments", "pillars", "level", "status",
    "year_from", "year_to", "groups", "title_en", "title_ru", "title_kk", "description", "owner",
    "partners", "binding", "legal_basis", "confirmation", "basis", "last_checked", "sources",
    "effect_evidence", "critics", "provenance",
)  # fmt: skip

KINDS = {
    "LAW": "schema:Legislation",
    "BODY": "schema:Organization",
    "HOT": "schema:Service",
    "FND": "schema:Service",
    "POL": "schema:Service",
    "TRN": "schema:Event",
    "MON": "dcat:Dataset",
}
OTHERS = "schema:CreativeWork"
CONTEXT = {
    "schema": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "toolbox": "urn:tocsin:toolbox:",
}


def to_csv(catalogue: Catalogue) -> bytes:
    """Give the entries as CSV in UTF-8, a line each; lists are parted by a bar."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in catalogue.entries:
        row = _row(entry)
        writer.writerow([guarded(row[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def to_json_ld(catalogue: Catalogue, guidelines: Guidelines) -> bytes:
    """Give the whole catalogue as JSON-LD 1.1: one DCAT catalogue with its entries and concepts."""
    themes = [_concept("theme", t.id, t.label.as_dict()) for t in catalogue.vocabulary.themes]
    commitments = [_concept("commitment", c.id, c.label.as_dict()) for c in guidelines.commitments]
    value = {
        "@context": CONTEXT,
        "@id": f"toolbox:catalogue:{catalogue.version}",
        "@type": "dcat:Catalog",
        "dct:title": "Safety of Journalists Toolbox",
        "dcat:version": catalogue.version,
        "dct:language": ["en", "ru", "kk"],
        "dcat:themeTaxonomy": {"@id": "toolbox:themes"},
        "dcat:resource": [_thing(catalogue, entry) for entry in catalogue.entries],
        "@included": [*themes, *commitments],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def _row(entry: Entry) -> Mapping[str, str]:
    plain = {name: _text(getattr(entry, name)) for name in COLUMNS if hasattr(entry, name)}
    titles = {f"title_{lang}": words for lang, words in entry.title.as_dict().items()}
    remarks = {
        name: " | ".join(f"{r.text} {r.url}".strip() for r in getattr(entry, name))
        for name in ("effect_evidence", "critics")
    }
    return {**plain, **titles, **remarks, "sources": " | ".join(s.url for s in entry.sources)}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    return str(value)


def _thing(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    places = entry.covers or (entry.state,)
    value = {
        "@id": f"toolbox:entry:{entry.id}",
        "@type": KINDS.get(entry.type, OTHERS),
        "dct:identifier": entry.id,
        "schema:name": _words(entry.title.as_dict()),
        "schema:description": {"@value": entry.description, "@language": "en"},
        "dct:spatial": [
            {
                "@type": "schema:Place",
                "schema:name": catalogue.place(code).en,
                "dct:identifier": code,
            }
            for code in places
        ],
        "dct:temporal": entry.years,
        "dcat:theme": [{"@id": f"toolbox:theme:{id}"} for id in entry.themes],
        "toolbox:commitment": [{"@id": f"toolbox:commitment:{id}"} for id in entry.commitments],
        "toolbox:type": entry.type,
        "toolbox:status": entry.status,
        "toolbox:confirmation": entry.confirmation,
        "schema:isBasedOn": [
            {"@id": s.url, "schema:name": s.title, "schema:inLanguage": s.language}
            for s in entry.sources
        ],
        "schema:archivedAt": [s.archived_copy for s in entry.sources if s.archived_copy],
        "toolbox:effectEvidence": [r.text for r in entry.effect_evidence],
        "toolbox:criticism": [r.text for r in entry.critics],
        "schema:maintainer": entry.owner,
        "dct:modified": entry.last_checked.isoformat(),
    }
    return {key: inner for key, inner in value.items() if inner not in ("", [])}


def _concept(kind: str, id: str, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@id": f"toolbox:{kind}:{id}",
        "@type": "skos:Concept",
        "skos:notation": id,
        "skos:prefLabel": _words(labels),
    }


def _words(labels: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": lang} for lang, text in labels.items()]
