"""Who said so, and whether a named person stands behind it."""

from dataclasses import dataclass

from tocsin.records.model.kinds import Line, Name, Time
from tocsin.records.model.vocabulary import Decision, SetBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who set a value, and what a named person decided on it.

    `made_with` names software and versions where a machine set it. `by` and `at` are of the person
    who confirmed or refused.
    """

    set_by: SetBy = SetBy.HUMAN
    decision: Decision = Decision.PROPOSED
    by: Name | None = None
    at: Time | None = None
    note: Line = ""
    made_with: Line = ""

    @property
    def confirmed(self) -> bool:
        """Whether a person stands behind it."""
        return self.decision is Decision.CONFIRMED and bool(self.by)

    @property
    def refused(self) -> bool:
        """Whether a person said no."""
        return self.decision is Decision.REFUSED
