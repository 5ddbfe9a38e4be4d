"""The indicators that are measured: their numbers and thresholds, and the decision table."""

import re
from collections.abc import Iterator
from pathlib import Path

from reference_pages.markdown import code, codes, first_line, paragraphs, table
from tocsin.domain import SPEAKS_TO, OccasionKind
from tocsin.escalation import baseline, cases, packaged, stream
from tocsin.escalation.indicators import RULES
from tocsin.escalation.labels import labels
from tocsin.escalation.method import DATA
from tocsin.guidelines import load

METHOD = packaged()
SETTING = re.compile(r"(\w+) = ([\d.]+)\s*(?:# (.*))?")
# Thresholds that say enough by their names have no comment in the file.
COMMON = {
    "window_days": "how long a post keeps the indicator present",
    "window_hours": "length of the middle window",
    "fact_days": "how long a recorded fact keeps the indicator present",
    "copy_window_hours": "length of the copy window",
    "probability": "least probability of the type",
    "platform_window_days": "days in which platforms are counted",
}
HEADER = re.compile(r"\[([\w-]+)\]")


def version() -> str:
    """Name the version of thresholds and decision table."""
    return f"Thresholds and decision table: version {code(METHOD.version)}."


NEEDS = {
    "roster": "a roster of accounts",
    "names": "names of relatives as hashes",
    "facts": "facts that a person records",
    "calendar": "a calendar",
}


def states() -> str:
    """Say of every indicator what it is told from, and what a person must supply beside posts."""
    needs = {rule.id: [NEEDS[one] for one in rule.needs] for rule in RULES}
    rows = [
        (
            code(one.id),
            one.label.en,
            one.measurable,
            f"posts, and {' and '.join(needs[one.id])}" if needs[one.id] else "posts alone",
        )
        for one in load().indicators
    ]
    return table(("Id", "Indicator", "Told by", "Measured from"), rows)


def measured() -> str:
    """Name the indicators that posts alone tell, and those that need more, in two lines."""
    groups: dict[bool, list[str]] = {True: [], False: []}
    for rule in RULES:
        groups[not rule.needs].append(f"{rule.id} {load().indicator(rule.id).label.en}")
    return (
        f"- **Told from posts alone ({len(groups[True])}):** {'; '.join(groups[True])}.\n"
        "- **Unknown until a roster, names, a fact or a calendar tell more "
        f"({len(groups[False])}):** {'; '.join(groups[False])}."
    )


def thresholds() -> str:
    """Give a section a measured indicator: what it does, its numbers, its thresholds."""
    notes = dict(_notes(DATA / "thresholds.toml"))
    out = []
    for rule in RULES:
        numbers = paragraphs(rule.measure.__doc__).removeprefix("Numbers: ")
        rows = [
            (code(name), f"{value:g}", notes.get(f"{rule.id}.{name}", COMMON.get(name, "")))
            for name, value in METHOD.thresholds[rule.id].items()
        ]
        out.append(
            f"### {rule.id}: {load().indicator(rule.id).label.en}\n\n"
            f"{first_line(type(rule).__doc__)}\n\n"
            f"Numbers, for the decision table and the sentences: {numbers}\n\n"
            + table(("Threshold", "Shipped value", "Meaning"), rows)
        )
    return "\n\n".join(out)


def _notes(path: Path) -> Iterator[tuple[str, str]]:
    """Give the comments beside the settings of a TOML file, by `table.key`."""
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if header := HEADER.fullmatch(line.strip()):
            section = header[1]
        elif (found := SETTING.fullmatch(line.strip())) and found[3]:
            yield f"{section}.{found[1]}", found[3]


def decision_table() -> str:
    """Give the rows of the decision table from the top."""
    rows = [
        (number, code(row.id), f"**{row.level.value}**", codes(row.present),
         ", ".join(f"`{key}` ≥ {value:g}" for key, value in row.least.items()),
         "yes" if row.each else "", row.words.en)
        for number, row in enumerate(METHOD.rows, 1)
    ]  # fmt: skip
    head = ("", "Row", "Level", "Present", "And at least", "For each account", "In words")
    return table(head, rows) + f"\n\nAn episode ends after {METHOD.quiet_hours:g} quiet hours."


def usual() -> str:
    """Give the settings of the baseline."""
    rows = [
        ("half-life of what was usual", f"{baseline.HALF_LIFE_DAYS:g} days"),
        ("prior before anything is known",
         f"{baseline.PRIOR_COUNT:g} hostile posts in {baseline.PRIOR_DAYS:g} days, "
         "or what is usual for the others on the watchlist"),
        ("how much days scatter before it is known",
         f"size {baseline.PRIOR_SIZE:g} of a negative binomial, "
            f"for {baseline.DAYS_TO_BELIEVE:g} days"),
        ("share of hostile accounts before anything is known", f"{stream.PRIOR_SHARE:g}"),
        ("of one day, so much is learned at most",
         f"{stream.LEAST_LEARNED:g} hostile posts, or {stream.MOST_LEARNED:g} times the usual"),
        ("a silence is a gap in the collection",
         f"from {stream.GAP.total_seconds() / 3600:g} hours, "
            f"where somebody would usually have written on {stream.GAP_HOURS:g} hours of it"),
    ]  # fmt: skip
    return table(("Setting", "Value"), rows)


def facts() -> str:
    """Name the kinds of facts with the indicator each speaks to."""
    rows = [
        (code(kind.value), code(indicator), *_in_three(f"fact.{kind}"))
        for kind, indicator in SPEAKS_TO.items()
    ]
    return table(("Kind", "Speaks to", "English", "Russian", "Kazakh"), rows)


def occasions() -> str:
    """Name the kinds of occasions."""
    rows = [(code(kind.value), *_in_three(f"occasion.{kind}")) for kind in OccasionKind]
    return table(("Kind", "English", "Russian", "Kazakh"), rows)


def _in_three(key: str) -> tuple[str, str, str]:
    words = labels()[key]
    return words.en, words.ru, words.kk


def impunity() -> str:
    """List the cases of impunity by country and day, with the page that states the day."""
    ordered = sorted(cases.packaged(), key=lambda one: (one.country, one.day))
    rows = [(one.country, one.name, f"{one.day:%Y-%m-%d}", one.source) for one in ordered]
    return table(("Country", "Name", "Day", "Source"), rows)


BLOCKS = {
    "impunity-cases": impunity,
    "fact-kinds": facts,
    "occasion-kinds": occasions,
    "escalation-version": version,
    "indicator-states": states,
    "indicators-measured": measured,
    "thresholds": thresholds,
    "decision-table": decision_table,
    "baseline": usual,
}
