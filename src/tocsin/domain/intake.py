"""What was read and what could not be: shown beside every figure, because unknown is not absent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Intake:
    """One file, or one member of an archive, and what came out of it.

    `posts` counts records read, `again` those whose natural key was seen before, `quarantined`
    records that could not be read and lie in the quarantine file. `fault` is the message where the
    file as a whole could not be read to its end, else `None`. `notes` are remarks for the reader
    (encoding guessed, mapping guessed, users missing from `includes`, …).
    """

    file: str
    format: str | None
    posts: int
    again: int
    quarantined: int
    first: datetime | None
    last: datetime | None
    fault: str | None = None
    notes: tuple[str, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One record that could not be read: where it lies, why, and its beginning."""

    file: str
    format: str | None
    place: int
    reason: str
    excerpt: str
