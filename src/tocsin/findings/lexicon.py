"""Our own lexicons: phrases of violence and the exits from them, read from TOML.

One file per language and family under `data/lexicons/<language>/<FAMILY>.toml`, beside them
`classes.toml` (classes of words) and `exits.toml` (quotation, report, negation, counter-speech,
idiom, criticism, solidarity). Every entry has an id and a source.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.findings.entries import Entry, Exit, Lexicons
from tocsin.findings.errors import FindingsError
from tocsin.findings.patterns import Compiled, Compiler, PatternError, Word
from tocsin.findings.reader import Reader
from tocsin.findings.spelling import fold, plain
from tocsin.guidelines import load as load_guidelines

__all__ = ["PACKAGED", "Entry", "Exit", "Lexicons", "literals", "load", "packaged"]

PACKAGED = Path(__file__).parent / "data" / "lexicons"
CLASSES = "classes.toml"
HEADER = ("language", "version", "source")
TABLES = {"lexicon", "entry", "exit"}


@cache
def packaged() -> Lexicons:
    """Give the lexicons that ship with Tocsin."""
    return load(PACKAGED)


def load(folder: Path) -> Lexicons:
    """Read all lexicons under `folder`; raise `FindingsError` that names file, entry and mend."""
    entries: list[Entry] = []
    exits: list[Exit] = []
    persons: list[Compiled] = []
    versions: list[str] = []
    owners: dict[str, Path] = {}
    for language in _languages(folder):
        compiler, words = _compiler(language)
        persons += words
        for path in sorted(language.glob("*.toml")):
            if path.name != CLASSES:
                reader, table, version = _open(path, compiler)
                versions.append(version)
                new = [reader.entry(raw) for raw in _list(path, table, "entry")]
                ways = [reader.exit(raw) for raw in _list(path, table, "exit")]
                _check_ids(path, [*new, *ways], owners)
                entries, exits = [*entries, *new], [*exits, *ways]
    version = f"{max(versions, key=_order, default='none')}+{_digest(folder)}"
    return Lexicons(tuple(entries), tuple(exits), tuple(persons), version)


def literals(lexicons: Lexicons) -> Iterator[str]:
    """Give every word of the entries: those that the normaliser may restore."""
    patterns = (pattern for entry in lexicons.entries for pattern in entry.patterns)
    places = dict.fromkeys(place for pattern in patterns for place in pattern.places)
    words = dict.fromkeys(word for place in places for word in place)
    for word in words:
        if isinstance(word, Word) and "*" not in word.text:
            yield word.text


def _languages(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise FindingsError(f"{folder}: no such folder of lexicons; install Tocsin again")
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _compiler(language: Path) -> tuple[Compiler, list[Compiled]]:
    """Read the classes of a language; give their compiler and the words of class `person`."""
    path = language / CLASSES
    bend = fold if language.name == "kk" else plain
    classes = _classes(path) if path.exists() else {}
    try:
        compiler = Compiler(classes, bend)
        return compiler, [compiler.compile(words) for words in classes.get("person", ())]
    except PatternError as error:
        raise FindingsError(f"{path}: {error}") from error


def _classes(path: Path) -> dict[str, tuple[str, ...]]:
    table = _read(path).get("classes", {})
    for name, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise FindingsError(f'{path}: class {name} must be a list of texts: {name} = ["..."]')
    return {name: tuple(words) for name, words in table.items()}


def _open(path: Path, compiler: Compiler) -> tuple[Reader, dict[str, Any], str]:
    """Read one file of entries; give its reader, its table and its version."""
    table = _read(path)
    if unknown := sorted(table.keys() - TABLES):
        known = ", ".join(sorted(TABLES))
        raise FindingsError(f"{path}: unknown table {unknown[0]!r}; known: {known}")
    header = table.get("lexicon")
    if not isinstance(header, Mapping) or not all(header.get(key) for key in HEADER):
        raise FindingsError(f"{path}: needs [lexicon] with {', '.join(HEADER)}")
    if header["language"] != path.parent.name:
        words = f"it says language {header['language']!r}; move it or mend its header"
        raise FindingsError(f"{path}: lies in the folder {path.parent.name!r}, but {words}")
    reader = Reader(path, compiler, str(header["source"]), load_guidelines())
    return reader, table, str(header["version"])


def _list(path: Path, table: Mapping[str, Any], key: str) -> list[Any]:
    found = table.get(key, [])
    if not isinstance(found, list):
        raise FindingsError(f"{path}: {key} must be written [[{key}]], with two brackets")
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FindingsError(f"{path}: not readable as TOML: {error}; mend the file") from error


def _check_ids(path: Path, new: list[Entry | Exit], owners: dict[str, Path]) -> None:
    for one in new:
        if one.id in owners:
            words = f"entry {one.id}: the id stands in {owners[one.id].name} too; rename one"
            raise FindingsError(f"{path}: {words}")
        owners[one.id] = path


def _order(version: str) -> list[tuple[int, str]]:
    """Order versions by their numbers: 2026.9 comes before 2026.11."""
    parts = version.replace("+", ".").split(".")
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _digest(folder: Path) -> str:
    """Give a digest of all files, so that a changed list is never taken for the published one."""
    digest = hashlib.sha256()
    for language in _languages(folder):
        for path in sorted(language.glob("*.toml")):
            digest.update(f"{language.name}/{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
