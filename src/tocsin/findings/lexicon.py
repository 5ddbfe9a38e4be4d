"""Our own lexicons: phrases of violence and the exits from them, read from TOML.

One file per language and family under `data/lexicons/<language>/<FAMILY>.toml`, beside them
`classes.toml` (classes of words) and `exits.toml` (quotation, report, negation, counter-speech,
idiom, criticism, solidarity). Every entry has an id and a source.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.domain import Directness
from tocsin.findings.errors import FindingsError
from tocsin.findings.patterns import Compiled, PatternError, compile_pattern, parse
from tocsin.findings.spelling import fold, plain
from tocsin.guidelines import Guidelines
from tocsin.guidelines import load as load_guidelines

PACKAGED = Path(__file__).parent / "data" / "lexicons"
WEIGHTS = {"strong": 0.95, "medium": 0.75, "weak": 0.35}
SCOPES = {
    "idiom": "overlap",
    "negation": "before",
    "quotation": "quoted",
    "report": "sentence",
    "counter": "post",
    "criticism": "sentence",
    "solidarity": "post",
}
SCOPE_NAMES = {"overlap", "before", "after", "sentence", "quoted", "post"}
ENTRY_KEYS = {
    "id", "type", "also", "weight", "patterns", "directness", "gendered", "grounds", "severity",
    "addressed", "source",
}  # fmt: skip
EXIT_KEYS = {"id", "kind", "scope", "patterns", "spares", "source"}


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
    guidelines = load_guidelines()
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        classes = _classes(language / "classes.toml")
        bend = fold if language.name == "kk" else plain
        persons += _persons(language / "classes.toml", classes, bend)
        for path in sorted(language.glob("*.toml")):
            if path.name == "classes.toml":
                continue
            table = _read(path)
            versions.append(str(_header(path, table)["version"]))
            reader = _Reader(path, classes, bend, _header(path, table), guidelines)
            entries += [reader.entry(raw) for raw in table.get("entry", [])]
            exits += [reader.exit(raw) for raw in table.get("exit", [])]
    _check_ids([*entries, *exits])
    return Lexicons(tuple(entries), tuple(exits), tuple(persons), max(versions, default="none"))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the raw entries of one file."""

    path: Path
    classes: dict[str, tuple[str, ...]]
    bend: Callable[[str], str]
    header: Mapping[str, Any]
    guidelines: Guidelines

    def entry(self, raw: Mapping[str, Any]) -> Entry:
        self._known_keys(raw, ENTRY_KEYS)
        types = (self._need(raw, "type"), *raw.get("also", ()))
        known = {subtype.id: subtype for subtype in self.guidelines.subtypes}
        for type_id in types:
            if type_id not in known:
                raise self._fault(raw, f"type {type_id} is not in the typology")
        return Entry(
            id=self._need(raw, "id"),
            types=types,
            weight=self._weight(raw),
            patterns=self._patterns(raw),
            severity=raw.get("severity", known[types[0]].severity),
            directness=Directness(raw.get("directness", _usual_directness(types[0]))),
            gendered=raw.get("gendered", types[0].startswith(("MIS", "SEX")) or "THR-3" in types),
            grounds=tuple(raw.get("grounds", ())),
            addressed=raw.get("addressed", False),
            source=raw.get("source", self.header["source"]),
        )

    def exit(self, raw: Mapping[str, Any]) -> Exit:
        self._known_keys(raw, EXIT_KEYS)
        kind = self._need(raw, "kind")
        if kind not in SCOPES:
            raise self._fault(raw, f"kind {kind!r} is not one of {', '.join(SCOPES)}")
        scope = raw.get("scope", SCOPES[kind])
        if scope not in SCOPE_NAMES:
            raise self._fault(raw, f"scope {scope!r} is not one of {', '.join(SCOPE_NAMES)}")
        return Exit(
            id=self._need(raw, "id"),
            kind=kind,
            scope=scope,
            patterns=self._patterns(raw),
            spares=tuple(raw.get("spares", ())),
            source=raw.get("source", self.header["source"]),
        )

    def _patterns(self, raw: Mapping[str, Any]) -> tuple[Compiled, ...]:
        texts = raw.get("patterns")
        if not texts:
            raise self._fault(raw, "it has no patterns")
        try:
            return tuple(compile_pattern(text, self.classes, self.bend) for text in texts)
        except PatternError as error:
            raise self._fault(raw, str(error)) from error

    def _weight(self, raw: Mapping[str, Any]) -> float:
        name = raw.get("weight", "medium")
        if name not in WEIGHTS:
            raise self._fault(raw, f"weight {name!r} is not one of {', '.join(WEIGHTS)}")
        return WEIGHTS[name]

    def _need(self, raw: Mapping[str, Any], key: str) -> str:
        if not isinstance(raw.get(key), str) or not raw[key]:
            raise self._fault(raw, f"it has no {key}")
        return str(raw[key])

    def _known_keys(self, raw: Mapping[str, Any], known: set[str]) -> None:
        for key in raw:
            if key not in known:
                raise self._fault(raw, f"unknown key {key!r}; known: {', '.join(sorted(known))}")

    def _fault(self, raw: Mapping[str, Any], words: str) -> FindingsError:
        return FindingsError(f"{self.path}: entry {raw.get('id', '(no id)')}: {words}")


def _usual_directness(type_id: str) -> str:
    return "explicit" if type_id in {"THR-1", "THR-2", "THR-3"} else "none"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FindingsError(f"{path}: not readable as TOML: {error}") from error


def _header(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any]:
    header = table.get("lexicon")
    if not isinstance(header, Mapping) or not {"version", "source", "language"} <= set(header):
        raise FindingsError(f"{path}: needs [lexicon] with language, version and source")
    return header


def _classes(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    return {name: tuple(words) for name, words in _read(path).get("classes", {}).items()}


def _persons(
    path: Path, classes: dict[str, tuple[str, ...]], bend: Callable[[str], str]
) -> list[Compiled]:
    """Compile the words of class `person`, and try all other classes of the file on the way."""
    try:
        for name in classes:
            parse(f"@{name}", classes)
        return [compile_pattern(words, classes, bend) for words in classes.get("person", ())]
    except PatternError as error:
        raise FindingsError(f"{path}: {error}") from error


def _check_ids(all_of_them: list[Entry | Exit]) -> None:
    seen: set[str] = set()
    for one in all_of_them:
        if one.id in seen:
            raise FindingsError(f"lexicons: the id {one.id} stands twice; ids must be unique")
        seen.add(one.id)


def literals(lexicons: Lexicons) -> Iterator[str]:
    """Give every literal that some entry needs: the words the normaliser may restore."""
    for entry in lexicons.entries:
        for pattern in entry.patterns:
            yield from pattern.anchors
