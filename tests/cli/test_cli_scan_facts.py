"""Facts and calendar on the command line: what they make known, and how a slip is told."""

import pytest
from scan_case import a_case, a_record, call, read, scan, use_stub

FACTS = """
[[fact]]
journalist = "kz-01"
kind = "visit"
date = 2026-03-01
source = "the journalist"
"""
CALENDAR = """
[[occasion]]
kind = "election"
from = 2026-03-01
to = 2026-03-05
label = "Local election"
source = "gazette"
"""


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    use_stub(monkeypatch)


@pytest.fixture
def case(tmp_path):
    posts = [a_record(i, f"Remark {chr(97 + i)}, @mtestova", minute=i * 60) for i in range(20)]
    posts.append(a_record(90, "[THR-1] @mtestova", minute=1300))
    (tmp_path / "facts.toml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "calendar.toml").write_text(CALENDAR, encoding="utf-8")
    return tmp_path, a_case(tmp_path, posts)


def states(out):
    last = read(out / "indicators.jsonl")[-30:]
    return {one["indicator"]: one for one in last if one["journalist"] == "kz-01"}


def test_facts_and_calendar_make_known_what_posts_leave_unknown(case):
    folder, paths = case
    bare = states(scan(folder, *paths, out="bare"))
    more = ("--facts", folder / "facts.toml", "--calendar", folder / "calendar.toml")
    fed = states(scan(folder, *paths, out="fed", more=more))
    assert (bare["ESC-13"]["state"], fed["ESC-13"]["state"]) == ("unknown", "present")
    assert (bare["ESC-15"]["state"], fed["ESC-15"]["state"]) == ("unknown", "present")
    assert "visit (2026-03-01, the journalist)" in fed["ESC-13"]["why"]
    assert "Local election" in fed["ESC-15"]["why_in"]["kk"]
    assert len(fed) == 15


def test_violence_recorded_offline_and_a_threat_are_urgent(case):
    folder, paths = case
    without = read(scan(folder, *paths, out="without") / "alerts.jsonl")
    out = scan(folder, *paths, out="with", more=("--facts", folder / "facts.toml"))
    (alert,) = read(out / "alerts.jsonl")
    assert [one["level"] for one in without] == ["elevated"]
    assert (alert["level"], alert["rule"]) == ("urgent", "offline-and-threat")
    assert (alert["change"], alert["news"]) == ("new", ["ESC-01", "ESC-13"])


@pytest.mark.parametrize(("option", "text"), [("--facts", FACTS), ("--calendar", CALENDAR)])
def test_a_slip_is_told_with_file_and_line_and_nothing_is_done(case, option, text):
    folder, paths = case
    (folder / "slip.toml").write_text(text.replace("source", "sauce"), encoding="utf-8")
    result = call(
        "scan", *paths, "--watch", folder / "watch.toml", "--out", folder / "slip",
        option, folder / "slip.toml",
    )  # fmt: skip
    assert result.exit_code == 2
    assert "slip.toml: line" in result.stderr
    assert "unknown key sauce" in result.stderr
    assert not (folder / "slip" / "alerts.jsonl").exists()
