"""Full-text search over the catalogue in three languages, with facets; all in memory.

The words of an entry are its own texts and the names of its State, type, themes, commitments and
groups in English, Russian and Kazakh, so that «закон Казахстан» finds an entry written in English.
Endings are met by searching for the beginnings of words.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from unicodedata import normalize

from tocsin.guidelines import Guidelines
from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry

WORD = re.compile(r"[^\W_]+", re.UNICODE)
LONGEST = 64
MOST_WORDS = 24
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)

# Endings of Kazakh nouns: number, possession, case; a beginning of three letters must be left.
_ENDING = re.compile(
    r"(?<=\w\w\w)(?:[дт][ае][ғг][ыі]|[лдт][ае]р|[нтд][ыі]ң|[днт][ае]н|[мбп]ен|[днт][ыі]|[дт][ае]"
    r"|[ғгқк][ае]|с?[ыі]н?[ае]?)$"
)

# A hit in the title says more than one in the name of a theme.
_COLUMNS = {"title": 8.0, "texts": 3.0, "names": 1.0}

FACETS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "state": lambda entry: {entry.state, *entry.covers},
    "theme": lambda entry: entry.themes,
    "type": lambda entry: (entry.type,),
    "commitment": lambda entry: entry.commitments,
    "pillar": lambda entry: entry.pillars,
    "group": lambda entry: entry.groups,
    "status": lambda entry: (entry.status,),
    "year": lambda entry: _years(entry),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: words, all of which must be there, and for each facet the ids allowed."""

    words: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The entries found, best first, and for each facet how many of them have each id."""

    entries: tuple[Entry, ...]
    counts: Mapping[str, Mapping[str, int]]


class Index:
    """An index of one catalogue; build it once, ask it often."""

    def __init__(self, catalogue: Catalogue, guidelines: Guidelines) -> None:
        self._entries = catalogue.entries
        self._ids = {
            name: [tuple(of(entry)) for entry in self._entries] for name, of in FACETS.items()
        }
        self._base = sqlite3.connect(":memory:")
        self._base.execute(
            f"CREATE VIRTUAL TABLE entry USING fts5({', '.join(_COLUMNS)}, "
            "tokenize=\"unicode61 remove_diacritics 0\", prefix='3 5')"
        )
        names = _Names(catalogue, guidelines)
        rows = ((n, *_texts(entry, names)) for n, entry in enumerate(self._entries))
        self._base.executemany(
            "INSERT INTO entry(rowid, title, texts, names) VALUES(?,?,?,?)", rows
        )

    def search(self, query: Query) -> Found:
        """Give what matches; without words, everything in the order of the catalogue.

        Raises `ValueError` for a facet that there is not.
        """
        for name in query.facets:
            if name not in FACETS:
                raise ValueError(f"there is no facet {name!r}; choose from {', '.join(FACETS)}")
        wanted = {name: frozenset(ids) for name, ids in query.facets.items() if ids}
        found = [number for number in self._matching(query.words) if self._has(number, wanted)]
        counts = {
            name: Counter(chain.from_iterable(ids[number] for number in found))
            for name, ids in self._ids.items()
        }
        return Found(tuple(self._entries[number] for number in found), counts)

    def _has(self, number: int, wanted: Mapping[str, frozenset[str]]) -> bool:
        return not any(ids.isdisjoint(self._ids[name][number]) for name, ids in wanted.items())

    def _matching(self, words: str) -> Iterable[int]:
        asked = expression(words)
        if asked is None:
            return () if words.strip() else range(len(self._entries))
        weights = ", ".join(str(weight) for weight in _COLUMNS.values())
        rows = self._base.execute(
            f"SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, {weights}), rowid",  # noqa: S608 - numbers of ours
            (asked,),
        )
        return tuple(number for (number,) in rows)


def expression(words: str) -> str | None:
    """Give the words as an expression of FTS5: all of them, each by its beginning.

    Nothing the user writes is taken for an operator. `None` where there is no word.
    """
    found = WORD.findall(normalize("NFC", words).casefold())[:MOST_WORDS]
    return " AND ".join(f"({_either(word)})" for word in found) or None


def stems(word: str) -> tuple[str, ...]:
    """Cut a word to beginnings that its forms share: rules of thumb, not a grammar."""
    word = word[:LONGEST]
    if not _CYRILLIC.search(word):
        return (word[:-1] if len(word) > 4 and word.endswith("s") else word,)
    cut = word[:-3] if len(word) > 6 else word[:-1] if len(word) > 3 else word
    return tuple(dict.fromkeys((cut, _without_endings(word))))


def _without_endings(word: str) -> str:
    """Take Kazakh endings off, one after the other: Қазақстандағы, заңдарын."""
    while (shorter := _ENDING.sub("", word)) != word:
        word = shorter
    return word


def _either(word: str) -> str:
    return " OR ".join(f'"{stem}"*' for stem in stems(word))


def _years(entry: Entry) -> Iterable[str]:
    if entry.year_from is None:
        return ()
    last = entry.year_to or entry.year_from
    return map(str, range(entry.year_from, last + 1))


class _Names:
    """Every name of an id in all languages, as one text."""

    def __init__(self, catalogue: Catalogue, guidelines: Guidelines) -> None:
        self._catalogue = catalogue
        self._commitments = {one.id: one.label for one in guidelines.commitments}
        self._known: dict[tuple[str, str], str] = {}

    def of(self, kind: str, id: str) -> str:
        """Give the names of one id."""
        key = (kind, id)
        if key not in self._known:
            self._known[key] = f"{id} {' '.join(self._words(kind, id))}"
        return self._known[key]

    def _words(self, kind: str, id: str) -> Iterable[str]:
        if kind == "states":
            return self._catalogue.place(id).as_dict().values()
        if kind == "commitments":
            label = self._commitments.get(id)
            return label.as_dict().values() if label else ()
        return self._catalogue.vocabulary.label(kind, id).as_dict().values()


def _texts(entry: Entry, names: _Names) -> tuple[str, str, str]:
    own = [entry.description, entry.owner, *entry.partners, entry.legal_basis, entry.basis]
    own += [remark.text for remark in (*entry.effect_evidence, *entry.critics)]
    own += [source.title for source in entry.sources]
    named = [names.of("states", code) for code in (entry.state, *entry.covers)]
    named += [names.of("types", entry.type), entry.years, entry.id]
    for kind in ("themes", "commitments", "groups", "pillars"):
        named += [names.of(kind, id) for id in getattr(entry, kind)]
    titles = " ".join(dict.fromkeys(entry.title.as_dict().values()))
    return titles.casefold(), " ".join(own).casefold(), " ".join(named).casefold()
