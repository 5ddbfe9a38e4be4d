"""The words in which the catalogue is kept: themes, pillars, kinds of instrument, target groups."""

from dataclasses import dataclass

from tocsin.guidelines import Words


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a list, such as a type or a status; `definition` is `None` where none is needed."""

    id: str
    label: Words
    definition: Words | None = None


@dataclass(frozen=True, slots=True)
class Theme(Term):
    """A theme of the Toolbox; `commitments` and `families` are our reading of what it is about."""

    commitments: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lists of words; every tuple keeps the order of the file."""

    version: str
    themes: tuple[Theme, ...]
    pillars: tuple[Term, ...]
    types: tuple[Term, ...]
    groups: tuple[Term, ...]
    levels: tuple[Term, ...]
    statuses: tuple[Term, ...]
    confirmations: tuple[Term, ...]
    parties: tuple[Term, ...]

    def ids(self, kind: str) -> tuple[str, ...]:
        """Give the ids of one list, such as `themes`."""
        return tuple(term.id for term in self.list(kind))

    def list(self, kind: str) -> tuple[Term, ...]:
        """Give one list by its name, such as `themes`."""
        terms: tuple[Term, ...] = getattr(self, kind)
        return terms

    def theme(self, id: str) -> Theme:
        """Give the theme with that id; `KeyError` where there is none."""
        for theme in self.themes:
            if theme.id == id:
                return theme
        raise KeyError(f"there is no theme {id!r}")

    def label(self, kind: str, id: str) -> Words:
        """Name a word of a list; a word that is not in it stands for itself."""
        found = (term.label for term in self.list(kind) if term.id == id)
        return next(found, Words(id, id, id))
