from datetime import UTC, datetime

import pytest
from platform_files import content, faults, head, notes, posts, records

from tocsin.domain import Media, Origin, Post
from tocsin.sources.formats.fourcat import FOURCAT

X = content("fourcat", "x.csv")
TELEGRAM = content("fourcat", "telegram.csv")
BOARD = content("fourcat", "board.csv")


def table(header: str, *lines: str) -> bytes:
    return "\n".join((header, *lines)).encode()


def test_a_row_of_x_gives_every_field_it_was_sent_with():
    assert posts(FOURCAT, X)[0] == Post(
        id="1800000000000000002",
        text="@aigul_news Кто вам\nза это платит?",
        platform="x",
        url="https://x.com/Erzhan_S/status/1800000000000000002",
        author_id="900002",
        author_handle="Erzhan_S",
        author_name="Ержан",
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        lang="ru",
        thread_id="1800000000000000001",
        mentions=("aigul_news",),
        hashtags=("репортаж",),
        urls=("https://example.org/story",),
        media=(Media("photo", "https://pbs.example.org/77.jpg"),),
        likes=5,
        reposts=1,
        replies=2,
        extra={
            "source": "Twitter Web App",
            "possibly_sensitive": "no",
            "quote_count": "0",
            "impression_count": "70",
            "is_retweet": "no",
            "retweeted_user": "",
            "is_quote_tweet": "no",
            "quoted_user": "",
            "is_reply": "yes",
            "replied_user": "aigul_news",
        },
        origin=Origin("given", "fourcat", 2),
    )


def test_a_row_with_too_few_cells_is_a_fault_and_the_rest_goes_on():
    (fault,) = faults(FOURCAT, X)
    assert (fault.place, fault.reason) == (3, "row 3 has 5 cells where the header has 28")
    assert posts(FOURCAT, X)[1].id == "1800000000000000004"


def test_missing_values_are_unknown_and_empty_cells_are_empty():
    post = posts(FOURCAT, X)[1]
    assert (post.likes, post.author_name) == (None, None)
    assert (post.text, post.mentions, post.media) == ("", (), ())


def test_telegram_rows_are_named_by_chat_and_message():
    (post,) = posts(FOURCAT, TELEGRAM)
    assert (post.platform, post.id, post.in_reply_to) == (
        "telegram",
        "qala_chat/12",
        "qala_chat/11",
    )
    assert (post.author_id, post.author_handle) == ("5000000001", "erzhan_s")


def test_subject_and_body_are_one_text():
    assert [post.text for post in posts(FOURCAT, BOARD)] == [
        "A subject\n\nAnd a body.",
        "Second body.",
    ]


def test_a_pseudonymised_author_is_an_id_and_never_a_handle():
    post = posts(FOURCAT, BOARD)[0]
    assert post.author_handle is None
    assert post.author_id == "5f1e0c7a9b3d4e2f8a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d"
    assert any("pseudonymised" in note and note.endswith(": 1") for note in notes(FOURCAT, BOARD))


def test_an_anonymised_author_is_unknown():
    assert posts(FOURCAT, BOARD)[1].author is None
    assert any("anonymisation" in note and note.endswith(": 1") for note in notes(FOURCAT, BOARD))


def test_a_timestamp_alone_is_read_as_utc_and_noted():
    assert posts(FOURCAT, BOARD)[0].created_at == datetime(2024, 3, 5, 10, 10, tzinfo=UTC)
    assert any("`unix_timestamp`" in note for note in notes(FOURCAT, BOARD))
    assert notes(FOURCAT, X) == []


def test_the_exact_time_wins_over_the_written_one():
    data = table(
        "id,thread_id,body,author,timestamp,unix_timestamp",
        "1,1,a,dana,2024-03-05 13:10:00,1709633400",
    )
    assert posts(FOURCAT, data)[0].created_at == datetime(2024, 3, 5, 10, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("columns", "platform"),
    [
        ("retweet_count,is_retweet", "x"),
        ("chat,author_username,author_is_bot", "telegram"),
        ("post_id,is_comment_on_comment", "tiktok"),
        ("tiktok_url,plays", "tiktok"),
        ("is_paid_partnership,reposts,quotes", "threads"),
        ("image_url,num_likes,num_comments", "instagram"),
        ("subreddit,subject", "reddit"),
        ("board,country_name", "4cat"),
    ],
)
def test_the_platform_is_told_from_its_own_columns(columns, platform):
    empty = "," * columns.count(",")
    data = table(f"id,thread_id,body,author,timestamp,{columns}", f"1,2,a,b,,{empty}")
    assert posts(FOURCAT, data)[0].platform == platform


def test_a_comment_on_a_comment_answers_it_within_the_thread_of_the_video():
    data = table(
        "id,thread_id,author,body,unix_timestamp,post_id,is_comment_on_comment",
        "12,11,dana,Келісемін,1709633400,10,yes",
        "13,10,dana,Келісемін,1709633400,10,no",
    )
    assert [(post.in_reply_to, post.thread_id) for post in posts(FOURCAT, data)] == [
        ("11", "10"),
        ("10", "10"),
    ]


def test_the_number_that_stands_for_an_unknown_count_is_unknown():
    data = table(
        "id,thread_id,body,author,timestamp,image_url,num_likes,num_comments", "a,a,b,c,,,3,-1"
    )
    (post,) = posts(FOURCAT, data)
    assert (post.likes, post.replies) == (3, None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",1,a,b,1709633400", "`id` is missing"),
        ("1.8E+18,1,a,b,1709633400", "rounded by a spreadsheet"),
        ("1,1,a,b,soon", "`unix_timestamp`"),
        ("1,1,a,b," + "9" * 400, "`unix_timestamp`"),
    ],
)
def test_a_bad_row_is_a_fault_that_names_the_field(row, said):
    header = "id,thread_id,body,author,unix_timestamp"
    fault, post = records(FOURCAT, table(header, row, "2,1,a,b,1709633400"))
    assert said in fault.reason
    assert fault.place == 2
    assert post.id == "2"


def test_an_endless_cell_is_a_fault_and_not_the_end():
    data = table("id,thread_id,body,author,timestamp", f"1,1,{'a' * 200_000},b,", "2,1,c,d,")
    assert [fault.place for fault in faults(FOURCAT, data)] == [2]
    assert [post.id for post in posts(FOURCAT, data)] == ["2"]


def test_the_callers_stream_stays_open():
    import io

    from tocsin.sources.base import Context

    stream = io.BytesIO(X)
    list(FOURCAT.read(stream, Context("given")))
    assert not stream.closed


def test_only_4cat_headers_are_recognised():
    assert all(FOURCAT.sniff(head(data)) for data in (X, TELEGRAM, BOARD, b"\xef\xbb\xbf" + X))
    assert not FOURCAT.sniff(head(b"id,text,created_at,author\n"))
    assert not FOURCAT.sniff(head(b"id,thread_id,body,author\n"))
    assert not FOURCAT.sniff(head(b'"id,thread_id'))
    assert not FOURCAT.sniff(head(b""))
