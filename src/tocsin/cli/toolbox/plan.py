"""`tocsin toolbox plan`: draft a National Action Plan, take it out, read it back, review it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.console import SOME_BAD, complain
from tocsin.cli.toolbox.common import (
    WRITERS,
    FolderOption,
    LangOption,
    Language,
    OutOption,
    end,
    put,
    state,
    voice,
    write,
)
from tocsin.toolbox import matrix
from tocsin.toolbox import plan as plans
from tocsin.toolbox.pages import Voice
from tocsin.toolbox.plan import Figures, FiguresError, Plan, PlanError, PlanReview

plan = typer.Typer(help="Draft a National Action Plan and follow it.", no_args_is_help=True)
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="The plan, a .json file.")]


@plan.command("new")
def new(
    code: Annotated[str, typer.Argument(metavar="STATE", help="Code or name.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Write the plan here, a .json file.")],
    figures: Annotated[
        list[Path] | None,
        typer.Option("--figures", help="Your own statistics, CSV or JSON. Repeat it for several."),
    ] = None,
    begins: Annotated[
        int | None, typer.Option("--from", min=2000, max=2100, help="First year.")
    ] = None,
    ends: Annotated[int | None, typer.Option("--to", min=2000, max=2100, help="Last year.")] = None,
    folder: FolderOption = None,
    lang: LangOption = Language.EN,
    again: Annotated[bool, typer.Option("--again", help="Overwrite a plan there.")] = False,
) -> None:
    """Draft a plan from the gaps of a State and its own incident figures."""
    if out.exists() and not again:
        raise typer.BadParameter(f"{out} is there already; take another name, or --again")
    speaker, faulty = voice(folder, lang)
    found = state(speaker.catalogue, code)
    first = begins or datetime.now(tz=UTC).year + 1
    last = ends or first + 2
    if last < first:
        raise typer.BadParameter("the last year is before the first; correct --from or --to")
    files = [_figures(path) for path in figures or ()]
    for file in files:
        for fault in file.faults:
            complain(fault)
    commitments = tuple(one.id for one in speaker.guidelines.commitments)
    of = matrix(speaker.catalogue, commitments, found.id)
    made = plans.draft(speaker, of, first, last, files)
    write(out, plans.dump(made))
    typer.echo(f"{out}: {len(made.measures)} measures, {len(plans.check(made))} remarks to mend.")
    end(faulty or any(file.faults for file in files))


@plan.command("check")
def check(path: PlanFile) -> None:
    """Check a plan for SMART and say what to write."""
    made = _plan(path)
    remarks = plans.check(made)
    for remark in remarks:
        complain(f"{remark.measure}: {remark.words}")
    typer.echo(f"{len(made.measures)} measures, {len(remarks)} remarks.")
    if remarks:
        raise typer.Exit(SOME_BAD)


@plan.command("export")
def export(
    path: PlanFile,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="A .docx, .pdf, .html or .csv file to write.")
    ],
    review: Annotated[
        bool, typer.Option("--review-form", help="Write the form of a review, as .csv.")
    ] = False,
) -> None:
    """Write a plan as Word, PDF, page or spreadsheet; Word and CSV can be read back."""
    made = _plan(path)
    speaker = _voice(made)
    ending = out.suffix.lower()
    if ending == ".csv":
        sheet = plans.review_csv(made) if review else plans.to_csv(made, speaker.commitment)
        write(out, sheet)
    elif ending in WRITERS:
        write(out, WRITERS[ending](plans.plan_page(speaker, made)))
    else:
        raise typer.BadParameter(f"{out.name!r} ends neither in .docx, .pdf, .html nor .csv")
    typer.echo(str(out))


@plan.command("import")
def read_back(
    path: PlanFile,
    edited: Annotated[Path, typer.Argument(help="The edited .docx or .csv file.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the plan here, not over the old one.")
    ] = None,
) -> None:
    """Read a plan back after editing, and say what changed; what did not come back stays."""
    try:
        intake = plans.read_back(_plan(path), edited)
    except PlanError as error:
        raise typer.BadParameter(str(error)) from error
    write(out or path, plans.dump(intake.plan))
    for change in intake.changes:
        before = "new" if change.before is None else f"“{_short(change.before)}”"
        typer.echo(f"{change.measure}, {change.field}: {before} → “{_short(change.after)}”")
    for id in intake.missing:
        complain(f"{id}: did not come back; it stays in the plan. Mark it as dropped in a review")
    typer.echo(f"{len(intake.changes)} changes.")
    if intake.missing:
        raise typer.Exit(SOME_BAD)


@plan.command("review")
def review(
    path: PlanFile,
    form: Annotated[
        Path | None, typer.Argument(help="The filled form of a review; without it, the report.")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Day of the review.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who reviewed: a body, not a person.")] = "",
    out: OutOption = None,
) -> None:
    """Record a review from a filled form, and show how the plan stands."""
    made = _plan(path)
    today = (on or datetime.now(tz=UTC)).date()
    if form is not None:
        made = _reviewed(made, form, PlanReview(today, by, ()))
        write(path, plans.dump(made))
    put(plans.progress_page(_voice(made), made, today), out)


def _reviewed(made: Plan, form: Path, review: PlanReview) -> Plan:
    if not review.by:
        raise typer.BadParameter("say who reviewed, with --by")
    try:
        progress = plans.progress_of_csv(str(form), form.read_bytes(), made.lang)
    except (PlanError, OSError) as error:
        raise typer.BadParameter(str(error)) from error
    for one in progress:
        if made.measure(one.measure) is None:
            raise typer.BadParameter(f"{form}: the plan has no measure {one.measure!r}")
    if not progress:
        raise typer.BadParameter(f"{form}: no line has a state; fill the third column")
    return made.reviewed(PlanReview(review.on, review.by, progress))


def _figures(path: Path) -> Figures:
    try:
        return plans.read_figures(path)
    except FiguresError as error:
        raise typer.BadParameter(str(error), param_hint="--figures") from error


def _plan(path: Path) -> Plan:
    try:
        return plans.read_plan(path)
    except PlanError as error:
        raise typer.BadParameter(str(error), param_hint="PLAN") from error


def _voice(made: Plan) -> Voice:
    return voice(None, Language(made.lang))[0]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
