"""The published method as tables: everything that `tocsin guidelines` knows, in English."""

from reference_pages.markdown import code, codes, table
from tocsin.guidelines import Entry, Standard, Status, load

METHOD = load()


def version() -> str:
    """Say which version of the method the tables show, and how much of it is confirmed."""
    groups = {
        "families": METHOD.families,
        "sub-types": METHOD.subtypes,
        "severity anchors": METHOD.severity,
        "axes": METHOD.axes,
        "escalation indicators": METHOD.indicators,
        "standards": METHOD.standards,
        "commitments": METHOD.commitments,
    }
    rows = [(name, len(group), _confirmed(group)) for name, group in groups.items()]
    return f"Version {code(METHOD.version)}.\n\n" + table(("Part", "Entries", "Confirmed"), rows)


def _confirmed(group: tuple[Entry, ...]) -> int:
    return sum(1 for entry in group if entry.status is Status.CONFIRMED)


def typology() -> str:
    """Give a section a family with its sub-types."""
    return "\n\n".join(
        f"### {family.id}: {family.label.en}\n\n{family.definition.en}\n\n"
        + table(
            ("Id", "Name", "What it is", "Told by", "Severity", "Status"),
            [
                (code(one.id), one.label.en, one.definition.en, one.measurable, one.severity,
                 one.status)
                for one in METHOD.of_family(family.id)
            ],
        )
        for family in METHOD.families
    )  # fmt: skip


def severity() -> str:
    """Give the written anchors."""
    rows = [(one.level, one.label.en, one.definition.en) for one in METHOD.severity]
    return table(("Level", "Name", "Anchor"), rows)


def axes() -> str:
    """Give the questions answered beside the type."""
    rows = [
        (code(one.id), one.definition.en, codes(value.id for value in one.values))
        for one in METHOD.axes
    ]
    return table(("Axis", "What it says", "Values"), rows)


def indicators() -> str:
    """Give the fifteen indicators with what they need and what is confirmed of them."""
    return "\n\n".join(
        f"### {one.id}: {one.label.en}\n\n{one.definition.en}\n\n"
        + table(
            ("", ""),
            [
                ("Told by", one.measurable),
                ("Data needed", one.data.en),
                ("How", one.how.en),
                ("Sub-types", codes(one.types)),
                ("Status", f"{one.status}. {one.basis}"),
            ],
        )
        for one in METHOD.indicators
    )


def standards() -> str:
    """Give the standards that may protect, with whom they bind."""
    rows = [
        (code(one.id), one.label.en, one.definition.en, ", ".join(one.force),
         METHOD.jurisdiction(one.binds).label.en, _covers(one), one.status)
        for one in METHOD.standards
    ]  # fmt: skip
    return table(
        ("Id", "Instrument", "Protects", "Force", "Binds", "Candidate for", "Status"), rows
    )


def _covers(one: Standard) -> str:
    said = "all types" if one.violations == ("*",) else codes(one.violations, "none by itself")
    return f"{said}, where gender is a ground" if one.gendered_only else said


def jurisdictions() -> str:
    """Give who is bound, as far as the data know."""
    rows = [
        (code(one.id), one.label.en, one.test, codes(one.inside, "none listed"),
         codes(one.outside, "none listed"), "not bound" if one.closed else "unknown")
        for one in METHOD.jurisdictions
    ]  # fmt: skip
    head = ("Id", "Name", "Whose place decides", "Bound", "Not bound", "All others")
    return table(head, rows)


def commitments() -> str:
    """Give the commitments of the Ministerial Council decision, in our words."""
    rows = [(code(one.id), one.label.en, one.definition.en, one.status)
            for one in METHOD.commitments]  # fmt: skip
    return table(("Id", "Name", "In our words", "Status"), rows)


BLOCKS = {
    "guidelines-version": version,
    "typology": typology,
    "severity": severity,
    "axes": axes,
    "indicator-definitions": indicators,
    "standards": standards,
    "jurisdictions": jurisdictions,
    "commitments": commitments,
}
