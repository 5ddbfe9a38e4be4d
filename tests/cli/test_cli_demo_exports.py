"""Each export has the shape its tool writes; read here with nothing but the standard library."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from tocsin.cli.demo import write_demo

NATIVE_FIELDS = set(
    re.findall(
        r"\w+",
        "id platform url author_id author_handle author_name author_followers author_created_at "
        "author_verified text created_at lang in_reply_to repost_of quote_of thread_id mentions "
        "hashtags urls media likes reposts replies private",
    )
)
OLD_TIME = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Mar|Apr|May) \d\d \d\d:\d\d:\d\d \+0000 2026"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return write_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def truth(case):
    return json.loads(case.truth.read_text("utf-8"))


def files(case, start):
    return [path for path in case.posts if path.name.startswith(start)]


def json_lines(path):
    """Give the readable lines and how many are not."""
    values, broken = [], 0
    for line in path.read_text("utf-8").splitlines():
        try:
            values.append(json.loads(line))
        except json.JSONDecodeError:
            broken += 1
    return values, broken


@pytest.fixture(scope="module")
def native(case):
    return json_lines(files(case, "comments")[0])


@pytest.fixture(scope="module")
def recorded(case):
    return json_lines(files(case, "zeeschuimer")[0])


@pytest.fixture(scope="module")
def pages(case):
    return json_lines(files(case, "search")[0])


@pytest.fixture(scope="module")
def chats(case):
    return [json.loads(path.read_text("utf-8")) for path in files(case, "result")]


def test_there_are_more_than_four_formats(case):
    assert {path.suffix for path in case.posts} == {".ndjson", ".jsonl", ".json", ".csv"}
    assert len(case.posts) == 7


def test_native_lines_carry_the_fields_of_the_contract(native):
    records, broken = native
    assert broken == 1
    assert all(set(record) == NATIVE_FIELDS for record in records)
    assert all(record["created_at"].endswith("Z") for record in records)


def test_native_replies_point_to_posts_that_exist_and_are_older(native):
    records, _ = native
    times = {record["id"]: record["created_at"] for record in records}
    replies = [one for one in records if one["in_reply_to"] and one["platform"] != "x"]
    assert len(replies) > 1000
    assert all(times[one["in_reply_to"]] <= one["created_at"] for one in replies)
    assert all(one["thread_id"] in times for one in replies)


def test_telegram_chats_are_public_supergroups_with_service_rows(chats):
    for chat in chats:
        assert chat["type"] == "public_supergroup"
        assert isinstance(chat["id"], int)
        rows = chat["messages"]
        numbers = [row["id"] for row in rows]
        assert numbers == sorted(set(numbers))
        assert {row["type"] for row in rows} == {"message", "service"}


def test_telegram_times_are_local_beside_seconds_in_utc(chats):
    for row in chats[0]["messages"]:
        local = datetime.fromisoformat(row["date"])
        at = datetime.fromtimestamp(int(row["date_unixtime"]), UTC).replace(tzinfo=None)
        assert local - at == timedelta(hours=5)


def test_telegram_text_is_a_string_or_a_list_and_says_the_same_as_its_entities(chats):
    kinds = set()
    for chat in chats:
        for row in chat["messages"]:
            parts = row["text"] if isinstance(row["text"], list) else [row["text"]]
            written = "".join(one if isinstance(one, str) else one["text"] for one in parts)
            assert written == "".join(one["text"] for one in row["text_entities"])
            kinds.add(type(row["text"]))
            kinds |= {one["type"] for one in row["text_entities"]}
    assert kinds >= {str, list, "mention", "hashtag", "link", "plain"}


def test_one_telegram_account_is_deleted_and_keeps_its_id(chats):
    nameless = [
        row
        for chat in chats
        for row in chat["messages"]
        if row["type"] == "message" and row["from"] is None
    ]
    assert len(nameless) > 3
    assert len({row["from_id"] for row in nameless}) == 1


def test_zeeschuimer_lines_are_envelopes_around_what_the_site_sent(recorded):
    lines, broken = recorded
    assert broken == 1
    for line in lines:
        assert line["source_platform"] == "twitter.com"
        assert {"nav_index", "item_id", "timestamp_collected", "data"} <= set(line)
        legacy = line["data"]["legacy"]
        assert legacy["id_str"] == line["data"]["rest_id"]
        assert OLD_TIME.fullmatch(legacy["created_at"])
        for url in legacy["entities"]["urls"]:
            start, end = url["indices"]
            assert legacy["full_text"][start:end] == url["url"]


def test_zeeschuimer_names_lie_in_legacy_and_later_in_core(recorded):
    users = [line["data"]["core"]["user_results"]["result"] for line in recorded[0]]
    old = [user for user in users if "screen_name" in user["legacy"]]
    new = [user for user in users if "screen_name" in user.get("core", {})]
    assert old
    assert new
    assert len(old) + len(new) == len(users)


def test_zeeschuimer_rounds_the_ids_of_replies_only_outside_rest_id(recorded):
    replies = [one for one in recorded[0] if "in_reply_to_status_id_str" in one["data"]["legacy"]]
    assert all(float(one["item_id"]) == float(one["data"]["rest_id"]) for one in replies)
    assert any(str(one["item_id"]) != one["data"]["rest_id"] for one in replies)


def test_zeeschuimer_lines_hold_adverts_and_items_seen_twice(recorded, truth):
    ids = [line["data"]["rest_id"] for line in recorded[0]]
    adverts = [line["data"]["rest_id"] for line in recorded[0] if line["data"].get("promoted")]
    assert [f"x:{native}" for native in adverts] == truth["no_posts"]
    assert len(ids) - len(set(ids)) == 3


def test_twarc_pages_bring_the_users_of_their_tweets(pages):
    lines, broken = pages
    assert broken == 0
    for page in lines:
        users = {user["id"] for user in page["includes"]["users"]}
        assert {tweet["author_id"] for tweet in page["data"]} <= users
        assert page["meta"]["result_count"] == len(page["data"]) <= 100
        assert page["meta"]["newest_id"] == page["data"][0]["id"]
    assert "next_token" not in lines[-1]["meta"]


@pytest.mark.parametrize(
    ("name", "encoding", "short"),
    [("monitoring_1", "windows-1251", 0), ("monitoring_2", "utf-8-sig", 1)],
)
def test_tables_have_russian_heads_semicolons_and_days_first(case, name, encoding, short):
    raw = files(case, name)[0].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") is (encoding == "utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), delimiter=";"))
    assert rows[0] == ["ID", "Дата", "Автор", "Текст", "Ссылка", "Площадка"]
    whole = [row for row in rows[1:] if len(row) == 6]
    assert len(rows) - 1 - len(whole) == short
    days = {datetime.strptime(row[1], "%d.%m.%Y %H:%M").day for row in whole}
    assert max(days) > 12


def test_the_truth_counts_what_lies_in_the_files(case, truth, native, recorded, pages, chats):
    counted = {
        "comments.ndjson": len(native[0]),
        files(case, "zeeschuimer")[0].name: len({one["data"]["rest_id"] for one in recorded[0]})
        - 2,
        "search_cholpon_bs.jsonl": sum(len(page["data"]) for page in pages[0]),
    }
    assert {name: truth["files"][name] for name in counted} == counted
    messages = [row for chat in chats for row in chat["messages"] if row["type"] == "message"]
    assert len(messages) == sum(n for name, n in truth["files"].items() if "ChatExport" in name)
    extra = sum(truth["files"].values()) - len(truth["posts"])
    assert truth["again"] == extra + 3


def test_the_accounts_of_the_smear_are_young(recorded, truth):
    created, first = [], None
    for line in recorded[0]:
        told = truth["posts"].get(f"x:{line['data']['rest_id']}")
        if told and told["kind"] in ("smear", "slander"):
            user = line["data"]["core"]["user_results"]["result"]
            names = user.get("core") or user["legacy"]
            created.append(datetime.strptime(names["created_at"], "%a %b %d %H:%M:%S %z %Y"))
            first = min(first or told["at"], told["at"])
    start = datetime.fromisoformat(first)
    assert len(created) > 100
    assert len(set(created)) < 30
    assert all(timedelta(0) < start - at < timedelta(days=24) for at in created)


def test_half_of_the_pile_on_comes_from_a_few_senders(recorded, truth):
    senders = [line["data"]["legacy"]["user_id_str"] for line in _pile_on(recorded[0], truth)]
    top = sorted((senders.count(one) for one in set(senders)), reverse=True)[:10]
    assert len(senders) > 100
    assert 0.35 < sum(top) / len(senders) < 0.65


def _pile_on(lines, truth):
    for line in lines:
        told = truth["posts"].get(f"x:{line['data']['rest_id']}")
        if told and told["scene"] == "pile-on":
            yield line
