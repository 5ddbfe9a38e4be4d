"""`tocsin scan`: from files of posts to findings, indicators, alerts and a report."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tocsin import escalation
from tocsin.cli.console import SOME_BAD, USAGE, complain
from tocsin.cli.overview import show
from tocsin.cli.run import Call, run
from tocsin.domain import Watchlist
from tocsin.escalation import Beside, EscalationError
from tocsin.findings import FindingsError
from tocsin.guidelines import GuidelinesError
from tocsin.guidelines.words import LANGUAGES
from tocsin.sources import Mapping, SourcesError, load_calendar, load_facts, load_watchlist


def scan(
    posts: Annotated[list[Path], typer.Argument(help="Files, folders or archives of posts.")],
    watch: Annotated[Path, typer.Option("--watch", "-w", help="Watchlist (TOML).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")],
    lang: Annotated[str, typer.Option(help="Language of the report: en, ru or kk.")] = "en",
    mapping: Annotated[
        Path | None, typer.Option(help="Saved mapping of columns (TOML) for tables.")
    ] = None,
    thresholds: Annotated[
        Path | None, typer.Option(help="Thresholds of the indicators (TOML).")
    ] = None,
    table: Annotated[Path | None, typer.Option(help="Decision table (TOML).")] = None,
    facts: Annotated[
        Path | None, typer.Option(help="Facts that people recorded (TOML or NDJSON).")
    ] = None,
    calendar: Annotated[
        Path | None, typer.Option(help="Calendar of occasions (TOML or NDJSON).")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")] = 0,
) -> None:
    """Read posts in any known format, find violence against the people watched, and report it.

    Writes findings.jsonl, indicators.jsonl, alerts.jsonl, summary.json, quarantine.jsonl and
    report.html. The exit code is 1 where something could not be read; the rest is there all the
    same.
    """
    try:
        if lang not in LANGUAGES:
            raise SourcesError(f"no report in {lang!r}; choose one of {', '.join(LANGUAGES)}")
        paths = _existing(posts)
        people = load_watchlist(watch)
        call = Call(
            paths=paths,
            watch=people,
            out=_folder(out, paths),
            lang=lang,
            mapping=Mapping.load(mapping) if mapping else None,
            method=escalation.load(thresholds, table),
            jobs=jobs,
            now=datetime.now(UTC),
            beside=_beside(people, facts, calendar),
        )
        outcome = run(call)
    except (SourcesError, FindingsError, EscalationError, GuidelinesError, OSError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from error
    show(outcome.report, outcome.out)
    if outcome.incomplete:
        raise typer.Exit(SOME_BAD)


def _beside(watch: Watchlist, facts: Path | None, calendar: Path | None) -> Beside:
    """Read what people recorded beside posts; what is not given is not known."""
    ids = {person.id for person in watch.journalists}
    return Beside(
        facts=load_facts(facts, ids) if facts else None,
        occasions=load_calendar(calendar, ids) if calendar else None,
    )


def _existing(paths: list[Path]) -> tuple[Path, ...]:
    """Sort the paths, so that their order on the command line changes nothing."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise SourcesError(f"no such file or folder: {', '.join(missing)}")
    return tuple(sorted(set(paths)))


def _folder(out: Path, paths: tuple[Path, ...]) -> Path:
    for path in paths:
        if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise SourcesError(
                f"{out} lies within {path}, so the next scan would read these results as posts; "
                "choose a folder for the results that is not among the posts"
            )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourcesError(f"{out}: cannot be made a folder ({error.strerror})") from error
    return out
