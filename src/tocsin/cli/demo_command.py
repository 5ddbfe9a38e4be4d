"""`tocsin demo`: write a made-up case and scan it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tocsin import escalation
from tocsin.cli.console import USAGE, complain
from tocsin.cli.console import out as say
from tocsin.cli.demo import write_demo
from tocsin.cli.overview import show
from tocsin.cli.run import Call, run
from tocsin.guidelines.words import LANGUAGES
from tocsin.sources import load_watchlist


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for case and results.")] = Path(
        "tocsin-demo"
    ),
    seed: Annotated[int, typer.Option(help="Another seed, another case of the same kind.")] = 7,
    lang: Annotated[str, typer.Option(help="Language of the report: en, ru or kk.")] = "en",
) -> None:
    """Write a fictional case of three journalists in the formats of five tools, and scan it."""
    if lang not in LANGUAGES:
        complain(f"no report in {lang!r}; choose one of {', '.join(LANGUAGES)}")
        raise typer.Exit(USAGE)
    try:
        case = write_demo(out / "case", seed=seed)
    except OSError as error:
        complain(f"{out}: the case cannot be written here ({error.strerror})")
        raise typer.Exit(USAGE) from error
    case_folder = escape(str(out / "case"))
    say.print(f"A made-up case, seed {seed}: [bold]{case_folder}[/]", highlight=False)
    call = Call(
        paths=tuple(sorted(case.posts)),
        watch=load_watchlist(case.watchlist),
        out=out,
        lang=lang,
        mapping=None,
        method=escalation.packaged(),
        jobs=1,
        now=datetime.now(UTC),
    )
    outcome = run(call)
    show(outcome.report, outcome.out)
    truth = escape(str(case.truth))
    say.print(f"What was planted, to compare: {truth}", highlight=False, soft_wrap=True)
