"""The figures as Markdown: one table of sums with every alarm a column, one of scenarios."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from bench.simulator.figures import (
    at_once,
    attacks,
    calm,
    caught,
    early,
    early_calls,
    minutes,
    named,
    non_attacks,
    per_year,
    rate,
    seen,
    storms,
)
from bench.simulator.score import ELEVATED, Score
from bench.simulator.settings import table
from bench.simulator.watched import LEVELS

Scores = Mapping[str, Sequence[Score]]  # the scores of every alarm, by its name
RULES = TOTAL, WORDS = "total abuse, z ≥ 2", "word count"


def report(scores: Scores) -> str:
    """Give both tables."""
    return "\n".join([*sums(scores), "", *scenarios(scores), ""])


def sums(scores: Scores) -> Iterable[str]:
    """Yield the rows that stand beside the aims."""
    yield "| what | aim | " + " | ".join(scores) + " |"
    yield "|---|---|" + "---:|" * len(scores)
    for rank, level in enumerate(LEVELS, start=1):
        what = f"campaigns at `{level}`+ before 10 % of their posts"
        yield row(what, "≥ 95 %" if rank == ELEVATED else "", scores, partial(early, rank=rank))
    yield row("campaigns at `elevated`+ at all", "", scores, caught)
    yield row("minutes from the first post to `elevated`+, median", "", scores, minutes)
    yield row("share of the campaign's posts seen by then, median", "", scores, seen)
    yield row("lone threats `urgent` at that very post", "100 %", scores, at_once)
    yield row("planted indicators present", "≥ 90 %", scores, named)
    for rank, level in enumerate(LEVELS, start=1):
        what = f"false alarms a journalist-year, `{level}`+"
        yield row(what, "≤ 1" if rank == ELEVATED else "", _of(non_attacks, scores),
                  partial(per_year, rank=rank))  # fmt: skip
    for name, part in (
        ("in years without any storm", calm),
        ("in years with harmless storms", storms),
        ("in histories before attacks", attacks),
    ):
        yield row(f"· {name}, `elevated`+", "", _of(part, scores), per_year)


def _of(part: Callable[[Sequence[Score]], Sequence[Score]], scores: Scores) -> Scores:
    return {name: part(every) for name, every in scores.items()}


def row(
    what: str, aim: str, scores: Scores, figure: Callable[[Sequence[Score]], str | None]
) -> str:
    """Give one row: the figure of every alarm, a dash where it has none."""
    cells = (figure(one) or "–" for one in scores.values())
    return f"| {what} | {aim} | " + " | ".join(cells) + " |"


def scenarios(scores: Scores) -> Iterable[str]:
    """Yield a row a scenario: for attacks those called early and in all, for others the cries."""
    yield "| scenario | cases | " + " | ".join(scores) + " |"
    yield "|---|---:|" + "---:|" * len(scores)
    first = next(iter(scores.values()))
    present = {one.case.plan.scenario for one in first}
    for name in (one for one in table("scenarios")["scenario"] if one in present):
        own = {
            alarm: [one for one in every if one.case.plan.scenario == name]
            for alarm, every in scores.items()
        }
        count = len(next(iter(own.values())))
        cells = (_cell(one) for one in own.values())
        yield f"| {name.replace('_', ' ')} | {count} | " + " | ".join(cells) + " |"


def _cell(scores: Sequence[Score]) -> str:
    plan = scores[0].case.plan
    if plan.urgent:
        return at_once(scores) or "–"
    if plan.attack:
        called = [one for one in scores if ELEVATED in one.calls]
        text = f"{sum(one.early for one in called)} early, {len(called)} called"
        return f"{text}; {minutes(scores)} min" if called else text
    return f"{per_year(scores)} a year"


def ratios(scores: Scores, ours: str) -> str:
    """Give our early calls and false alarms as ratios to those of the simple rules."""
    own = scores[ours]
    lines = ["| ratio | early calls | false alarms |", "|---|---:|---:|"]
    for name in RULES:
        calls = _ratio(early_calls(own), early_calls(scores[name]))
        cries = _ratio(rate(non_attacks(own)), rate(non_attacks(scores[name])))
        lines.append(f"| {ours} to {name} | {calls} | {cries} |")
    return "\n".join(lines) + "\n"


def _ratio(own: float, other: float) -> str:
    return f"{own / other:.2f}" if other else "–"
