"""ESC-04: a politician, party, official or State outlet leads or fuels the attack."""

from tocsin.domain import RosterKind
from tocsin.escalation.indicators.base import Gauge, Thresholds
from tocsin.escalation.indicators.roster import NUMBERS, Led
from tocsin.escalation.known import Known

KINDS = (RosterKind.OFFICIAL, RosterKind.PARTY, RosterKind.STATE_MEDIA)


class PoliticalActors:
    """Looks for a rise after officials, parties and State media; speech elsewhere is a fact."""

    id = "ESC-04"
    needs: tuple[str, ...] = ("roster",)
    numbers: tuple[str, ...] = NUMBERS

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: hours, mentions, flagged, accounts, usual, facts."""
        names = {
            handle: entry.name or entry.handle
            for handle, entry in known.roster.items()
            if entry.kind in KINDS
            and (entry.country is None or known.country in (None, entry.country))
        }
        return Led(self.id, limits, known, names)
