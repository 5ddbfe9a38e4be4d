"""What changes nothing: the order of files, reading a file twice, names of folders' members."""

import gzip
import itertools
import zipfile

import pytest
from scan_case import a_case, a_record, lines, read, same_bytes, scan, use_stub

INSULT = "[CRD-4] the very same insult is written by several people, @mtestova"


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    use_stub(monkeypatch)


@pytest.fixture
def parts():
    """Give three files that overlap in time and hold posts of the same moment."""
    every = [a_record(i, INSULT if i % 3 else "Fine, @rprobnyi", minute=i // 2) for i in range(30)]
    every.append(a_record(90, "[THR-1] [PRV-1] @mtestova", minute=7))
    return every[0::3], every[1::3], every[2::3]


def test_the_order_on_the_command_line_changes_no_byte(tmp_path, parts):
    paths = a_case(tmp_path, *parts)
    outs = [
        scan(tmp_path, *some, out=f"out-{number}")
        for number, some in enumerate(itertools.permutations(paths))
    ]
    assert len(read(outs[0] / "alerts.jsonl")) >= 2
    assert all(same_bytes(outs[0], other) for other in outs[1:])


def test_the_order_of_lines_changes_no_state_and_no_alert(tmp_path, parts):
    first = scan(tmp_path, *a_case(tmp_path, *parts), out="first")
    turned = scan(tmp_path, *a_case(tmp_path, *(part[::-1] for part in parts)), out="turned")
    for name in ("alerts.jsonl", "indicators.jsonl"):
        assert (first / name).read_bytes() == (turned / name).read_bytes()


def test_a_file_given_twice_changes_no_byte(tmp_path, parts):
    paths = a_case(tmp_path, *parts)
    once = scan(tmp_path, *paths, out="once")
    assert same_bytes(once, scan(tmp_path, *paths, *paths, out="twice"))


def test_a_copy_of_a_file_changes_no_state_and_no_alert(tmp_path, parts):
    paths = a_case(tmp_path, *parts)
    once = scan(tmp_path, *paths, out="once")
    copy = tmp_path / "zz-copy.ndjson"
    copy.write_bytes(paths[0].read_bytes())
    twice = scan(tmp_path, *paths, copy, out="twice")
    assert same_bytes(once, twice)


def test_a_folder_and_an_archive_give_the_same_alerts_as_their_files(tmp_path, parts):
    paths = a_case(tmp_path / "posts", *parts)
    (tmp_path / "posts" / "watch.toml").rename(tmp_path / "watch.toml")
    plain = read(scan(tmp_path, *paths, out="plain") / "alerts.jsonl")
    folder = scan(tmp_path, tmp_path / "posts", out="folder")
    archive = tmp_path / "posts.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in paths:
            packed.write(path, path.name)
    packed_out = scan(tmp_path, archive, out="packed")
    single = tmp_path / "all.ndjson.gz"
    single.write_bytes(gzip.compress("".join(map(lines, parts)).encode()))
    single_out = scan(tmp_path, single, out="single")
    assert plain
    for out in (folder, packed_out, single_out):
        assert read(out / "alerts.jsonl") == plain


def test_a_second_scan_into_the_same_folder_gives_the_same(tmp_path, parts):
    paths = a_case(tmp_path, *parts)
    first = {path.name: path.read_bytes() for path in scan(tmp_path, *paths).iterdir()}
    second = {path.name: path.read_bytes() for path in scan(tmp_path, *paths).iterdir()}
    assert set(first) == set(second)
    for name in ("alerts.jsonl", "findings.jsonl", "indicators.jsonl", "quarantine.jsonl"):
        assert first[name] == second[name]
