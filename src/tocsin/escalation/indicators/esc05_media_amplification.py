"""ESC-05: an outlet or an account with a large following publishes a smear that feeds the attack."""

from tocsin.domain import RosterKind
from tocsin.escalation.indicators.base import Gauge, Thresholds
from tocsin.escalation.indicators.roster import NUMBERS, Led
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark

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
        others = known.roster.keys() - names.keys()
        large = limits["followers"]

        def speaks(one: Mark) -> str | None:
            handle = (one.handle or "").casefold()
            if handle in names:
                return names[handle]
            grown = one.followers is not None and one.followers >= large
            return one.handle or one.account if one.crowd and grown and handle not in others else None

        return Led(self.id, limits, known, speaks, bool(names))
