"""A picture: each recommendation a line on its way through the versions."""

from collections.abc import Iterator, Mapping
from html import escape

from tocsin.lawreview.case import Basis, Case, Outcome, Recommendation, say
from tocsin.lawreview.case.topics import topic_label, topics
from tocsin.lawreview.outcome.standing import Standing, standings
from tocsin.lawreview.views.drawing import FONT, wrapped
from tocsin.lawreview.views.tone import COLOURS, outcome_words
from tocsin.lawreview.wording import word, written_date

LEFT, STEP, ROW, TOP = 300, 128, 30, 78
RADIUS = 9
INK, FAINT = "#1f2328", "#c9ced6"


def uptake_svg(case: Case, lang: str) -> str:
    """Draw the picture as SVG; marks inside the dots say in form what colours say."""
    stands = standings(case)
    order = list(topics())
    rows = sorted(
        case.recommendations,
        key=lambda one: (order.index(one.topic) if one.topic in order else 99, one.id),
    )
    versions = case.versions
    width = LEFT + STEP * max(1, len(versions))
    legend = list(_legend(TOP + ROW * len(rows) + 26, width, lang))
    height = TOP + ROW * len(rows) + 26 + 22 * len(legend) + 8
    title = word("picture.uptake", lang, n=len(rows), m=len(versions))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(title)}" {FONT} font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for n, version in enumerate(versions):
        x = _x(n)
        for line, text in enumerate(wrapped(say(version.label, lang), 19)[:3]):
            parts.append(_text(x, 16 + 14 * line, text, anchor="middle", bold=True))
        parts.append(_text(x, 60, written_date(version.date, lang), anchor="middle", size=10.5))
        end = TOP + ROW * len(rows) - 8
        parts.append(f'<line x1="{x}" y1="70" x2="{x}" y2="{end}" stroke="{FAINT}"/>')
    for n, one in enumerate(rows):
        parts.extend(_row(case, one, TOP + ROW * n + 12, stands, lang))
    parts.extend(item for group in legend for item in group)
    return "\n".join([*parts, "</svg>"])


def _row(
    case: Case,
    one: Recommendation,
    y: int,
    stands: Mapping[tuple[str, str], Standing],
    lang: str,
) -> Iterator[str]:
    label = _short(f"{one.id}  {topic_label(one.topic, lang)}", 40)
    yield _text(8, y + 4, label)
    points = [
        (_x(n), found)
        for n, version in enumerate(case.versions)
        if (found := stands.get((one.id, version.id)))
    ]
    start = next((n for n, v in enumerate(case.versions) if v.id == one.version), None)
    before: tuple[float, str] | None = None
    if start is not None:
        yield f'<rect x="{_x(start) - 4}" y="{y - 4}" width="8" height="8" fill="{INK}"/>'
        before = (_x(start), FAINT)
    for x, found in points:
        colour = COLOURS[found.outcome]
        if before is not None and before[0] < x:
            yield (
                f'<line x1="{before[0] + RADIUS}" y1="{y}" x2="{x - RADIUS}" y2="{y}" '
                f'stroke="{colour}" stroke-width="3"/>'
            )
        before = (x, colour)
    for x, found in points:
        yield from _dot(x, y, found.outcome, found.basis is not Basis.PROPOSED, lang)


def _dot(x: float, y: float, outcome: Outcome, solid: bool, lang: str) -> Iterator[str]:
    colour = COLOURS[outcome]
    fill, ink = (colour, "#ffffff") if solid else ("#ffffff", colour)
    name = escape(outcome_words(outcome, lang))
    yield (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" fill="{fill}" stroke="{colour}" '
        f'stroke-width="2"><title>{name}</title></circle>'
    )
    yield from _mark(outcome, x, y, ink)


def _mark(outcome: Outcome, x: float, y: float, ink: str) -> Iterator[str]:
    """Draw the mark in lines: fonts differ in which signs they hold."""
    pen = f'stroke="{ink}" stroke-width="2" fill="none" stroke-linecap="round"'
    if outcome is Outcome.TAKEN_UP:
        yield f'<path d="M{x - 4} {y} l3 3.5 l5.5 -7" {pen}/>'
    elif outcome is Outcome.PARTLY:
        yield f'<path d="M{x} {y - 5} a5 5 0 0 0 0 10 z" fill="{ink}"/>'
    elif outcome is Outcome.NOT:
        yield f'<path d="M{x - 3.5} {y - 3.5} l7 7 m0 -7 l-7 7" {pen}/>'
    elif outcome is Outcome.REVERSED:
        arrow = "a4 4 0 0 0 -4 -5 h-4 m2.5 -2.5 l-2.5 2.5 l2.5 2.5"
        yield f'<path d="M{x + 4} {y + 3} {arrow}" {pen}/>'
    elif outcome is Outcome.CONFLICT:
        yield f'<path d="M{x - 4} {y - 2} h8 m-8 4 h8 m-1.5 -7 l-5 10" {pen}/>'
    else:
        sign = "!" if outcome is Outcome.NEW_PROBLEM else "?"
        yield _text(x, y + 4.5, sign, anchor="middle", bold=True, colour=ink)


def _legend(y: int, width: int, lang: str) -> Iterator[list[str]]:
    """Give the legend, a list of shapes a line."""
    cells: list[tuple[Outcome | str, str]] = [(o, outcome_words(o, lang)) for o in Outcome]
    cells += [("asked", word("picture.asked", lang))]
    cells += [("solid", word("picture.solid", lang)), ("hollow", word("picture.hollow", lang))]
    line: list[str] = []
    x = 18.0
    for kind, words in cells:
        space = 34 + 6.6 * len(words)
        if line and x + space > width:
            yield line
            line, x, y = [], 18.0, y + 22
        line.extend(_sample(kind, x, y, lang))
        line.append(_text(x + 14, y + 4, words, size=11))
        x += space
    yield line


def _sample(kind: Outcome | str, x: float, y: float, lang: str) -> Iterator[str]:
    if isinstance(kind, Outcome):
        yield from _dot(x, y, kind, True, lang)
    elif kind == "asked":
        yield f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" fill="{INK}"/>'
    else:
        fill = INK if kind == "solid" else "#ffffff"
        yield f'<circle cx="{x}" cy="{y}" r="7" fill="{fill}" stroke="{INK}" stroke-width="2"/>'


def _x(n: int) -> float:
    return LEFT + STEP * n + STEP / 2


def _text(
    x: float,
    y: float,
    words: str,
    anchor: str = "start",
    bold: bool = False,
    size: float = 12,
    colour: str = INK,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"{weight}>'
        f"{escape(words)}</text>"
    )


def _short(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
