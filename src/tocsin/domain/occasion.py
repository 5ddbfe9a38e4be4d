"""Days on which attacks are likelier: a publication, an election, a court date, an anniversary."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OccasionKind(StrEnum):
    """Kinds of occasions (ESC-15)."""

    PUBLICATION = "publication"
    ELECTION = "election"
    PROTEST = "protest"
    COURT_DATE = "court_date"
    ANNIVERSARY = "anniversary"
    AWARD = "award"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Occasion:
    """An entry of the calendar, from `first` to `last`, both included, in UTC.

    It concerns one journalist, the journalists of one country (ISO 3166 alpha-2), or everybody
    where neither is given. `yearly` occasions return on the same days of every year.
    """

    kind: OccasionKind
    first: date
    last: date
    label: str
    source: str
    journalist: str | None = None
    country: str | None = None
    yearly: bool = False

    def concerns(self, journalist: str, country: str | None) -> bool:
        """Say whether the occasion is one for this journalist."""
        if self.journalist is not None:
            return self.journalist == journalist
        return self.country is None or self.country == country
