"""What became of a recommendation: a machine proposes with passages, a person decides and signs."""

from tocsin.lawreview.outcome.decide import decide, dissent
from tocsin.lawreview.outcome.propose import propose, propose_all
from tocsin.lawreview.outcome.standing import Standing, standing, standings
from tocsin.lawreview.outcome.texts import CaseTexts, read_texts

__all__ = [
    "CaseTexts",
    "Standing",
    "decide",
    "dissent",
    "propose",
    "propose_all",
    "read_texts",
    "standing",
    "standings",
]
