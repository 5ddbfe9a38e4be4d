import copy
import json
from datetime import UTC, datetime

import pytest
from platform_files import content, faults, head, line, notes, posts, records, skips

from tocsin.domain import Media, Origin, Post
from tocsin.sources.formats.zeeschuimer_instagram import ZEESCHUIMER_INSTAGRAM
from tocsin.sources.formats.zeeschuimer_threads import ZEESCHUIMER_THREADS
from tocsin.sources.formats.zeeschuimer_tiktok_comments import ZEESCHUIMER_TIKTOK_COMMENTS
from tocsin.sources.formats.zeeschuimer_x import ZEESCHUIMER_X

X = content("zeeschuimer_x", "export.ndjson")
TIKTOK = content("zeeschuimer_tiktok_comments", "export.ndjson")
INSTAGRAM = content("zeeschuimer_instagram", "export.ndjson")
THREADS = content("zeeschuimer_threads", "export.ndjson")
ALL = (
    (ZEESCHUIMER_X, X),
    (ZEESCHUIMER_TIKTOK_COMMENTS, TIKTOK),
    (ZEESCHUIMER_INSTAGRAM, INSTAGRAM),
    (ZEESCHUIMER_THREADS, THREADS),
)
SEEN = "2024-03-05T12:00:00.123+00:00"


def item(data: bytes, number: int, **changes) -> dict:
    envelope = json.loads(data.splitlines()[number])
    envelope["data"] = {**envelope["data"], **changes}
    return envelope


def test_a_reply_on_x_gives_every_field_it_was_sent_with():
    assert posts(ZEESCHUIMER_X, X)[0] == Post(
        id="1800000000000000002",
        text="@aigul_news Кто вам за это платит? #репортаж https://t.co/aaa",
        platform="x",
        url="https://x.com/Erzhan_S/status/1800000000000000002",
        author_id="900002",
        author_handle="Erzhan_S",
        author_name="Ержан",
        author_followers=3,
        author_created_at=datetime(2024, 2, 28, 8, tzinfo=UTC),
        author_verified=False,
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        lang="ru",
        in_reply_to="1800000000000000001",
        thread_id="1800000000000000001",
        mentions=("aigul_news",),
        hashtags=("репортаж",),
        urls=("https://example.org/story",),
        media=(Media("photo", "https://pbs.example.org/77.jpg"),),
        likes=5,
        reposts=1,
        replies=2,
        private=False,
        extra={
            "collected_at": SEEN,
            "page": "https://x.com/aigul_news/status/1800000000000000001",
            "source": "Twitter Web App",
            "quote_count": 0,
            "view_count": 70,
            "in_reply_to_user_id": "900001",
            "in_reply_to_handle": "aigul_news",
        },
        origin=Origin("given", "zeeschuimer_x", 0),
    )


def test_the_id_that_javascript_rounded_is_never_used():
    found = {post.id for post in posts(ZEESCHUIMER_X, X)}
    assert "1800000000000000000" not in found
    changed = item(X, 0)
    del changed["data"]["rest_id"], changed["data"]["legacy"]["id_str"]
    (fault,) = faults(ZEESCHUIMER_X, line(changed))
    assert "rest_id" in fault.reason


def test_a_tweet_in_a_wrapper_is_unwrapped_and_its_note_read_whole():
    post = posts(ZEESCHUIMER_X, X)[1]
    assert post.id == "1800000000000000004"
    assert post.text.endswith("құжаттарды өзіміз жариялаймыз.")
    assert post.hashtags == ("құжат",)
    assert post.quote_of == "1800000000000000005"
    assert (post.author_handle, post.author_verified) == ("aigul_news", True)


def test_users_are_found_at_their_old_and_new_places():
    assert [post.author_handle for post in posts(ZEESCHUIMER_X, X)] == [
        "Erzhan_S",
        "aigul_news",
        None,
        "Erzhan_S",
        "Erzhan_S",
    ]


def test_a_tweet_whose_user_the_site_left_out_keeps_the_users_id():
    post = posts(ZEESCHUIMER_X, X)[2]
    assert (post.author_id, post.author_handle, post.url) == ("900002", None, None)
    assert notes(ZEESCHUIMER_X, X) == ["items without their author's account: 1"]


def test_a_retweet_on_x_has_the_whole_text_of_the_original():
    post = posts(ZEESCHUIMER_X, X)[2]
    assert post.repost_of == "1800000000000000004"
    assert post.text.endswith("құжаттарды өзіміз жариялаймыз.")


def test_promoted_items_notices_and_other_platforms_are_skipped_with_a_reason():
    assert skips(ZEESCHUIMER_X, X) == [
        "a promoted tweet",
        "the site showed a notice in place of the tweet",
        "an item of another platform: tiktok.com",
    ]


def test_the_same_item_seen_twice_is_given_twice():
    found = [post.id for post in posts(ZEESCHUIMER_X, X)]
    assert found.count("1800000000000000002") == 2


def test_a_comment_on_tiktok_gives_every_field_it_was_sent_with():
    assert posts(ZEESCHUIMER_TIKTOK_COMMENTS, TIKTOK)[0] == Post(
        id="7340000000000000100",
        text="@aigul.news хватит врать",
        platform="tiktok",
        url="https://m.tiktok.com/v/7340000000000000001.html?_d=x"
        "&comment_author_id=6800000000000000001",
        author_id="6800000000000000001",
        author_handle="erzhan.s",
        author_name="Ержан",
        author_verified=False,
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        lang="ru",
        in_reply_to="7340000000000000001",
        thread_id="7340000000000000001",
        mentions=("aigul.news",),
        hashtags=(),
        media=(),
        likes=12,
        replies=1,
        extra={
            "collected_at": SEEN,
            "page": "https://www.tiktok.com/@aigul.news/video/7340000000000000001",
            "post_text": "Су тасқыны",
            "liked_by_post_author": False,
            "pinned": False,
        },
        origin=Origin("given", "zeeschuimer_tiktok_comments", 0),
    )


def test_replies_that_came_inside_a_comment_are_posts_too():
    found = [(post.id, post.in_reply_to) for post in posts(ZEESCHUIMER_TIKTOK_COMMENTS, TIKTOK)]
    assert found == [
        ("7340000000000000100", "7340000000000000001"),
        ("7340000000000000101", "7340000000000000100"),
        ("7340000000000000102", "7340000000000000101"),
    ]


def test_a_commenter_without_public_name_keeps_id_and_nickname():
    post = posts(ZEESCHUIMER_TIKTOK_COMMENTS, TIKTOK)[1]
    assert (post.author_id, post.author_handle, post.author_name) == (
        "6800000000000000003",
        None,
        "Дана",
    )


def test_a_bad_inner_reply_does_not_cost_its_comment():
    changed = item(TIKTOK, 0, reply_comment=[{"text": "без номера"}])
    found = records(ZEESCHUIMER_TIKTOK_COMMENTS, line(changed))
    assert [type(record).__name__ for record in found] == ["Post", "Fault"]


def test_an_album_on_instagram_gives_every_field_it_was_sent_with():
    assert posts(ZEESCHUIMER_INSTAGRAM, INSTAGRAM)[0] == Post(
        id="C1aaaAAAAA1",
        text="Су тасқыны туралы репортаж #су",
        platform="instagram",
        url="https://www.instagram.com/p/C1aaaAAAAA1/",
        author_id="800001",
        author_handle="aigul.news",
        author_name="Айгүл Т.",
        author_verified=True,
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        thread_id="C1aaaAAAAA1",
        mentions=("photo.dana",),
        media=(
            Media("photo", "https://scontent.example.org/1.jpg"),
            Media("video", "https://scontent.example.org/2.mp4"),
        ),
        likes=120,
        replies=14,
        private=False,
        extra={
            "collected_at": SEEN,
            "page": "https://www.instagram.com/aigul.news/",
            "native_id": "3300000000000000001",
            "place": "Орал",
            "product_type": "carousel_container",
        },
        origin=Origin("given", "zeeschuimer_instagram", 0),
    )


def test_the_older_graph_shape_of_instagram_is_read_as_well():
    post = posts(ZEESCHUIMER_INSTAGRAM, INSTAGRAM)[1]
    assert (post.id, post.text, post.likes, post.replies) == ("C1bbbBBBBB2", "Фото дня", 3, 0)
    assert post.author_handle == "petr_1"
    assert post.media == (Media("photo", "https://scontent.example.org/3.jpg"),)


def test_no_caption_is_empty_and_a_caption_not_sent_is_unknown():
    _, _, empty, partial = posts(ZEESCHUIMER_INSTAGRAM, INSTAGRAM)
    assert (empty.text, empty.private) == ("", True)
    assert (partial.text, partial.media, partial.created_at) == (None, None, None)


@pytest.mark.parametrize(
    "mark",
    [{"product_type": "ad"}, {"link": "https://www.facebook.com/ads/ig_redirect/?d=1"}],
)
def test_advertisements_on_instagram_are_skipped(mark):
    changed = item(INSTAGRAM, 1, **mark)
    assert skips(ZEESCHUIMER_INSTAGRAM, line(changed)) == ["an advertisement"]


def test_a_post_on_threads_gives_every_field_it_was_sent_with():
    assert posts(ZEESCHUIMER_THREADS, THREADS)[0] == Post(
        id="C4aaaAAAAA1",
        text="Жаңа мақала: @photo.dana суретімен",
        platform="threads",
        url="https://www.threads.com/@aigul.news/post/C4aaaAAAAA1",
        author_id="800001",
        author_handle="aigul.news",
        author_name="Айгүл Т.",
        author_verified=True,
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        thread_id="C4aaaAAAAA1",
        mentions=("photo.dana",),
        urls=("https://example.org/story",),
        media=(Media("photo", "https://scontent.example.org/5.jpg"),),
        likes=9,
        reposts=1,
        replies=2,
        private=False,
        extra={
            "collected_at": SEEN,
            "page": "https://www.threads.com/@aigul.news",
            "native_id": "3310000000000000001",
            "quote_count": 0,
            "is_reply": False,
        },
        origin=Origin("given", "zeeschuimer_threads", 0),
    )


def test_a_reply_on_threads_knows_whom_it_answers_but_not_which_post():
    post = posts(ZEESCHUIMER_THREADS, THREADS)[1]
    assert (post.in_reply_to, post.thread_id) == (None, None)
    assert post.extra["in_reply_to_handle"] == "aigul.news"
    assert post.quote_of == "C4aaaAAAAA1"


def test_a_repost_on_threads_carries_the_text_of_the_original():
    post = posts(ZEESCHUIMER_THREADS, THREADS)[2]
    assert post.repost_of == "C4aaaAAAAA1"
    assert post.text == "Жаңа мақала: @photo.dana суретімен"


@pytest.mark.parametrize(("one", "data"), ALL)
def test_4cats_own_copy_of_the_items_is_read_the_same(one, data):
    copied = []
    for raw in data.splitlines():
        envelope = json.loads(raw)
        inner = envelope.pop("data")
        copied.append(line({**inner, "__import_meta": envelope}))
    ids = [post.id for post in posts(one, data)]
    assert [post.id for post in posts(one, b"".join(copied))] == ids
    assert one.sniff(head(b"".join(copied)))


@pytest.mark.parametrize(("one", "data"), ALL)
def test_a_format_recognises_its_own_platform_alone(one, data):
    assert [other for other, _ in ALL if other.sniff(head(data))] == [one]


@pytest.mark.parametrize(("one", "data"), ALL)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"data": None}, "`data` is null"),
        ({"data": [1]}, "`data` is a list"),
        ({"data": {}}, "missing"),
        ({"source_platform": None}, "`source_platform`"),
    ],
)
def test_an_envelope_without_item_is_a_fault_and_the_next_is_read(one, data, change, said):
    first = data.splitlines()[0]
    broken = {**json.loads(first), **change}
    fault, post = [
        record
        for record in records(one, line(broken) + first)
        if isinstance(record, Post) or hasattr(record, "excerpt")
    ][:2]
    assert said in fault.reason
    assert post.origin.place == len(line(broken))


@pytest.mark.parametrize(
    ("one", "data", "field"),
    [
        (ZEESCHUIMER_TIKTOK_COMMENTS, TIKTOK, "create_time"),
        (ZEESCHUIMER_INSTAGRAM, INSTAGRAM, "taken_at"),
        (ZEESCHUIMER_THREADS, THREADS, "taken_at"),
    ],
)
@pytest.mark.parametrize("time", [-1, 0, 10**15, "soon", True, [], {}])
def test_a_time_that_is_none_is_a_fault_that_names_the_field(one, data, field, time):
    (fault,) = faults(one, line(item(data, 0, **{field: time})))
    assert f"`{field}`" in fault.reason


def test_seconds_written_as_text_are_read():
    changed = item(THREADS, 0, taken_at="1709633400")
    (post,) = posts(ZEESCHUIMER_THREADS, line(changed))
    assert post.created_at == datetime(2024, 3, 5, 10, 10, tzinfo=UTC)


def test_a_wrapper_within_wrappers_does_not_run_forever():
    nested = copy.deepcopy(item(X, 0)["data"])
    for _ in range(50):
        nested = {"tweet": nested}
    (fault,) = faults(ZEESCHUIMER_X, line({**json.loads(X.splitlines()[0]), "data": nested}))
    assert "rest_id" in fault.reason
