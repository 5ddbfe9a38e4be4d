"""Find pictures that look alike: by the perceptual hash, which is never identity."""

from collections.abc import Iterator

from tocsin.evidence.exhibit import Held
from tocsin.evidence.store import Store

# Of 256. The same picture, packed or scaled again, differs in fewer; other screenshots in more.
NEAR = 40


def distance(one: str, other: str) -> int:
    """Give how many of the 256 signs of two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def near(store: Store, held: Held) -> Iterator[tuple[Held, int]]:
    """Give the originals of the same case that look like this one, and how many signs differ."""
    mine = held.record.get("facts", {}).get("likeness")
    if not mine:
        return
    for other in store.exhibits(held.case):
        theirs = other.record.get("facts", {}).get("likeness")
        if theirs and other.number != held.number and distance(mine, theirs) <= NEAR:
            yield other, distance(mine, theirs)
