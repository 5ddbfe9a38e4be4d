"""The figures as Markdown: sums beside the rule on totals, a row an attack, a row a calm life."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from bench.otherhands.result import Result
from bench.otherhands.score import called, cries, days, named
from bench.simulator.figures import YEAR, share
from bench.simulator.score import ELEVATED
from bench.simulator.table import TOTAL
from bench.simulator.watched import Watched

Alarm = Callable[[Result], Watched]
ALARMS: dict[str, Alarm] = {"tocsin": attrgetter("ours"), TOTAL: attrgetter("total")}


def report(results: Sequence[Result]) -> str:
    """Give the tables of what was asked for."""
    attacks = [one for one in results if one.truth.attack]
    calm = [one for one in results if not one.truth.attack]
    parts = [sums(attacks, calm)]
    parts += [of_attacks(attacks)] if attacks else []
    parts += [of_calm(calm)] if calm else []
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def sums(attacks: Sequence[Result], calm: Sequence[Result]) -> Iterable[str]:
    """Yield the rows that stand for all."""
    many = [one for one in attacks if one.truth.grave is None]
    lone = [one for one in attacks if one.truth.grave is not None]
    yield "| what | " + " | ".join(ALARMS) + " |"
    yield "|---|" + "---:|" * len(ALARMS)
    yield _row("attacks at the level asked before 10 % of their posts", lambda of: timely(many, of))
    yield _row("attacks at that level at all", lambda of: caught(many, of))
    yield _row("lone threats `urgent` at that very post or before", lambda of: timely(lone, of))
    yield _row("false alarms a journalist-year, `elevated`+", lambda of: a_year(calm, of))
    yield _row("· in histories before attacks", lambda of: a_year(attacks, of))
    indicators = share(
        sum(len(named(one)) for one in attacks), sum(len(one.truth.planted) for one in attacks)
    )
    yield f"| planted indicators present | {indicators or '–'} | – |"
    found = share(sum(one.found for one in attacks), sum(len(one.truth.hostile) for one in attacks))
    yield f"| hostile posts of attacks flagged | {found or '–'} | – |"
    harmless = share(
        sum(len(one.flagged) - one.found for one in calm),
        sum(one.posts - len(one.truth.hostile) for one in calm),
    )
    yield f"| posts of calm lives flagged that are not hostile to her | {harmless or '–'} | – |"


def _row(what: str, figure: Callable[[Alarm], str | None]) -> str:
    return f"| {what} | " + " | ".join(figure(of) or "–" for of in ALARMS.values()) + " |"


def timely(attacks: Sequence[Result], of: Alarm) -> str | None:
    """Give the share of attacks called in time."""
    calls = [called(one.truth, of(one)) for one in attacks]
    return share(sum(bool(one and one.timely) for one in calls), len(calls))


def caught(attacks: Sequence[Result], of: Alarm) -> str | None:
    """Give the share of attacks called."""
    return share(sum(called(one.truth, of(one)) is not None for one in attacks), len(attacks))


def a_year(results: Sequence[Result], of: Alarm) -> str | None:
    """Give the false alarms a journalist-year."""
    years = sum(days(one.truth) for one in results) / YEAR
    return f"{sum(cries(one.truth, of(one)) for one in results) / years:.2f}" if years else None


def of_attacks(results: Sequence[Result]) -> Iterable[str]:
    """Yield a row an attack."""
    yield (
        "| attack | language | asked | raised at post | in time | planted indicators present "
        "| hostile flagged | false alarms before |"
    )
    yield "|---|---|---|---:|---|---|---:|---:|"
    for one in results:
        truth, call, present = one.truth, called(one.truth, one.ours), named(one)
        at = f"{call.post} of {call.posts}" if call else f"– of {len(truth.hostile)}"
        cells = (
            one.name,
            truth.language,
            f"`{truth.least}`",
            at,
            "yes" if call and call.timely else "no",
            ", ".join(name if name in present else f"not {name}" for name in truth.planted) or "–",
            f"{one.found} of {len(truth.hostile)}",
            str(cries(truth, one.ours)),
        )
        yield "| " + " | ".join(cells) + " |"


def of_calm(results: Sequence[Result]) -> Iterable[str]:
    """Yield a row a calm life."""
    yield (
        "| life without an attack | posts | days | flagged | truly hostile, of them flagged "
        f"| raised to `elevated`+ | false alarms a year | {TOTAL}: a year |"
    )
    yield "|---|---:|---:|---:|---:|---|---:|---:|"
    for one in results:
        truth = one.truth
        raised = [f"{rule} {at.at:%m-%d}" for at, rule in one.raised if at.rank >= ELEVATED]
        cells = (
            one.name,
            f"{one.posts:,}",
            str(truth.days),
            str(len(one.flagged)),
            f"{len(truth.hostile)}, {one.found}",
            ", ".join(raised) or "–",
            *(a_year([one], of) or "–" for of in ALARMS.values()),
        )
        yield "| " + " | ".join(cells) + " |"
