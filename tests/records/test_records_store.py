"""A folder of records: nothing half written, every change kept and taken back, none overwritten."""

import json
import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_made import AUTHOR, NOW, record

from tocsin.records import codec
from tocsin.records.changes import Change, apply, difference, take_back
from tocsin.records.edit import set_value
from tocsin.records.errors import NotFoundError, RecordsError, RefusedError
from tocsin.records.model import LegalHold
from tocsin.records.retention import due, erase, held
from tocsin.records.store import Store

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4)
    ),
    max_leaves=14,
)


@given(JSON, JSON)
@settings(max_examples=200, deadline=None)
def test_a_difference_leads_there_and_back(before, after):
    changes = difference(before, after)
    through = [Change.from_plain(json.loads(json.dumps(one.as_plain()))) for one in changes]
    assert apply(before, through) == after
    assert take_back(after, through) == before
    assert (before == after and type(before) is type(after)) or changes


def test_a_change_made_from_another_state_is_refused():
    with pytest.raises(RecordsError, match="not in the state"):
        apply({"a": 1}, [Change(("a",), 2, 3)])


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "records")
    made.create(record(), AUTHOR, "begun")
    return made


def change(store, path, value):
    opened = store.open("c-1", NOW)
    return store.save(opened, set_value(opened.plain, path, value), AUTHOR, f"set {path}")


def test_a_case_comes_back_as_it_was_kept(store):
    assert store.open("c-1", NOW).record == record()
    assert store.ids() == ("c-1",)


def test_files_are_for_their_owner_only(store):
    for path in store.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_changes_are_kept_with_who_and_what_and_are_taken_back_one_by_one(store):
    change(store, "events[ev-1].severity", "4")
    change(store, "case.trigger_topic", "glaciers")
    assert [entry.what for entry in store.past("c-1")] == [
        "begun", "set events[ev-1].severity", "set case.trigger_topic",
    ]  # fmt: skip
    assert store.undo("c-1", AUTHOR).what == "set case.trigger_topic"
    assert store.undo("c-1", AUTHOR).what == "set events[ev-1].severity"
    assert store.open("c-1", NOW).record == record()
    with pytest.raises(RecordsError, match="no change to take back"):
        store.undo("c-1", AUTHOR)
    assert len(store.past("c-1")) == 5


def test_a_change_with_faults_changes_nothing(store):
    before = store.path("c-1").read_bytes()
    with pytest.raises(RecordsError, match="nothing was changed"):
        change(store, "events[ev-1].severity", "9")
    assert store.path("c-1").read_bytes() == before
    assert len(store.past("c-1")) == 1


def test_two_people_do_not_overwrite_each_other(store):
    mine = store.open("c-1", NOW)
    change(store, "case.trigger_topic", "hers")
    with pytest.raises(RecordsError, match="changed by somebody else"):
        store.save(mine, set_value(mine.plain, "case.trigger_topic", "mine"), AUTHOR, "mine")
    assert store.open("c-1", NOW).record.case.trigger_topic == "hers"


def test_a_number_is_given_once_whatever_its_case(store):
    with pytest.raises(RecordsError, match="already has a case"):
        store.create(record(number="C-1"), AUTHOR, "again")


def test_the_number_of_a_case_stays(store):
    opened = store.open("c-1", NOW)
    plain = json.loads(json.dumps(opened.plain).replace('"c-1"', '"c-2"'))
    with pytest.raises(RecordsError, match="cannot be changed"):
        store.save(opened, plain, AUTHOR, "renumbered")


def test_a_write_that_breaks_off_leaves_the_old_record_and_its_history(store, monkeypatch):
    before = store.path("c-1").read_bytes()

    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="full"):
        change(store, "case.trigger_topic", "lost")
    monkeypatch.undo()
    assert store.path("c-1").read_bytes() == before
    assert [entry.what for entry in store.past("c-1")] == ["begun"]
    assert sorted(path.name for path in store.folder.iterdir()) == [
        "c-1.history.jsonl", "c-1.json",
    ]  # fmt: skip
    change(store, "case.trigger_topic", "kept")
    assert [entry.what for entry in store.past("c-1")] == ["begun", "set case.trigger_topic"]


def test_a_line_of_history_that_was_cut_off_is_passed_over(store):
    path = store.folder / "c-1.history.jsonl"
    with path.open("ab") as file:
        file.write(b'{"at": "2026-')
    change(store, "case.trigger_topic", "kept")
    assert len(store.past("c-1")) == 2
    assert path.read_bytes().count(b"\n") == 2


def test_a_damaged_history_is_named_with_its_line(store):
    path = store.folder / "c-1.history.jsonl"
    path.write_bytes(b'{"at": 7}\n' + path.read_bytes())
    with pytest.raises(
        RecordsError, match=r"history\.jsonl:1: this line of the history is damaged"
    ):
        store.past("c-1")


def test_a_record_edited_by_hand_is_read_and_only_its_past_is_out_of_reach(store):
    path = store.path("c-1")
    path.write_bytes(path.read_bytes().replace(b'"severity": 5', b'"severity": 4'))
    assert store.open("c-1", NOW).record.events[0].severity == 4
    with pytest.raises(RecordsError, match="outside of Tocsin"):
        store.undo("c-1", AUTHOR)


def test_one_broken_file_does_not_hide_the_others(store):
    (store.folder / "bad.json").write_bytes(b"{")
    store.create(record(number="c-2"), AUTHOR, "begun")
    found = dict(store.all(NOW))
    assert isinstance(found["bad"], RecordsError)
    assert found["c-1"].record == record()
    assert len(found) == 3


def test_a_file_under_another_name_is_refused(store):
    os.link(store.path("c-1"), store.folder / "c-9.json")
    with pytest.raises(RecordsError, match="rename the file"):
        store.open("c-9", NOW)


def test_a_missing_case_names_one_that_looks_alike(store):
    with pytest.raises(NotFoundError, match="did you mean c-1"):
        store.open("c1", NOW)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(RecordsError, match="is a file"):
        Store(tmp_path / "file")


def test_the_clock_stops_under_a_legal_hold():
    old = replace(record(), governance=replace(record().governance, retention_until="2026-01-01"))
    hold = LegalHold(since="2026-01-01", by="Court", reason="case 7")
    assert due(old, NOW.date())
    assert not due(held(old, hold), NOW.date())
    assert due(held(held(old, hold), None), NOW.date())
    assert not due(record(), NOW.date())


def test_nothing_is_erased_under_a_legal_hold(store):
    opened = store.open("c-1", NOW)
    hold = LegalHold(since="2026-01-01", by="Court", reason="case 7")
    store.save(opened, codec.to_plain(held(opened.record, hold)), AUTHOR, "hold")
    before = store.path("c-1").read_bytes()
    with pytest.raises(RefusedError, match=r"legal hold since 2026-01-01 \(Court: case 7\)"):
        erase(store, "c-1", AUTHOR, "she asked")
    assert store.path("c-1").read_bytes() == before


def test_an_erased_case_leaves_a_stub_and_no_word_of_its_content(store):
    change(store, "case.trigger_topic", "glaciers")
    erase(store, "c-1", AUTHOR, "she asked")
    left = b"".join(path.read_bytes() for path in store.folder.iterdir())
    for word in ("Сапарова", "asaparova", "zloy_42", "glaciers", "kz-01", "THR-1"):
        assert word.encode() not in left
    stub = store.open("c-1", NOW).record
    assert stub.governance.erased.reason == "she asked"
    assert stub.events == stub.items == stub.actors == ()
    assert [entry.what for entry in store.past("c-1")] == ["erased: she asked"]


def test_a_case_with_faults_is_not_begun(tmp_path):
    store = Store(tmp_path / "records")
    with pytest.raises(RecordsError, match="was not written"):
        store.create(record(number="bad name"), AUTHOR, "begun")
    assert store.ids() == ()
