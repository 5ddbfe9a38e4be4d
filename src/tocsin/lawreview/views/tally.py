"""Count outcomes by topic, by who asked, and by standard."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tocsin.lawreview.case import Case, Outcome, Recommendation
from tocsin.lawreview.case.topics import topics
from tocsin.lawreview.outcome.standing import standings


@dataclass(frozen=True, slots=True)
class Row:
    """One group and how many of its recommendations came to each outcome."""

    key: str
    counts: Counter[Outcome]
    not_judged: int

    @property
    def total(self) -> int:
        """How many recommendations the group holds."""
        return self.counts.total() + self.not_judged


GROUPS: dict[str, Callable[[Recommendation], Iterable[str]]] = {
    "topic": lambda one: (one.topic,),
    "asker": lambda one: tuple(part.strip() for part in one.asker.split(";") if part.strip()),
    "standard": lambda one: one.standards,
}


def final_outcomes(case: Case) -> dict[str, Outcome | None]:
    """Give what stands for every recommendation in the last version on which something stands."""
    stands = standings(case)
    order = [version.id for version in reversed(case.versions)]
    return {
        one.id: next((stands[one.id, id].outcome for id in order if (one.id, id) in stands), None)
        for one in case.recommendations
    }


def tally(case: Case, by: str) -> Sequence[Row]:
    """Count the outcomes by `topic`, `asker` or `standard`.

    A recommendation of two askers counts for both, so that the rows may add up to more than all.
    """
    outcomes = final_outcomes(case)
    groups: dict[str, list[Outcome | None]] = {}
    for one in case.recommendations:
        for key in GROUPS[by](one):
            groups.setdefault(key, []).append(outcomes[one.id])
    rows = [
        Row(key, Counter(one for one in found if one is not None), found.count(None))
        for key, found in groups.items()
    ]
    if by == "topic":
        order = list(topics())
        return sorted(rows, key=lambda row: order.index(row.key) if row.key in order else 99)
    return sorted(rows, key=lambda row: (-row.total, row.key))
