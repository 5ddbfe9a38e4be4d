"""What each platform's format supplies, and what it survives."""

import json
import random
from dataclasses import fields

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platform_files import FILES, FIXTURES, FORMATS, head, posts, records

from tocsin.domain import Post
from tocsin.sources.base import Fault, Note, Skip

BASELINE = json.loads((FIXTURES.parent / "sources" / "schema_baseline.json").read_text())
OURS = ("id", "text", "platform", "extra", "origin")
HOSTILE = [None, True, -1, 10**25, 1.5, "", "x", "\x00", "9" * 30, [], [None], {}, {"a": []}]


def supplied(one) -> list[str]:
    read = [post for owner, path in FILES if owner is one for post in posts(one, path.read_bytes())]
    names = [field.name for field in fields(Post) if field.name not in OURS]
    return [name for name in names if any(getattr(post, name) is not None for post in read)]


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_format_supplies_the_fields_of_the_baseline(one):
    assert supplied(one) == BASELINE[one.name]


@pytest.mark.parametrize(("one", "path"), FILES, ids=lambda part: getattr(part, "name", None))
def test_every_fixture_is_recognised_by_its_own_format_alone(one, path):
    assert [other for other in FORMATS if other.sniff(head(path.read_bytes()))] == [one]


@pytest.mark.parametrize(("one", "path"), FILES, ids=lambda part: getattr(part, "name", None))
def test_every_post_can_be_written_as_json(one, path):
    for post in posts(one, path.read_bytes()):
        assert orjson.dumps(dict(post.extra))
        assert post.created_at is None or post.created_at.utcoffset().total_seconds() == 0
        assert not (post.author_handle or "").startswith("@")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@given(data=st.binary(max_size=400))
@settings(max_examples=40, deadline=None)
def test_no_bytes_at_all_make_a_format_fail(one, data):
    one.sniff(head(data))
    assert all(isinstance(record, Post | Fault | Skip | Note) for record in records(one, data))


def mutated(value: object, dice: random.Random, chance: float) -> object:
    """Delete, replace or keep each part of a JSON value."""
    if dice.random() < chance:
        return dice.choice(HOSTILE)
    if isinstance(value, dict):
        kept = {key: mutated(part, dice, chance) for key, part in value.items()}
        return {key: part for key, part in kept.items() if dice.random() > chance}
    if isinstance(value, list):
        return [mutated(part, dice, chance) for part in value]
    return value


JSON_LINES = [(one, path) for one, path in FILES if path.suffix in (".jsonl", ".ndjson")]


@pytest.mark.parametrize(("one", "path"), JSON_LINES, ids=lambda part: getattr(part, "name", None))
@given(seed=st.integers(0, 2**32), chance=st.sampled_from([0.01, 0.05, 0.2]))
@settings(max_examples=60, deadline=None)
def test_a_mutated_line_is_answered_by_a_record_each(one, path, seed, chance):
    dice = random.Random(seed)
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    data = b"".join(json.dumps(mutated(row, dice, chance)).encode() + b"\n" for row in rows)
    found = records(one, data)
    starts = {0}
    for line in data.splitlines(keepends=True)[:-1]:
        starts.add(max(starts) + len(line))
    assert {place(record) for record in found if not isinstance(record, Note)} == starts
    for record in found:
        if isinstance(record, Fault):
            assert record.reason
            assert len(record.excerpt) <= 300
        if isinstance(record, Post):
            assert orjson.dumps(dict(record.extra))


def place(record) -> int:
    return record.origin.place if isinstance(record, Post) else record.place


@given(seed=st.integers(0, 2**32), chance=st.sampled_from([0.01, 0.05, 0.2]))
@settings(max_examples=80, deadline=None)
@pytest.mark.parametrize("name", ["result.json", "account.json"])
def test_a_mutated_telegram_message_is_answered_by_a_record_each(name, seed, chance):
    one = next(one for one in FORMATS if one.name == "telegram")
    dice = random.Random(seed)
    whole = json.loads((FIXTURES / "telegram" / name).read_bytes())
    chats = [whole] if "messages" in whole else whole["chats"]["list"]
    for chat in chats:
        chat["messages"] = [mutated(message, dice, chance) for message in chat["messages"]]
    expected = sum(len(chat["messages"]) for chat in chats)
    expected += len(whole["left_chats"]["list"][0]["messages"]) if "left_chats" in whole else 0
    found = records(one, json.dumps(whole).encode())
    assert len([record for record in found if not isinstance(record, Note)]) == expected
