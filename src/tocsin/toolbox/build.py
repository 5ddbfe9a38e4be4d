"""Make entries, records of looking, States and round-tables from the rows of the data files.

Each function asks the row for exactly the keys its kind has; what it does not ask for is unknown.
"""

from collections.abc import Collection
from dataclasses import dataclass

from tocsin.guidelines.rows import Row
from tocsin.toolbox import fields
from tocsin.toolbox.entries import ALL, Entry, Look, Remark, Source
from tocsin.toolbox.states import Region, State
from tocsin.toolbox.vocabulary import Term, Theme, Vocabulary

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
CONFIRMED = ("confirmed", "partly")


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may name: words of the lists, States, regions, commitments, jurisdictions."""

    vocabulary: Vocabulary
    states: Collection[str]
    regions: Collection[str]
    commitments: Collection[str]

    @property
    def places(self) -> Collection[str]:
        """The codes that may stand as the state of a file."""
        return {*self.states, *self.regions}


def term(row: Row) -> Term:
    """Read a word of a list."""
    definition = row.words("definition") if "definition" in row.raw else None
    return Term(row.id(r"[A-Za-z0-9_]+"), row.words("label"), definition)


def theme(row: Row, commitments: Collection[str], families: Collection[str]) -> Theme:
    """Read a theme."""
    return Theme(
        row.id(r"T\d"),
        row.words("label"),
        row.words("definition"),
        commitments=row.links("commitments", commitments, "commitment"),
        families=row.links("families", {*families, ALL}, "family"),
    )


def state(row: Row, jurisdictions: Collection[str]) -> State:
    """Read a participating State; it cannot have joined and not joined the same thing."""
    made = State(
        row.id("[A-Z]{2}"),
        row.words("label"),
        inside=row.links("in", jurisdictions, "jurisdiction"),
        outside=row.links("out", jurisdictions, "jurisdiction"),
        note=row.note("note"),
    )
    for id in sorted(set(made.inside) & set(made.outside)):
        row.fault(f"{id} stands under in and out; drop one", "out")
    return made


def region(row: Row, states: Collection[str]) -> Region:
    """Read a region or an organisation."""
    return Region(
        row.id("[A-Z]+(-[A-Z]+)*"),
        row.words("label"),
        kind=row.link("kind", ("region", "organisation"), "kind of region"),
        members=row.links("members", states, "State"),
    )


def entry(row: Row, place: str, known: Known) -> Entry:
    """Read an instrument or initiative that stands in the file of `place`."""
    words = known.vocabulary
    made = Entry(
        id=row.id(SLUG),
        state=place,
        type=row.link("type", words.ids("types"), "type"),
        themes=_some(row, "themes", words.ids("themes"), "theme"),
        commitments=_some(row, "commitments", known.commitments, "commitment"),
        pillars=_some(row, "pillars", words.ids("pillars"), "pillar"),
        level=row.link("level", words.ids("levels"), "level"),
        status=row.link("status", words.ids("statuses"), "status"),
        title=fields.title(row, "title"),
        description=row.text("description"),
        confirmation=row.link("confirmation", words.ids("confirmations"), "confirmation"),
        last_checked=fields.needed_day(row, "last_checked"),
        covers=row.links("covers", known.states, "State"),
        year_from=fields.year(row, "year_from"),
        year_to=fields.year(row, "year_to"),
        groups=row.links("groups", words.ids("groups"), "target group"),
        owner=row.note("owner"),
        partners=row.texts("partners"),
        binding=fields.choice_of_two(row, "binding"),
        legal_basis=row.note("legal_basis"),
        basis=row.note("basis"),
        provenance=row.note("provenance"),
        sources=tuple(source(part) for part in fields.parts(row, "source", "entry")),
        effect_evidence=tuple(remark(part) for part in fields.parts(row, "effect", "entry")),
        critics=tuple(remark(part) for part in fields.parts(row, "critic", "entry")),
    )
    _check_entry(row, made, place)
    return made


def source(row: Row) -> Source:
    """Read a source."""
    made = Source(
        url=fields.address(row, "url", needed=True),
        title=row.note("title"),
        language=row.note("language"),
        archived_copy=fields.address(row, "archived_copy"),
        archived_on=fields.day(row, "archived_on"),
    )
    row.close()
    return made


def remark(row: Row) -> Remark:
    """Read a piece of evidence or a criticism."""
    made = Remark(row.text("text"), fields.address(row, "url"), row.note("date"))
    row.close()
    return made


def look(row: Row, place: str, known: Known) -> Look:
    """Read a record of having looked and found nothing."""
    return Look(
        id=row.id(SLUG),
        state=place,
        who=row.text("who"),
        where=row.text("where"),
        on=fields.needed_day(row, "on"),
        themes=row.links("themes", {*known.vocabulary.ids("themes"), ALL}, "theme") or (ALL,),
        commitments=row.links("commitments", {*known.commitments, ALL}, "commitment") or (ALL,),
        note=row.note("note"),
        provenance=row.note("provenance"),
    )


def _check_entry(row: Row, made: Entry, place: str) -> None:
    if made.id and not made.id.startswith(f"{place.lower()}-"):
        row.fault(f"id must begin with {place.lower()}- as the file is of {place}; rename it", "id")
    if made.year_from and made.year_to and made.year_to < made.year_from:
        row.fault("year_to is before year_from; correct one of them", "year_to")
    if made.confirmation in CONFIRMED and not made.sources:
        row.fault(
            "confirmed by nothing: add a [[entry.source]] with its url, "
            'or say confirmation = "memory"',
            "confirmation",
        )
    if made.level == "organisation" and made.covers:
        row.fault("an instrument of an organisation fills no State's cell; drop covers", "covers")


def _some(row: Row, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
    ids = row.links(key, known, what)
    if not ids:
        row.fault(f"{key} is missing or empty; add at least one {what}", key)
    return ids
