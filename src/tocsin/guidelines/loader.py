"""Read the data files of the guidelines into one checked collection, or say all that is wrong."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from tocsin.guidelines import build
from tocsin.guidelines.collection import Guidelines
from tocsin.guidelines.documents import Document, open_document
from tocsin.guidelines.faults import DataFault, GuidelinesError
from tocsin.guidelines.rows import Row

DATA = Path(__file__).parent / "data"

KINDS = {
    "references.toml": ("reference",),
    "typology.toml": ("family", "subtype"),
    "severity.toml": ("anchor",),
    "axes.toml": ("axis",),
    "indicators.toml": ("indicator",),
    "standards.toml": ("jurisdiction", "standard"),
    "commitments.toml": ("commitment",),
}

# Kinds with a name space of their own; the ids of all others share one, so that `find` is clear.
APART = ("reference", "jurisdiction")

T = TypeVar("T")


def load(folder: Path | None = None) -> Guidelines:
    """Give the guidelines of a folder, or those that come with Tocsin (read once).

    Raises `GuidelinesError` with every fault found: file, line and what to mend.
    """
    return _packaged() if folder is None else _read(folder)


@cache
def _packaged() -> Guidelines:
    return _read(DATA)


def _read(folder: Path) -> Guidelines:
    faults: list[DataFault] = []
    opened = {name: open_document(folder / name, faults) for name in KINDS}
    documents = {name: document for name, document in opened.items() if document}
    rows: dict[str, list[Row]] = {}
    for name, document in documents.items():
        rows |= {kind: list(_rows(document, kind, faults)) for kind in KINDS[name]}
        _check_top(document, KINDS[name], faults)
    # Without every file the cross-references would be blamed for what is only missing.
    _stop_at(faults)
    _check_ids(rows)
    guidelines = _build(_version(documents, faults), rows)
    _stop_at(faults)
    return guidelines


def _stop_at(faults: list[DataFault]) -> None:
    if faults:
        raise GuidelinesError(sorted(faults, key=lambda fault: (fault.file, fault.line)))


def _rows(document: Document, kind: str, faults: list[DataFault]) -> Iterator[Row]:
    values = document.table.get(kind)
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        message = f"there must be at least one entry under [[{kind}]]; add it"
        faults.append(DataFault(document.file, document.key_line(kind), message))
        return
    for number, raw in enumerate(values):
        id = raw.get("id", f"{kind} {number + 1}")
        yield Row(document, document.span(kind, number, id), raw, faults, str(id))


def _check_top(document: Document, kinds: tuple[str, ...], faults: list[DataFault]) -> None:
    for key in document.table:
        if key not in ("version", *kinds):
            message = f"unknown table or key {key!r}; this file holds version, {', '.join(kinds)}"
            faults.append(DataFault(document.file, document.key_line(key), message))


def _version(documents: Mapping[str, Document], faults: list[DataFault]) -> str:
    versions = {name: document.table.get("version") for name, document in documents.items()}
    first = versions["typology.toml"]
    for name, version in versions.items():
        line = documents[name].key_line("version")
        if not isinstance(version, str) or not version.strip():
            message = 'version is missing or empty; add version = "…" at the top'
            faults.append(DataFault(documents[name].file, line, message))
        elif version != first:
            message = (
                f"version {version!r} is not that of typology.toml ({first!r}); raise them together"
            )
            faults.append(DataFault(documents[name].file, line, message))
    return str(first)


def _check_ids(rows: Mapping[str, list[Row]]) -> None:
    seen: dict[tuple[str, str], Row] = {}
    for kind, members in rows.items():
        space = kind if kind in APART else ""
        for row in members:
            id = row.raw.get("id")
            if not isinstance(id, str):
                continue
            other = seen.setdefault((space, id.casefold()), row)
            if other is not row:
                place = f"{Path(other.document.file).name}:{other.span[0]}"
                row.fault(f"id {id!r} stands already at {place}; rename one of them", "id")


def _build(version: str, rows: Mapping[str, list[Row]]) -> Guidelines:
    references = tuple(_each(build.reference, rows["reference"]))
    ids = {kind: frozenset(str(row.raw.get("id")) for row in rows[kind]) for kind in rows}
    known = build.Known(ids, {reference.id: reference for reference in references})

    def every(make: Callable[[Row, build.Known], T], kind: str) -> tuple[T, ...]:
        return tuple(_each(lambda row: make(row, known), rows[kind]))

    return Guidelines(
        version=version,
        families=every(build.family, "family"),
        subtypes=every(build.subtype, "subtype"),
        severity=every(build.anchor, "anchor"),
        axes=every(build.axis, "axis"),
        indicators=every(build.indicator, "indicator"),
        standards=every(build.standard, "standard"),
        commitments=every(build.commitment, "commitment"),
        jurisdictions=every(build.jurisdiction, "jurisdiction"),
        references=references,
    )


def _each(make: Callable[[Row], T], rows: list[Row]) -> Iterator[T]:
    for row in rows:
        yield make(row)
        row.close()
