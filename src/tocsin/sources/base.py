"""The seam every format stands behind: bytes in, posts and honest faults out.

A format is pure: it opens nothing, asks no network and keeps no state between files. What it
cannot read it yields as a `Fault` and goes on with the next record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Protocol

from tocsin.domain import Post


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that could not be read: byte offset or row number, reason, and its beginning."""

    place: int
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """A record that is rightly no post (a service row, a promoted item), with the reason."""

    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the file as a whole that the reader should see once."""

    text: str


@dataclass(frozen=True, slots=True)
class Guess:
    """The columns of a table by the field they were taken for, because no mapping said it."""

    columns: dict[str, str]

    @property
    def text(self) -> str:
        """The guess as a remark for the reader."""
        return "columns guessed: " + ", ".join(f"{k} = {v}" for k, v in self.columns.items())


Record = Post | Fault | Skip | Note | Guess


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, for detection: raw bytes, and as text where it is text.

    `values` are the JSON values of the first lines (NDJSON), at most twenty, unreadable lines left
    out; `opening` is the text without leading white space.
    """

    raw: bytes
    text: str | None
    values: tuple[object, ...] = ()

    @property
    def opening(self) -> str:
        """The text without leading white space, empty for binary files."""
        return (self.text or "").lstrip("\ufeff \t\r\n")


@dataclass(frozen=True, slots=True)
class Context:
    """What a format may know of the file beside its bytes.

    `columns` is a saved mapping from our field names to column names for tables, `None` to guess.
    `modified` is the file's own time (POSIX seconds), the only hint for formats without
    collection times.
    """

    file: str
    columns: dict[str, str] | None = None
    modified: float | None = None
    extra: dict[str, str] = field(default_factory=dict)


class Format(Protocol):
    """A file format: a name, a way to recognise it, and a way to read it.

    `binary` formats (XLSX) are handed the raw bytes; all others UTF-8, whatever the file's own
    encoding was.
    """

    @property
    def name(self) -> str:
        """The name that books and origins bear."""

    @property
    def binary(self) -> bool:
        """Whether the file is no text."""

    def sniff(self, head: Head) -> bool:
        """Say whether the file that begins so is of this format, from content alone."""

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the records of the file in its own order, holding few in memory at a time."""
