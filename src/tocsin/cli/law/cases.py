"""Commands on a case: recommendations, proposals, decisions, events."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.table import Table
from rich.text import Text

from tocsin.cli.console import USAGE, complain, meter, out
from tocsin.cli.law.shared import CaseFolder, Lang, Language, finish, open_case, say, today, told
from tocsin.lawreview import (
    Case,
    Event,
    EventKind,
    Grade,
    LawError,
    Outcome,
    Quote,
    Recommendation,
    propose_all,
    read_recommendations,
    read_texts,
    save_case,
)
from tocsin.lawreview import decide as sign
from tocsin.lawreview import dissent as sign_dissent
from tocsin.lawreview.case import say as said
from tocsin.lawreview.case.tables import unit_id
from tocsin.lawreview.case.topics import topic_label, topic_of
from tocsin.lawreview.language import language_of
from tocsin.lawreview.views.tally import final_outcomes
from tocsin.lawreview.views.tone import outcome_words
from tocsin.lawreview.wording import word


def import_recommendations(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX, one a row.")],
    case: CaseFolder,
) -> None:
    """Import recommendations from a table; an id that is there already is left as it is."""
    opened = open_case(case)
    with told():
        imported = read_recommendations(file)
    faults: list[object] = list(imported.faults)
    fresh = []
    for one in imported.recommendations:
        if opened.recommendation(one.id) is not None:
            faults.append(f"{one.id} is in the case already and was left as it is")
        elif one.version and opened.version(one.version) is None:
            faults.append(f"{one.id}: the case holds no version {one.version!r}; taken without it")
            fresh.append(replace(one, version=""))
        else:
            fresh.append(one)
    _keep(opened, case, fresh)
    say(f"{len(fresh)} recommendations imported.")
    finish(faults)


def add_recommendation(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the recommendation.")],
    text: Annotated[str, typer.Option(help="What is asked, in one sentence.")],
    case: CaseFolder,
    grade: Annotated[Grade, typer.Option(help="What it asks for.")] = Grade.RECONSIDER,
    topic: Annotated[str, typer.Option(help="Topic, by id or label.")] = "",
    asker: Annotated[str, typer.Option(help="Who asks.")] = "",
    document: Annotated[str, typer.Option(help="Where it is asked.")] = "",
    date: Annotated[str, typer.Option(help="When, as 2024-06-19.")] = "",
    version: Annotated[str, typer.Option(help="Version it speaks of.")] = "",
    article: Annotated[str, typer.Option(help="Unit there, as art_5__para_2 or 5(2).")] = "",
    disputed: Annotated[list[str] | None, typer.Option(help="Words complained of.")] = None,
    wanted: Annotated[list[str] | None, typer.Option(help="Words proposed.")] = None,
    standard: Annotated[list[str] | None, typer.Option(help="Id of a standard touched.")] = None,
) -> None:
    """Add one recommendation by hand."""
    opened = open_case(case)
    if opened.recommendation(id) is not None:
        complain(f"{id} is in the case already; choose another id")
        raise typer.Exit(USAGE)
    one = Recommendation(
        id=id,
        text={language_of(text): text},
        grade=grade,
        topic=topic_of(topic),
        asker=asker,
        document=document,
        date=date,
        version=version,
        article=unit_id(article),
        disputed=tuple(Quote(language_of(words), words) for words in disputed or ()),
        wanted=tuple(Quote(language_of(words), words) for words in wanted or ()),
        standards=tuple(standard or ()),
    )
    _keep(opened, case, [one])
    say(f"{id} added.")


def list_recommendations(
    case: CaseFolder,
    lang: Lang = Language.EN,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """List the recommendations of a case with what became of them."""
    opened = open_case(case)
    outcomes = final_outcomes(opened)
    if as_json:
        rows = [_json(one, outcomes[one.id]) for one in opened.recommendations]
        typer.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode())
        return
    table = Table(*(word(f"report.{one}_col", lang) for one in ("id", "topic", "ask", "outcome")))
    for one in opened.recommendations:
        outcome = outcomes[one.id]
        end = outcome_words(outcome, lang) if outcome else word("report.not_judged", lang)
        cells = (one.id, topic_label(one.topic, lang), said(one.text, lang), end)
        table.add_row(*map(Text, cells))
    out.print(table)


def propose(case: CaseFolder, lang: Lang = Language.EN) -> None:
    """Propose what became of every recommendation in every version, with the passages.

    Proposals are added to the history; decisions stand above them.
    """
    opened = open_case(case)
    with meter("reading the texts"):
        texts = read_texts(opened, case)
    if not texts.texts:
        complain(f"{case}: no text could be read; add one with `tocsin law read FILE --case …`")
        for fault in texts.faults:
            complain(str(fault))
        raise typer.Exit(USAGE)
    made = list(propose_all(opened, texts, today()))
    known = {(one.recommendation, one.version, one.outcome, one.passages) for one in opened.history}
    fresh = [
        one
        for one in made
        if (one.recommendation, one.version, one.outcome, one.passages) not in known
    ]
    with told():
        save_case(opened, case, added=fresh)
    for one in made:
        share = "" if one.similarity is None else f"  {one.similarity:.2f}"
        outcome = outcome_words(one.outcome, lang)
        say(f"{one.recommendation}  {one.version}  {outcome}{share}  {said(one.reason, lang)}")
    say(f"{len(made)} proposals, {len(fresh)} of them new. Decide with `tocsin law decide`.")
    finish(texts.faults)


def decide(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the recommendation.")],
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Id of the version.")],
    outcome: Annotated[Outcome, typer.Argument(metavar="OUTCOME", help="What became of it.")],
    by: Annotated[str, typer.Option(help="Name of the person who decides and signs.")],
    case: CaseFolder,
    date: Annotated[str, typer.Option(help="Date of the decision; today if left out.")] = "",
    reason: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    dissent: Annotated[bool, typer.Option(help="Record a dissent beside the decision.")] = False,
) -> None:
    """Decide what became of a recommendation in a version, and sign it.

    OUTCOME is one of taken_up, partly, not, reversed, new_problem, unknown and conflict. Earlier
    decisions stay in the history.
    """
    opened = open_case(case)
    make = sign_dissent if dissent else sign
    with told():
        made = make(opened, id, version, outcome, by, date or today(), reason)
        save_case(opened, case, added=[made])
    what = "Dissent" if dissent else "Decision"
    say(f"{what} of {made.by}, {made.date}: {made.recommendation}, {version}: {outcome.value}.")


def event(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What happened, in a sentence.")],
    date: Annotated[str, typer.Option(help="When: 2024-08-20, 2024-08 or 2024.")],
    case: CaseFolder,
    kind: Annotated[EventKind, typer.Option(help="What kind of event.")] = EventKind.STEP,
    recommendation: Annotated[list[str] | None, typer.Option(help="Id of one it touches.")] = None,
    article: Annotated[list[str] | None, typer.Option(help="Unit it touches.")] = None,
    incident: Annotated[list[str] | None, typer.Option(help="Id of a recorded incident.")] = None,
    source: Annotated[str, typer.Option(help="Where it can be read.")] = "",
) -> None:
    """Add an event: a step of the bill, a by-law, a court decision, a refusal in practice."""
    opened = open_case(case)
    for one in recommendation or ():
        if opened.recommendation(one) is None:
            complain(f"the case holds no recommendation {one!r}")
            raise typer.Exit(USAGE)
    sources = dict(opened.sources)
    named: tuple[str, ...] = ()
    if source:
        named = (f"source-{len(sources) + 1}",)
        sources[named[0]] = source
    made = Event(
        date=date,
        title={language_of(title): title},
        kind=kind,
        recommendations=tuple(recommendation or ()),
        articles=tuple(unit_id(one) for one in article or ()),
        incidents=tuple(incident or ()),
        sources=named,
    )
    changed = replace(opened, events=(*opened.events, made), sources=sources)
    _save(changed, case)
    say(f"Event of {date} added.")


def _keep(case: Case, folder: Path, fresh: list[Recommendation]) -> None:
    _save(replace(case, recommendations=(*case.recommendations, *fresh)), folder)


def _save(case: Case, folder: Path) -> None:
    with told():
        if (folder / "case.toml").exists():
            raise LawError(f"{folder}/case.toml is written by hand; add the entry there")
        save_case(case, folder)


def _json(one: Recommendation, outcome: Outcome | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "topic": one.topic,
        "grade": one.grade.value,
        "asker": one.asker,
        "date": one.date,
        "version": one.version,
        "article": one.article,
        "text": dict(one.text),
        "standards": one.standards,
        "outcome": outcome.value if outcome else None,
    }
