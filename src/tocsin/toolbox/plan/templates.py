"""What a draft can propose for a gap, and who usually takes part: data, not code."""

from dataclasses import dataclass
from functools import cache

from tocsin.guidelines import DataFault, Words
from tocsin.guidelines.documents import open_document
from tocsin.guidelines.rows import Row
from tocsin.toolbox.reading import DATA, CatalogueError, known, rows


@dataclass(frozen=True, slots=True)
class Template:
    """A proposal: the cells it answers, as pairs of theme and commitment, and its words."""

    id: str
    cells: tuple[tuple[str, str], ...]
    types: tuple[str, ...]
    lead: str
    year: int
    title: Words
    problem: Words
    indicator: Words


@dataclass(frozen=True, slots=True)
class Part:
    """A part that somebody takes in a plan."""

    id: str
    label: Words


@cache
def templates() -> tuple[tuple[Template, ...], tuple[Part, ...]]:
    """Give all proposals and all parts, in the order of the file."""
    faults: list[DataFault] = []
    document = open_document(DATA / "measures.toml", faults)
    if document is None:
        raise CatalogueError(tuple(faults))
    parts = tuple(_part(row) for row in rows(document, "role", faults))
    ids = [part.id for part in parts]
    proposals = tuple(_template(row, ids) for row in rows(document, "measure", faults))
    if faults:
        raise CatalogueError(tuple(faults))
    return proposals, parts


def _part(row: Row) -> Part:
    made = Part(row.id("[a-z]+(_[a-z]+)*"), row.words("label"))
    row.close()
    return made


def _template(row: Row, parts: list[str]) -> Template:
    words = known().vocabulary
    made = Template(
        row.id("[a-z]+(-[a-z]+)*"),
        tuple(_cell(row, text) for text in row.texts("cells")),
        row.links("types", words.ids("types"), "type"),
        row.link("lead", parts, "role"),
        row.number("year", 1, 5),
        row.words("title"),
        row.words("problem"),
        row.words("indicator"),
    )
    row.close()
    return made


def _cell(row: Row, text: str) -> tuple[str, str]:
    theme, _, number = text.partition("/")
    row.check("cells", theme, known().vocabulary.ids("themes"), "theme")
    row.check("cells", f"MC318-{number}", known().commitments, "commitment")
    return theme, f"MC318-{number}"
