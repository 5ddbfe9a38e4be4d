"""`tocsin scan`: the files that it leaves and the fields that others build on."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scan_case import RESULTS, a_case, a_record, call, read, same_bytes, scan, use_stub

THREAT = "[THR-1] A threat, @mtestova"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    use_stub(monkeypatch)


@pytest.fixture
def records():
    return [
        a_record(1),
        a_record(2, THREAT, minute=5),
        a_record(3, "[CRD-4] An insult, @rprobnyi", minute=9),
        a_record(4, "Talk of the weather", minute=12),
    ]


@pytest.fixture
def out(tmp_path, records):
    return scan(tmp_path, *a_case(tmp_path, records))


def test_all_results_are_there_and_nothing_else(out):
    assert sorted(path.name for path in out.iterdir()) == RESULTS


def test_there_is_one_finding_a_post_in_order_of_time(out):
    findings = read(out / "findings.jsonl")
    assert [one["id"] for one in findings] == ["1", "2", "3", "4"]
    assert [one["flag"] for one in findings] == [False, True, True, False]
    assert [[a["journalist"] for a in one["about"]] for one in findings] == [
        ["kz-01"], ["kz-01"], ["kz-02"], [],
    ]  # fmt: skip


def test_a_finding_has_verdict_reasons_origin_and_versions(out):
    threat = read(out / "findings.jsonl")[1]
    assert threat["types"] == [{"id": "THR-1", "probability": 0.9}]
    assert (threat["severity"], threat["violent"], threat["lang"]) == (5, 0.9, "en")
    assert threat["reasons"] == [{"start": 0, "end": 7, "type": "THR-1", "source": "lexicon:stub"}]
    told = {"journalist": "kz-01", "relation": "self", "how": "mention", "addressed": True}
    assert threat["about"][0] == told
    assert threat["read_from"]["format"] == "native"
    assert "model stub" in threat["made_with"]


def test_an_alert_has_the_fields_of_the_contract(out):
    (alert,) = read(out / "alerts.jsonl")
    assert (alert["journalist"], alert["level"]) == ("kz-01", "elevated")
    assert alert["raised_at"] == "2026-03-02T00:05:00Z"
    assert alert["indicators"] == ["ESC-01"]
    assert (alert["posts"], alert["post_keys"]) == (["2"], ["x:2"])
    assert alert["why"] == alert["why_in"]["en"]
    assert set(alert["why_in"]) == {"en", "ru", "kk"}
    assert alert["rule"] == "explicit-threat"
    assert alert["made_with"].endswith(read(out / "indicators.jsonl")[0]["made_with"][-20:])
    assert "escalation" in alert["made_with"]


def test_the_last_states_are_all_fifteen_of_everybody(out):
    indicators = read(out / "indicators.jsonl")
    last = {(one["journalist"], one["indicator"]): one for one in indicators}
    assert len(last) == 2 * 15
    assert last["kz-01", "ESC-01"]["state"] == "present"
    assert last["kz-02", "ESC-01"]["state"] == "absent"
    assert last["kz-02", "ESC-13"]["state"] == "unknown"
    assert all(one["at"] is None or RFC_3339.fullmatch(one["at"]) for one in indicators)
    assert all(one["why"] for one in indicators)


def test_the_summary_and_the_page_speak_of_the_people(out):
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert "kz-01" in json.dumps(summary)
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Madina Testova" in page
    assert "Ruslan Probnyi" in page


def test_the_page_speaks_the_language_asked_for(tmp_path, records):
    out = scan(tmp_path, *a_case(tmp_path, records), more=("--lang", "kk"))
    assert 'lang="kk"' in (out / "report.html").read_text(encoding="utf-8")


def test_the_terminal_says_who_is_at_which_level_and_where_the_report_lies(tmp_path, records):
    (posts,) = a_case(tmp_path, records)
    result = call("scan", posts, "--watch", tmp_path / "watch.toml", "--out", tmp_path / "o")
    assert "elevated" in result.stdout
    assert "no alert" in result.stdout
    assert str(tmp_path / "o" / "report.html") in result.stdout
    assert "not verdicts" in result.stdout


def test_own_thresholds_and_an_own_table_are_used_and_named(tmp_path, records):
    limits, table = tmp_path / "limits.toml", tmp_path / "table.toml"
    limits.write_text('version = "mine"\n[ESC-01]\nprobability = 0.95\n', encoding="utf-8")
    table.write_text(
        'version = "ours"\nquiet_hours = 1\n[[row]]\nid = "only"\nlevel = "urgent"\n'
        'present = ["ESC-01"]\nen = "One."\nru = "Один."\nkk = "Бір."\n',
        encoding="utf-8",
    )
    paths = a_case(tmp_path, records)
    strict = scan(tmp_path, *paths, out="strict", more=("--thresholds", limits))
    assert read(strict / "alerts.jsonl") == []
    own = scan(tmp_path, *paths, out="own", more=("--table", table))
    (alert,) = read(own / "alerts.jsonl")
    assert (alert["rule"], alert["level"]) == ("only", "urgent")
    assert "/ours" in alert["made_with"]


def test_no_post_at_all_is_no_error(tmp_path):
    (path,) = a_case(tmp_path, [])
    chat = {"name": "chat", "type": "public_supergroup", "id": 5, "messages": []}
    path.write_text(json.dumps(chat), encoding="utf-8")
    out = scan(tmp_path, path)
    assert read(out / "alerts.jsonl") == []
    assert {one["state"] for one in read(out / "indicators.jsonl")} == {"unknown"}


def test_cutting_the_input_after_an_alert_gives_the_same_alert(tmp_path):
    records = [a_record(i, minute=i) for i in range(20)]
    records[7] = a_record(7, THREAT, minute=7)
    records[15] = a_record(15, "[PRV-1] Where to go, @mtestova", minute=15)
    whole = scan(tmp_path, *a_case(tmp_path, records), out="whole")
    for alert in read(whole / "alerts.jsonl"):
        known = [one for one in records if one["created_at"] <= alert["raised_at"]]
        cut = scan(tmp_path, *a_case(tmp_path, known), out="cut")
        assert alert in read(cut / "alerts.jsonl")


@pytest.mark.slow
def test_the_installed_command_does_the_same_in_another_process(tmp_path):
    """With the packaged classifier, on one process and on two."""
    command = shutil.which("tocsin", path=str(Path(sys.executable).parent))
    assert command
    paths = a_case(tmp_path, [a_record(i, minute=i) for i in range(30)])
    outs = []
    for jobs in ("1", "2"):
        outs.append(tmp_path / f"out-{jobs}")
        words = [*map(str, paths), "--watch", str(tmp_path / "watch.toml"), "--jobs", jobs]
        done = subprocess.run(
            [command, "scan", *words, "--out", str(outs[-1])], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in outs[0].iterdir()) == RESULTS
    assert same_bytes(*outs)
