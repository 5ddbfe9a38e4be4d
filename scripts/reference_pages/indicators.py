"""The indicators that are measured: their numbers and thresholds, and the decision table."""

import re
from collections.abc import Iterator
from pathlib import Path

from reference_pages.markdown import code, codes, first_line, paragraphs, table
from tocsin.escalation import baseline, packaged
from tocsin.escalation.indicators import RULES
from tocsin.escalation.method import DATA
from tocsin.guidelines import load

METHOD = packaged()
SETTING = re.compile(r"(\w+) = ([\d.]+)\s*(?:# (.*))?")
# Thresholds that say enough by their names have no comment in the file.
COMMON = {
    "window_days": "how long a post keeps the indicator present",
    "window_hours": "length of the rush window",
    "copy_window_hours": "length of the copy window",
    "probability": "least probability of the type",
    "platform_window_days": "days in which platforms are counted",
}
HEADER = re.compile(r"\[([\w-]+)\]")


def version() -> str:
    """Name the version of thresholds and decision table."""
    return f"Thresholds and decision table: version {code(METHOD.version)}."


def states() -> str:
    """Say of every indicator whether this version measures it, and if not, why not."""
    measured = {rule.id for rule in RULES}
    rows = []
    for one in load().indicators:
        key = f"not-measured.{one.id}"
        said = "measured from posts" if one.id in measured else METHOD.sentences[key].en
        rows.append((code(one.id), one.label.en, one.measurable, said))
    return table(("Id", "Indicator", "Told by", "In this version"), rows)


def measured() -> str:
    """Name the indicators that are measured, and those that are not, in two lines."""
    known = {rule.id for rule in RULES}
    groups: dict[bool, list[str]] = {True: [], False: []}
    for one in load().indicators:
        groups[one.id in known].append(f"{one.id} {one.label.en}")
    return (
        f"- **Measured from posts ({len(groups[True])}):** {'; '.join(groups[True])}.\n"
        f"- **Unknown until a person or another record says ({len(groups[False])}):** "
        f"{'; '.join(groups[False])}."
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
         ", ".join(f"`{key}` ≥ {value:g}" for key, value in row.least.items()), row.words.en)
        for number, row in enumerate(METHOD.rows, 1)
    ]  # fmt: skip
    head = ("", "Row", "Level", "Present", "And at least", "In words")
    return table(head, rows) + f"\n\nAn episode ends after {METHOD.quiet_hours:g} quiet hours."


def usual() -> str:
    """Give the settings of the baseline."""
    rows = [
        ("half-life of what was usual", f"{baseline.HALF_LIFE_DAYS:g} days"),
        ("prior before anything is known",
         f"{baseline.PRIOR_COUNT:g} hostile posts in {baseline.PRIOR_DAYS:g} days"),
    ]  # fmt: skip
    return table(("Setting", "Value"), rows)


BLOCKS = {
    "escalation-version": version,
    "indicator-states": states,
    "indicators-measured": measured,
    "thresholds": thresholds,
    "decision-table": decision_table,
    "baseline": usual,
}
