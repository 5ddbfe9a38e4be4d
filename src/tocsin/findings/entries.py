"""What a lexicon holds once it has been read: entries, exits from them, and words for persons."""

from dataclasses import dataclass

from tocsin.domain import Directness
from tocsin.findings.patterns import Compiled

# The source of a reason that rests on an entry begins so; its id follows.
BY_ENTRY = "lexicon:"


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to put violence into words; any of `patterns` says it."""

    id: str
    types: tuple[str, ...]
    weight: float
    patterns: tuple[Compiled, ...]
    severity: int
    directness: Directness
    gendered: bool
    grounds: tuple[str, ...]
    addressed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out: words that show that what looks like violence is none.

    `scope` says where the words must stand seen from the hit; `spares` lists the families or
    sub-types it speaks for, empty for all.
    """

    id: str
    kind: str
    scope: str
    patterns: tuple[Compiled, ...]
    spares: tuple[str, ...]
    source: str

    def speaks_for(self, type_id: str) -> bool:
        """Say whether this exit can let a hit of `type_id` go."""
        return not self.spares or type_id in self.spares or type_id.split("-")[0] in self.spares


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All entries and exits, what a person is called in each language, and the version."""

    entries: tuple[Entry, ...]
    exits: tuple[Exit, ...]
    persons: tuple[Compiled, ...]
    version: str
