"""Several States side by side, and one State over the years, as pages."""

from tocsin.paper import Block, Bullets, Document, Heading, Note, Paragraph, Run, Table
from tocsin.paper import Cell as Square
from tocsin.paper.model import Text
from tocsin.toolbox.compare import Comparison, Year
from tocsin.toolbox.entries import Entry
from tocsin.toolbox.matrix import Cell, Coverage
from tocsin.toolbox.pages.voice import TONES, Line, Voice


def comparison_page(voice: Voice, of: Comparison) -> Document:
    """Make the page of a comparison; the columns are the States in the order of the alphabet."""
    names = tuple(state.label.say(voice.lang) for state in of.states)
    blocks: list[Block] = [
        Note(voice.say("compare.lead")),
        Heading(voice.say("compare.themes")),
        _themes(voice, of, names),
        Heading(voice.say("compare.commitments")),
        _commitments(voice, of, names),
        Heading(voice.say("compare.effects")),
        *_effects(voice, of),
        Heading(voice.say("compare.standards")),
        Paragraph(voice.say("compare.standards_lead")),
        *_standards(voice, of, names),
    ]
    title = voice.say("compare.title", states=", ".join(names))
    year = of.matrices[0].year
    subtitle = voice.say("matrix.as_of", year=year) if year else ""
    return Document(title, voice.lang, tuple(blocks), subtitle, foot=voice.catalogue.version)


def time_page(
    voice: Voice, state: str, years: tuple[Year, ...], rest: tuple[Entry, ...]
) -> Document:
    """Make the page of a State over the years."""
    keys = ("field.year", "compare.began", "compare.stood", "compare.ended")
    rows: list[tuple[Text, ...]] = [
        (str(y.year), voice.lines(y.began), str(len(y.stood)), voice.lines(y.ended)) for y in years
    ]
    if rest:
        rows.append((voice.say("compare.undated"), voice.lines(rest), "", ""))
    table = Table(tuple(map(voice.say, keys)), tuple(rows), widths=(1, 4, 1, 4))
    title = f"{voice.say('compare.time')}: {voice.place(state)}"
    return Document(title, voice.lang, (Note(voice.say("compare.lead")), table))


def _themes(voice: Voice, of: Comparison, names: tuple[str, ...]) -> Table:
    rows: tuple[Line, ...] = tuple(
        (
            f"{theme.id} {theme.label.say(voice.lang)}",
            *(_cell(voice, c) for c in of.theme(theme.id)),
        )
        for theme in voice.catalogue.vocabulary.themes
    )
    return Table((voice.say("field.theme"), *names), rows, widths=(1.3, *(1.5 for _ in names)))


def _commitments(voice: Voice, of: Comparison, names: tuple[str, ...]) -> Table:
    rows: list[Line] = []
    for commitment in voice.guidelines.commitments:
        cells = [_cell(voice, _whole(one.row(commitment.id))) for one in of.matrices]
        rows.append((voice.commitment(commitment.id), *cells))
    head = (voice.say("field.commitment"), *names)
    return Table(head, tuple(rows), widths=(1.3, *(1.5 for _ in names)))


def _whole(cells: tuple[Cell, ...]) -> Cell:
    """Give a line of the matrix as one cell: looked into only where all of it was."""
    first = cells[0]
    entries = tuple({entry.id: entry for cell in cells for entry in cell.entries}.values())
    looked = all(cell.looks for cell in cells)
    return Cell(first.state, "*", first.commitment, entries, first.looks if looked else ())


def _cell(voice: Voice, cell: Cell) -> Square:
    if cell.coverage is Coverage.FOUND:
        return Square(voice.lines(cell.entries), TONES[cell.coverage])
    words = voice.say(f"matrix.{cell.coverage}")
    return Square("\n".join([words, *map(voice.look, cell.looks)]), TONES[cell.coverage])


def _effects(voice: Voice, of: Comparison) -> list[Block]:
    blocks: list[Block] = []
    for state in of.states:
        items: list[Text] = []
        for entry in voice.catalogue.of_state(state.id):
            for kind, remarks in (("effect", entry.effect_evidence), ("critic", entry.critics)):
                word = voice.say(f"field.{kind}").lower()
                title = Run(f"{entry.title.say(voice.lang)}, ", bold=True)
                items += [(title, Run(f"{word}: {remark.text}")) for remark in remarks]
        blocks.append(Heading(state.label.say(voice.lang), level=3))
        nothing = Paragraph(voice.say("compare.nothing"))
        blocks.append(Bullets(tuple(items)) if items else nothing)
    return blocks


def _standards(voice: Voice, of: Comparison, names: tuple[str, ...]) -> list[Block]:
    lang = voice.lang
    differing = [(s, b) for s, b in of.standards if len(set(b)) > 1]
    alike = [s.label.say(lang) for s, b in of.standards if set(b) == {True}]
    blocks: list[Block] = []
    if differing:
        rows = tuple((s.label.say(lang), *map(voice.binds, b)) for s, b in differing)
        blocks.append(Table((voice.say("compare.standard"), *names), rows))
    if alike:
        words = voice.say("compare.alike")
        blocks.append(Paragraph((Run(f"{words}: ", bold=True), Run("; ".join(alike)))))
    return blocks
