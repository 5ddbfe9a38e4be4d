"""The coverage of a State as a page: the grid, what was found, who looked, what others did."""

from tocsin.paper import Block, Bullets, Document, Heading, Note, Paragraph, Run, Table
from tocsin.toolbox.entries import Entry
from tocsin.toolbox.matrix import Cell, Coverage, Matrix
from tocsin.toolbox.others import elsewhere
from tocsin.toolbox.pages.voice import Line, Voice


def coverage_page(voice: Voice, matrix: Matrix) -> Document:
    """Make the page of a State's matrix."""
    year = matrix.year
    blocks: list[Block] = [
        Paragraph(voice.say("matrix.lead")),
        grid(voice, matrix),
        Bullets(legend(voice)),
        *_instruments(voice, matrix),
        *_looks(voice, matrix),
        *_around(voice, matrix.state),
    ]
    counts = {one.value: number for one, number in matrix.counts().items()}
    return Document(
        title=voice.say("matrix.title", state=voice.place(matrix.state)),
        lang=voice.lang,
        blocks=tuple(blocks),
        subtitle=voice.say("matrix.as_of", year=year) if year else "",
        facts=(
            (
                voice.say("matrix.all"),
                voice.say("matrix.counts", all=len(matrix.cells), **counts),
            ),
        ),
        foot=f"{voice.catalogue.version}",
    )


def grid(voice: Voice, matrix: Matrix) -> Table:
    """Make the grid: a line a commitment, a column a theme."""
    rows: tuple[Line, ...] = tuple(
        (voice.commitment(commitment), *(voice.square(cell) for cell in matrix.row(commitment)))
        for commitment in matrix.commitments
    )
    head = (voice.say("field.commitment"), *matrix.themes)
    caption = " · ".join(f"{id} {voice.term('themes', id)}" for id in matrix.themes)
    return Table(head, rows, widths=(2.6, *(1 for _ in matrix.themes)), caption=caption)


def legend(voice: Voice) -> tuple[str, ...]:
    """Say what each of the three states means."""
    states = (
        f"{voice.say(f'matrix.{one}')}: {voice.say(f'matrix.{one}_means')}" for one in Coverage
    )
    marks = (f"* {voice.say('matrix.not_standing')}", f"† {voice.say('matrix.regional_only')}")
    return (*states, *marks)


def elsewhere_page(voice: Voice, cell: Cell) -> Document:
    """Make the page of one cell: what is known of it, and what other States have for it."""
    found = elsewhere(voice.catalogue, cell.state, cell.theme, cell.commitment)
    blocks: list[Block] = [Paragraph(voice.say(f"matrix.{cell.coverage}_means"))]
    if cell.entries:
        blocks.append(Bullets(tuple(voice.line(entry) for entry in cell.entries)))
    blocks += [Bullets(tuple(map(voice.look, cell.looks)))] if cell.looks else []
    blocks.append(Heading(voice.say("matrix.elsewhere")))
    if found:
        rows = tuple(_other(voice, entry) for entry in found)
        head = tuple(voice.say(f"field.{key}") for key in ("state", "title", "effect"))
        blocks.append(Table(head, rows, widths=(1, 2, 2)))
    else:
        blocks.append(Note(voice.say("matrix.nobody")))
    return Document(
        title=f"{voice.place(cell.state)}: {voice.term('themes', cell.theme)}",
        lang=voice.lang,
        blocks=tuple(blocks),
        subtitle=voice.commitment(cell.commitment),
    )


def _other(voice: Voice, entry: Entry) -> tuple[str, tuple[Run, ...], str]:
    effect = "\n".join(remark.text for remark in entry.effect_evidence)
    return (
        voice.place(entry.state),
        (*voice.line(entry), Run(f"\n{entry.description}")),
        effect or voice.say("compare.nothing"),
    )


def _instruments(voice: Voice, matrix: Matrix) -> list[Block]:
    entries = {entry.id: entry for cell in matrix.cells for entry in cell.entries}
    rows = tuple(
        (
            (*voice.line(entry), Run(f"\n{entry.description}")),
            ", ".join(entry.themes),
            ", ".join(id.removeprefix("MC318-") for id in entry.commitments),
        )
        for entry in entries.values()
    )
    head = (voice.say("field.title"), voice.say("field.themes"), "MC318-")
    heading = Heading(voice.say("matrix.instruments"))
    return [heading, Table(head, rows, widths=(5, 1, 1))] if rows else [heading]


def _looks(voice: Voice, matrix: Matrix) -> list[Block]:
    looks = {look.id: look for cell in matrix.cells for look in cell.looks}
    heading = Heading(voice.say("matrix.looks"))
    if not looks:
        return [heading, Paragraph(voice.say("matrix.no_looks"))]
    return [heading, Bullets(tuple(map(voice.look, looks.values())))]


def _around(voice: Voice, state: str) -> list[Block]:
    entries: tuple[Entry, ...] = voice.catalogue.around(state)
    if not entries:
        return []
    items = tuple((Run(f"{voice.place(e.state)}: "), *voice.line(e)) for e in entries)
    return [Heading(voice.say("matrix.around")), Bullets(items)]
