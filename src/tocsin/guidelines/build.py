"""Make typed entries from the rows of the data files: one function a kind of entry.

Each function asks the row for exactly the keys its kind has; what it does not ask for is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from tocsin.guidelines.entries import (
    ALL,
    Axis,
    AxisValue,
    Commitment,
    Family,
    Force,
    IndicatorDefinition,
    Jurisdiction,
    Measurable,
    Place,
    Reference,
    SeverityAnchor,
    Standard,
    Status,
    SubType,
    Use,
)
from tocsin.guidelines.rows import Row
from tocsin.guidelines.words import Words

SNAKE = r"[a-z]+(_[a-z]+)*"


@dataclass(frozen=True, slots=True)
class Known:
    """The ids an entry may name, by kind, and the references it may rest on."""

    ids: Mapping[str, frozenset[str]]
    references: Mapping[str, Reference]

    @property
    def violations(self) -> frozenset[str]:
        """What a standard may name as a violation."""
        return self.ids["family"] | self.ids["subtype"] | {ALL}


class Common(TypedDict):
    """The fields of `Entry` as keyword arguments."""

    id: str
    label: Words
    definition: Words
    status: Status
    sources: tuple[Reference, ...]
    basis: str


def reference(row: Row) -> Reference:
    """Read a reference."""
    id = row.id(r"[a-z0-9]+(-[a-z0-9]+)*")
    urls = row.texts("urls")
    for url in urls:
        if not url.startswith(("http://", "https://")):
            row.fault(f"{url!r} is no web address; begin it with https://", "urls")
    return Reference(id, row.text("text"), urls)


def family(row: Row, known: Known) -> Family:
    """Read a family of the typology."""
    return Family(**_common(row, known, "[A-Z]{3}"))


def subtype(row: Row, known: Known) -> SubType:
    """Read a sub-type; its id must begin with its family."""
    common = _common(row, known, r"[A-Z]{3}-[1-9]\d?")
    parent = row.link("family", known.ids["family"], "family")
    if parent and not common["id"].startswith(f"{parent}-"):
        row.fault(f"id does not begin with its family {parent}; rename one of them", "id")
    severity = row.number("severity", 1, 5)
    row.check("severity", f"SEV-{severity}", known.ids["anchor"], "severity anchor")
    measurable = row.choice("measurable", Measurable)
    return SubType(**common, family=parent, measurable=measurable, severity=severity)


def anchor(row: Row, known: Known) -> SeverityAnchor:
    """Read a severity anchor; its id must end with its level."""
    common = _common(row, known, "SEV-[1-5]")
    level = row.number("level", 1, 5)
    if common["id"] and not common["id"].endswith(str(level)):
        row.fault(f"level {level} does not fit the id; change one of them", "level")
    return SeverityAnchor(**common, level=level)


def axis(row: Row, known: Known) -> Axis:
    """Read an axis with its values."""
    common = _common(row, known, SNAKE)
    values = tuple(_axis_value(child) for child in row.children("values"))
    for id in sorted({value.id for value in values}):
        if [value.id for value in values].count(id) > 1:
            row.fault(f"value {id!r} stands there twice; drop one", "values")
    return Axis(**common, values=values, many=row.flag("many"), open=row.flag("open"))


def indicator(row: Row, known: Known) -> IndicatorDefinition:
    """Read an escalation indicator."""
    return IndicatorDefinition(
        **_common(row, known, r"ESC-\d{2}"),
        measurable=row.choice("measurable", Measurable),
        data=row.words("data"),
        how=row.words("how"),
        types=row.links("types", known.ids["subtype"], "sub-type"),
    )


def commitment(row: Row, known: Known) -> Commitment:
    """Read a commitment."""
    return Commitment(**_common(row, known, r"MC\d+-[1-9]\d?"))


def standard(row: Row, known: Known) -> Standard:
    """Read a standard; it must name a violation, an indicator or a use."""
    made = Standard(
        **_common(row, known, r"[A-Z]+(-[A-Z0-9./]+)*"),
        force=row.choices("force", Force),
        binds=row.link("binds", known.ids["jurisdiction"], "jurisdiction"),
        violations=row.links("violations", known.violations, "family or sub-type"),
        especially=row.links("especially", known.violations, "family or sub-type"),
        gendered_only=row.flag("gendered_only"),
        indicators=row.links("indicators", known.ids["indicator"], "indicator"),
        commitments=row.links("commitments", known.ids["commitment"], "commitment"),
        uses=row.choices("uses", Use),
    )
    if not made.force:
        row.fault("force is missing or empty; add at least one", "force")
    if not (made.violations or made.indicators or made.uses):
        row.fault("says neither violations, indicators nor uses; add one of them")
    return made


def jurisdiction(row: Row, known: Known) -> Jurisdiction:
    """Read a jurisdiction; no country may be inside and outside."""
    made = Jurisdiction(
        id=row.id(SNAKE),
        label=row.words("label"),
        test=row.choice("test", Place),
        inside=row.texts("inside"),
        outside=row.texts("outside"),
        closed=row.flag("closed"),
        sources=_sources(row, known),
    )
    for country in (*made.inside, *made.outside):
        if len(country) != 2 or not country.isupper():
            row.fault(f"{country!r} is no ISO 3166 code of two capitals; correct it")
    for country in sorted(set(made.inside) & set(made.outside)):
        row.fault(f"{country} is both inside and outside; drop one", "outside")
    return made


def _common(row: Row, known: Known, shape: str) -> Common:
    return Common(
        id=row.id(shape),
        label=row.words("label"),
        definition=row.words("definition"),
        status=row.choice("status", Status),
        sources=_sources(row, known),
        basis=row.note("basis"),
    )


def _sources(row: Row, known: Known) -> tuple[Reference, ...]:
    ids = row.links("source", known.references, "reference in references.toml")
    if not ids:
        row.fault("source is missing or empty; name what the entry rests on", "source")
    return tuple(known.references[id] for id in ids if id in known.references)


def _axis_value(row: Row) -> AxisValue:
    value = AxisValue(row.id(SNAKE), row.words("label"))
    row.close()
    return value
