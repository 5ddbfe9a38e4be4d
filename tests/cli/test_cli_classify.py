"""`tocsin classify`: one line in, one line out, in order, nothing lost, bad lines told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scan_case import call

VERDICT = {
    "violent",
    "flag",
    "types",
    "severity",
    "gendered",
    "lang",
    "reasons",
    "directness",
    "grounds",
    "spared",
}
TEXTS = ["Thank you for the report", "Спасибо за статью", "Мақалаңызға рақмет", "", "🔥 " * 40]


def objects(raw):
    return [json.loads(line) for line in raw.splitlines()]


@pytest.fixture
def write(tmp_path):
    def write(content, name="in.jsonl"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def classify(source, target, code=0, more=()):
    result = call("classify", source, "-o", target, *more)
    assert result.exit_code == code, result.output + result.stderr
    return result


def test_every_line_comes_back_in_order_with_its_fields_and_the_verdict(write, tmp_path):
    records = [{"n": i, "text": text, "own": {"a": [i]}} for i, text in enumerate(TEXTS)]
    source = write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records))
    classify(source, tmp_path / "out.jsonl")
    found = objects((tmp_path / "out.jsonl").read_bytes())
    assert [{key: one[key] for key in ("n", "text", "own")} for one in found] == records
    assert all(one.keys() == {"n", "text", "own"} | VERDICT for one in found)


def test_the_verdict_has_the_shapes_of_the_contract(write, tmp_path):
    text = "I will kill you tonight, you will not wake up"
    classify(write(json.dumps({"text": text}) + "\n"), tmp_path / "out.jsonl")
    (one,) = objects((tmp_path / "out.jsonl").read_bytes())
    assert 0 <= one["violent"] <= 1
    assert 0 <= one["gendered"] <= 1
    assert one["flag"] is True
    assert 1 <= one["severity"] <= 5
    chances = [kind["probability"] for kind in one["types"]]
    assert chances == sorted(chances, reverse=True)
    assert one["types"][0]["id"] == "THR-1"
    for reason in one["reasons"]:
        assert 0 <= reason["start"] < reason["end"] <= len(text)
        assert reason["source"].startswith(("lexicon:", "model:"))


def test_what_is_not_flagged_has_severity_nought_and_no_types(write, tmp_path):
    classify(write('{"text": "Thank you for the report"}\n'), tmp_path / "out.jsonl")
    (one,) = objects((tmp_path / "out.jsonl").read_bytes())
    assert (one["flag"], one["severity"], one["types"]) == (False, 0, [])


def test_a_line_longer_than_an_excerpt_is_read_whole(write, tmp_path):
    long = {"text": "word " * 5000, "after": 1}
    classify(write(json.dumps(long) + "\n"), tmp_path / "out.jsonl")
    (one,) = objects((tmp_path / "out.jsonl").read_bytes())
    assert (one["text"], one["after"]) == (long["text"], 1)


def test_a_declared_language_is_kept_beside_the_one_found(write, tmp_path):
    classify(write('{"text": "Спасибо за эту статью о дорогах", "lang": "kk"}\n'), tmp_path / "o")
    (one,) = objects((tmp_path / "o").read_bytes())
    assert (one["lang"], one["lang_declared"]) == ("ru", "kk")


def test_a_file_without_a_last_line_break_loses_nothing(write, tmp_path):
    classify(write('{"text": "a"}\n{"text": "b"}'), tmp_path / "out.jsonl")
    assert [one["text"] for one in objects((tmp_path / "out.jsonl").read_bytes())] == ["a", "b"]


def test_no_line_at_all_gives_no_line(write, tmp_path):
    classify(write(""), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == b""


BAD = '{"text": "a"}\n\nnot json\n{"text": 5}\n[1]\n{"other": "x"}\n{"text": "b"}\n'


def test_bad_lines_are_told_with_their_numbers_and_the_rest_is_classified(write, tmp_path):
    result = classify(write(BAD), tmp_path / "out.jsonl", code=1)
    assert [one["text"] for one in objects((tmp_path / "out.jsonl").read_bytes())] == ["a", "b"]
    for number in (3, 4, 5, 6):
        assert f"line {number}:" in result.stderr
    assert "2 classified" in result.stderr
    assert "4 not readable" in result.stderr


def test_bad_lines_are_kept_beside_the_output(write, tmp_path):
    classify(write(BAD), tmp_path / "out.jsonl", code=1)
    kept = objects((tmp_path / "out.jsonl.quarantine").read_bytes())
    assert [one["line"] for one in kept] == [3, 4, 5, 6]
    assert kept[0]["excerpt"] == "not json"
    assert all(one["reason"] for one in kept)


def test_bad_lines_of_an_earlier_run_do_not_stay(write, tmp_path):
    classify(write(BAD), tmp_path / "out.jsonl", code=1)
    classify(write('{"text": "a"}\n'), tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl.quarantine").exists()


def test_only_the_first_bad_lines_are_shown_and_the_others_counted(write, tmp_path):
    result = classify(write("bad\n" * 40), tmp_path / "out.jsonl", code=1)
    assert "and 35 more" in result.stderr
    assert len(objects((tmp_path / "out.jsonl.quarantine").read_bytes())) == 40


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "utf-8-sig"])
def test_other_encodings_are_read_and_written_as_utf_8(write, tmp_path, encoding):
    text = "Спасибо за эту статью о дорогах и школах нашего района"
    source = write((json.dumps({"text": text}, ensure_ascii=False) + "\n").encode(encoding))
    classify(source, tmp_path / "out.jsonl")
    (one,) = objects((tmp_path / "out.jsonl").read_bytes())
    assert one["text"] == text


def test_two_processes_give_what_one_gives(write, tmp_path):
    records = [{"n": i, "text": f"{TEXTS[i % 3]} {i}"} for i in range(1300)]
    source = write("".join(json.dumps(one) + "\n" for one in records) + "bad\n")
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    classify(source, one, code=1, more=("--jobs", "1"))
    classify(source, two, code=1, more=("--jobs", "2"))
    assert one.read_bytes() == two.read_bytes()
    assert len(objects(one.read_bytes())) == 1300


@pytest.fixture(scope="module")
def piped():
    """Run the command with `-` for both ends and give what came out."""
    code = "from tocsin.cli.app import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "classify", "-"],
        input=b'{"text": "a", "n": 1}\nbad\n{"text": "b", "n": 2}',
        capture_output=True,
    )


def test_a_dash_reads_from_stdin_and_writes_to_stdout(piped):
    assert [one["n"] for one in objects(piped.stdout)] == [1, 2]


def test_through_a_pipe_bad_lines_are_told_on_stderr_alone(piped):
    assert piped.returncode == 1
    assert "line 2:" in piped.stderr.decode()


def test_an_input_that_is_not_there_ends_with_two(tmp_path):
    gone = tmp_path / "gone.jsonl"
    assert str(gone) in classify(gone, tmp_path / "out.jsonl", code=2).stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_the_input_is_never_overwritten(write):
    source = write('{"text": "a"}\n')
    assert "is the input itself" in classify(source, source, code=2).stderr
    assert source.read_bytes() == b'{"text": "a"}\n'


def test_a_folder_is_no_output(write, tmp_path):
    assert "is a folder" in classify(write('{"text": "a"}\n'), tmp_path, code=2).stderr


def test_an_output_that_cannot_be_written_ends_with_two(write):
    source = write('{"text": "a"}\n')
    assert str(source) in classify(source, source / "deep" / "out.jsonl", code=2).stderr


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_is_written_to_and_not_replaced(write):
    before = Path("/dev/null").stat()
    classify(write(BAD), "/dev/null", code=1)
    after = Path("/dev/null").stat()
    assert (before.st_ino, before.st_mode) == (after.st_ino, after.st_mode)
    assert not Path("/dev/null.quarantine").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_can_be_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", f"open({str(pipe)!r}, 'w').write('{{\"text\": \"a\"}}')"]
    )
    classify(pipe, tmp_path / "out.jsonl")
    writer.wait()
    assert len(objects((tmp_path / "out.jsonl").read_bytes())) == 1


def test_an_earlier_output_stays_when_a_run_does_not_end_well(write, tmp_path, monkeypatch):
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"earlier\n")

    def fail(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr(sys.modules["tocsin.cli.classify"], "classify_lines", fail)
    classify(write('{"text": "a"}\n'), out, code=2)
    assert out.read_bytes() == b"earlier\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
