"""Keep a case in a folder: `case.json` or `case.toml`, its texts, and a history that grows."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from tocsin.guidelines import load
from tocsin.lawreview.case.model import Assessment, Case, Said
from tocsin.lawreview.faults import LawError

NAMES = ("case.json", "case.toml")
HISTORY = "history.jsonl"


def new_case(id: str, title: Said, country: str) -> Case:
    """Make an empty case."""
    return Case(id=id, title=title, country=country)


def load_case(folder: Path) -> Case:
    """Read the case in a folder, with its history; raise `LawError` with file, place and fault."""
    path = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if path is None:
        message = f"{folder}: holds no case; begin one with `tocsin law read FILE --case {folder}`"
        raise LawError(message)
    case = parse_case(_table(path), str(path))
    added = tuple(_history(folder / HISTORY))
    case = replace(case, history=(*case.history, *added))
    _check_history(case, folder / HISTORY)
    return case


def save_case(case: Case, folder: Path, added: Iterable[Assessment] = ()) -> None:
    """Write the case and add assessments to its history; what the history holds is never changed.

    Raises `LawError` before anything is written where the case names what is not there.
    """
    _stop_at(_faults(case), str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "case.toml").exists():
            kept = replace(case, history=())
            part = folder / "case.json.part"
            part.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n")
            part.replace(folder / "case.json")
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in added)
        if lines:
            with (folder / HISTORY).open("ab") as file:
                file.write(lines)
    except OSError as error:
        raise LawError(f"{folder}: cannot be written ({error.strerror}); choose another") from error


def parse_case(table: Mapping[str, Any], place: str) -> Case:
    """Make a case of plain values and check what it names; raise `LawError` with the place."""
    try:
        case = msgspec.convert(table, Case, strict=False)
    except msgspec.ValidationError as error:
        raise LawError(f"{place}: {error}; mend the entry there") from error
    _stop_at(_faults(case), place)
    return case


def _stop_at(faults: Iterable[str], place: str) -> None:
    found = [f"{place}: {fault}" for fault in faults]
    if found:
        raise LawError("\n".join(found))


def _table(path: Path) -> Mapping[str, Any]:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
        return tomllib.loads(text) if path.suffix == ".toml" else dict(msgspec.json.decode(data))
    except OSError as error:
        raise LawError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except UnicodeDecodeError as error:
        raise LawError(f"{path}: not UTF-8; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, msgspec.DecodeError, TypeError, ValueError) as error:
        raise LawError(f"{path}: {error}; mend the syntax there") from error


def _history(path: Path) -> Iterator[Assessment]:
    if not path.is_file():
        return
    decoder = msgspec.json.Decoder(Assessment)
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError as error:
            message = f"{path}, line {number}: {error}; mend the line or take it out"
            raise LawError(message) from error


def _check_history(case: Case, path: Path) -> None:
    known = {one.id for one in case.recommendations}
    lost = sorted({one.recommendation for one in case.history} - known)
    if lost:
        message = f"{path}: speaks of {', '.join(lost)}, which the case does not hold"
        raise LawError(f"{message}; add the recommendation again")


def _faults(case: Case) -> Iterator[str]:
    """Say what the case names and does not hold."""
    yield from _doubles("version", [one.id for one in case.versions])
    yield from _doubles("recommendation", [one.id for one in case.recommendations])
    yield from _of_recommendations(case)
    yield from _of_history(case)
    for named in sorted(_named_sources(case) - set(case.sources)):
        yield f"source {named!r} is not listed under sources"


def _of_recommendations(case: Case) -> Iterator[str]:
    standards = {entry.id for entry in load().entries}
    for one in case.recommendations:
        what = f"recommendation {one.id} names"
        if one.version and case.version(one.version) is None:
            yield f"{what} version {one.version!r}, which is not there"
        for standard in one.standards:
            if standard not in standards:
                yield f"{what} standard {standard!r}; see `tocsin guidelines` for their ids"


def _of_history(case: Case) -> Iterator[str]:
    for one in case.history:
        if case.recommendation(one.recommendation) is None:
            yield f"an assessment names {one.recommendation!r}, which is not there"
        if case.version(one.version) is None:
            yield f"an assessment names version {one.version!r}, which is not there"


def _doubles(what: str, ids: list[str]) -> Iterator[str]:
    folded = [id.casefold() for id in ids]
    for id in sorted({id for id in ids if folded.count(id.casefold()) > 1}):
        yield f"{what} {id!r} stands there twice; rename one"


def _named_sources(case: Case) -> set[str]:
    named = chain(
        (one.sources for one in case.versions),
        (one.sources for one in case.recommendations),
        (one.sources for one in case.history),
        (one.sources for one in case.events),
        (one.sources for one in case.statements),
        (one.sources for one in (*case.open_points, *case.positive)),
    )
    return set(chain.from_iterable(named))
