"""The charts of a dossier, as specifications made with Altair and drawn by `svg`.

Slow to import: `html` does so only when there is something to draw. Every mark has a colour of
`INK`, so that the page's style sheet can recolour it for a dark screen or for paper. A chart never
stands alone: the page puts a table beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

import altair as alt
from markupsafe import Markup

from tocsin.reports.bins import Bar
from tocsin.reports.svg import Caption, draw

FONT = "Tocsin Sans"
INK = {
    "text": "#2b2b33",
    "rule": "#c9c7d0",
    "flagged": "#8c1d40",
    "other": "#b9b4c6",
    "gap": "#e4dfd2",
    "alert": "#14121a",
    "paper": "#fffffe",
}
TYPES_SHOWN = 12
LABEL_SHOWN = 52


@dataclass(frozen=True, slots=True)
class Marker:
    """An alert on the timeline: its time and its number in the list of alerts."""

    at: datetime
    number: int


def timeline(
    bars: Sequence[Bar],
    markers: Sequence[Marker],
    months: Sequence[str],
    caption: Caption,
    width: int,
) -> Markup:
    """Draw posts per bar with the flagged part, blind times and alerts; empty without bars."""
    if not bars:
        return Markup()
    plot = min(width - 50, max(160, 44 * len(bars)))
    span = _millis(bars[-1].end) - _millis(bars[0].first)
    layers = [_blind(bars), _stack(bars, "other"), _stack(bars, "flagged"), *_flags(markers, span)]
    chart = alt.layer(*(layer.encode(x=_time(bars, plot)) for layer in layers))
    return draw(finished(chart, plot, 190), caption, months)


def types(rows: Sequence[tuple[str, int]], caption: Caption, width: int) -> Markup:
    """Draw one bar a type, its name above it and its number at its end; empty without rows."""
    if not rows:
        return Markup()
    shown = [
        {"row": number, "label": clip(label), "n": count, "zero": 0}
        for number, (label, count) in enumerate(rows[:TYPES_SHOWN])
    ]
    top = max(count for _, count in rows) * 1.15
    scale = alt.Scale(domain=[0, top], nice=False)
    base = over(shown).encode(y=alt.Y("row:O", axis=None))
    bar = base.mark_bar(color=INK["flagged"], height=10, yOffset=9)
    label = base.mark_text(align="left", dy=-6, fontSize=13, color=INK["text"])
    number = base.mark_text(
        align="left", dx=5, dy=9, fontSize=12, fontWeight="bold", color=INK["text"]
    )
    x = alt.X("n:Q", axis=None, scale=scale)
    chart = alt.layer(
        bar.encode(x=x),
        label.encode(x=alt.X("zero:Q", axis=None, scale=scale), text="label:N"),
        number.encode(x=x, text="n:Q"),
    )
    return draw(finished(chart, width, 38 * len(shown)), caption)


def over(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """Begin a chart over rows that lie within it."""
    return alt.Chart(alt.InlineData(values=list(rows)))


def _time(bars: Sequence[Bar], width: int) -> alt.X:
    long = (bars[-1].end - bars[0].first).days > 300
    return alt.X(
        "x:T",
        scale=alt.Scale(
            type="utc", domain=[_millis(bars[0].first), _millis(bars[-1].end)], nice=False
        ),
        axis=alt.Axis(
            title=None,
            format="%b %Y" if long else "%-d %b",
            tickCount=max(2, width // 75),
            grid=False,
            labelFlush=True,
            labelOverlap=True,
        ),
    )


def _blind(bars: Sequence[Bar]) -> alt.Chart:
    rows = [
        {"x": _millis(run[0].first), "x2": _millis(run[-1].end)}
        for blind, group in groupby(bars, key=lambda bar: bar.blind)
        if blind and (run := list(group))
    ]
    chart: alt.Chart = over(rows).mark_rect(color=INK["gap"], opacity=1).encode(x2="x2:T")
    return chart


def _stack(bars: Sequence[Bar], part: str) -> alt.Chart:
    rows = [_bar(bar, part) for bar in bars if (bar.flagged if part == "flagged" else bar.posts)]
    top = max(4, max(bar.posts for bar in bars) * 1.2)
    y = alt.Y(
        "low:Q",
        axis=alt.Axis(title=None, tickMinStep=1, tickCount=4, format=",d"),
        scale=alt.Scale(domain=[0, top], nice=False),
    )
    chart: alt.Chart = over(rows).mark_rect(color=INK[part])
    return chart.encode(x2="x2:T", y=y, y2="high:Q")


def _bar(bar: Bar, part: str) -> dict[str, object]:
    first, end = _millis(bar.first), _millis(bar.end)
    low, high = (0, bar.flagged) if part == "flagged" else (bar.flagged, bar.posts)
    margin = (end - first) * 0.06
    return {"x": first + margin, "x2": end - margin, "low": low, "high": high}


def _flags(markers: Sequence[Marker], span: float) -> list[alt.Chart]:
    tiers = _tiers(markers, span)
    layers: list[alt.Chart] = [
        over(_places(markers)).mark_rule(color=INK["alert"], strokeWidth=1.5, strokeDash=[3, 2])
    ]
    for tier in sorted(set(tiers)):
        here = [marker for marker, of in zip(markers, tiers, strict=True) if of == tier]
        base, top = over(_places(here)), alt.value(9 + 18 * tier)
        layers += [
            base.mark_circle(size=260, color=INK["alert"], opacity=1).encode(y=top),
            base.mark_text(fontSize=11, fontWeight="bold", color=INK["paper"]).encode(
                y=top, text="n:N"
            ),
        ]
    return layers


def _places(markers: Sequence[Marker]) -> list[dict[str, object]]:
    return [{"x": marker.at.timestamp() * 1000, "n": str(marker.number)} for marker in markers]


def _tiers(markers: Sequence[Marker], span: float) -> list[int]:
    """Put markers that would cover each other below one another, three deep."""
    tiers: list[int] = []
    for number, marker in enumerate(markers):
        before = markers[number - 1] if number else None
        close = before and abs((marker.at - before.at).total_seconds()) * 1000 < span * 0.05
        tiers.append((tiers[-1] + 1) % 3 if close else 0)
    return tiers


def clip(label: str) -> str:
    """Shorten a label that would run out of the chart."""
    return label if len(label) <= LABEL_SHOWN else f"{label[: LABEL_SHOWN - 1]}…"


def _millis(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def finished(chart: alt.LayerChart | alt.FacetChart, width: int, height: int) -> dict[str, object]:
    """Give the specification of a chart in the dress of our pages."""
    axis = alt.AxisConfig(
        labelColor=INK["text"],
        labelFontSize=12,
        gridColor=INK["rule"],
        domainColor=INK["rule"],
        tickColor=INK["rule"],
    )
    config = alt.Config(
        font=FONT,
        background="transparent",
        aria=False,
        padding=4,
        view=alt.ViewConfig(stroke=None),
        axis=axis,
    )
    spec: dict[str, object] = chart.properties(width=width, height=height, config=config).to_dict()
    return spec
