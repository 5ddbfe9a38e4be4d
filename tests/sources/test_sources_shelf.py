import sys
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.domain import Media, Origin, Post
from tocsin.sources import Counts, Shelf

NOON = datetime(2024, 5, 5, 12, tzinfo=UTC)
FULL = Post(
    id="1",
    text="сәлем",
    platform="x",
    url="u",
    author_id="2",
    author_handle="a",
    author_name="А",
    author_followers=5,
    author_created_at=NOON - timedelta(days=9),
    author_verified=False,
    created_at=NOON + timedelta(microseconds=1),
    lang="kk",
    in_reply_to="3",
    mentions=("a", "b"),
    hashtags=(),
    urls=("u",),
    media=(Media("photo", "u", None),),
    likes=0,
    private=True,
    extra={"views": 5, "deep": [{"a": None}]},
    origin=Origin("f", "native", 7),
)


def test_a_post_comes_back_as_it_was():
    with Shelf() as shelf:
        assert shelf.put([FULL, Post("2")]) == Counts(new=2, again=0)
        assert list(shelf) == [FULL, Post("2")]
        assert len(shelf) == shelf.count == 2


def test_posts_come_in_order_of_time_platform_and_id_those_without_time_last():
    posts = [
        Post("b", platform="x", created_at=NOON),
        Post("a", platform="x", created_at=NOON),
        Post("z", platform="a", created_at=NOON),
        Post("q", platform="x", created_at=NOON - timedelta(seconds=1)),
        Post("10", platform="x"),
        Post("1", platform="x"),
    ]
    with Shelf() as shelf:
        shelf.put(posts)
        assert [post.id for post in shelf] == ["q", "z", "a", "b", "1", "10"]


def test_putting_twice_changes_nothing():
    with Shelf() as shelf:
        shelf.put([FULL])
        assert shelf.put([FULL, FULL]) == Counts(new=0, again=2)
        assert list(shelf) == [FULL]


def test_of_two_copies_the_fuller_stays_and_the_smallest_origin():
    poor = Post("1", "t", origin=Origin("a", "native", 9))
    rich = Post("1", "t", lang="ru", created_at=NOON, origin=Origin("b", "native", 1))
    for order in ([poor, rich], [rich, poor]):
        with Shelf() as shelf:
            for post in order:
                shelf.put([post])
            assert list(shelf) == [replace(rich, origin=poor.origin)]


copies = st.builds(
    Post,
    id=st.sampled_from("ab"),
    text=st.sampled_from([None, "", "t", "u"]),
    likes=st.sampled_from([None, 1, 2]),
    created_at=st.sampled_from([None, NOON, NOON + timedelta(hours=1)]),
    origin=st.builds(
        Origin, st.sampled_from("fg"), st.sampled_from(["native", "table"]), st.integers(0, 2)
    ),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(copies, max_size=6).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one)))
)
def test_the_order_of_arrival_never_matters(orders):
    seen = []
    for order in orders:
        with Shelf() as shelf:
            shelf.put(order)
            seen.append(list(shelf))
    assert seen[0] == seen[1]


def test_what_cannot_be_written_is_mended_not_refused():
    deep: list = []
    for _ in range(sys.getrecursionlimit() * 2):
        deep = [deep]
    odd = Post(
        "1\ud83d",
        "cut \ud83d",
        likes=2**70,
        created_at=datetime(2024, 5, 5, 12),
        mentions=("\ud83d",),
        media=(Media("photo", "\ud83d"),),
        extra={"big": 2**70, "key\ud83d": "\ud83d", "deep": deep, "set": {1}, "fine": 1},
    )
    with Shelf() as shelf:
        shelf.put([odd])
        (post,) = shelf
    assert (post.id, post.text) == ("1\ufffd", "cut \ufffd")
    assert post.created_at == NOON
    assert post.likes == 2**63 - 1
    assert post.mentions == ("\ufffd",)
    assert post.media == (Media("photo", "\ufffd"),)
    assert post.extra["big"] == str(2**70)
    assert post.extra["key\ufffd"] == "\ufffd"
    assert post.extra["fine"] == 1


def test_times_of_other_zones_are_the_same_instant():
    there = datetime(2024, 5, 5, 17, tzinfo=timezone(timedelta(hours=5)))
    with Shelf() as shelf:
        shelf.put([Post("1", created_at=there), Post("0", created_at=NOON)])
        assert [(post.id, post.created_at) for post in shelf] == [("0", NOON), ("1", NOON)]


def test_a_temporary_shelf_goes_and_a_named_one_stays(tmp_path):
    with Shelf() as shelf:
        path = shelf.path
        assert path.exists()
    assert not path.exists()
    named = tmp_path / "shelf.db"
    with Shelf(named) as shelf:
        shelf.put([FULL])
    with Shelf(named) as shelf:
        assert list(shelf) == [FULL]
        assert shelf.put([FULL]) == Counts(new=0, again=1)


def test_posts_put_before_an_interruption_are_kept():
    def cut():
        yield Post("1")
        raise KeyboardInterrupt

    with Shelf() as shelf:
        with pytest.raises(KeyboardInterrupt):
            shelf.put(cut())
        assert shelf.count == 1


def test_python_holds_few_posts_at_a_time():
    def many():
        for number in range(20_000):
            yield Post(str(number), "t" * 500, created_at=NOON + timedelta(seconds=number % 97))

    with Shelf() as shelf:
        tracemalloc.start()
        shelf.put(many())
        assert sum(1 for _ in shelf) == 20_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 4 * 1024 * 1024
