"""Check a plan for SMART: what is missing or only sounds like a measure, and what to write."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tocsin.toolbox.phrases import say
from tocsin.toolbox.plan.model import Measure, Plan, day

# Words with which a measure can be done without any change.
VAGUE = (
    "consider", "explore", "promote", "support efforts", "where possible", "as appropriate",
    "рассмотреть", "изучить возможность", "способствовать", "по возможности", "содействовать",
    "қарастыру", "мүмкіндігінше", "ықпал ету", "зерделеу",
)  # fmt: skip
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Remark:
    """What is missing in a measure: a letter of SMART, and a sentence on what to write."""

    measure: str
    letter: str
    words: str


def check(plan: Plan) -> tuple[Remark, ...]:
    """Give every remark, measure by measure, in the language of the plan."""
    return tuple(remark for measure in plan.measures for remark in _of(plan, measure))


def _of(plan: Plan, measure: Measure) -> Iterator[Remark]:
    for letter, rule in RULES:
        for key, values in rule(plan, measure):
            yield Remark(measure.id, letter, say(f"plan.{key}", plan.lang, **values))


Found = Iterator[tuple[str, dict[str, object]]]


def _specific(plan: Plan, measure: Measure) -> Found:
    if len(measure.title.split()) < FEWEST_WORDS:
        yield "specific_title", {}
    title = measure.title.casefold()
    for word in VAGUE:
        if re.search(rf"\b{word}\b", title):
            yield "specific_vague", {"word": word}


def _measurable(plan: Plan, measure: Measure) -> Found:
    if not measure.indicator:
        yield "measurable_indicator", {}
    if not measure.baseline:
        yield "measurable_baseline", {}
    if not re.search(r"\d", measure.target):
        yield "measurable_target", {}


def _achievable(plan: Plan, measure: Measure) -> Found:
    if not measure.owner:
        yield "achievable_owner", {}
    if not measure.budget:
        yield "achievable_budget", {}


def _relevant(plan: Plan, measure: Measure) -> Found:
    if not measure.commitments:
        yield "relevant_commitment", {}
    if not measure.problem:
        yield "relevant_problem", {}


def _timely(plan: Plan, measure: Measure) -> Found:
    deadline, review = day(measure.deadline), day(measure.review)
    if deadline is None:
        yield "timely_deadline", {}
    elif not plan.begins <= deadline.year <= plan.ends:
        yield (
            "timely_outside",
            {"day": deadline.isoformat(), "begins": plan.begins, "ends": plan.ends},
        )
    if review is None or (deadline and review > deadline):
        yield "timely_review", {}


RULES: tuple[tuple[str, Callable[[Plan, Measure], Found]], ...] = (
    ("S", _specific),
    ("M", _measurable),
    ("A", _achievable),
    ("R", _relevant),
    ("T", _timely),
)
