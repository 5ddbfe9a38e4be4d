"""One line in, one line out: the input's own bytes stay, and a bad line stops nothing."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from findings_lists import entry, write_lexicon
from findings_models import model_that_minds

from tocsin.findings import RulesAndModels, lines
from tocsin.findings.lexicon import load
from tocsin.findings.lines import (
    BATCH,
    OURS,
    Bad,
    Classified,
    Numbered,
    batches,
    classify_lines,
)


@pytest.fixture(autouse=True)
def small_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = entry("kill", "THR-1", "kill you", weight="strong")
    machine = RulesAndModels(load(write_lexicon(tmp_path, body)), model_that_minds({}))
    monkeypatch.setattr(lines, "packaged", lambda: machine)


def classify(*raw: bytes) -> Classified:
    return classify_lines([Numbered(place, one) for place, one in enumerate(raw, start=1)])


def one(raw: bytes) -> dict[str, object]:
    done = classify(raw)
    assert done.bad == ()
    assert done.out.endswith(b"\n")
    assert done.out.count(b"\n") == 1
    return json.loads(done.out)  # type: ignore[no-any-return]


def test_a_line_gets_the_fields_of_the_contract() -> None:
    found = one(b'{"text": "I kill you"}')
    assert found.keys() >= OURS
    assert (found["flag"], found["severity"], found["lang"]) == (True, 5, "en")
    assert found["types"] == [{"id": "THR-1", "probability": 0.95}]
    assert found["reasons"] == [{"start": 2, "end": 10, "type": "THR-1", "source": "lexicon:kill"}]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "x"}',
        b'{"id":12345678901234567890123, "text":"x"}',
        b'{"n": 1.10, "e": 1E+2 ,"text": "x"  }',
        b'{"text":"\\u0436 \\ud83d", "half": "\\udc00"}',
        b'{"text": "x", "n": NaN, "i": -Infinity}',
        b'{"text": "x", "text": "y"}',
        b'{"text": "\xd0\xb6 \xf0\x9f\x90\x80", "deep": {"lang": [1, {"flag": 2}]}}',
        b'{"text": "' + b"long " * 5000 + b'"}',
    ],
)
def test_the_bytes_of_a_line_stay(raw: bytes) -> None:
    out = classify(raw).out
    assert out.startswith(raw[:-1].rstrip() + b', "violent":')


def test_space_around_a_line_and_a_mark_before_it_are_dropped() -> None:
    assert classify(b'  {"text": "x"}\r\n').out.startswith(b'{"text": "x", "violent"')
    assert classify(b'\xef\xbb\xbf{"text": "x"}').out.startswith(b'{"text": "x", "violent"')


def test_fields_of_the_same_name_are_replaced() -> None:
    found = one(b'{"text": "kill you", "flag": "maybe", "types": 3, "id": 7}')
    assert found["flag"] is True
    assert found["id"] == 7
    assert isinstance(found["types"], list)


def test_a_declared_language_is_kept_under_another_name() -> None:
    found = one(b'{"text": "kill you", "lang": "kk"}')
    assert (found["lang"], found["lang_declared"]) == ("en", "kk")


def test_a_declared_language_is_not_lost_to_an_older_one() -> None:
    found = one(b'{"text": "kill you", "lang": "kk", "lang_declared": "ru"}')
    assert (found["lang"], found["lang_declared"]) == ("en", "ru")


@pytest.mark.parametrize("field", sorted(OURS))
def test_what_is_not_ours_stays_as_written_beside_a_field_of_ours(field: str) -> None:
    raw = f'{{"n": 12345678901234567890123, "{field}": 1, "d": 1.10, "text": "x"}}'
    out = classify(raw.encode()).out
    assert b'"n":12345678901234567890123' in out
    assert b'"d":1.10' in out
    assert json.loads(out)["text"] == "x"


@pytest.mark.parametrize(
    ("raw", "key", "value"),
    [
        (b'{"flag": 1, "text": "x", "half": "\\ud83d"}', "half", "\ud83d"),
        (b'{"flag": 1, "text": "\\udc00 x"}', "text", "\udc00 x"),
        (b'{"flag": 1, "text": "x", "\\ud83d": 5}', "\ud83d", 5),
        (b'{"flag": 1, "text": "x", "i": Infinity}', "i", float("inf")),
        (
            b'{"flag": 1, "text": "x", "n": 99999999999999999999, "i": NaN}',
            "n",
            99999999999999999999,
        ),
    ],
)
def test_what_other_tools_write_survives_beside_a_field_of_ours(
    raw: bytes, key: str, value: object
) -> None:
    assert one(raw)[key] == value


def test_a_number_that_is_none_stays_none_beside_a_field_of_ours() -> None:
    assert b"NaN" in classify(b'{"flag": 1, "text": "x", "n": NaN}').out


@pytest.mark.parametrize(
    "raw", [b'{"id": 1, "text": "kill you"}', b'{"text": "kill you", "lang": "ru", "n": 1.10}']
)
def test_a_second_run_says_the_same(raw: bytes) -> None:
    first = classify(raw).out
    second = classify(first).out
    assert json.loads(second) == json.loads(first)
    assert classify(second).out == second


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"not json", "not a JSON object: "),
        (b"", "not a JSON object: "),
        (b'{"text": "x"', "not a JSON object: "),
        (b'{"text": "\xff"}', "not a JSON object: "),
        (b'{"text": "x"} {"text": "y"}', "not a JSON object: "),
        ('{"text": "x"}'.encode("utf-16"), "not a JSON object: "),
        (b"[" * 100_000, "not a JSON object: "),
        (b'["text"]', "another JSON value"),
        (b'"text"', "another JSON value"),
        (b"null", "another JSON value"),
        (b"{}", "the object has no text"),
        (b'{"text": null}', "the object has no text"),
        (b'{"text": 5}', "a text that is not a string"),
        (b'{"text": ["x"]}', "a text that is not a string"),
        (b'{"Text": "x"}', "the object has no text"),
    ],
)
def test_a_bad_line_is_told_with_its_number(raw: bytes, reason: str) -> None:
    done = classify(b'{"text": "x"}', raw, b'{"text": "kill you"}')
    assert (done.lines, done.flagged) == (2, 1)
    (bad,) = done.bad
    assert bad.number == 2
    assert reason in bad.reason
    assert raw.startswith(bad.raw)


def test_of_a_bad_line_only_the_beginning_is_kept() -> None:
    (bad,) = classify(b"x" * 9000).bad
    assert bad == Bad(1, bad.reason, b"x" * 500)


def test_lines_come_out_in_order() -> None:
    done = classify(*(f'{{"text": "x", "id": {n}}}'.encode() for n in range(20)))
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == list(range(20))


def test_an_empty_batch_is_nothing() -> None:
    assert classify() == Classified(b"", 0, 0, ())


def numbered(raw: Iterable[bytes]) -> list[Numbered]:
    return [Numbered(place, one) for place, one in enumerate(raw, start=1)]


def test_batches_are_bounded_in_number() -> None:
    parts = list(batches(numbered([b"x"] * (BATCH + 1))))
    assert [len(part) for part in parts] == [BATCH, 1]
    assert [line.number for part in parts for line in part] == list(range(1, BATCH + 2))


def test_batches_are_bounded_in_bytes() -> None:
    assert [len(part) for part in batches(numbered([b"x" * 2_500_000] * 3))] == [2, 1]


def test_no_lines_make_no_batches() -> None:
    assert list(batches([])) == []
