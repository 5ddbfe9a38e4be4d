"""What an export could not say: listed beside it, so that nobody takes a gap for a no."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tocsin.records.tables import to_csv
from tocsin.records.words import phrase


class LossKind(StrEnum):
    """Why something is not in an export."""

    LEFT_OUT = "left_out"
    NO_CONSENT = "no_consent"
    OUTSIDE_AREA = "outside_area"
    NO_CATEGORY = "no_category"
    NEEDS_CHOICE = "needs_choice"
    FEWER_CATEGORIES = "fewer_categories"
    NOT_KNOWN = "not_known"
    NEVER_ASKED = "never_asked"
    WITHHELD = "withheld"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing an export does not say: of which case and event, why, and what it is."""

    kind: LossKind
    what: str
    case_id: str = ""
    event_id: str = ""


def losses_csv(losses: Iterable[Loss], lang: str) -> bytes:
    """Write losses as a table, each with a sentence in the language."""
    head = ("case", "event", "kind", "what", "meaning")
    rows = (
        (one.case_id, one.event_id, one.kind.value, one.what, meaning(one.kind, lang))
        for one in losses
    )
    return to_csv(head, rows)


def meaning(kind: LossKind, lang: str) -> str:
    """Say in a sentence why something is not in an export."""
    return phrase(f"losses.{kind.value}").say(lang)
