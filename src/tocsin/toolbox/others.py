"""What others did: entries of other States for a cell, and entries that are like an entry.

Instruments are put in an order of likeness, each with the reason; States are never put in any order
but that of the alphabet.
"""

from dataclasses import dataclass

from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry

# What two instruments share, and how much it says of their likeness (our reading).
WEIGHTS = {"type": 3, "themes": 2, "commitments": 2, "groups": 2, "pillars": 1}
LEGAL_FRAMES = ("echr", "eu")


@dataclass(frozen=True, slots=True)
class Like:
    """An entry of elsewhere, with what it shares; `shared` is pairs of a field and an id."""

    entry: Entry
    shared: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        """How much is shared; only good for putting the nearest first."""
        return sum(WEIGHTS[field] for field, _ in self.shared)


def similar(catalogue: Catalogue, entry: Entry, most: int = 5) -> tuple[Like, ...]:
    """Give entries of other places that are like this one, the nearest first."""
    likes = [
        Like(other, tuple(_shared(entry, other)))
        for other in catalogue.entries
        if other.state != entry.state
    ]
    likes = [like for like in likes if _worth(like)]
    likes.sort(key=lambda like: (-like.weight, like.entry.state, like.entry.id))
    return tuple(likes[:most])


def elsewhere(catalogue: Catalogue, state: str, theme: str, commitment: str) -> tuple[Entry, ...]:
    """Give what other States have in a cell, those in the same legal frame first.

    The frame is membership in the conventions that bind: what worked under the European Convention
    may need another footing elsewhere. What stands comes before what is over or planned.
    """
    found = [
        entry
        for entry in catalogue.entries
        if entry.fills(theme, commitment) and entry.state != state and state not in entry.covers
    ]
    found.sort(
        key=lambda e: (
            not e.standing,
            e.level == "organisation",
            not _same_frame(catalogue, state, e),
            e.state,
            e.id,
        )
    )
    return tuple(found)


def _same_frame(catalogue: Catalogue, state: str, entry: Entry) -> bool:
    here, there = catalogue.state(state), catalogue.state(entry.state)
    if here is None or there is None:
        return False
    return all(here.joined(frame) == there.joined(frame) for frame in LEGAL_FRAMES)


def _shared(one: Entry, other: Entry) -> list[tuple[str, str]]:
    found = [("type", one.type)] if one.type == other.type else []
    for field in ("themes", "commitments", "groups", "pillars"):
        there = getattr(other, field)
        found += [(field, id) for id in getattr(one, field) if id in there]
    return found


def _worth(like: Like) -> bool:
    fields = {field for field, _ in like.shared}
    return bool(fields & {"type", "groups"}) and bool(fields & {"themes", "commitments"})
