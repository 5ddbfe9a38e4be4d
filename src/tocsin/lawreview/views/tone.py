"""How outcomes are said and toned, the same in every table and picture."""

from typing import Literal

from tocsin.lawreview.case import Basis, Outcome
from tocsin.lawreview.outcome.standing import Standing
from tocsin.lawreview.wording import word

Tone = Literal["", "found", "none", "unknown"]
TONES: dict[Outcome, Tone] = {
    Outcome.TAKEN_UP: "found",
    Outcome.PARTLY: "found",
    Outcome.NOT: "none",
    Outcome.REVERSED: "none",
    Outcome.NEW_PROBLEM: "none",
    Outcome.UNKNOWN: "unknown",
    Outcome.CONFLICT: "unknown",
}
# Told apart by people who see colours differently, and in print by the mark inside.
COLOURS = {
    Outcome.TAKEN_UP: "#1b7f5c",
    Outcome.PARTLY: "#7aa63f",
    Outcome.NOT: "#b3352b",
    Outcome.REVERSED: "#7a2d6b",
    Outcome.NEW_PROBLEM: "#d0722a",
    Outcome.UNKNOWN: "#7d8590",
    Outcome.CONFLICT: "#2f5fa8",
}


def tone_of(outcome: Outcome) -> Tone:
    """Give the tone of a cell."""
    return TONES[outcome]


def outcome_words(outcome: Outcome, lang: str) -> str:
    """Give the name of an outcome."""
    return word(f"outcome.{outcome.value}", lang)


def basis_words(found: Standing, lang: str) -> str:
    """Say on what an outcome stands: who decided, what is reported, or only proposed."""
    words = word(f"basis.{found.basis.value}", lang, by=found.of[-1].by)
    if found.basis is Basis.REPORTED and found.assumed:
        return word("basis.assumed", lang)
    return words
