"""A dossier made ready for the page: charts drawn, alerts and posts numbered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tocsin.domain import Alert
from tocsin.reports.bins import Bar, Step, bars
from tocsin.reports.catalogue import Catalogue
from tocsin.reports.excerpt import short
from tocsin.reports.model import Dossier, Report

WIDE, NARROW, TYPES = 880, 350, 400


@dataclass(frozen=True, slots=True)
class Panel:
    """A dossier with what its part of the page needs; `id` begins every anchor in it."""

    id: str
    dossier: Dossier
    step: Step
    bars: tuple[Bar, ...]
    numbers: Mapping[Alert, int]
    quotes: Mapping[str, int]
    title: str
    wide: Markup
    narrow: Markup
    types: Markup


def panels(report: Report, catalogue: Catalogue, label: Callable[[str], str]) -> tuple[Panel, ...]:
    """Make the panels of all dossiers, in the report's order."""
    return tuple(
        _panel(f"j{number}", dossier, catalogue, label)
        for number, dossier in enumerate(report.dossiers, 1)
    )


def _panel(id_: str, dossier: Dossier, catalogue: Catalogue, label: Callable[[str], str]) -> Panel:
    step, gathered = bars(dossier.days, dossier.coverage)
    numbers = {alert: number for number, alert in enumerate(dossier.alerts, 1)}
    title = catalogue.say(f"timeline.title.{step}", name=short(dossier.journalist.name))
    wide, narrow = _timelines(id_, dossier, gathered, title, catalogue)
    return Panel(
        id=id_,
        dossier=dossier,
        step=step,
        bars=gathered,
        numbers=numbers,
        quotes={quoted.key: quoted.number for quoted in dossier.quoted},
        title=title,
        wide=wide,
        narrow=narrow,
        types=_types(id_, dossier, catalogue, label),
    )


def _timelines(
    id_: str, dossier: Dossier, gathered: Sequence[Bar], title: str, catalogue: Catalogue
) -> tuple[Markup, Markup]:
    if not gathered:
        return Markup(), Markup()
    from tocsin.reports import charts
    from tocsin.reports.svg import Caption

    markers = [charts.Marker(alert.raised_at, n) for n, alert in enumerate(dossier.alerts, 1)]
    months = catalogue.say("months_short").split()
    desc = _description(dossier, gathered, catalogue)
    wide, narrow = (
        charts.timeline(gathered, markers, months, Caption(f"{id_}-{name}", title, desc), width)
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    )
    return wide, narrow


def _description(dossier: Dossier, gathered: Sequence[Bar], catalogue: Catalogue) -> str:
    peak = max(gathered, key=lambda bar: bar.posts)
    return catalogue.say(
        "timeline.desc",
        posts=catalogue.say("count.posts", dossier.figures.about),
        flagged=catalogue.number(dossier.figures.flagged),
        peak_day=catalogue.day(peak.first),
        peak=catalogue.say("count.posts", peak.posts),
        alerts=len(dossier.alerts),
    )


def _types(id_: str, dossier: Dossier, catalogue: Catalogue, label: Callable[[str], str]) -> Markup:
    if not dossier.types:
        return Markup()
    from tocsin.reports import charts
    from tocsin.reports.svg import Caption

    first = dossier.types[0]
    desc = catalogue.say(
        "types.desc", label=label(first.type), posts=catalogue.say("count.posts", first.posts)
    )
    caption = Caption(f"{id_}-types", catalogue.say("types.title"), desc)
    return charts.types([(label(row.type), row.posts) for row in dossier.types], caption, TYPES)
