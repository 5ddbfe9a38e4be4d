"""Broken input: the rest is read, what could not be is named, and the exit code says so."""

import json
import os
import zipfile

import pytest
from scan_case import a_case, a_record, call, lines, read, scan, use_stub

GOOD = [a_record(1, "[THR-1] A threat, @mtestova"), a_record(2, minute=3)]
KYRILLIC = [a_record(7, "Спасибо за статью, @mtestova", minute=4)]


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    use_stub(monkeypatch)


def beside(tmp_path, name, content):
    """Scan good posts beside a file of `content`; give the results and the exit code."""
    (good,) = a_case(tmp_path, GOOD)
    odd = tmp_path / name
    odd.write_bytes(content)
    result = call("scan", good, odd, "--watch", tmp_path / "watch.toml", "--out", tmp_path / "out")
    assert len(read(tmp_path / "out" / "alerts.jsonl")) == 1
    return tmp_path / "out", result


BROKEN = {
    "truncated.ndjson": lines([a_record(5)]).encode()[:-30],
    "truncated.json": json.dumps({"type": "public_supergroup", "messages": [1, 2]}).encode()[:-9],
    "zeros.ndjson": b"\0" * 4096,
    "rubbish.csv": os.urandom(5000),
    "picture.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 200,
    "broken.zip": b"PK\x03\x04" + b"\x11" * 300,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_and_the_rest_is_read(tmp_path, name):
    out, result = beside(tmp_path, name, BROKEN[name])
    assert result.exit_code == 1
    assert name in result.stdout
    put_away = read(out / "quarantine.jsonl")
    assert [one for one in put_away if one["file"].endswith(name) and one["reason"]]
    assert {one["id"] for one in read(out / "findings.jsonl")} >= {"1", "2"}


def test_an_empty_file_is_told_and_breaks_nothing(tmp_path):
    out, result = beside(tmp_path, "empty.ndjson", b"")
    assert result.exit_code == 1
    assert "empty.ndjson" in (out / "summary.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path, encoding):
    content = lines(KYRILLIC).encode(encoding)
    out, result = beside(tmp_path, "posts.ndjson", content)
    assert result.exit_code == 0, result.output
    findings = {one["id"]: one for one in read(out / "findings.jsonl")}
    assert findings["7"]["about"][0]["journalist"] == "kz-01"


def test_one_bad_line_costs_one_line(tmp_path):
    content = (lines([a_record(5, minute=8)]) + "{bad\n" + lines([a_record(6, minute=9)])).encode()
    out, result = beside(tmp_path, "mixed.ndjson", content)
    assert result.exit_code == 1
    assert {one["id"] for one in read(out / "findings.jsonl")} == {"1", "2", "5", "6"}
    assert [one["excerpt"] for one in read(out / "quarantine.jsonl")] == ["{bad"]


def test_a_zip_bomb_is_put_down(tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("posts.ndjson", lines([a_record(i, "a" * 1_000_000) for i in range(64)]))
    (good,) = a_case(tmp_path, GOOD)
    out = scan(tmp_path, good, bomb, code=1)
    assert len(read(out / "alerts.jsonl")) == 1
    assert any("bomb.zip" in one["file"] for one in read(out / "quarantine.jsonl"))


def test_a_folder_of_rubbish_is_read_for_what_is_in_it(tmp_path):
    (good,) = a_case(tmp_path, GOOD)
    heap = tmp_path / "heap"
    heap.mkdir()
    for name, content in BROKEN.items():
        (heap / name).write_bytes(content)
    (heap / "deep").mkdir()
    good.rename(heap / "deep" / "posts.ndjson")
    out = scan(tmp_path, heap, code=1)
    assert len(read(out / "alerts.jsonl")) == 1
    files = {one["file"] for one in read(out / "quarantine.jsonl")}
    assert len(files) == len(BROKEN)


def test_the_summary_counts_what_could_not_be_read(tmp_path):
    out, _ = beside(tmp_path, "mixed.ndjson", b'{"id": "5", "text": "x"}\n{bad\n')
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert "mixed.ndjson" in json.dumps(summary)


def test_posts_without_a_time_are_found_and_raise_nothing(tmp_path):
    threat = a_record(1, "[THR-1] A threat, @mtestova")
    del threat["created_at"]
    out = scan(tmp_path, *a_case(tmp_path, [threat]))
    assert read(out / "findings.jsonl")[0]["flag"] is True
    assert read(out / "alerts.jsonl") == []
