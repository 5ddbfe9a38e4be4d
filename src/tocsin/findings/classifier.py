"""The seam behind which any classifier of texts stands."""

from collections.abc import Sequence
from typing import Protocol

from tocsin.domain import Verdict, Versions


class Classifier(Protocol):
    """Judges texts alone: no person, no time, no other post."""

    @property
    def versions(self) -> Versions:
        """What every verdict of this classifier was made with."""

    def judge(self, texts: Sequence[str]) -> list[Verdict]:
        """Give one verdict a text, in order, for texts of any content and length."""
