import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tocsin.domain import Media, Origin, Post
from tocsin.sources.base import Context, Fault, Note
from tocsin.sources.encoding import encoding_of
from tocsin.sources.formats._native_fast import quick_post
from tocsin.sources.formats.native import NATIVE, digest_id, load, post_of
from tocsin.sources.head import head_of

NOON = datetime(2024, 5, 5, 12, tzinfo=UTC)


def records(data: bytes) -> list:
    return list(NATIVE.read(io.BytesIO(data), Context("given")))


def lines(*values: object) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def post(**values: object) -> Post:
    (found,) = [one for one in records(lines(values)) if not isinstance(one, Note)]
    assert isinstance(found, Post), found
    return found


def sniffs(data: bytes) -> bool:
    return NATIVE.sniff(head_of(data, encoding_of(data)))


@pytest.mark.parametrize(
    ("field", "given_value", "read"),
    [
        ("id", 12, "12"),
        ("id", 12.0, "12"),
        ("text", 5, "5"),
        ("text", "", ""),
        ("text", None, None),
        ("author_handle", "@Aigul_k", "Aigul_k"),
        ("author_handle", " Aigul ", "Aigul"),
        ("author_handle", "", ""),
        ("likes", "12", 12),
        ("likes", "1 234", 1234),
        ("likes", 3.0, 3),
        ("likes", "", None),
        ("mentions", "@one", ("one",)),
        ("mentions", ["@one", "two"], ("one", "two")),
        ("mentions", [], ()),
        ("mentions", None, None),
        ("hashtags", ["#one"], ("one",)),
        ("urls", "https://example.org", ("https://example.org",)),
        ("media", [{"kind": "photo", "url": "u"}], (Media("photo", "u"),)),
        ("media", [{"type": "video"}], (Media("video"),)),
        ("media", "u", (Media("file", "u"),)),
        ("private", "yes", True),
        ("private", 0, False),
        ("author_verified", "нет", False),
        ("created_at", "2024-05-05T12:00:00Z", NOON),
        ("created_at", "2024-05-05T17:00:00+05:00", NOON),
        ("created_at", "2024-05-05 12:00", NOON),
        ("created_at", 1714910400, NOON),
        ("created_at", 1714910400000, NOON),
        ("created_at", "1714910400", NOON),
        ("created_at", "", None),
        ("platform", None, "unknown"),
        ("platform", "x", "x"),
    ],
)
def test_loose_values_are_taken_where_nothing_is_lost(field, given_value, read):
    assert getattr(post(**{"id": "1", "text": "t", field: given_value}), field) == read


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ["a"]),
        ("text", {"a": 1}),
        ("text", True),
        ("id", 1.5),
        ("id", []),
        ("likes", "many"),
        ("likes", True),
        ("likes", [1]),
        ("likes", 1.5),
        ("created_at", "yesterday"),
        ("created_at", 12),
        ("created_at", True),
        ("mentions", [None]),
        ("mentions", [{"a": 1}]),
        ("media", [1]),
        ("private", "perhaps"),
    ],
)
def test_a_hopeless_value_is_a_fault_that_names_the_field_and_the_rest_goes_on(field, value):
    bad = {"id": "1", "text": "t", field: value}
    fault, after = records(json.dumps(bad).encode() + b"\n" + lines({"id": "2", "text": "after"}))
    assert isinstance(fault, Fault)
    assert fault.reason.startswith(f"field {field} ")
    assert fault.excerpt
    assert after.id == "2"


def test_unknown_fields_are_kept_and_our_own_extra_is_lifted():
    assert post(id="1", text="t", views=5).extra == {"views": 5}
    assert post(id="1", text="t", views=5, extra={"shares": 1}).extra == {"views": 5, "shares": 1}
    assert post(id="1", text="t", extra=None).extra == {}


def test_missing_and_empty_stay_apart():
    found = post(id="1", text="", author_name="")
    assert (found.text, found.author_name, found.lang) == ("", "", None)


def test_a_post_without_text_is_a_post_when_it_has_an_id():
    assert post(id="1").text is None
    (fault,) = records(lines({"views": 1}))
    assert fault.reason == "has neither id nor text"


def test_a_record_without_id_gets_one_that_depends_on_its_content_alone():
    one = post(text="t", author_handle="a")
    assert one.id.startswith("sha256:")
    assert one.id == post(author_handle="a", text="t").id
    assert one.id != post(text="t", author_handle="b").id
    assert digest_id({"n": 10**30}).startswith("sha256:")


def test_times_without_a_zone_are_noted_once():
    found = records(lines(*({"id": i, "text": "t", "created_at": "2024-05-05"} for i in range(3))))
    assert [one.text for one in found if isinstance(one, Note)] == [
        "some times have no zone and were taken as UTC"
    ]


@pytest.mark.parametrize("bad", [b'{"id": "1", "text": "cut of', b"[1]", b"3", b'"text"', b"\xff"])
def test_a_broken_line_is_a_fault_with_its_offset(bad):
    first = lines({"id": "1", "text": "t"})
    _, fault, after = records(first + bad + b"\n" + lines({"id": "2", "text": "t"}))
    assert isinstance(fault, Fault)
    assert fault.place == len(first)
    assert after.id == "2"
    assert after.origin == Origin("given", "native", len(first) + len(bad) + 1)


def test_half_a_character_and_nan_are_read():
    data = b'{"id": "1", "text": "cut \\ud83d", "likes": NaN}\n'
    (found,) = records(data)
    assert (found.text, found.likes) == ("cut \ufffd", None)


def test_an_array_is_read_and_a_cut_one_keeps_what_came_before():
    whole = json.dumps([{"id": "1", "text": "a"}, 5, {"id": "2", "text": "b"}]).encode()
    first, fault, second = records(b" \n" + whole)
    assert (first.id, second.id) == ("1", "2")
    assert (fault.place, fault.reason) == (2, "is not a JSON object")
    first, _, cut = records(whole[:-5])
    assert isinstance(cut, Fault)
    assert cut.place == 3
    assert "breaks off" in cut.reason


@pytest.mark.parametrize(
    ("data", "native"),
    [
        (lines({"text": "t"}), True),
        (lines({"id": "1", "text": None, "author_id": "2"}), True),
        (lines({"id": "1", "platform": "x", "created_at": "2024"}), True),
        (b"[" + lines({"text": "t"}) + b"]", True),
        (b'[{"text": "cut', False),
        (lines({"id": "1", "body": "t", "user": "u"}), False),
        (lines({"text": {"a": 1}}), False),
        (lines([1, 2]), False),
        (b"text\nhello\n", False),
        (b"", False),
        (b"{broken\n" + lines({"text": "t"}, {"text": "u"}), True),
        (lines({"text": "t"}, {"a": 1}, {"b": 1}), False),
    ],
)
def test_only_what_looks_native_is_native(data, native):
    assert sniffs(data) is native


texts = st.text(st.characters(codec="utf-8"), max_size=8)
loose = st.one_of(
    st.none(), texts, st.integers(-5, 2**40), st.booleans(), st.lists(texts, max_size=2)
)
times = st.sampled_from(
    ["2024-05-05T12:00:00Z", "2024-05-05T12:00:00+05:00", "2024-05-05T12:00:00", "2024", None]
)
rows = st.fixed_dictionaries(
    {"id": texts},
    optional={
        "text": texts,
        "platform": st.one_of(st.none(), texts),
        "author_handle": st.sampled_from(["@a", " a", "a", "", None]),
        "author_name": loose,
        "likes": loose,
        "created_at": times,
        "author_created_at": times,
        "mentions": loose,
        "hashtags": st.lists(st.sampled_from(["#a", "a"]), max_size=2),
        "media": st.lists(
            st.fixed_dictionaries({}, optional={"kind": texts, "url": texts, "w": texts}),
            max_size=2,
        ),
        "private": loose,
        "other": loose,
        "extra": loose,
    },
)


@given(rows)
@example({"id": "0", "media": [{"kind": ""}]})
def test_the_quick_way_gives_the_same_post_as_the_patient_way_or_none(row):
    line = json.dumps(row).encode()
    origin = Origin("given", "native", 0)
    quick = quick_post(line, origin)
    if quick is not None:
        values = load(line)
        assert isinstance(values, dict)
        assert post_of(values, origin) == (quick, False)


def test_the_quick_way_takes_what_the_contract_names():
    line = lines({"id": "1", "text": "t", "created_at": "2024-05-05T12:00:00Z", "mentions": ["a"]})
    assert quick_post(line, Origin("given", "native", 0)) is not None
