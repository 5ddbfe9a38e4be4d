import json

from tocsin.domain import Quarantined
from tocsin.sources import Quarantine
from tocsin.sources.quarantine import quarantined


def test_records_are_written_one_a_line_and_the_file_is_replaced(tmp_path):
    path = tmp_path / "quarantine.jsonl"
    path.write_text("old")
    with Quarantine(path) as quarantine:
        quarantine(Quarantined("a.csv", "table", 3, "has 2 cells", "ү,ш"))
        quarantine(Quarantined("b.rar", None, 0, "is no text", ""))
        assert quarantine.count == 2
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == [
        {"file": "a.csv", "format": "table", "place": 3, "reason": "has 2 cells", "excerpt": "ү,ш"},
        {"file": "b.rar", "format": None, "place": 0, "reason": "is no text", "excerpt": ""},
    ]


def test_an_excerpt_is_short_and_can_be_written():
    record = quarantined("a", None, 1, "reason \ud83d", "\ud83d" * 900)
    assert record.excerpt == "?" * 500
    assert record.reason == "reason ?"
