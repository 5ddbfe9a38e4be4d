import copy
import json
from datetime import UTC, datetime

import pytest
from platform_files import content, faults, head, line, notes, posts, records, skips

from tocsin.domain import Media, Origin, Post
from tocsin.sources.formats.twarc2 import TWARC2

PAGES = content("twarc2", "pages.jsonl")
FLAT = content("twarc2", "flat.jsonl")
PAGE = json.loads(PAGES.splitlines()[0])


def page(**changes) -> bytes:
    """The fixture's page with only its first tweet, and that one changed."""
    altered = copy.deepcopy(PAGE)
    altered["data"] = [{**altered["data"][0], **changes}]
    return line(altered)


def test_a_tweet_of_a_page_is_joined_to_its_author():
    assert posts(TWARC2, PAGES)[0] == Post(
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
        media=(),
        likes=5,
        reposts=1,
        replies=2,
        private=False,
        extra={
            "in_reply_to_user_id": "900001",
            "possibly_sensitive": False,
            "reply_settings": "everyone",
            "source": "Twitter Web App",
            "quote_count": 0,
            "impression_count": 70,
            "collected_at": "2024-03-06T00:00:00+00:00",
        },
        origin=Origin("given", "twarc2", 0),
    )


def test_tweets_that_others_merely_refer_to_are_no_posts_of_the_file():
    assert "1800000000000000001" not in {post.id for post in posts(TWARC2, PAGES)}


def test_a_retweet_has_the_whole_text_of_the_original():
    post = posts(TWARC2, PAGES)[1]
    assert post.repost_of == "1800000000000000001"
    assert post.text.endswith("Толық репортаж сілтемеде.")


def test_a_retweet_without_its_original_keeps_its_own_cut_text():
    altered = {**PAGE, "includes": {}}
    assert posts(TWARC2, line(altered))[1].text.startswith("RT @aigul_news: ")


def test_a_long_post_is_read_from_its_note():
    post = posts(TWARC2, PAGES)[2]
    assert post.text.endswith("but the note keeps whole.")
    assert post.mentions == ("aigul_news",)
    assert post.quote_of == "1800000000000000001"
    assert post.media == (Media("photo", "https://pbs.example.org/77.jpg"),)


def test_an_author_missing_from_includes_leaves_the_id_and_no_url():
    post = posts(TWARC2, PAGES)[2]
    assert (post.author_id, post.author_handle, post.url) == ("900404", None, None)
    assert post.private is None
    assert "tweets without their author's account: 1" in notes(TWARC2, PAGES)


def test_what_the_api_could_not_send_is_noted_once_with_counts():
    assert notes(TWARC2, PAGES)[0] == (
        "the API could not send everything it was asked for: tweets deleted: 1; "
        "tweets withheld, suspended or protected: 1; users withheld, suspended or protected: 1"
    )


def test_a_page_of_errors_alone_is_skipped():
    assert skips(TWARC2, PAGES) == ["a page without tweets"]


def test_an_empty_page_is_skipped():
    assert skips(TWARC2, line({"data": [], "meta": {"result_count": 0}})) == [
        "a page without tweets"
    ]


def test_a_flattened_line_carries_its_author_and_media():
    post = posts(TWARC2, FLAT)[0]
    assert post.id == "1800000000000000011"
    assert post.author_handle == "Erzhan_S"
    assert post.text == "@aigul_news Рақмет, маңызды материал!"
    assert post.media == (Media("video", "https://pbs.example.org/5.jpg"),)
    assert post.mentions == ("aigul_news",)
    assert "author" not in post.extra


def test_absent_entities_mean_none_only_where_they_were_asked_for():
    full = {"id": "1", "text": "a", "author_id": "2", "reply_settings": "everyone"}
    minimal = {"id": "1", "text": "a", "author_id": "2", "public_metrics": {}}
    asked, unasked = posts(TWARC2, line(full) + line(minimal))
    assert (asked.mentions, asked.urls, asked.media) == ((), (), ())
    assert (unasked.mentions, unasked.urls, unasked.media) == (None, None, None)


def test_a_single_tweet_under_data_is_read_like_a_page():
    single = {**PAGE, "data": PAGE["data"][0]}
    assert [post.id for post in posts(TWARC2, line(single))] == ["1800000000000000002"]


def test_a_user_is_skipped():
    found = line({"data": [{"id": "1", "username": "dana", "name": "Дана"}], "meta": {}})
    assert skips(TWARC2, found) == ["a user, not a tweet"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": None}, "`id`"),
        ({"text": ["a"]}, "`text` is a list"),
        ({"created_at": "yesterday"}, "`created_at`"),
        ({"created_at": 1709633400}, "`created_at`"),
    ],
)
def test_a_bad_tweet_is_a_fault_that_names_the_field(changes, said):
    (fault,) = faults(TWARC2, page(**changes))
    assert said in fault.reason
    assert 0 < len(fault.excerpt) <= 300


def test_a_bad_tweet_does_not_cost_the_others_of_its_page():
    altered = copy.deepcopy(PAGE)
    altered["data"][0] = None
    assert [type(record).__name__ for record in records(TWARC2, line(altered))[:3]] == [
        "Fault",
        "Post",
        "Post",
    ]


def test_a_line_that_is_no_json_is_a_fault_with_its_offset():
    found = faults(TWARC2, FLAT + b"{oops\n")
    assert [fault.place for fault in found] == [len(FLAT)]


def test_text_that_nests_too_deep_to_print_does_no_harm():
    deep = b'{"id":"1","text":"a","author_id":"2","public_metrics":{},"referenced_tweets":[{"type":'
    assert len(records(TWARC2, deep + b"[" * 900 + b"]" * 900 + b"}]}\n")) >= 1


def test_a_page_longer_than_the_beginning_of_the_file_is_recognised():
    assert TWARC2.sniff(head(PAGES[:3000]))
    assert not TWARC2.sniff(head(b'{"data": [{"author_id": "1", "text": "conversation_id'))


def test_only_v2_tweets_are_recognised():
    assert TWARC2.sniff(head(PAGES))
    assert TWARC2.sniff(head(FLAT))
    native = {"id": "1", "text": "a", "author_id": "2", "platform": "x"}
    assert not TWARC2.sniff(head(line(native)))
    assert not TWARC2.sniff(head(line({"data": [{"id": "1", "username": "dana"}], "meta": {}})))
    assert not TWARC2.sniff(head(b"id,text\n1,a\n"))
