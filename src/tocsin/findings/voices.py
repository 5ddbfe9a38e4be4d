"""What is heard of one text before it is decided: rules, the linear model, the encoder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tocsin.findings.language import Language
from tocsin.findings.normalise import Normal
from tocsin.findings.rules import Found


class Reader(Protocol):
    """A model that reads a text as a whole, as `tocsin.findings.encoder.Encoder` does."""

    id: str
    columns: tuple[str, ...]

    def probabilities(
        self,
        texts: Sequence[str],
        language: str,
        beside: Mapping[str, NDArray[np.float32]] | None = None,
        stop: float = 0.0,
    ) -> NDArray[np.float32]:
        """Give calibrated probabilities, one row a text, one column an answer.

        `beside` holds the linear model's logits of the same texts by head. Where violence is found
        less likely than `stop` at first sight, a text is not read to the end, and its row is NaN
        but for `violent`.
        """

    def heaviest(self, text: str, most: int = 3) -> list[tuple[int, int]]:
        """Give spans of the words that weigh most, in order."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One text, what the rules found in it, and the models' probabilities by name.

    `linear` and `encoder` are empty where the model was not asked; of a text that the encoder did
    not read to the end it says only how likely `violent` is. `text` is what the encoder
    reads: as it was written or, where a disguise was undone, in plain words.
    """

    normal: Normal
    text: str
    language: Language
    found: Found
    linear: Mapping[str, float] = field(default_factory=dict)
    encoder: Mapping[str, float] = field(default_factory=dict)
