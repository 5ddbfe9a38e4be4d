"""`tocsin law demo`: a case from drafts to a finished uptake table and report."""

from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import USAGE, complain, meter
from tocsin.cli.law.shared import finish, put, put_document, say, today, told
from tocsin.lawreview import (
    Case,
    CaseTexts,
    ReportFacts,
    comparison,
    load_case,
    proposals_table,
    propose_all,
    read_texts,
    report,
    save_case,
    timeline_document,
    unpack,
    uptake_svg,
)
from tocsin.lawreview.case import say as said
from tocsin.lawreview.views.compare import remarks_of

FORMS = ("pdf", "docx", "html")


class SeedCase(StrEnum):
    """The cases that come with Tocsin."""

    KAZAKHSTAN = "kazakhstan"
    KYRGYZSTAN = "kyrgyzstan"


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for case and results.")] = Path(
        "tocsin-law-demo"
    ),
    seed: Annotated[SeedCase, typer.Option("--case", help="Which case.")] = SeedCase.KAZAKHSTAN,
    langs: Annotated[
        list[str] | None, typer.Option("--lang", help="Languages of results; en, ru and kk.")
    ] = None,
) -> None:
    """Unpack a case of public record with synthetic drafts, and walk it to a finished report.

    Outcomes are those public sources report; beside them stand the program's own proposals, read
    from the synthetic drafts. Nothing is decided: that is for a person.
    """
    wanted = langs or ["en", "ru"]
    for lang in wanted:
        if lang not in ("en", "ru", "kk"):
            complain(f"no report in {lang!r}; choose en, ru or kk")
            raise typer.Exit(USAGE)
    with told():
        unpack(seed.value, out)
        case = load_case(out)
    say(f"Case and drafts: {out}")
    with meter("reading the drafts"):
        texts = read_texts(case, out)
    proposals = list(propose_all(case, texts, today()))
    with told():
        save_case(case, out, added=proposals)
        case = load_case(out)
    say(f"{len(texts.texts)} texts read, {len(proposals)} proposals added to the history.")
    with meter("writing", total=len(wanted)) as progress:
        for number, lang in enumerate(wanted, 1):
            _write(case, texts, out, lang)
            progress.at(number)
    first, last = case.recommendations[0].id, case.versions[-1].id
    call = f"tocsin law decide {first} {last} taken_up --by NAME --case {out}"
    say(f"Next: `{call}`, then `tocsin law report`.")
    finish(texts.faults)


def _write(case: Case, texts: CaseTexts, out: Path, lang: str) -> None:
    document = report(case, texts, ReportFacts("", today(), lang))
    for form in FORMS:
        put_document(document, out / f"report.{lang}.{form}")
    put(out / f"uptake.{lang}.svg", uptake_svg(case, lang).encode())
    put_document(timeline_document(case, lang), out / f"timeline.{lang}.html")
    last = case.versions[-1]
    put_document(proposals_table(case, texts, last.id, lang), out / f"proposals.{lang}.docx")
    path = texts.path(lang)
    for old, new in pairwise(path):
        left, right = texts.texts[old, lang], texts.texts[new, lang]
        labels = tuple(said(v.label, lang) for v in case.versions if v.id in (old, new))
        table = comparison(
            left, right, lang, (labels[0], labels[1]), remarks_of(case, texts, new, lang)
        )
        put_document(table, out / f"comparison.{old}-{new}.{lang}.docx")
        put_document(table, out / f"comparison.{old}-{new}.{lang}.html")
