"""The Merkle tree of RFC 9162, sections 2.1.1 to 2.1.4: hashes, proofs, and how they are checked.

Pure arithmetic over a function that gives the hash of a full subtree: `nodes(level, index)` is the
hash over the leaves from `index * 2**level` to `(index + 1) * 2**level`, the last not included.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

Nodes = Callable[[int, int], bytes]

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash one leaf (RFC 9162, 2.1.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node (RFC 9162, 2.1.1)."""
    return sha256(b"\x01" + left + right).digest()


def root(nodes: Nodes, size: int) -> bytes:
    """Give the hash of the tree of the first `size` leaves."""
    return _span(nodes, 0, size) if size else EMPTY_ROOT


def inclusion(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """Prove that leaf `index` is in the tree of `size` leaves (RFC 9162, 2.1.3.1).

    Raises `ValueError` where the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return tuple(_path(nodes, index, 0, size))


def consistency(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """Prove that the tree of `old` leaves is the beginning of the one of `new` (2.1.4.1).

    Raises `ValueError` where `old` is zero or larger than `new`.
    """
    if not 0 < old <= new:
        raise ValueError(f"no proof leads from {old} leaves to {new}")
    return tuple(_subproof(nodes, old, 0, new, whole=True))


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], tree: bytes) -> bool:
    """Say whether a path leads from the hash of a leaf to the root `tree` (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == tree


def consistent(
    old: int, new: int, old_tree: bytes, new_tree: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether a proof shows that the old tree is the beginning of the new one (2.1.4.2)."""
    if old == new:
        return not proof and old_tree == new_tree
    steps = [old_tree, *proof] if old & (old - 1) == 0 else list(proof)
    if not 0 < old < new or not steps:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_tree and after == new_tree


def place_of(level: int, index: int) -> int:
    """Give the place of a node where nodes are kept in the order in which they become known.

    Leaf 0, leaf 1, their parent, leaf 2, leaf 3, their parent, the parent of both, and so on: a
    list of hashes that only ever grows at its end.
    """
    for _ in range(level):
        index = 2 * index + 1
    place = level
    while index:
        place += index
        index >>= 1
    return place


class Frontier:
    """The right edge of a tree: enough to add leaves, and as many hashes as the size has ones."""

    def __init__(self, nodes: Nodes, size: int) -> None:
        self.size = size
        self._peaks = [nodes(level, index) for level, index in peaks(size)]

    def add(self, leaf: bytes) -> list[bytes]:
        """Take the hash of a leaf; give it and the hashes of the subtrees that it completes."""
        known = [leaf]
        index = self.size
        while index & 1:
            known.append(node_hash(self._peaks.pop(), known[-1]))
            index >>= 1
        self._peaks.append(known[-1])
        self.size += 1
        return known


def peaks(size: int) -> Iterator[tuple[int, int]]:
    """Give level and index of the full subtrees that make up a tree, the largest first."""
    start = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            yield level, start >> level
            start += 1 << level


def _span(nodes: Nodes, start: int, end: int) -> bytes:
    """Hash the leaves from `start` up to `end`, a node of the tree of 2.1.1."""
    count = end - start
    if count & (count - 1) == 0:
        return nodes(count.bit_length() - 1, start // count)
    middle = start + _largest_below(count)
    return node_hash(_span(nodes, start, middle), _span(nodes, middle, end))


def _path(nodes: Nodes, index: int, start: int, end: int) -> Iterator[bytes]:
    if end - start == 1:
        return
    middle = start + _largest_below(end - start)
    if index < middle:
        yield from _path(nodes, index, start, middle)
        yield _span(nodes, middle, end)
    else:
        yield from _path(nodes, index, middle, end)
        yield _span(nodes, start, middle)


def _subproof(nodes: Nodes, old: int, start: int, end: int, *, whole: bool) -> Iterator[bytes]:
    if old == end:
        if not whole:
            yield _span(nodes, start, end)
        return
    middle = start + _largest_below(end - start)
    if old <= middle:
        yield from _subproof(nodes, old, start, middle, whole=whole)
        yield _span(nodes, middle, end)
    else:
        yield from _subproof(nodes, old, middle, end, whole=False)
        yield _span(nodes, start, middle)


def _largest_below(count: int) -> int:
    """Give the largest power of two smaller than `count`."""
    return 1 << ((count - 1).bit_length() - 1)
