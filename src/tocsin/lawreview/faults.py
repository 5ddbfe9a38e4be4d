"""What is wrong with a law text or a case, where, and what to do."""

from dataclasses import dataclass


class LawError(Exception):
    """Nothing could be done with a file or an entry; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """One doubt about a text that was read all the same; `place` is a line, paragraph or page."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message
