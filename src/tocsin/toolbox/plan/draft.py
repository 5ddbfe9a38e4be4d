"""Draft a National Action Plan from the gaps of a State and its own figures."""

from collections.abc import Iterator, Sequence

from tocsin.guidelines import SubType
from tocsin.toolbox.entries import Entry
from tocsin.toolbox.figures import Figure, Figures
from tocsin.toolbox.matrix import Cell, Coverage, Matrix, gaps, weak
from tocsin.toolbox.others import elsewhere
from tocsin.toolbox.pages.voice import Voice
from tocsin.toolbox.plan.model import Measure, Plan, Practice, Role
from tocsin.toolbox.plan.templates import Template, templates

PRACTICES = 4
FIGURES = 8
# The theme of which the breakdown by gender is the point.
BY_GENDER = "T4"
WOMEN = ("woman", "women", "female", "f", "женщины", "әйелдер")


def draft(
    voice: Voice, of: Matrix, begins: int, ends: int, figures: Sequence[Figures] = ()
) -> Plan:
    """Draft a plan for the years `begins` to `ends`.

    A measure is proposed where a theme is about a commitment and nothing stands in the cell, or
    all that stands there is criticised. Owner, budget, baseline and target are left empty: only
    those who know the State can fill them.
    """
    cells = (*gaps(voice.catalogue, of), *filter(weak, of.cells))
    open_cells = {(cell.theme, cell.commitment): cell for cell in cells}
    proposals, parts = templates()
    measures = tuple(
        _measure(voice, template, found, begins, ends, figures)
        for template in proposals
        if (found := [open_cells[cell] for cell in template.cells if cell in open_cells])
    )
    return Plan(
        state=of.state,
        lang=voice.lang,
        title=voice.say("plan.title", state=voice.place(of.state)),
        begins=begins,
        ends=ends,
        catalogue=voice.catalogue.version,
        figures=tuple(one.name for one in figures),
        roles=tuple(Role(part.id, part.label.say(voice.lang)) for part in parts),
        measures=measures,
    )


def _measure(
    voice: Voice,
    template: Template,
    cells: list[Cell],
    begins: int,
    ends: int,
    figures: Sequence[Figures],
) -> Measure:
    themes = tuple(dict.fromkeys(cell.theme for cell in cells))
    lines = [template.problem.say(voice.lang), *_gaps(voice, cells)]
    last = min(begins + template.year - 1, ends)
    lead = next(part for part in templates()[1] if part.id == template.lead)
    return Measure(
        id=template.id,
        title=template.title.say(voice.lang),
        problem="\n".join(lines),
        data=_data(voice, themes, figures),
        themes=themes,
        commitments=tuple(dict.fromkeys(cell.commitment for cell in cells)),
        practices=_practices(voice, template, cells),
        partners=lead.label.say(voice.lang),
        deadline=f"{last}-12-31",
        indicator=template.indicator.say(voice.lang),
        review=f"{last}-06-30",
    )


def _gaps(voice: Voice, cells: list[Cell]) -> Iterator[str]:
    """Say why the cells are gaps, those with the same reason in one sentence."""
    reasons: dict[str, list[str]] = {}
    for cell in cells:
        reasons.setdefault(_reason(voice, cell), []).append(f"{cell.theme} / {cell.commitment}")
    for reason, where in reasons.items():
        yield f"{', '.join(where)}: {reason}"


def _reason(voice: Voice, cell: Cell) -> str:
    if weak(cell):
        critics = " ".join(r.text for entry in cell.entries for r in entry.critics)
        return voice.say("plan.gap_weak", titles=_titles(voice, cell), critics=critics)
    if cell.coverage is Coverage.FOUND:
        return voice.say("plan.gap_not_standing", titles=_titles(voice, cell))
    if cell.coverage is Coverage.NONE_FOUND:
        look = cell.looks[0]
        return voice.say("plan.gap_none_found", who=look.who, on=look.on.isoformat())
    return voice.say("plan.gap_not_looked")


def _titles(voice: Voice, cell: Cell) -> str:
    return ", ".join(voice.title(entry) for entry in cell.entries)


def _practices(voice: Voice, template: Template, cells: list[Cell]) -> tuple[Practice, ...]:
    found: dict[str, Entry] = {}
    for cell in cells:
        others = elsewhere(voice.catalogue, cell.state, cell.theme, cell.commitment)
        found |= {entry.id: entry for entry in others if _exemplary(entry)}
    # What is of the kind proposed says more; the sort keeps the order of likeness within it.
    entries = sorted(found.values(), key=lambda e: e.type not in template.types)
    return tuple(
        Practice(
            entry.id,
            voice.title(entry),
            voice.place(entry.state),
            entry.sources[0].url if entry.sources else "",
        )
        for entry in entries[:PRACTICES]
    )


def _exemplary(entry: Entry) -> bool:
    """Say whether it can be shown as an example: confirmed, at work, and criticised by nobody."""
    return entry.standing and entry.confirmation != "memory" and not entry.critics


def _data(voice: Voice, themes: tuple[str, ...], figures: Sequence[Figures]) -> str:
    families = {f for id in themes for f in voice.catalogue.vocabulary.theme(id).families}
    wanted = [
        row
        for file in figures
        for row in file.rows
        if _concerns(voice, row, families) or (BY_GENDER in themes and _of_gender(row))
    ]
    if not wanted:
        return voice.say("plan.no_data")
    wanted.sort(key=lambda row: (row.period, row.count or 0), reverse=True)
    return "\n".join(_line(voice, row) for row in wanted[:FIGURES])


def _concerns(voice: Voice, row: Figure, families: set[str]) -> bool:
    if "*" in families:
        return True
    found = voice.guidelines.find(row.category)
    family = found.family if isinstance(found, SubType) else row.category.upper()
    return family in families


def _of_gender(row: Figure) -> bool:
    return row.breakdown.casefold() in ("gender", "sex", "пол", "жыныс")


def _line(voice: Voice, row: Figure) -> str:
    entry = voice.guidelines.find(row.category)
    category = entry.label.say(voice.lang) if entry else row.category
    if _of_gender(row) and row.category.casefold() in WOMEN:
        category = voice.term("groups", "women")
    count = voice.say("plan.suppressed") if row.count is None else str(row.count)
    line = voice.say("plan.figure", category=category, count=count, period=row.period)
    if row.coverage:
        line += f"; {voice.say('plan.figure_coverage', coverage=row.coverage)}"
    return f"{line} {row.source}" if row.source else line
