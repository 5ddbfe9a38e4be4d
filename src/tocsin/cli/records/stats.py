"""`tocsin records stats`: numbers for publication, with coverage, and small cells kept back."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from tocsin.cli.console import SOME_BAD
from tocsin.cli.console import out as say
from tocsin.cli.records.shared import FOLDER, Folder, Lang, clearly, language, readable
from tocsin.records.files import write_whole
from tocsin.records.statistics import THRESHOLD, Statistics, statistics
from tocsin.records.store import Store
from tocsin.records.words import phrase


def stats(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")] = Path(
        "statistics"
    ),
    threshold: Annotated[
        int, typer.Option(min=2, help="Counts below it are kept back.")
    ] = THRESHOLD,
    lang: Lang = "en",
    records: Folder = FOLDER,
) -> None:
    """Count confirmed events by month, type, platform, gender, actor and country.

    Writes statistics.csv, statistics.json and a chart for each table as SVG. Small numbers are kept
    back, and so many others with them that they cannot be worked out.
    """
    with clearly():
        found, bad = readable(Store(records), None)
        made = statistics(found, language(lang), threshold)
        out.mkdir(parents=True, exist_ok=True)
        write_whole(out / "statistics.csv", made.csv())
        write_whole(out / "statistics.json", made.json())
        _draw(made, out)
    _tell(made)
    say.print(f"Written to [bold]{escape(str(out))}[/]", highlight=False, soft_wrap=True)
    if bad:
        raise typer.Exit(SOME_BAD)


def _draw(made: Statistics, out: Path) -> None:
    from tocsin.reports.statistics import charts  # slow to import: only where it is needed

    kept_back = phrase("statistics.kept_short").say(made.lang)
    for id, chart in charts(made.tables, kept_back).items():
        write_whole(out / f"{id}.svg", str(chart).encode("utf-8"))


def _tell(made: Statistics) -> None:
    kept_back = phrase("statistics.kept_short").say(made.lang)
    for table in made.tables:
        if table.withheld:
            words = phrase("statistics.withheld").say(made.lang)
            say.print(f"[bold]{escape(table.title)}[/]: {escape(words)}", highlight=False)
            continue
        shown = Table(title=escape(table.title), title_justify="left", show_header=False)
        for row in table.rows:
            count = kept_back if row.count is None else f"{row.count:,}"
            shown.add_row(escape(row.label), count, escape(row.coverage))
        say.print(shown)
    say.print(made.remark(), highlight=False)
