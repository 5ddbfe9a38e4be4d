"""One scan from paths to files of results: the order of the steps, and nothing of their insides."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tocsin import escalation, findings, guidelines, sources
from tocsin.cli.console import err, meter
from tocsin.cli.results import Results, findings_again
from tocsin.domain import Alert, Finding, Indicator, Intake, Quarantined, Watchlist
from tocsin.escalation import Beside, Method
from tocsin.findings.pool import cores
from tocsin.reports import Gatherer, Report, render, summary, wanted
from tocsin.sources import Mapping as Columns
from tocsin.sources import Quarantine, Shelf

# Below this many posts a second process costs more than it brings.
WORTH_A_PROCESS = 20_000
# Watching costs far less than reading. Only where so many processes read does what is left to this
# one hold them up, so that watchers, too, are worth processes of their own.
MANY, WATCHING = 6, 2
NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Call:
    """What a scan was asked for; `now` is the time that the report bears."""

    paths: tuple[Path, ...]
    watch: Watchlist
    out: Path
    lang: str
    mapping: Columns | None
    method: Method
    jobs: int
    now: datetime
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report of a scan, where it lies, and whether something could not be read."""

    report: Report
    out: Path
    incomplete: bool


@dataclass(frozen=True, slots=True)
class _Assessed:
    gatherer: Gatherer
    alerts: list[Alert]
    indicators: list[Indicator]
    period: tuple[datetime | None, datetime | None]


def run(call: Call) -> Outcome:
    """Read, find, assess and report; results take their names only when they are whole."""
    reasons: Counter[str] = Counter()
    with Shelf() as shelf, Results(call.out) as results:
        with Quarantine(results.path("quarantine.jsonl")) as quarantine:
            intakes = _read(call, shelf, quarantine, reasons)
        assessed = _assess(call, shelf, results)
        report = _report(call, shelf, results, assessed, intakes, reasons)
        results.write_json("summary.json", summary(report))
        results.write_text("report.html", render(report, call.lang, guidelines.load()))
    bad = any(intake.fault or intake.quarantined for intake in intakes)
    return Outcome(report, call.out, bad)


def _read(
    call: Call, shelf: Shelf, quarantine: Quarantine, reasons: Counter[str]
) -> tuple[Intake, ...]:
    def put_away(record: Quarantined) -> None:
        quarantine(record)
        reasons[record.reason] += 1

    with meter("Reading") as progress:

        def tell(file: str, _done: int, _total: int, _posts: int) -> None:
            progress.at(shelf.count, f"Reading {Path(file).name}")

        reader = sources.read(
            call.paths, mapping=call.mapping, on_progress=tell, on_quarantine=put_away
        )
        intakes = sources.stage(reader, shelf)
    _save_guesses(call.out, reader.guesses)
    return intakes


def _save_guesses(out: Path, guesses: Mapping[str, Columns]) -> None:
    """Save guessed columns, so that a person can correct them and hand them in again."""
    for number, (file, guess) in enumerate(sorted(guesses.items()), start=1):
        path = out / f"mapping-{number}.toml"
        path.write_text(f"# Guessed for {Path(file).name}\n" + guess.as_toml(), encoding="utf-8")
        err.print(f"Columns of {file} were guessed; to correct them: {path}", highlight=False)


def _assess(call: Call, shelf: Shelf, results: Results) -> _Assessed:
    """Find and assess in one pass over the posts in time order."""
    gatherer = Gatherer(call.watch)
    span = _Span()
    alerts: list[Alert] = []
    indicators: list[Indicator] = []
    versions = findings.packaged().versions
    with meter("Finding (posts)", shelf.count) as progress, results.findings(versions) as write:
        jobs = _jobs(call.jobs, shelf.count)
        watching = WATCHING if jobs >= MANY else 1
        found = findings.find_in_parallel(shelf, call.watch, jobs)
        seen = _each(found, (gatherer.add, span.add, write), progress.at)
        for one in escalation.assess(
            seen, call.watch, call.method, call.beside, watching, prompt=False
        ):
            if isinstance(one, Alert):
                alerts.append(one)
            else:
                indicators.append(one)
    results.write_alerts(alerts, versions, call.method.version)
    results.write_indicators(indicators, versions, call.method.version)
    return _Assessed(gatherer, alerts, indicators, span.both)


def _report(
    call: Call,
    shelf: Shelf,
    results: Results,
    assessed: _Assessed,
    intakes: tuple[Intake, ...],
    reasons: Counter[str],
) -> Report:
    keys = wanted(assessed.alerts, assessed.indicators)
    quoted = findings_again(results.path("findings.jsonl"), shelf.get(keys))
    return Report(
        dossiers=assessed.gatherer.dossiers(assessed.alerts, assessed.indicators, quoted),
        intakes=intakes,
        versions=findings.packaged().versions,
        generated_at=call.now,
        language=call.lang,
        period=assessed.period,
        quarantine=tuple(reasons.most_common()),
    )


class _Span:
    """The first and last time among posts that come in time order."""

    def __init__(self) -> None:
        self.both: tuple[datetime | None, datetime | None] = (None, None)

    def add(self, finding: Finding) -> None:
        at = finding.post.created_at
        if at is not None:
            self.both = (self.both[0] or at, at)


def _each(
    found: Iterable[Finding],
    takers: tuple[Callable[[Finding], None], ...],
    tell: Callable[[int], None],
) -> Iterator[Finding]:
    """Hand every finding to all takers on its way."""
    for number, finding in enumerate(found, start=1):
        for take in takers:
            take(finding)
        if number % 256 == 0:
            tell(number)
        yield finding


def _jobs(asked: int, posts: int) -> int:
    if asked:
        return asked
    return cores() if posts >= WORTH_A_PROCESS else 1
