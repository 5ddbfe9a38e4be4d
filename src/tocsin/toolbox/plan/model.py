"""A draft National Action Plan: measures, roles, reviews. Plain records, kept in one JSON file."""

from dataclasses import dataclass, replace
from datetime import date

STATES = ("not_started", "on_track", "delayed", "done", "dropped")
ENDED = ("done", "dropped")

# The fields of a measure that people edit, in the order of the card; each is words.
TEXTS = (
    "title", "problem", "data", "owner", "partners", "deadline", "budget", "indicator",
    "baseline", "target", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Practice:
    """An instrument of elsewhere shown as an example: its id, title, State and source."""

    id: str
    title: str
    state: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure; empty fields are still to be filled in. Days are written as 2027-12-31."""

    id: str
    title: str
    problem: str = ""
    data: str = ""
    themes: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    practices: tuple[Practice, ...] = ()
    owner: str = ""
    partners: str = ""
    deadline: str = ""
    budget: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A part in the plan and who has it; empty where nobody is named yet."""

    id: str
    label: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How one measure stood at a review."""

    measure: str
    state: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanReview:
    """One review of the plan: when, by whom, and how each measure stood."""

    on: date
    by: str
    progress: tuple[Progress, ...]

    def of(self, measure: str) -> Progress | None:
        """Give the progress of one measure, or `None` where it was not looked at."""
        return next((one for one in self.progress if one.measure == measure), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan of a State for some years, in one language."""

    state: str
    lang: str
    title: str
    begins: int
    ends: int
    catalogue: str
    message: str = ""
    figures: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    measures: tuple[Measure, ...] = ()
    reviews: tuple[PlanReview, ...] = ()

    def measure(self, id: str) -> Measure | None:
        """Give the measure with that id, or `None`."""
        return next((one for one in self.measures if one.id == id), None)

    def reviewed(self, review: PlanReview) -> "Plan":
        """Give the plan with one more review, in the order of days; none is ever taken out."""
        reviews = sorted((*self.reviews, review), key=lambda one: one.on)
        return replace(self, reviews=tuple(reviews))


def day(text: str) -> date | None:
    """Read a day written as 2027-12-31, or `None` where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
