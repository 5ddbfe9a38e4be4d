"""What reading a content gives: its form, what is odd about it, and what was made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tocsin.evidence.exhibit import Making

# A reader looks at the bytes in a file, told the name they came under; it opens nothing else.
Reader = Callable[[Path, str], "Reading"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A content made from another, and what was read from it in turn."""

    data: bytes
    name: str
    making: Making
    reading: "Reading"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one content is.

    `sealed` gives the reason why its bytes are kept but not opened; then nothing is made from them.
    """

    form: str
    sealed: str = ""
    remarks: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    derived: tuple[Derived, ...] = ()


def unread(path: Path, name: str) -> Reading:
    """Take any bytes as they are."""
    return Reading("file")
