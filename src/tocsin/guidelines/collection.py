"""The whole method in one object, with lookups by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TypeVar

from tocsin.guidelines.entries import (
    Axis,
    Commitment,
    Entry,
    Family,
    IndicatorDefinition,
    Jurisdiction,
    Reference,
    SeverityAnchor,
    Standard,
    SubType,
)

T = TypeVar("T", bound=Entry)

# Half the letters in order: enough for a slip of the finger, too much for a random word.
CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class Guidelines:
    """One version of the method; every tuple keeps the order of its file."""

    version: str
    families: tuple[Family, ...]
    subtypes: tuple[SubType, ...]
    severity: tuple[SeverityAnchor, ...]
    axes: tuple[Axis, ...]
    indicators: tuple[IndicatorDefinition, ...]
    standards: tuple[Standard, ...]
    commitments: tuple[Commitment, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    references: tuple[Reference, ...]
    _index: Mapping[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {entry.id.casefold(): entry for entry in self.entries}
        object.__setattr__(self, "_index", MappingProxyType(index))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that `find` knows: everything but jurisdictions and references."""
        return (
            *self.families,
            *self.subtypes,
            *self.severity,
            *self.axes,
            *self.indicators,
            *self.standards,
            *self.commitments,
        )

    def find(self, id: str) -> Entry | None:
        """Give the entry with that id, whatever its kind and letter case, or `None`."""
        return self._index.get(id.strip().casefold())

    def family(self, id: str) -> Family:
        """Give the family with that id; `KeyError` where there is none."""
        return self._one(id, Family)

    def subtype(self, id: str) -> SubType:
        """Give the sub-type with that id; `KeyError` where there is none."""
        return self._one(id, SubType)

    def indicator(self, id: str) -> IndicatorDefinition:
        """Give the indicator with that id; `KeyError` where there is none."""
        return self._one(id, IndicatorDefinition)

    def standard(self, id: str) -> Standard:
        """Give the standard with that id; `KeyError` where there is none."""
        return self._one(id, Standard)

    def commitment(self, id: str) -> Commitment:
        """Give the commitment with that id; `KeyError` where there is none."""
        return self._one(id, Commitment)

    def axis(self, id: str) -> Axis:
        """Give the axis with that id; `KeyError` where there is none."""
        return self._one(id, Axis)

    def anchor(self, level: int) -> SeverityAnchor:
        """Give the severity anchor of that level, 1 to 5; `KeyError` where there is none."""
        return self._one(f"SEV-{level}", SeverityAnchor)

    def jurisdiction(self, id: str) -> Jurisdiction:
        """Give the jurisdiction with that id; `KeyError` where there is none."""
        for jurisdiction in self.jurisdictions:
            if jurisdiction.id == id:
                return jurisdiction
        raise KeyError(f"the guidelines {self.version} have no jurisdiction {id!r}")

    def of_family(self, id: str) -> tuple[SubType, ...]:
        """Give the sub-types of a family in order."""
        return tuple(subtype for subtype in self.subtypes if subtype.family == id)

    def referring(self, id: str) -> tuple[Entry, ...]:
        """Give the entries that name this one, and for a sub-type the standards that cover it."""
        return tuple(
            entry
            for entry in self.entries
            if entry.refers_to(id) or (self._is_type(id) and _covers(entry, id))
        )

    def similar(self, id: str, most: int = 5) -> tuple[str, ...]:
        """Give ids that look like `id`, nearest first, equally near ones in order."""
        asked = id.strip().casefold()
        likeness = {key: SequenceMatcher(None, asked, key).ratio() for key in self._index}
        near = [key for key, ratio in likeness.items() if ratio >= CLOSE]
        near.sort(key=lambda key: -likeness[key])
        return tuple(self._index[key].id for key in near[:most])

    def _is_type(self, id: str) -> bool:
        return isinstance(self.find(id), Family | SubType)

    def _one(self, id: str, kind: type[T]) -> T:
        entry = self.find(id)
        if isinstance(entry, kind):
            return entry
        raise KeyError(f"the guidelines {self.version} have no {kind.__name__} {id!r}")


def _covers(entry: Entry, type_id: str) -> bool:
    return isinstance(entry, Standard) and entry.concerns(type_id)
