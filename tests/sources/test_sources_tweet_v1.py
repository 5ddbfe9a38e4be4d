import json
from datetime import UTC, datetime

import pytest
from platform_files import content, faults, head, line, notes, posts, records

from tocsin.domain import Media, Origin, Post
from tocsin.sources.formats.tweet_v1 import TWEET_V1

LINES = content("tweet_v1", "tweets.jsonl")
ARRAY = content("tweet_v1", "tweets.json")
ARCHIVE = content("tweet_v1", "tweets.js")
TWEET = json.loads(LINES.splitlines()[0])


def one(**changes) -> Post:
    return posts(TWEET_V1, line({**TWEET, **changes}))[0]


def test_a_reply_gives_every_field_it_was_sent_with():
    assert posts(TWEET_V1, LINES)[0] == Post(
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
        mentions=("aigul_news",),
        hashtags=("репортаж",),
        urls=("https://example.org/story",),
        media=(
            Media("photo", "https://pbs.example.org/77.jpg"),
            Media("video", "https://pbs.example.org/78.jpg"),
        ),
        likes=5,
        reposts=1,
        private=False,
        extra={
            "in_reply_to_user_id": 900001,
            "in_reply_to_user_id_str": "900001",
            "in_reply_to_screen_name": "aigul_news",
            "is_quote_status": False,
            "favorited": False,
            "retweeted": False,
            "possibly_sensitive": False,
            "source": "Twitter Web App",
        },
        origin=Origin("given", "tweet_v1", 0),
    )


def test_an_array_gives_the_same_posts_as_lines_but_for_their_places():
    def without_place(data):
        return [{**vars_of(post), "origin": None} for post in posts(TWEET_V1, data)]

    def vars_of(post):
        return {name: getattr(post, name) for name in post.__slots__}

    assert without_place(ARRAY) == without_place(LINES)
    assert [post.origin.place for post in posts(TWEET_V1, ARRAY)] == [1, 2, 3]


def test_a_retweet_has_the_whole_text_of_the_original():
    post = posts(TWEET_V1, LINES)[1]
    assert post.repost_of == "1800000000000000001"
    assert post.text.endswith("Толық репортаж сілтемеде.")


def test_a_long_tweet_of_the_stream_is_read_whole_with_its_own_entities():
    post = posts(TWEET_V1, LINES)[2]
    assert post.text == "A long answer that the stream cuts, kept whole beside it."
    assert (post.hashtags, post.urls) == (("whole",), ())
    assert post.quote_of == "1800000000000000001"


def test_numeric_ids_serve_where_the_string_ids_are_missing():
    changed = {key: value for key, value in TWEET.items() if not key.endswith("_str")}
    assert posts(TWEET_V1, line(changed))[0].id == "1800000000000000002"
    assert posts(TWEET_V1, line(changed))[0].in_reply_to == "1800000000000000001"


def test_the_month_is_read_in_english_whatever_the_locale():
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    read = [one(created_at=f"Wed {month} 10 20:19:24 +0000 2018").created_at for month in months]
    assert read == [datetime(2018, number, 10, 20, 19, 24, tzinfo=UTC) for number in range(1, 13)]


@pytest.mark.parametrize(
    "time",
    ["Срд Окт 10 20:19:24 +0000 2018", "Wed Oct 40 20:19:24 +0000 2018", "2018-10-10", 5, ["x"]],
)
def test_another_form_of_time_is_a_fault(time):
    (fault,) = faults(TWEET_V1, line({**TWEET, "created_at": time}))
    assert "`created_at`" in fault.reason


def test_an_archive_has_no_author_and_says_so_once():
    (post,) = posts(TWEET_V1, ARCHIVE)
    assert post.id == "1800000000000000001"
    assert (post.author_id, post.author_handle, post.url) == (None, None, None)
    assert (post.likes, post.reposts) == (40, 4), "an archive writes its counts as text"
    (note,) = notes(TWEET_V1, ARCHIVE)
    assert "does not name its owner" in note


def test_a_tweet_without_user_is_read_and_noted():
    data = line({**TWEET, "user": None})
    assert posts(TWEET_V1, data)[0].author is None
    assert notes(TWEET_V1, data) == ["tweets without their author's account: 1"]


def test_a_truncated_array_gives_what_is_complete_and_says_it_is_cut():
    found = records(TWEET_V1, ARRAY[: ARRAY.rindex(b'"lang"')])
    assert [type(record).__name__ for record in found] == ["Post", "Post", "Fault"]
    assert "cut off" in found[-1].reason


def test_what_follows_an_archive_is_noted_and_costs_nothing():
    data = ARCHIVE + b";\n"
    assert len(posts(TWEET_V1, data)) == 1
    assert faults(TWEET_V1, data) == []
    assert "what follows the list of tweets was not read" in notes(TWEET_V1, data)


def test_a_byte_order_mark_before_lines_or_array_is_no_fault():
    for data in (LINES, ARRAY, ARCHIVE):
        assert posts(TWEET_V1, b"\xef\xbb\xbf" + data)[0].id.startswith("18000000000000000")


@pytest.mark.parametrize("user", [None, [], "x", 5, {"screen_name": 5, "followers_count": "many"}])
def test_a_user_of_another_kind_costs_only_the_author(user):
    assert one(user=user).author_handle is None


@pytest.mark.parametrize("entities", [None, [], "x", {"hashtags": None, "urls": [5, None]}])
def test_entities_of_another_kind_cost_only_themselves(entities):
    assert one(entities=entities, extended_entities=None).id == TWEET["id_str"]


def test_a_count_that_no_machine_can_hold_is_unknown():
    data = LINES.splitlines()[0].replace(b'"favorite_count": 5', b'"favorite_count": ' + b"9" * 40)
    assert posts(TWEET_V1, data)[0].likes is None


def test_only_v1_tweets_are_recognised():
    assert all(TWEET_V1.sniff(head(data)) for data in (LINES, ARRAY, ARCHIVE))
    assert not TWEET_V1.sniff(head(b"window.YTD.direct_messages.part0 = [ {"))
    assert not TWEET_V1.sniff(head(b'[{"id": "1", "created_at": "2024-03-05T10:10:00Z"}]'))
    assert not TWEET_V1.sniff(head(line({"id": "1", "text": "a", "created_at": "2024-03-05"})))
