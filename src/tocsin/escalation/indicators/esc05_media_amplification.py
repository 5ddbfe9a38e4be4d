"""ESC-05: an outlet or an account with many followers publishes what feeds the attack."""

from tocsin.domain import RosterKind
from tocsin.escalation.indicators.base import Gauge, Thresholds
from tocsin.escalation.indicators.roster import NUMBERS, Led
from tocsin.escalation.known import Known

KINDS = (RosterKind.MEDIA, RosterKind.INFLUENCER)


class MediaAmplification:
    """Looks for a rise after outlets and influencers of the roster, and after large accounts.

    A large account counts without a roster where its own post was flagged; whether it is one of
    those, only exports that tell the number of followers show.
    """

    id = "ESC-05"
    needs: tuple[str, ...] = ("roster",)
    numbers: tuple[str, ...] = NUMBERS

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: hours, mentions, flagged, accounts, usual, facts."""
        names = {
            handle: entry.name or entry.handle
            for handle, entry in known.roster.items()
            if entry.kind in KINDS
        }
        others = frozenset(known.roster.keys() - names.keys())
        return Led(self.id, limits, known, names, limits["followers"], others)
