"""A wrong entry is refused with file, line and a word on how to mend it; the rest is kept."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toolbox_case import ENTRY, LOOK, ROUNDTABLE, folder

from tocsin.toolbox import CatalogueError, load, read

WRONG = {
    'type = "HOT"': ('type = "HOTT"', "no such type; did you mean 'HOT'?"),
    'themes = ["T5"]': ('themes = ["T9"]', "no such theme"),
    'commitments = ["MC318-4"]': ('commitments = ["MC318-44"]', "did you mean 'MC318-4'"),
    'id = "kz-invented-line"': ('id = "invented-line"', "id must begin with kz-"),
    "year_from = 2026": ('year_from = "soon"', "year_from must be a whole number"),
    "last_checked = 2026-11-01": ('last_checked = "yesterday"', "a day written as 2026-11-23"),
    'confirmation = "memory"': ('confirmation = "confirmed"', "add a [[entry.source]]"),
    'level = "national"': ('levl = "national"', "level is missing"),
    'title.en = "Invented help line"': ('title.ru = "Линия"', "title.en is missing"),
}


@pytest.mark.parametrize("right", WRONG, ids=lambda right: right.split(" ")[0])
def test_a_wrong_field_is_told_with_its_line_and_mend(tmp_path, right):
    wrong, words = WRONG[right]
    path = folder(tmp_path, ENTRY.replace(right, wrong))
    catalogue, faults = read(path)
    assert any(words in fault.message for fault in faults), [str(fault) for fault in faults]
    lines = (path / "entries" / "KZ.toml").read_text("utf-8").splitlines()
    told = [fault for fault in faults if words in fault.message]
    assert wrong.split(" ")[0] in lines[told[0].line - 1] or "[[entry]]" in lines[told[0].line - 1]
    assert len(catalogue.entries) == 72


def test_a_good_entry_beside_a_wrong_one_is_kept(tmp_path):
    wrong = ENTRY.replace("kz-invented-line", "kz-other").replace("HOT", "NONE")
    catalogue, faults = read(folder(tmp_path, ENTRY, wrong))
    assert catalogue.entry("kz-invented-line") is not None
    assert catalogue.entry("kz-other") is None
    assert len(faults) == 1


def test_an_unknown_key_is_told_with_the_nearest_one(tmp_path):
    _, faults = read(folder(tmp_path, ENTRY + 'patners = ["x"]\n'))
    assert "did you mean 'partners'" in faults[0].message


def test_an_entry_written_twice_is_told_with_both_places(tmp_path):
    _, faults = read(folder(tmp_path, ENTRY, ENTRY))
    assert "stands already at KZ.toml:3" in faults[0].message


def test_an_entry_with_our_id_takes_its_place(tmp_path):
    mine = ENTRY.replace("kz-invented-line", "kz-article-158")
    catalogue = load(folder(tmp_path, mine))
    assert len(catalogue.entries) == 72
    assert catalogue.entry("kz-article-158").title.en == "Invented help line"


def test_a_source_that_is_no_address_is_told(tmp_path):
    part = '[[entry.source]]\nurl = "www.example.org"\n'
    _, faults = read(folder(tmp_path, ENTRY, part))
    assert "begin it with https://" in faults[0].message
    assert faults[0].line > 15


def test_a_file_of_no_state_is_told(tmp_path):
    folder(tmp_path, ENTRY, state="XX")
    _, faults = read(tmp_path)
    assert 'such as state = "KZ"' in faults[0].message


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CatalogueError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_a_look_needs_who_where_and_when(tmp_path):
    bare = LOOK.replace('who = "Invented monitoring group"\n', "")
    _, faults = read(folder(tmp_path, bare))
    assert "who is missing" in faults[0].message


def test_a_round_table_may_only_name_entries_that_are_there(tmp_path):
    wrong = ROUNDTABLE.replace("kz-article-158", "kz-article-159")
    _, faults = read(folder(tmp_path, roundtables=wrong))
    assert "did you mean 'kz-article-158'" in faults[0].message


def test_a_file_that_is_too_large_is_told(tmp_path):
    path = folder(tmp_path) / "entries" / "KZ.toml"
    path.write_bytes(b"#" * (9 * 1024 * 1024))
    _, faults = read(tmp_path)
    assert "larger than 8 MiB" in faults[0].message


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_mangled_file_is_told_and_never_breaks_the_reader(tmp_path, data):
    text = f'state = "KZ"\n{ENTRY}\n{LOOK}'
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    put = data.draw(
        st.sampled_from(["", '"', "[[", "1", "\x00", "{a=1}", "[1]", "ұ", "\n[[entry]]\n"])
    )
    (tmp_path / "entries").mkdir(exist_ok=True)
    (tmp_path / "entries" / "KZ.toml").write_text(text[:start] + put + text[end:], "utf-8")
    catalogue, _ = read(tmp_path)
    assert len(catalogue.entries) >= 72
