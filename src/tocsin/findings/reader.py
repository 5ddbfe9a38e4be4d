"""Read the raw entries of one lexicon file; a fault is named with its entry and its mend."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.domain import Directness
from tocsin.findings.entries import Entry, Exit
from tocsin.findings.errors import FindingsError
from tocsin.findings.patterns import Compiled, Compiler, PatternError
from tocsin.guidelines import Guidelines

# A shape, as of an address, says nothing by itself: it counts beside a menace.
WEIGHTS = {"strong": 0.95, "medium": 0.75, "weak": 0.35, "shape": 0.0}
SCOPES = {
    "idiom": "overlap",
    "negation": "before",
    "quotation": "quoted",
    "report": "sentence",
    "counter": "post",
    "criticism": "sentence",
    "solidarity": "post",
}
SCOPE_NAMES = ("overlap", "before", "after", "sentence", "quoted", "post")
ENTRY_KEYS = {
    "id", "type", "also", "weight", "patterns", "directness", "gendered", "grounds", "severity",
    "addressed", "source",
}  # fmt: skip
EXIT_KEYS = {"id", "kind", "scope", "patterns", "spares", "source"}
EXPLICIT = {"THR-1", "THR-2", "THR-3"}
GENDERED = ("MIS", "SEX")

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the raw entries and exits of one file; raises `FindingsError`."""

    path: Path
    compiler: Compiler
    source: str
    guidelines: Guidelines

    def entry(self, raw: Raw) -> Entry:
        """Read one `[[entry]]`."""
        self._known_keys(raw, ENTRY_KEYS)
        types = (self._text(raw, "type"), *self._texts(raw, "also"))
        known = {subtype.id: subtype for subtype in self.guidelines.subtypes}
        for type_id in types:
            if type_id not in known:
                raise self._fault(
                    raw, f"type {type_id} is not in the typology; take one of its ids"
                )
        usual = Directness.EXPLICIT if types[0] in EXPLICIT else Directness.NONE
        return Entry(
            id=self._text(raw, "id"),
            types=types,
            weight=WEIGHTS[self._one_of(raw, "weight", WEIGHTS, "medium")],
            patterns=self._patterns(raw),
            severity=self._severity(raw, known[types[0]].severity),
            directness=Directness(self._one_of(raw, "directness", list(Directness), usual.value)),
            gendered=self._yes(raw, "gendered", types[0].startswith(GENDERED) or "THR-3" in types),
            grounds=self._texts(raw, "grounds"),
            addressed=self._yes(raw, "addressed", False),
            source=self._text(raw, "source", self.source),
        )

    def exit(self, raw: Raw) -> Exit:
        """Read one `[[exit]]`."""
        self._known_keys(raw, EXIT_KEYS)
        kind = self._one_of(raw, "kind", SCOPES)
        spares = self._texts(raw, "spares")
        ids = {one.id for one in (*self.guidelines.families, *self.guidelines.subtypes)}
        for spared in spares:
            if spared not in ids:
                raise self._fault(raw, f"it spares {spared}, which is no family or type; mend it")
        return Exit(
            id=self._text(raw, "id"),
            kind=kind,
            scope=self._one_of(raw, "scope", SCOPE_NAMES, SCOPES[kind]),
            patterns=self._patterns(raw),
            spares=spares,
            source=self._text(raw, "source", self.source),
        )

    def _patterns(self, raw: Raw) -> tuple[Compiled, ...]:
        texts = self._texts(raw, "patterns")
        if not texts:
            raise self._fault(raw, "it has no patterns; add at least one")
        try:
            return tuple(self.compiler.compile(text) for text in texts)
        except PatternError as error:
            raise self._fault(raw, str(error)) from error

    def _severity(self, raw: Raw, usual: int) -> int:
        found = raw.get("severity", usual)
        if type(found) is not int or not 1 <= found <= 5:
            raise self._fault(raw, f"severity {found!r} is not a whole number from 1 to 5")
        return found

    def _text(self, raw: Raw, key: str, usual: str | None = None) -> str:
        found = raw.get(key, usual)
        if not isinstance(found, str) or not found:
            raise self._fault(raw, f"it has no {key}; add one in quotation marks")
        return found

    def _texts(self, raw: Raw, key: str) -> tuple[str, ...]:
        found = raw.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
            raise self._fault(raw, f'{key} must be a list of texts: {key} = ["..."]')
        return tuple(found)

    def _yes(self, raw: Raw, key: str, usual: bool) -> bool:
        found = raw.get(key, usual)
        if not isinstance(found, bool):
            raise self._fault(raw, f"{key} must be true or false")
        return found

    def _one_of(self, raw: Raw, key: str, known: Collection[str], usual: str | None = None) -> str:
        found = raw.get(key, usual)
        if not isinstance(found, str) or found not in known:
            raise self._fault(raw, f"{key} {found!r} is not one of {', '.join(known)}")
        return found

    def _known_keys(self, raw: Raw, known: set[str]) -> None:
        if not isinstance(raw, Mapping):
            raise FindingsError(f"{self.path}: entries are tables; write [[entry]] or [[exit]]")
        for key in raw:
            if key not in known:
                raise self._fault(raw, f"unknown key {key!r}; known: {', '.join(sorted(known))}")

    def _fault(self, raw: Raw, words: str) -> FindingsError:
        return FindingsError(f"{self.path}: entry {raw.get('id', '(no id)')}: {words}")
