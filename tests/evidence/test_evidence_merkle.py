"""The tree against the definitions of RFC 9162, written down here word for word."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.evidence import merkle
from tocsin.evidence.package import standalone

SIZES = st.integers(1, 200)


def leaves(size: int) -> list[bytes]:
    return [f"entry {n}".encode() for n in range(size)]


def mth(data: list[bytes]) -> bytes:
    """Section 2.1.1."""
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = split(len(data))
    return sha256(b"\x01" + mth(data[:k]) + mth(data[k:])).digest()


def split(n: int) -> int:
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def path(m: int, data: list[bytes]) -> list[bytes]:
    """Section 2.1.3.1."""
    if len(data) == 1:
        return []
    k = split(len(data))
    if m < k:
        return [*path(m, data[:k]), mth(data[k:])]
    return [*path(m - k, data[k:]), mth(data[:k])]


def proof(m: int, data: list[bytes]) -> list[bytes]:
    """Section 2.1.4.1."""
    return subproof(m, data, True)


def subproof(m: int, data: list[bytes], b: bool) -> list[bytes]:
    if m == len(data):
        return [] if b else [mth(data)]
    k = split(len(data))
    if m <= k:
        return [*subproof(m, data[:k], b), mth(data[k:])]
    return [*subproof(m - k, data[k:], False), mth(data[:k])]


class Tree:
    """A tree that keeps its hashes in one growing list, as the log does."""

    def __init__(self, size: int) -> None:
        self.hashes: list[bytes] = []
        edge = merkle.Frontier(self, 0)
        for leaf in leaves(size):
            self.hashes += edge.add(merkle.leaf_hash(leaf))

    def __call__(self, level: int, index: int) -> bytes:
        return self.hashes[merkle.place_of(level, index)]


@pytest.mark.parametrize("size", [*range(34), 63, 64, 65, 127, 128, 129])
def test_the_root_is_the_one_of_the_definition(size: int) -> None:
    assert merkle.root(Tree(size), size) == mth(leaves(size))


def test_an_earlier_root_can_be_given_from_a_later_tree() -> None:
    tree = Tree(100)
    assert all(merkle.root(tree, n) == mth(leaves(n)) for n in range(101))


def test_hashes_are_kept_in_the_order_in_which_they_become_known() -> None:
    order = [(0, 0), (0, 1), (1, 0), (0, 2), (0, 3), (1, 1), (2, 0), (0, 4)]
    assert [merkle.place_of(*one) for one in order] == list(range(8))


def test_a_frontier_goes_on_where_a_tree_ends() -> None:
    for size in range(40):
        tree = Tree(size)
        edge = merkle.Frontier(tree, size)
        more = edge.add(merkle.leaf_hash(f"entry {size}".encode()))
        assert tree.hashes + more == Tree(size + 1).hashes


@given(SIZES, st.data())
def test_inclusion_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    assert list(merkle.inclusion(Tree(size), index, size)) == path(index, leaves(size))


@given(SIZES, st.data())
def test_consistency_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    assert list(merkle.consistency(Tree(size), old, size)) == proof(old, leaves(size))


@given(SIZES, st.data())
def test_a_proof_holds_for_its_leaf_and_no_other(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-1, size + 2))
    texts, steps, top = leaves(size), path(index, leaves(size)), mth(leaves(size))
    leaf = merkle.leaf_hash(texts[index])
    assert merkle.includes(leaf, index, size, steps, top)
    assert merkle.includes(leaf, other, size, steps, top) == (other == index)
    assert not merkle.includes(merkle.leaf_hash(b"forged"), index, size, steps, top)
    assert not merkle.includes(leaf, index, size, [*steps, top], top)


@given(SIZES, st.data())
def test_a_consistency_proof_holds_for_its_two_trees_alone(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    before, after, steps = mth(leaves(old)), mth(leaves(size)), proof(old, leaves(size))
    forged = sha256(b"forged").digest()
    assert merkle.consistent(old, size, before, after, steps)
    assert not merkle.consistent(old, size, forged, after, steps)
    assert not merkle.consistent(old, size, before, forged, steps)
    assert not merkle.consistent(old, size, before, after, [*steps, forged])


@given(st.integers(2, 200), st.data())
def test_one_wrong_step_breaks_a_proof(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    steps, top = path(index, leaves(size)), mth(leaves(size))
    at = data.draw(st.integers(0, len(steps) - 1))
    steps[at] = bytes([steps[at][0] ^ 1]) + steps[at][1:]
    assert not merkle.includes(merkle.leaf_hash(leaves(size)[index]), index, size, steps, top)


@given(SIZES, st.data())
def test_the_verifier_in_packages_says_the_same(size: int, data: st.DataObject) -> None:
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    texts, top = leaves(size), mth(leaves(size))
    leaf = merkle.leaf_hash(texts[index])
    steps = path(index, texts)
    assert standalone.climb(index, size - 1, steps, leaf, leaf)[1:] == [top]
    before, line = mth(leaves(old)), proof(old, texts)
    assert standalone.extends(old, size, before, top, line)
    wrong = sha256(b"wrong").digest()
    assert not standalone.extends(old, size, wrong, top, line)
    assert not standalone.extends(old, size, before, wrong, line)


def test_there_is_no_proof_of_a_leaf_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="no leaf 3"):
        merkle.inclusion(Tree(3), 3, 3)
    with pytest.raises(ValueError, match="no proof leads"):
        merkle.consistency(Tree(3), 0, 3)
