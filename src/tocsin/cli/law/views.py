"""Commands that show a case: time line, uptake, report."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from tocsin.cli.console import meter, out
from tocsin.cli.law.shared import (
    CaseFolder,
    Lang,
    Language,
    finish,
    open_case,
    put,
    put_document,
    say,
    today,
)
from tocsin.lawreview import (
    Outcome,
    ReportFacts,
    read_texts,
    tally,
    timeline_document,
    timeline_svg,
    uptake_svg,
)
from tocsin.lawreview import report as make_report
from tocsin.lawreview.case import say as said
from tocsin.lawreview.case.topics import topic_label
from tocsin.lawreview.views.timeline import ordered
from tocsin.lawreview.views.tone import outcome_words
from tocsin.lawreview.wording import word, written_date


def timeline(
    case: CaseFolder,
    output: Annotated[
        Path | None, typer.Option("--out", "-o", help="A .svg, .html, .pdf or .docx to write.")
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Show the time line of a bill, or write it as a picture or a document."""
    opened = open_case(case)
    if output is None:
        for one in ordered(opened.events):
            say(f"{written_date(one.date, lang)}  {said(one.title, lang)}")
    elif output.suffix == ".svg":
        put(output, timeline_svg(opened, lang).encode())
    else:
        put_document(timeline_document(opened, lang), output)


def uptake(
    case: CaseFolder,
    by: Annotated[str, typer.Option(help="Count by topic, asker or standard.")] = "topic",
    output: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the picture as .svg.")
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Count what became of recommendations, or draw each as a line through the versions."""
    opened = open_case(case)
    if output is not None:
        put(output, uptake_svg(opened, lang).encode())
        return
    if by not in ("topic", "asker", "standard"):
        raise typer.BadParameter("choose topic, asker or standard", param_hint="--by")
    rows = tally(opened, by)
    used = [one for one in Outcome if any(row.counts[one] for row in rows)]
    table = Table(word(f"report.{by}_col", lang), word("report.all_col", lang))
    for outcome in used:
        table.add_column(outcome_words(outcome, lang))
    for row in rows:
        name = topic_label(row.key, lang) if by == "topic" else row.key
        cells = [str(row.counts[one] or "") for one in used]
        table.add_row(Text(name), str(row.total), *cells)
    out.print(table)


def report(
    case: CaseFolder,
    output: Annotated[Path, typer.Option("--out", "-o", help="A .pdf, .docx or .html to write.")],
    by: Annotated[str, typer.Option(help="Who sends the report.")] = "",
    date: Annotated[str, typer.Option(help="Date of the report; today if left out.")] = "",
    lang: Lang = Language.EN,
) -> None:
    """Write the report in the usual shape of a legal review."""
    opened = open_case(case)
    with meter("reading the texts"):
        texts = read_texts(opened, case)
    put_document(make_report(opened, texts, ReportFacts(by, date or today(), lang)), output)
    finish(texts.faults)
