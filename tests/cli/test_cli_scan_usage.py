"""Wrong calls: exit code 2, one message that says what to do, and nothing changed."""

import pytest
from scan_case import RESULTS, WATCH, a_case, a_record, call, scan, use_stub

import tocsin.cli.run as running


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    use_stub(monkeypatch)


@pytest.fixture
def posts(tmp_path):
    return a_case(tmp_path, [a_record(1, "[THR-1] A threat, @mtestova")])[0]


def wrong(*words):
    result = call("scan", *words)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_watchlist_that_is_not_there_is_named(tmp_path, posts):
    message = wrong(posts, "--watch", tmp_path / "none.toml", "--out", tmp_path / "out")
    assert str(tmp_path / "none.toml") in message
    assert not (tmp_path / "out").exists()


def test_a_watchlist_with_a_slip_is_told(tmp_path, posts):
    bad = tmp_path / "bad.toml"
    bad.write_text(WATCH.replace('name = "Madina Testova"', ""), encoding="utf-8")
    assert str(bad) in wrong(posts, "--watch", bad, "--out", tmp_path / "out")


def test_posts_that_are_not_there_are_named(tmp_path, posts):
    gone = tmp_path / "gone.ndjson"
    watch = tmp_path / "watch.toml"
    assert str(gone) in wrong(posts, gone, "--watch", watch, "--out", tmp_path / "out")


def test_a_name_with_brackets_is_shown_as_it_is(tmp_path, posts):
    gone = tmp_path / "posts[bold].ndjson"
    watch = tmp_path / "watch.toml"
    assert "posts[bold].ndjson" in wrong(gone, "--watch", watch, "--out", tmp_path / "out")


@pytest.mark.parametrize(
    ("option", "content"),
    [
        ("--thresholds", 'version = "1"\n[ESC-06]\nacounts = 3\n'),
        ("--table", 'version = "1"\nquiet_hours = 1\n'),
        ("--mapping", "not = [toml"),
    ],
)
def test_a_setting_with_a_slip_is_told_with_its_file(tmp_path, posts, option, content):
    path = tmp_path / "setting.toml"
    path.write_text(content, encoding="utf-8")
    words = (posts, "--watch", tmp_path / "watch.toml", "--out", tmp_path / "out", option, path)
    assert str(path) in wrong(*words)


def test_a_language_without_a_report_is_told(tmp_path, posts):
    words = (posts, "--watch", tmp_path / "watch.toml", "--out", tmp_path / "out", "--lang", "de")
    assert "choose one of en, ru, kk" in wrong(*words)


def test_results_that_cannot_be_written_are_told(tmp_path, posts):
    watch = tmp_path / "watch.toml"
    assert "cannot be made a folder" in wrong(posts, "--watch", watch, "--out", watch)


@pytest.mark.parametrize("out", [".", "results"])
def test_results_among_the_posts_are_refused(tmp_path, posts, out):
    """The next scan would read its own results as posts."""
    message = wrong(tmp_path, "--watch", tmp_path / "watch.toml", "--out", tmp_path / out)
    assert "lies within" in message
    assert not (tmp_path / "results").exists()


def test_an_earlier_result_stays_when_a_scan_does_not_end_well(tmp_path, posts, monkeypatch):
    out = scan(tmp_path, posts)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def fail(*_):
        raise OSError("no space left")

    monkeypatch.setattr(running, "render", fail)
    more = a_case(tmp_path, [a_record(9)])
    scan(tmp_path, *more, code=2)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(before) == RESULTS


def test_an_earlier_result_is_replaced_when_a_scan_ends_well(tmp_path, posts):
    before = (scan(tmp_path, posts) / "alerts.jsonl").read_bytes()
    after = (scan(tmp_path, *a_case(tmp_path, [a_record(9)])) / "alerts.jsonl").read_bytes()
    assert before
    assert after == b""
