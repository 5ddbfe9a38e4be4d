"""Count what a classifier got right: by language, group and functionality."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suite import LANGUAGES, Case, Functionality

THREATS = ("explicit-threat", "sexual-threat")
CONTRASTS = ("criticism", "quotation", "report", "counter-speech", "idiom", "identity")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what the classifier said; `typed` is None where no type was asked for."""

    case: Case
    said: bool
    typed: bool | None = None

    @property
    def right(self) -> bool:
        return self.said == self.case.violent


@dataclass(frozen=True, slots=True)
class Share:
    """A count of cases with a property, out of how many."""

    count: int
    cases: int

    @property
    def value(self) -> float | None:
        return self.count / self.cases if self.cases else None

    def plain(self) -> dict[str, Any]:
        value = None if self.value is None else round(self.value, 4)
        return {"count": self.count, "cases": self.cases, "share": value}


Row = Mapping[str, Share]  # "all" and each language


def share(outcomes: Iterable[Outcome], counts: Callable[[Outcome], bool]) -> Share:
    """Count the outcomes that a property holds for."""
    held = [counts(one) for one in outcomes]
    return Share(sum(held), len(held))


def row(outcomes: Sequence[Outcome], counts: Callable[[Outcome], bool]) -> Row:
    """Count over all outcomes and over each language that has some."""
    parts = {"all": outcomes} | {
        language: [one for one in outcomes if one.case.language == language]
        for language in LANGUAGES
    }
    return {name: share(part, counts) for name, part in parts.items() if part or name == "all"}


def summary(outcomes: Sequence[Outcome], known: Mapping[str, Functionality]) -> dict[str, Row]:
    """Give the lines of the summary by name; a group without cases is left out."""
    violent = [one for one in outcomes if one.case.violent]
    harmless = [one for one in outcomes if not one.case.violent]
    lines = {
        "accuracy": row(outcomes, lambda one: one.right),
        "violent found": row(violent, lambda one: one.said),
        "contrasts flagged": row(harmless, lambda one: one.said),
    }
    for group in THREATS + CONTRASTS:
        part = [one for one in outcomes if known[one.case.functionality].group == group]
        name = f"{group.replace('-', ' ')}s found" if group in THREATS else f"{group} flagged"
        lines[name] = row(part, lambda one: one.said)
    typed = [one for one in violent if one.said and one.typed is not None]
    lines["type accepted"] = row(typed, lambda one: bool(one.typed))
    return {name: line for name, line in lines.items() if line["all"].cases}


def by_functionality(outcomes: Sequence[Outcome]) -> dict[str, Row]:
    """Give the accuracy of each functionality, worst first."""
    parts: dict[str, list[Outcome]] = {}
    for one in outcomes:
        parts.setdefault(one.case.functionality, []).append(one)
    rows = {name: row(part, lambda one: one.right) for name, part in parts.items()}
    return dict(sorted(rows.items(), key=lambda item: (item[1]["all"].value, item[0])))


def pairs(outcomes: Sequence[Outcome]) -> Share:
    """Count minimal pairs with both halves right, out of the pairs that were asked whole."""
    right = {one.case.case: one.right for one in outcomes}
    violent = [one.case for one in outcomes if one.case.violent and one.case.pair in right]
    both = [right[one.case] and right[str(one.pair)] for one in violent]
    return Share(sum(both), len(both))
