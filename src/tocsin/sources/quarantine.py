"""Write down every record that could not be read, so that it can be mended and read again."""

import os
from pathlib import Path
from types import TracebackType

import msgspec

from tocsin.domain import Quarantined

EXCERPT = 500
FILE_NAME = "quarantine.jsonl"


class Quarantine:
    """A file of JSON lines, replaced when opened; `count` is the number of records in it.

    Each line has `file`, `format`, `place` (0 where the file as a whole is meant), `reason` and
    `excerpt`, at most 500 characters long.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.count = 0
        self._file = Path(path).open("wb")  # noqa: SIM115  # closed on leaving the context
        self._encode = msgspec.json.Encoder().encode

    def __call__(self, record: Quarantined) -> None:
        """Write one record."""
        self._file.write(self._encode(record) + b"\n")
        self.count += 1

    def __enter__(self) -> "Quarantine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


def quarantined(
    file: str, name: str | None, place: int, reason: str, excerpt: str = ""
) -> Quarantined:
    """Make a record that any file can hold: short, and without broken characters."""
    return Quarantined(file, name, place, _clean(reason), _clean(excerpt[:EXCERPT]))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
