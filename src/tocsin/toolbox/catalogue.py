"""The whole catalogue in one object, with lookups by id and by State."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from tocsin.guidelines import Words
from tocsin.toolbox.entries import Entry, Look
from tocsin.toolbox.roundtables import Roundtable
from tocsin.toolbox.states import Region, State
from tocsin.toolbox.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One state of the catalogue: States and entries in the order of their code and file."""

    version: str
    vocabulary: Vocabulary
    states: tuple[State, ...]
    regions: tuple[Region, ...]
    entries: tuple[Entry, ...]
    looks: tuple[Look, ...] = ()
    roundtables: tuple[Roundtable, ...] = ()
    _entries: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    _states: Mapping[str, State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        entries = {entry.id: entry for entry in self.entries}
        states = {state.id: state for state in self.states}
        object.__setattr__(self, "_entries", MappingProxyType(entries))
        object.__setattr__(self, "_states", MappingProxyType(states))

    def entry(self, id: str) -> Entry | None:
        """Give the entry with that id, whatever its letter case, or `None`."""
        return self._entries.get(id.strip().lower())

    def state(self, code: str) -> State | None:
        """Give the State with that code or name, in any of our languages, or `None`."""
        asked = code.strip().casefold()
        if found := self._states.get(asked.upper()):
            return found
        if asked == "uk":
            return self._states.get("GB")
        names = (state for state in self.states if asked in _names(state.label))
        return next(names, None)

    def region(self, code: str) -> Region | None:
        """Give the region or organisation with that code, or `None`."""
        return next((one for one in self.regions if one.id == code.strip().upper()), None)

    def place(self, code: str) -> Words:
        """Name a State, region or organisation; a code that is none stands for itself."""
        found = self._states.get(code) or self.region(code)
        return found.label if found else Words(code, code, code)

    def of_state(self, code: str) -> tuple[Entry, ...]:
        """Give the entries that can fill the cells of a State: its own, and those that name it."""
        return tuple(e for e in self.entries if e.state == code or code in e.covers)

    def around(self, code: str) -> tuple[Entry, ...]:
        """Give the instruments of organisations and regions that hold the State, not naming it."""
        holds = {region.id for region in self.regions if code in region.members}
        return tuple(e for e in self.entries if e.state in holds and code not in e.covers)

    def looks_at(self, code: str) -> tuple[Look, ...]:
        """Give the records of having looked in a State, newest first."""
        looks = (look for look in self.looks if look.state == code)
        return tuple(sorted(looks, key=lambda look: look.on, reverse=True))

    def roundtable(self, id: str) -> Roundtable | None:
        """Give the round-table with that id, or `None`."""
        return next((one for one in self.roundtables if one.id == id.strip().lower()), None)

    def similar_ids(self, id: str) -> tuple[str, ...]:
        """Give ids of entries that look like `id`, nearest first."""
        return tuple(get_close_matches(id.strip().lower(), self._entries, n=3, cutoff=0.5))


def _names(label: Words) -> set[str]:
    return {label.en.casefold(), label.ru.casefold(), label.kk.casefold()}
