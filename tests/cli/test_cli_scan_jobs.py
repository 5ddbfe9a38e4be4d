"""Where many processes read, watchers leave this one too, and nothing changes."""

from scan_case import a_case, a_record, same_bytes, scan, use_stub

from tocsin.cli import run


def test_watchers_in_other_processes_leave_the_same_files(tmp_path, monkeypatch):
    use_stub(monkeypatch)
    texts = ("[THR-1] A threat, @mtestova", "[CRD-4] An insult, @rprobnyi", "A word, @mtestova")
    paths = a_case(tmp_path, [a_record(i, texts[i % 3], minute=i) for i in range(60)])
    here = scan(tmp_path, *paths, out="here", more=("--jobs", "1"))
    monkeypatch.setattr(run, "MANY", 1)
    there = scan(tmp_path, *paths, out="there", more=("--jobs", "1"))
    assert same_bytes(here, there)
