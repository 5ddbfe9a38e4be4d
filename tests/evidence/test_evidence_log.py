import json
import sqlite3
from collections.abc import Iterator

import pytest
import rfc8785
from evidence_things import Clock
from hypothesis import given
from hypothesis import strategies as st

from tocsin.evidence import LogError, merkle
from tocsin.evidence.entry import Act, Entry, leaf_data
from tocsin.evidence.log import Log

AT = Clock()()


@pytest.fixture
def log() -> Iterator[Log]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    yield Log(db)
    db.close()


def entries(count: int, start: int = 0) -> list[Entry]:
    return [
        Entry(Act.VIEWED, AT, "Dana", "K-1", n + 1, "ab" * 32) for n in range(start, start + count)
    ]


def test_an_entry_leads_to_the_root(log: Log) -> None:
    log.append(entries(11))
    for line in log.lines():
        leaf = merkle.leaf_hash(leaf_data(line.salt or b"", line.body or b""))
        path = log.inclusion(line.index, 11)
        assert merkle.includes(leaf, line.index, 11, path, log.root())


def test_batches_and_single_entries_make_the_same_kind_of_tree(log: Log) -> None:
    log.append(entries(3))
    before = log.root()
    log.append(entries(1))
    log.append(entries(9))
    assert log.size == 13
    assert merkle.consistent(3, 13, before, log.root(), log.consistency(3, 13))


def test_equal_entries_have_different_leaves(log: Log) -> None:
    log.append([*entries(1), *entries(1)])
    assert log.node(0, 0) != log.node(0, 1)


def test_an_erased_entry_leaves_its_leaf_and_nothing_else(log: Log) -> None:
    log.append(entries(5))
    root, leaf = log.root(), log.node(0, 2)
    assert log.erase(3) == [2]
    line = list(log.lines())[2]
    assert (line.salt, line.body, line.said) == (None, None, {})
    assert (log.root(), log.node(0, 2)) == (root, leaf)


def test_a_lost_hash_is_told(log: Log) -> None:
    with pytest.raises(LogError, match="lost a hash"):
        log.node(0, 0)


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dictionaries(st.text("abcdefgh"), st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_the_verifier_writes_entries_in_the_same_bytes(by: str, more: dict[str, str]) -> None:
    body = Entry(Act.RECEIVED, AT, by, "K-1", 1, "ab" * 32, "cd" * 32, more).body()
    said = json.loads(body)
    plain = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert plain.encode() == body == rfc8785.dumps(said)


def test_what_is_no_text_cannot_become_an_entry() -> None:
    with pytest.raises(LogError, match="JSON"):
        Entry(Act.RECEIVED, AT, "\ud800").body()
