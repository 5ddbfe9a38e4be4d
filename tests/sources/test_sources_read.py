import gzip
import io
import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.domain import Origin, Post
from tocsin.sources import Limits, Mapping, Quarantine, Shelf, read, registry, stage
from tocsin.sources.base import Context, Head, Note, Skip
from tocsin.sources.formats.native import NATIVE

FIXTURES = Path(__file__).parents[1] / "fixtures"
TABLE = "id;Дата;Текст\n1;31.12.2024 18:05;Опять угрожают\n2;01.01.2025;\n"


def native(*numbers: int, **more: object) -> bytes:
    rows = [{"id": str(number), "text": f"text {number}", **more} for number in numbers]
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


class Odd:
    """A format that yields without origins, and breaks where it is told to."""

    name = "odd"
    binary = False

    def sniff(self, head: Head) -> bool:
        return head.opening.startswith("odd")

    def read(self, stream, context: Context):
        yield Post("1", "a")
        yield Skip(2, "a service row")
        yield Skip(3, "a service row")
        yield Post("2", "b", origin=Origin("elsewhere", "odd", 77))
        yield Note("remark")
        yield Note("remark")
        if b"break" in stream.read():
            raise RuntimeError("out of \n luck")
        if context.modified is None:
            raise AssertionError("the time of the file is not handed on")


@pytest.fixture
def odd(monkeypatch):
    monkeypatch.setattr(registry, "FORMATS", (Odd(), NATIVE))


def test_posts_know_their_file_format_and_place(tmp_path):
    path = put(tmp_path, "a.jsonl", native(1, 2))
    first, second = read([path])
    assert first.origin == Origin(str(path), "native", 0)
    assert second.origin == Origin(str(path), "native", len(native(1)))


def test_origins_that_a_format_left_out_are_filled_in(tmp_path, odd):
    path = put(tmp_path, "a", b"odd")
    reader = read([path])
    assert [post.origin for post in reader] == [
        Origin(str(path), "odd", 1),
        Origin(str(path), "odd", 77),
    ]
    (row,) = reader.intake
    assert (row.posts, row.skipped) == (2, 2)
    assert row.notes == ("remark", "2 left out: a service row")
    assert row.fault is None


def test_a_format_that_breaks_costs_only_the_rest_of_its_file(tmp_path, odd):
    reader = read([put(tmp_path, "a", b"odd break"), put(tmp_path, "b", native(5))])
    assert [post.id for post in reader] == ["1", "2", "5"]
    assert reader.intake[0].fault == ("could not be read any further (RuntimeError: out of luck)")
    assert reader.intake[1].fault is None
    assert [record.place for record in reader.quarantined] == [0]


def test_the_books_count_posts_faults_and_time(tmp_path):
    data = native(1, created_at="2024-05-05T12:00:00Z") + b"{cut\n"
    data += native(2, created_at="2024-05-01T12:00:00Z") + native(3)
    reader = read([put(tmp_path, "a", data)])
    assert len(list(reader)) == 3
    (row,) = reader.intake
    assert (row.format, row.posts, row.quarantined, row.fault) == ("native", 3, 1, None)
    assert row.first == datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert row.last == datetime(2024, 5, 5, 12, tzinfo=UTC)
    (record,) = reader.quarantined
    assert record.excerpt == "{cut"
    assert record.place == len(native(1, created_at="2024-05-05T12:00:00Z"))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16", "utf-32"])
def test_a_table_is_read_in_every_encoding_and_the_guess_is_noted(tmp_path, codec):
    reader = read([put(tmp_path, "a.csv", TABLE.encode(codec))])
    first, second = reader
    assert (first.text, second.text) == ("Опять угрожают", "")
    said = " ".join(reader.intake[0].notes)
    assert ("read as" in said) == (not codec.startswith("utf-8"))


def test_bytes_that_cannot_be_decoded_are_replaced_and_counted(tmp_path):
    data = (TABLE * 30).encode() + b"3;01.01.2025;\xff\xff\n"
    reader = read([put(tmp_path, "a.csv", data)])
    assert list(reader)[-1].text == "\ufffd\ufffd"
    assert "2 characters could not be decoded" in " ".join(reader.intake[0].notes)


@pytest.mark.parametrize("content", [b"", b"\n\n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_a_fault_that_says_what_to_do(tmp_path, content):
    reader = read([put(tmp_path, "a", content)])
    assert list(reader) == []
    (row,) = reader.intake
    assert (row.notes, row.posts) == ((), 0)
    assert row.fault == "the file is empty; if it should not be, export it again"


@pytest.mark.parametrize(
    ("content", "kind"), [(b"just words", "is text"), (b"\x89PNG\x00\x00", "is no text")]
)
def test_an_unknown_format_says_what_is_known_and_what_to_do(tmp_path, content, kind):
    reader = read([put(tmp_path, "a", content)])
    assert list(reader) == []
    fault = reader.intake[0].fault
    assert kind in fault
    assert "telegram" in fault
    assert "export the posts as CSV" in fault


def test_a_folder_of_mixed_rubbish_gives_what_is_in_it(tmp_path):
    put(tmp_path, "1.bin", os.urandom(3000))
    put(tmp_path, "2.rar", b"Rar!\x1a\x07\x01\x00")
    put(tmp_path, "3.empty", b"")
    put(tmp_path, "4.jsonl.gz", gzip.compress(native(4)))
    put(tmp_path, "5.txt", b"Dear all, nothing here.")
    with zipfile.ZipFile(tmp_path / "6.zip", "w") as archive:
        archive.writestr("in/7.csv", TABLE)
        archive.writestr("in/8.jsonl", native(8) + b"\x00\x00\x00")
    put(tmp_path, ".hidden", native(9))
    put(tmp_path, "9.jsonl", native(9)[:-7])
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    reader = read([tmp_path, tmp_path / "missing"])
    assert [post.id for post in reader] == ["4", "1", "2"]
    rows = {Path(row.file).name: row for row in reader.intake}
    assert rows["8.jsonl"].fault is not None or rows["8.jsonl"].quarantined
    assert rows["9.jsonl"].fault is not None
    assert all(rows[name].fault for name in ("1.bin", "2.rar", "5.txt", "link", "missing"))
    assert rows[tmp_path.name].notes == ("hidden files left out: 1 (.hidden)",)
    assert rows["7.csv"].file.endswith("6.zip!/in/7.csv")


def test_truncated_json_keeps_the_records_before(tmp_path):
    reader = read([put(tmp_path, "a", native(1, 2)[:-9])])
    assert [post.id for post in reader] == ["1"]
    (record,) = reader.quarantined
    assert "not valid JSON" in record.reason


def test_a_bomb_is_a_fault_of_its_member(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.jsonl", native(1) * 100_000)
        archive.writestr("2.jsonl", native(2))
    reader = read([tmp_path], limits=Limits(ratio=50, ratio_from=1024 * 1024))
    assert {post.id for post in reader} == {"1", "2"}
    assert "zip bomb" in reader.intake[0].fault
    assert reader.intake[1].fault is None


def test_a_mapping_is_handed_to_tables(tmp_path):
    path = put(tmp_path, "a.csv", "a;b\n1;Привет\n2;Пока\n".encode())
    path.write_text("id;who;said;when\n1;Айя;Привет всем;31.12.2024 18:00\n", encoding="utf-8")
    mapping = Mapping({"text": "said", "created_at": "when"}, "forum", utc_offset="+05:00")
    (post,) = read([path], mapping=mapping)
    assert (post.text, post.platform) == ("Привет всем", "forum")
    assert post.created_at == datetime(2024, 12, 31, 13, tzinfo=UTC)
    assert post.extra == {"id": "1", "who": "Айя"}


def test_progress_is_told_in_bytes_of_the_outer_file(tmp_path):
    told: list[tuple[str, int, int, int]] = []
    path = put(tmp_path, "a.jsonl.gz", gzip.compress(native(*range(5000))))
    list(read([path], on_progress=lambda *now: told.append(now)))
    assert [posts for *_, posts in told] == [2000, 4000, 5000]
    assert {name for name, *_ in told} == {str(path)}
    assert told[-1][1:3] == (path.stat().st_size, path.stat().st_size)


def test_every_bad_record_reaches_the_quarantine_but_few_stay_in_memory(tmp_path):
    path = put(tmp_path, "a", native(1) * 2 + b"{bad\n" + native(2) * 2 + b"{bad\n" * 1500)
    with Quarantine(tmp_path / "q.jsonl") as quarantine:
        reader = read([path], on_quarantine=quarantine)
        assert len(list(reader)) == 4
        assert quarantine.count == 1501
    assert len(reader.quarantined) == 1000
    assert reader.intake[0].quarantined == 1501


def test_what_was_seen_before_is_counted_again(tmp_path):
    a, b = put(tmp_path, "a", native(1, 2)), put(tmp_path, "b", native(2, 3))
    with Shelf() as shelf:
        rows = stage(read([a, b, a, tmp_path / "none"]), shelf)
        assert [(row.posts, row.again) for row in rows] == [(2, 0), (2, 1), (2, 2), (0, 0)]
        assert [post.id for post in shelf] == ["1", "2", "3"]


def test_the_order_of_files_changes_nothing_on_the_shelf(tmp_path):
    a = put(tmp_path, "a", native(1, likes=1) + native(2))
    b = put(tmp_path, "b", native(1, likes=2) + native(3, lang="ru"))
    seen = []
    for paths in ([a, b], [b, a], [b, a, b]):
        with Shelf() as shelf:
            stage(read(paths), shelf)
            seen.append(list(shelf))
    assert seen[0] == seen[1] == seen[2]


def test_every_fixture_can_be_read_and_shelved():
    with Shelf() as shelf:
        rows = stage(read([FIXTURES]), shelf)
        read_rows = [row for row in rows if row.posts]
        assert {row.format for row in read_rows} >= {"telegram", "twarc2", "tweet_v1", "fourcat"}
        assert sum(row.posts for row in rows) == shelf.count + sum(row.again for row in rows)
        assert len(list(shelf)) == shelf.count


def test_missing_and_empty_stay_apart_through_the_shelf(tmp_path):
    path = put(tmp_path, "a", b'{"id": "1", "text": "", "mentions": [], "author_name": null}\n')
    with Shelf() as shelf:
        shelf.put(read([path]))
        (post,) = shelf
    assert (post.text, post.mentions, post.author_name, post.lang) == ("", (), None, None)


def test_a_single_path_may_be_given_bare(tmp_path):
    path = put(tmp_path, "a", native(1))
    assert [post.id for post in read(str(path))] == ["1"]


def test_a_stream_that_cannot_be_searched_is_read(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.jsonl", native(1))
    reading, writing = os.pipe()
    os.write(writing, out.getvalue())
    os.close(writing)
    assert [post.id for post in read([f"/dev/fd/{reading}"])] == ["1"]
    os.close(reading)
