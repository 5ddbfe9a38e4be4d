"""The pattern language's settings, and what the shipped lexicons cover and what they do not."""

import inspect
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from reference_pages.markdown import code, codes, fence, table
from tocsin.findings import lexicon, reader
from tocsin.findings.patterns import parse
from tocsin.guidelines import load

LANGUAGES = ("en", "ru", "kk")


def _entries(kind: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give language, file and raw entry, read without compiling anything."""
    for path in sorted(lexicon.PACKAGED.glob("*/*.toml")):
        if path.name != "classes.toml":
            table_ = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from ((path.parent.name, path.name, raw) for raw in table_.get(kind, []))


def pattern_language() -> str:
    """Give the words of the parser on its own language."""
    return fence(inspect.getdoc(sys.modules[parse.__module__]) or "", "text")


def weights() -> str:
    """Give what the names of weights are worth."""
    rows = [(code(name), value) for name, value in reader.WEIGHTS.items()]
    return table(("Weight", "Probability of the type by itself"), rows)


def keys() -> str:
    """Give the keys that entries and exits may have."""
    return (
        f"An `[[entry]]` may have {codes(sorted(reader.ENTRY_KEYS))}.\n\n"
        f"An `[[exit]]` may have {codes(sorted(reader.EXIT_KEYS))}."
    )


def exits() -> str:
    """Give the kinds of exits, their usual scope, and how many there are in each language."""
    count = Counter((language, raw["kind"]) for language, _, raw in _entries("exit"))
    rows = [
        (code(kind), code(scope), *(count[language, kind] or "none" for language in LANGUAGES))
        for kind, scope in reader.SCOPES.items()
    ]
    return table(("Kind", "Usual scope", *LANGUAGES), rows)


def coverage() -> str:
    """Say for each sub-type how many entries each language has."""
    count: Counter[tuple[str, str]] = Counter()
    for language, _, raw in _entries("entry"):
        count.update((language, type_id) for type_id in (raw["type"], *raw.get("also", ())))
    rows = [
        (code(one.id), one.label.en, one.measurable,
         *(count[language, one.id] or "none" for language in LANGUAGES))
        for one in load().subtypes
    ]  # fmt: skip
    return table(("Sub-type", "Name", "Told by", *LANGUAGES), rows)


def totals() -> str:
    """Give the totals by language."""
    rows = []
    for language in LANGUAGES:
        entries = [raw for own, _, raw in _entries("entry") if own == language]
        ways = [raw for own, _, raw in _entries("exit") if own == language]
        patterns = sum(len(raw["patterns"]) for raw in (*entries, *ways))
        rows.append((language, len(entries), len(ways), patterns))
    return table(("Language", "Entries", "Exits", "Patterns"), rows)


BLOCKS = {
    "pattern-language": pattern_language,
    "lexicon-weights": weights,
    "lexicon-keys": keys,
    "lexicon-exits": exits,
    "lexicon-coverage": coverage,
    "lexicon-totals": totals,
}
