"""The time line of a bill: its steps, reviews, by-laws and practice, as a table and a picture."""

from collections.abc import Iterator, Sequence
from html import escape

from tocsin.lawreview.case import Case, Event, EventKind, say
from tocsin.lawreview.views.drawing import FONT, wrapped
from tocsin.lawreview.views.sources import source_numbers, source_runs
from tocsin.lawreview.wording import word, written_date
from tocsin.paper import Block, Document, Figure, Run, Table

COLOURS = {
    EventKind.STEP: "#2f5fa8",
    EventKind.REVIEW: "#1b7f5c",
    EventKind.BY_LAW: "#d0722a",
    EventKind.COURT: "#7a2d6b",
    EventKind.REFUSAL: "#b3352b",
}
AFTER = (EventKind.BY_LAW, EventKind.COURT, EventKind.REFUSAL)
WIDTH, LINE, LETTERS = 820, 16, 84


def ordered(events: Sequence[Event]) -> list[Event]:
    """Give events in the order of their dates; a month stands before its days."""
    return sorted(events, key=lambda one: one.date)


def timeline_table(case: Case, lang: str, events: Sequence[Event]) -> Table:
    """Give events as a table with their sources."""
    numbers = source_numbers(case)
    head = (
        word("report.date_col", lang),
        word("report.event_col", lang),
        word("report.source_col", lang),
    )
    rows = [
        (
            written_date(one.date, lang),
            tuple(_told(case, one, lang)),
            source_runs(one.sources, numbers),
        )
        for one in ordered(events)
    ]
    return Table(head, rows, (2, 7, 1))


def timeline_svg(case: Case, lang: str) -> str:
    """Draw the time line from top to bottom, a dot an event, as SVG."""
    parts: list[str] = []
    y = 20.0
    first = y
    last = y
    for one in ordered(case.events):
        last = y
        lines = wrapped(say(one.title, lang), LETTERS)
        colour = COLOURS[one.kind]
        shape = (
            f'<rect x="174" y="{y - 6}" width="12" height="12" fill="{colour}"/>'
            if one.version
            else f'<circle cx="180" cy="{y}" r="6" fill="{colour}"/>'
        )
        parts.append(shape)
        date = escape(written_date(one.date, lang))
        parts.append(f'<text x="162" y="{y + 4}" text-anchor="end" fill="#57606a">{date}</text>')
        for n, text in enumerate(lines):
            bold = ' font-weight="bold"' if one.version else ""
            parts.append(
                f'<text x="200" y="{y + 4 + LINE * n}" fill="#1f2328"{bold}>{escape(text)}</text>'
            )
        y += LINE * len(lines) + 12
    legend, y = _legend(y + 8, lang)
    title = escape(word("picture.timeline", lang))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" '
            f'height="{y}" role="img" aria-label="{title}" {FONT} font-size="12">',
            f'<rect width="{WIDTH}" height="{y}" fill="#ffffff"/>',
            f'<line x1="180" y1="{first}" x2="180" y2="{last}" stroke="#c9ced6" stroke-width="3"/>',
            *parts,
            *legend,
            "</svg>",
        ]
    )


def timeline_document(case: Case, lang: str) -> Document:
    """Give the time line as a document of its own: the picture, then the table with sources."""
    title = word("report.timeline", lang)
    figure = Figure(timeline_svg(case, lang), alt=word("picture.timeline", lang))
    blocks: list[Block] = [figure, timeline_table(case, lang, case.events)]
    return Document(title=title, lang=lang, blocks=blocks, subtitle=say(case.title, lang))


def _told(case: Case, one: Event, lang: str) -> Iterator[Run]:
    yield Run(say(one.title, lang), bold=bool(one.version))
    if one.kind is not EventKind.STEP:
        yield Run(f" [{word(f'event.{one.kind.value}', lang)}]", italic=True)
    if one.about:
        yield Run(f" {say(one.about, lang)}")
    if one.recommendations:
        yield Run(f" ({', '.join(one.recommendations)})")
    if one.incidents:
        yield Run(" " + word("report.incidents_line", lang, ids=", ".join(one.incidents)))


def _legend(y: float, lang: str) -> tuple[list[str], float]:
    out = []
    x = 20.0
    for kind, colour in COLOURS.items():
        words = word(f"event.{kind.value}", lang)
        if x + 30 + 6.8 * len(words) > WIDTH:
            x, y = 20.0, y + 20
        out.append(f'<circle cx="{x}" cy="{y}" r="6" fill="{colour}"/>')
        out.append(f'<text x="{x + 12}" y="{y + 4}" font-size="11">{escape(words)}</text>')
        x += 36 + 6.8 * len(words)
    words = word("report.stage_col", lang)
    out.append(f'<rect x="{x - 6}" y="{y - 6}" width="12" height="12" fill="#2f5fa8"/>')
    out.append(f'<text x="{x + 12}" y="{y + 4}" font-size="11">{escape(words)}</text>')
    return out, y + 18
