"""What a detector under measurement gives for a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """Probabilities or scores, 0 to 1, cut at 0.5; a detector of one score gives it for all four.

    `sexism` has one for each category of EDOS task B, where the detector tells them apart.
    """

    violent: float
    toxic: float
    gendered: float
    insult: float
    sexism: tuple[float, ...] = ()

    @classmethod
    def one(cls, score: float) -> "Answer":
        """Give the answer of a detector that has a single score."""
        return cls(score, score, score, score)


class Detector(Protocol):
    """A detector of abuse: named, with its version, and a text's answer whatever the language."""

    name: str

    def answers(self, texts: Sequence[str]) -> list[Answer]:
        """Give one answer a text, in order."""
