"""The texts of a case as trees, and where an article of one version stands in another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tocsin.lawreview.align import Alignment, align
from tocsin.lawreview.case import Case
from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.readers import read_law
from tocsin.lawreview.units import LawText, article_id


@dataclass(frozen=True, slots=True)
class CaseTexts:
    """Texts by (version id, language), versions in the order of the case."""

    order: tuple[str, ...]
    texts: Mapping[tuple[str, str], LawText]
    faults: tuple[TextFault, ...] = ()
    _aligned: dict[tuple[str, str, str], Alignment] = field(default_factory=dict)

    def languages(self, version: str) -> list[str]:
        """Give the languages in which a version is there."""
        return [lang for one, lang in self.texts if one == version]

    def get(self, version: str, lang: str) -> LawText | None:
        """Give the text of a version in a language."""
        return self.texts.get((version, lang))

    def path(self, lang: str) -> list[str]:
        """Give the versions that are there in a language, oldest first."""
        return [version for version in self.order if (version, lang) in self.texts]

    def alignment(self, old: str, new: str, lang: str) -> Alignment:
        """Give the alignment of two versions in a language, made once."""
        key = (old, new, lang)
        if key not in self._aligned:
            self._aligned[key] = align(self.texts[old, lang], self.texts[new, lang])
        return self._aligned[key]

    def trace(self, article: str, start: str, end: str, lang: str) -> frozenset[str]:
        """Follow an article from one version to a later one, through every version between."""
        path = self.path(lang)
        if start not in path or end not in path:
            return frozenset()
        here = frozenset({article_id(article)})
        for old, new in _steps(path, start, end):
            pairs = self.alignment(old, new, lang).pairs
            here = frozenset(id for pair in pairs if here & set(pair.old) for id in pair.new)
        return here


def read_texts(case: Case, folder: Path) -> CaseTexts:
    """Read every text a case names; what cannot be read is a fault, and the rest is kept."""
    texts: dict[tuple[str, str], LawText] = {}
    faults: list[TextFault] = []
    for version in case.versions:
        for lang, name in version.texts.items():
            try:
                law = read_law(_inside(folder, name), lang)
            except LawError as error:
                faults.append(TextFault(f"version {version.id}, {lang}", str(error)))
                continue
            texts[version.id, lang] = law
            faults.extend(
                TextFault(f"{name}, {one.place}" if one.place else name, one.message)
                for one in law.faults
            )
    return CaseTexts(tuple(version.id for version in case.versions), texts, tuple(faults))


def _inside(folder: Path, name: str) -> Path:
    """Give the path of a text; a case that somebody sent may not reach out of its folder."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise LawError(f"{name}: lies outside the case; copy the text into its folder")
    return path


def _steps(path: list[str], start: str, end: str) -> Iterator[tuple[str, str]]:
    between = path[path.index(start) : path.index(end) + 1]
    yield from pairwise(between)
