"""Read the catalogue that ships with Tocsin, and a folder of one's own on top of it.

A folder holds `entries/<CODE>.toml` and `roundtables/*.toml`. An entry there with the id of one of
ours takes its place; everything else is added. What is wrong is told with file, line and mend, and
the rest is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from tocsin.guidelines import DataFault, Guidelines
from tocsin.guidelines import load as load_guidelines
from tocsin.guidelines.documents import Document, open_document
from tocsin.guidelines.rows import Row
from tocsin.toolbox import build
from tocsin.toolbox.build_roundtable import roundtable
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry, Look
from tocsin.toolbox.roundtables import Roundtable
from tocsin.toolbox.states import Region, State
from tocsin.toolbox.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"
LARGEST = 8 * 1024 * 1024
LISTS = ("pillar", "type", "group", "level", "status", "confirmation", "party")

T = TypeVar("T")


class CatalogueError(Exception):
    """The catalogue could not be read as a whole; `faults` holds every fault found."""

    def __init__(self, faults: tuple[DataFault, ...]) -> None:
        self.faults = faults
        count = len(faults)
        head = f"The catalogue has {count} fault{'' if count == 1 else 's'}:"
        super().__init__("\n".join([head, *map(str, faults)]))


@dataclass(slots=True)
class Reader:
    """What has been read so far; the last entry with an id stands."""

    known: build.Known
    faults: list[DataFault] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    roundtables: dict[str, Roundtable] = field(default_factory=dict)

    def folder(self, folder: Path) -> None:
        """Read the entries and round-tables of a folder; a folder may lack either."""
        seen: dict[str, str] = {}
        for path in sorted((folder / "entries").glob("*.toml")):
            if document := open_toml(path, self.faults):
                self.entry_file(document, seen)
        for path in sorted((folder / "roundtables").glob("*.toml")):
            if document := open_toml(path, self.faults):
                self.roundtable_file(document)

    def entry_file(self, document: Document, seen: dict[str, str]) -> None:
        """Read one file of entries and records of looking."""
        place = self._place(document)
        if not place:
            return
        self._check_top(document, ("version", "state", "entry", "look"))
        for row in rows(document, "entry", self.faults):
            made = self._whole(row, lambda row: build.entry(row, place, self.known))
            if made and self._first(row, made.id, seen):
                self.entries[made.id] = made
        for row in rows(document, "look", self.faults):
            found = self._whole(row, lambda row: build.look(row, place, self.known))
            if found and self._first(row, found.id, seen):
                self.looks[found.id] = found

    def roundtable_file(self, document: Document) -> None:
        """Read one file of round-tables."""
        self._check_top(document, ("version", "roundtable"))
        for row in rows(document, "roundtable", self.faults):
            made = self._whole(row, lambda row: roundtable(row, self.known, self.entries))
            if made:
                self.roundtables[made.id] = made

    def _whole(self, row: Row, make: Callable[[Row], T]) -> T | None:
        """Make an entry of a row; one with faults is told of and left out."""
        before = len(self.faults)
        made = make(row)
        row.close()
        return made if len(self.faults) == before else None

    def _first(self, row: Row, id: str, seen: dict[str, str]) -> bool:
        place = f"{Path(row.document.file).name}:{row.span[0]}"
        first = seen.setdefault(id, place)
        if first != place:
            row.fault(f"id {id!r} stands already at {first}; rename one of them", "id")
        return first == place

    def _place(self, document: Document) -> str:
        place = document.table.get("state")
        if isinstance(place, str) and place in self.known.places:
            return place
        line = document.key_line("state")
        message = (
            f"state is {place!r}, which is no participating State, region or organisation; "
            'write its code at the top, such as state = "KZ"'
        )
        self.faults.append(DataFault(document.file, line, message))
        return ""

    def _check_top(self, document: Document, keys: tuple[str, ...]) -> None:
        for key in document.table:
            if key not in keys:
                message = f"unknown table or key {key!r}; this file holds {', '.join(keys)}"
                line = document.key_line(key)
                self.faults.append(DataFault(document.file, line, message))


def load(folder: Path | None = None) -> Catalogue:
    """Give the catalogue that ships with Tocsin, with a folder of one's own on top.

    Raises `CatalogueError` with every fault found: file, line and what to mend.
    """
    catalogue, faults = read(folder)
    if faults:
        raise CatalogueError(faults)
    return catalogue


def read(folder: Path | None = None) -> tuple[Catalogue, tuple[DataFault, ...]]:
    """Give the catalogue and the faults of it; entries with a fault are left out."""
    if folder is None:
        return _shipped()
    shipped, faults = _shipped()
    reader = Reader(_base().known)
    reader.faults += faults
    reader.entries |= {entry.id: entry for entry in shipped.entries}
    reader.looks |= {look.id: look for look in shipped.looks}
    reader.roundtables |= {one.id: one for one in shipped.roundtables}
    if not folder.is_dir():
        message = "there is no such folder; make it, or name another"
        reader.faults.append(DataFault(str(folder), 1, message))
    reader.folder(folder)
    return _catalogue(reader)


def known() -> build.Known:
    """Give what entries may name: words, States, regions, commitments."""
    return _base().known


@dataclass(frozen=True, slots=True)
class _Base:
    known: build.Known
    states: tuple[State, ...]
    regions: tuple[Region, ...]
    faults: tuple[DataFault, ...]


@cache
def _shipped() -> tuple[Catalogue, tuple[DataFault, ...]]:
    base = _base()
    reader = Reader(base.known, list(base.faults))
    reader.folder(DATA)
    return _catalogue(reader)


@cache
def _base() -> _Base:
    faults: list[DataFault] = []
    method = load_guidelines()
    vocabulary = _vocabulary(method, faults)
    document = open_document(DATA / "states.toml", faults)
    assert document is not None
    jurisdictions = [one.id for one in method.jurisdictions]
    states = tuple(
        _closed(row, build.state(row, jurisdictions)) for row in rows(document, "state", faults)
    )
    codes = [state.id for state in states]
    regions = tuple(
        _closed(row, build.region(row, codes)) for row in rows(document, "region", faults)
    )
    commitments = [commitment.id for commitment in method.commitments]
    known = build.Known(vocabulary, codes, [region.id for region in regions], commitments)
    return _Base(known, states, regions, tuple(faults))


def _vocabulary(method: Guidelines, faults: list[DataFault]) -> Vocabulary:
    document = open_document(DATA / "vocabulary.toml", faults)
    assert document is not None
    commitments = [commitment.id for commitment in method.commitments]
    families = [family.id for family in method.families]
    themes = tuple(
        _closed(row, build.theme(row, commitments, families))
        for row in rows(document, "theme", faults)
    )
    lists = (
        tuple(_closed(row, build.term(row)) for row in rows(document, kind, faults))
        for kind in LISTS
    )
    return Vocabulary(str(document.table.get("version")), themes, *lists)


def _closed(row: Row, made: T) -> T:
    row.close()
    return made


def _catalogue(reader: Reader) -> tuple[Catalogue, tuple[DataFault, ...]]:
    base = _base()
    catalogue = Catalogue(
        version=base.known.vocabulary.version,
        vocabulary=base.known.vocabulary,
        states=base.states,
        regions=base.regions,
        entries=tuple(reader.entries.values()),
        looks=tuple(reader.looks.values()),
        roundtables=tuple(reader.roundtables.values()),
    )
    return catalogue, tuple(sorted(reader.faults, key=lambda fault: (fault.file, fault.line)))


def rows(document: Document, kind: str, faults: list[DataFault]) -> Iterator[Row]:
    """Give the entries under `[[kind]]`, one row each; there may be none."""
    values = document.table.get(kind, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        message = f"write {kind} as tables, each under its own [[{kind}]]"
        faults.append(DataFault(document.file, document.key_line(kind), message))
        return
    for number, raw in enumerate(values):
        id = raw.get("id", f"{kind} {number + 1}")
        yield Row(document, document.span(kind, number, id), raw, faults, str(id))


def open_toml(path: Path, faults: list[DataFault]) -> Document | None:
    """Open a TOML file of moderate size; what keeps it from being read is added to `faults`."""
    try:
        if path.stat().st_size > LARGEST:
            faults.append(DataFault(str(path), 1, "larger than 8 MiB; split it by State"))
            return None
        return open_document(path, faults)
    except OSError as error:
        faults.append(DataFault(str(path), 1, f"{error.strerror}; put the file there"))
    except RecursionError:
        faults.append(DataFault(str(path), 1, "nested too deeply; write it plainly"))
    return None
