"""Make the record of a round-table from a row of its data file."""

from collections.abc import Collection

from tocsin.guidelines.rows import Row
from tocsin.toolbox import fields
from tocsin.toolbox.build import SLUG, Known, source
from tocsin.toolbox.roundtables import (
    FollowUp,
    Participation,
    Presented,
    Review,
    Roundtable,
    Statement,
)

KINDS = ("regional_event", "thematic", "national", "online")
STATES = ("open", "under_way", "done", "dropped")
OF = "roundtable"


def roundtable(row: Row, known: Known, entries: Collection[str]) -> Roundtable:
    """Read a round-table; instruments and laws must be entries of the catalogue."""
    made = Roundtable(
        id=row.id(SLUG),
        title=fields.title(row, "title"),
        kind=row.link("kind", KINDS, "kind of round-table"),
        confirmation=row.link(
            "confirmation", known.vocabulary.ids("confirmations"), "confirmation"
        ),
        last_checked=fields.needed_day(row, "last_checked"),
        place=row.note("place"),
        country=row.link("country", known.states, "State") if "country" in row.raw else "",
        begins=fields.day(row, "begins"),
        ends=fields.day(row, "ends"),
        hosts=row.texts("hosts"),
        themes=row.links("themes", known.vocabulary.ids("themes"), "theme"),
        summary=row.note("summary"),
        basis=row.note("basis"),
        participation=tuple(_took_part(x, known) for x in fields.parts(row, "participation", OF)),
        presented=tuple(_presented(x, entries) for x in fields.parts(row, "presented", OF)),
        statements=tuple(_statement(x) for x in fields.parts(row, "statement", OF)),
        agreed=row.texts("agreed"),
        followups=tuple(_followup(x) for x in fields.parts(row, "followup", OF)),
        instruments=row.links("instruments", entries, "entry"),
        laws=row.links("laws", entries, "entry"),
        commitments=row.links("commitments", known.commitments, "commitment"),
        sources=tuple(source(part) for part in fields.parts(row, "source", OF)),
    )
    _check(row, made)
    return made


def _took_part(row: Row, known: Known) -> Participation:
    made = Participation(
        row.link("party", known.vocabulary.ids("parties"), "party"),
        row.links("states", known.states, "State"),
        fields.count(row, "number"),
        row.note("note"),
    )
    row.close()
    return made


def _presented(row: Row, entries: Collection[str]) -> Presented:
    entry = row.link("entry", entries, "entry") if "entry" in row.raw else ""
    made = Presented(row.text("what"), entry, row.note("by"))
    row.close()
    return made


def _statement(row: Row) -> Statement:
    made = Statement(row.text("speaker"), row.text("text"), fields.address(row, "url"))
    row.close()
    return made


def _followup(row: Row) -> FollowUp:
    reviews = tuple(_review(row, value) for value in _tables(row, "reviews"))
    made = FollowUp(
        row.id(SLUG), row.text("what"), row.text("owner"), fields.day(row, "due"), reviews
    )
    row.close()
    return made


def _review(row: Row, raw: dict[str, object]) -> Review:
    inner = Row(row.document, row.span, raw, row.faults, f"{row.name}, review")
    made = Review(
        fields.needed_day(inner, "on"),
        inner.link("state", STATES, "state of a follow-up"),
        inner.note("note"),
    )
    inner.close()
    return made


def _tables(row: Row, key: str) -> list[dict[str, object]]:
    row.asked.add(key)
    values = row.raw.get(key, [])
    if isinstance(values, list) and all(isinstance(value, dict) for value in values):
        return values
    row.fault(f'{key} must be a list of tables, such as {{ on = 2027-01-31, state = "done" }}', key)
    return []


def _check(row: Row, made: Roundtable) -> None:
    if made.begins and made.ends and made.ends < made.begins:
        row.fault("ends is before begins; correct one of them", "ends")
    ids = [followup.id for followup in made.followups]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        row.fault(f"follow-up {id!r} stands there twice; rename one", "followup")
