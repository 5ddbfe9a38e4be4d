"""What is wrong in a guidelines file, where, and what to mend."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFault:
    """One fault of a data file; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class GuidelinesError(Exception):
    """The guidelines could not be read; `faults` holds every fault found, in file order."""

    def __init__(self, faults: Iterable[DataFault]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        head = f"The guidelines have {count} fault{'' if count == 1 else 's'}:"
        super().__init__("\n".join([head, *map(str, self.faults)]))
