"""What a scan says on the terminal: a table of people, and where the report lies."""

from pathlib import Path

from rich.markup import escape
from rich.table import Table

from tocsin.cli.console import out
from tocsin.domain import Level
from tocsin.reports import Dossier, Report

COLOURS = {Level.WATCH: "yellow", Level.ELEVATED: "dark_orange", Level.URGENT: "red"}


def show(report: Report, folder: Path) -> None:
    """Print the summary of a scan and the path of its report."""
    out.print(_people(report))
    for dossier in report.dossiers:
        if dossier.highest:
            why = dossier.highest.why.say(report.language)
            name = escape(dossier.journalist.name)
            out.print(f"[bold]{name}[/]: {escape(why)}", highlight=False)
    _reading(report)
    page = escape(str(folder / "report.html"))
    out.print(f"\nReport: [bold]{page}[/]", highlight=False, soft_wrap=True)


def _people(report: Report) -> Table:
    table = Table(title="Hints for a person to check, not verdicts", title_justify="left")
    for name in ("Journalist", "Highest level", "Raised (UTC)", "Posts about", "Flagged"):
        table.add_column(name, justify="right" if name in {"Posts about", "Flagged"} else "left")
    for dossier in report.dossiers:
        table.add_row(*_row(dossier))
    return table


def _row(dossier: Dossier) -> tuple[str, ...]:
    figures, alert = dossier.figures, dossier.highest
    name = escape(dossier.journalist.name)
    counts = (f"{figures.about:,}", f"{figures.flagged:,}")
    if alert is None:
        return (name, "no alert", "", *counts)
    level = f"[{COLOURS[alert.level]}]{alert.level.value}[/]"
    raised = f"{alert.raised_at:%Y-%m-%d %H:%M}"
    return (name, level, raised, *counts)


def _reading(report: Report) -> None:
    again = sum(intake.again for intake in report.intakes)
    out.print(
        f"{report.posts:,} posts from {len(report.intakes)} files, {again:,} seen again, "
        f"{report.unread:,} records not readable",
        highlight=False,
    )
    for intake in report.intakes:
        if intake.fault or intake.quarantined:
            why = intake.fault or f"records in quarantine.jsonl: {intake.quarantined:,}"
            out.print(
                f"[yellow]{escape(intake.file)}[/]: {escape(why)}", highlight=False, soft_wrap=True
            )
