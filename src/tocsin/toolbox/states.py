"""The participating States, and regions and organisations that instruments may belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.guidelines import Guidelines, Standard, Words

# Jurisdictions that hang on the platform or on one law, not on what a State has joined.
_BY_PLACE = ("eu_services", "platform")


@dataclass(frozen=True, slots=True)
class State:
    """A participating State: `inside` and `outside` are ids of jurisdictions of the guidelines.

    What stands in neither is not known to us. From general knowledge; check before citing.
    """

    id: str
    label: Words
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    note: str = ""

    def joined(self, jurisdiction: str) -> bool | None:
        """Say whether the State has joined; `None` where that is not known to us."""
        if jurisdiction in self.inside:
            return True
        return False if jurisdiction in self.outside else None


@dataclass(frozen=True, slots=True)
class Region:
    """A region or an organisation, with the States it holds."""

    id: str
    label: Words
    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A standard and whether it binds the State; `None` where that is not known to us."""

    standard: Standard
    binds: bool | None


def standards_for(state: State, guidelines: Guidelines) -> Iterator[Bound]:
    """Say of every standard that hangs on membership whether it binds the State.

    Rules of platforms and laws on services are left out: they hang on the platform's place.
    """
    for standard in guidelines.standards:
        jurisdiction = guidelines.jurisdiction(standard.binds)
        if jurisdiction.id in _BY_PLACE:
            continue
        joined = state.joined(jurisdiction.id)
        yield Bound(standard, joined if joined is not None else jurisdiction.holds(state.id))
