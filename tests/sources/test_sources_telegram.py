import json
from datetime import UTC, datetime

import pytest
from platform_files import content, faults, head, notes, posts, records, skips

from tocsin.domain import Media, Origin, Post
from tocsin.sources.formats.telegram import TELEGRAM

RESULT = content("telegram", "result.json")
ACCOUNT = content("telegram", "account.json")
MESSAGE = {
    "id": 2,
    "type": "message",
    "date": "2024-03-05T14:10:00",
    "date_unixtime": "1709633400",
    "from": "Дана",
    "from_id": "user1",
    "text": "Сәлем",
    "text_entities": [{"type": "plain", "text": "Сәлем"}],
}


def chat(*messages, kind="public_supergroup") -> bytes:
    whole = {"name": "Чат", "type": kind, "id": 7, "messages": list(messages)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def one(**changes) -> Post:
    return posts(TELEGRAM, chat({**MESSAGE, **changes}))[0]


def without(*keys) -> dict:
    return {key: value for key, value in MESSAGE.items() if key not in keys}


def test_a_message_gives_every_field_it_was_sent_with():
    assert posts(TELEGRAM, RESULT)[0] == Post(
        id="1700000001/2",
        text="@aigul_news зачем вы это написали? #стыдно вот и https://example.org/b",
        platform="telegram",
        author_id="user5000000001",
        author_name="Ержан С.",
        created_at=datetime(2024, 3, 5, 10, 10, tzinfo=UTC),
        in_reply_to="1700000001/1",
        thread_id="1700000001",
        mentions=("aigul_news",),
        hashtags=("стыдно",),
        urls=("https://example.org/a", "https://example.org/b"),
        media=(),
        likes=5,
        private=False,
        extra={"chat_name": "Қала жаңалықтары: пікірлер", "chat_type": "public_supergroup"},
        origin=Origin("given", "telegram", 2),
    )


def test_service_rows_and_unsupported_rows_are_skipped_with_their_kind():
    assert skips(TELEGRAM, RESULT) == [
        'a Telegram row of type "service" holds no message',
        'a Telegram row of type "unsupported" holds no message',
    ]


def test_a_deleted_account_keeps_its_posts():
    post = posts(TELEGRAM, RESULT)[1]
    assert (post.author_name, post.author_id) == (None, "user5000000002")
    assert post.text == "Мен мақаламен келіспеймін, бірақ балағаттаудың қажеті жоқ."


def test_an_edit_is_kept_beside_the_time_of_sending():
    post = posts(TELEGRAM, RESULT)[1]
    assert post.created_at == datetime(2024, 3, 5, 10, 12, tzinfo=UTC)
    assert post.extra["edited_at"] == "2024-03-05T10:20:00+00:00"


def test_a_forward_is_only_a_name_and_never_a_repost():
    post = posts(TELEGRAM, RESULT)[2]
    assert post.extra["forwarded_from"] == "Соседний канал"
    assert post.repost_of is None
    assert post.author_id == "channel1600000001"


@pytest.mark.parametrize(
    "placeholder",
    [
        "(File not included. Change data exporting settings to download.)",
        "(File exceeds maximum size. Change data exporting settings to download.)",
        "(File unavailable, please try again later)",
    ],
)
def test_a_placeholder_for_a_file_is_a_medium_without_address(placeholder):
    assert one(photo=placeholder).media == (Media("photo"),)


def test_an_exported_file_keeps_its_path_and_kind():
    assert posts(TELEGRAM, RESULT)[3].media == (
        Media("voice_message", "voice_messages/audio_1.ogg"),
    )


@pytest.mark.parametrize(
    ("kind", "private"),
    [
        ("personal_chat", True),
        ("bot_chat", True),
        ("private_group", True),
        ("private_supergroup", True),
        ("private_channel", True),
        ("saved_messages", True),
        ("public_supergroup", False),
        ("public_channel", False),
        ("replies", None),
        ("something_new", None),
    ],
)
def test_the_type_of_chat_says_whether_a_message_was_private(kind, private):
    assert posts(TELEGRAM, chat(MESSAGE, kind=kind))[0].private is private


def test_an_account_gives_the_messages_of_all_chats_left_ones_included():
    found = posts(TELEGRAM, ACCOUNT)
    assert [(post.id, post.private) for post in found] == [
        ("5000000003/101", True),
        ("5000000009/102", True),
        ("1700000002/7", True),
    ]
    assert "chat_name" not in found[1].extra, "a chat without name must not inherit the last one"


def test_a_bare_number_of_a_sender_in_old_exports_is_a_user():
    assert posts(TELEGRAM, ACCOUNT)[2].author_id == "user5000000004"


def test_a_time_without_zone_is_read_as_utc_and_noted():
    data = chat(without("date_unixtime"))
    assert posts(TELEGRAM, data)[0].created_at == datetime(2024, 3, 5, 14, 10, tzinfo=UTC)
    assert notes(TELEGRAM, data) == [
        "messages with a local time only: 1; it was read as UTC and may be some hours off"
    ]
    assert notes(TELEGRAM, chat(MESSAGE)) == []


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("plain", None, "plain"),
        (["a ", {"type": "bold", "text": "b"}, " c"], None, "a b c"),
        (["a"], [{"type": "plain", "text": "preferred"}], "preferred"),
        ("", [], ""),
        (None, None, None),
    ],
)
def test_text_is_a_string_or_a_list_and_entities_are_preferred(text, entities, expected):
    assert one(text=text, text_entities=entities).text == expected


def test_a_mention_by_name_is_kept_by_id_because_it_is_no_handle():
    entity = {"type": "mention_name", "text": "Айгүл", "user_id": 900}
    post = one(text_entities=[entity])
    assert post.mentions == ()
    assert post.extra["mentioned_ids"] == ["user900"]


def test_a_reply_into_another_chat_names_that_chat():
    assert one(reply_to_message_id=5).in_reply_to == "7/5"
    assert one(reply_to_message_id=5, reply_to_peer_id="channel8").in_reply_to == "8/5"


def test_no_reactions_sent_is_not_zero_likes():
    assert one().likes is None
    assert one(reactions=[]).likes == 0


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.99])
def test_a_truncated_file_gives_every_complete_message_and_says_it_is_cut(share):
    whole = chat(*({**MESSAGE, "id": number} for number in range(500)))
    data = whole[: int(len(whole) * share)]
    found = records(TELEGRAM, data)
    complete = data.count(b'"text_entities": [\n    {\n') - 1
    assert len(found) - 1 in (complete, complete + 1)
    assert [post.id for post in found[:-1]] == [f"7/{number}" for number in range(len(found) - 1)]
    assert "cut off" in found[-1].reason
    assert found[-1].place == len(found)


def test_the_exporters_invalid_escapes_are_mended():
    data = chat({**MESSAGE, "text": "aXXb", "text_entities": []})
    broken = data.replace(b"XX", rb"\x0C")
    assert posts(TELEGRAM, broken)[0].text == "a\x0cb"
    escaped = data.replace(b"XX", rb"\\x0C")
    assert posts(TELEGRAM, escaped)[0].text == r"a\x0Cb"


def test_the_exporters_unquoted_paths_are_mended():
    emoji = {"type": "custom_emoji", "text": "😮", "document_id": "video_files/sticker (2).webm"}
    data = chat({**MESSAGE, "text_entities": [emoji]})
    broken = data.replace(b'"video_files/sticker (2).webm"', b"video_files/sticker (2).webm")
    assert broken != data
    assert posts(TELEGRAM, broken)[0].text == "😮"


def test_json_broken_in_the_middle_keeps_what_came_before():
    data = chat(MESSAGE, MESSAGE).replace(b'"id": 2,', b'"id": 2 2,', 2).replace(b"2 2", b"2", 1)
    found = records(TELEGRAM, data)
    assert isinstance(found[0], Post)
    assert "the JSON is broken here" in found[1].reason


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({**MESSAGE, "id": None}, "`id`"),
        ({**MESSAGE, "text": 5, "text_entities": []}, "`text` is a number"),
        ({**MESSAGE, "date_unixtime": "soon"}, "`date_unixtime`"),
        ({**MESSAGE, "date_unixtime": 10**30}, "`date_unixtime`"),
        ({**without("date_unixtime"), "date": "5 March"}, "`date`"),
        ("a string", "the record is text"),
        (None, "the record is null"),
    ],
)
def test_a_bad_message_is_a_fault_and_the_next_one_is_read(message, said):
    found = records(TELEGRAM, chat(message, MESSAGE))
    assert said in found[0].reason
    assert len(found[0].excerpt) <= 300
    assert found[1].id == "7/2"


def test_a_chat_without_id_gives_faults_because_ids_would_collide():
    data = json.dumps({"type": "public_channel", "messages": [MESSAGE]}).encode()
    assert "chat's `id`" in faults(TELEGRAM, data)[0].reason


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"messages":[' + b'{"a":' * 50_000])
def test_bottomless_nesting_does_no_harm(deep):
    assert len(records(TELEGRAM, deep)) == 1


def test_a_message_nested_beyond_reason_leaves_that_field_out():
    nested: object = "x"
    for _ in range(100):
        nested = [nested]
    assert "odd" not in one(odd=nested).extra


def test_only_telegram_exports_are_recognised():
    assert TELEGRAM.sniff(head(RESULT))
    assert TELEGRAM.sniff(head(ACCOUNT))
    assert TELEGRAM.sniff(head(json.dumps(json.loads(RESULT)).encode()))
    assert not TELEGRAM.sniff(head(b'{"messages": [], "type": "chat"}'))
    other = b'{"nav_index": "1", "data": {"type": "public_channel", "messages": []}}'
    assert not TELEGRAM.sniff(head(other))
    assert not TELEGRAM.sniff(head(b'{"about": "our group", "chats": {}}'))
    assert not TELEGRAM.sniff(head(b'{"id": "1", "text": "messages on Telegram"}'))
