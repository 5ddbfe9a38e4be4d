"""ESC-03: signs consistent with a foreign State behind an attack; attribution is for people.

A machine sees that accounts of the roster which belong to another State wrote about her and that
abuse rose after it. Who stands behind an attack, a person says, by a fact.
"""

from tocsin.domain import RosterKind
from tocsin.escalation.indicators.base import Gauge, Thresholds
from tocsin.escalation.indicators.roster import NUMBERS, Led
from tocsin.escalation.known import Known


class ForeignState:
    """Looks for a rise after accounts of a foreign State, or State media of another country."""

    id = "ESC-03"
    needs: tuple[str, ...] = ("roster",)
    numbers: tuple[str, ...] = NUMBERS

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: hours, mentions, flagged, accounts, usual, facts."""
        names = {
            handle: entry.name or entry.handle
            for handle, entry in known.roster.items()
            if entry.kind is RosterKind.FOREIGN_STATE
            or (
                entry.kind in (RosterKind.STATE_MEDIA, RosterKind.OFFICIAL)
                and None not in (entry.country, known.country)
                and entry.country != known.country
            )
        }
        return Led(self.id, limits, known, names)
