"""What is wrong with a record is said in words, for everything at once, and nothing is raised."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_made import TODAY, WORDS, disputed, record

from tocsin.domain import Consent
from tocsin.records import codec
from tocsin.records.check import Weight, check_bytes, check_plain, check_record
from tocsin.records.model import (
    Answer,
    CaseStatus,
    Decision,
    Erasure,
    Governance,
    Impact,
    LegalHold,
    Purpose,
    Standing,
    Verification,
)


def faults(made):
    return [f"{one.path}: {one.message}" for one in check_record(made, TODAY).faults]


def broken(**paths):
    plain = codec.to_plain(record())
    for path, value in paths.items():
        holder, steps = plain, path.split("__")
        for step in steps[:-1]:
            holder = holder[int(step) if step.isdigit() else step]
        holder[steps[-1]] = value
    return [str(one) for one in check_plain(plain, TODAY).faults]


def test_a_whole_record_is_sound():
    for made in (record(), disputed()):
        checked = check_bytes(codec.to_bytes(made), TODAY)
        assert checked.sound
        assert checked.record == made


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ({"events__0__date_start": "23.03.2026"}, 'Event 1 › Beginning: "23.03.2026" is not a'),
        ({"events__0__date_start": "2026-02-30"}, "is on no calendar"),
        ({"events__0__severity": 9}, "Write a number from 1 to 5"),
        ({"events__0__severity": "4"}, "a whole number without quotation marks"),
        ({"events__0__types__0__type_id": "THR-01"}, "Did you mean THR-1?"),
        ({"events__0__directness": "loud"}, "none of the values this field can have"),
        ({"case__country_of_target": "Kazakhstan"}, "two capital letters of ISO 3166"),
        ({"case__statut": "open"}, "Did you mean status?"),
        ({"case__opened_on": None}, "null stands where text in quotation marks belongs"),
        ({"items__0__sha256": "abc"}, "It has 64 digits"),
        ({"items__0__url": "javascript:alert(1)"}, "Begin it with https://"),
        (
            {"case__risk_note": {"text": "high", "by": ""}},
            "Assessment of risk › Written at: is mis",
        ),
        ({"events": {"1": {}}}, "a group of fields stands where a list in square brackets"),
        ({"version": 2}, "none of the values this field can have"),
        ({"events__0__summary": "x" * 601}, "the text has 601 characters; 600 fit"),
        ({"case__case_id": "../../etc/passwd"}, "not a number of ours"),
    ],
)
def test_a_wrong_value_is_named_with_its_field_and_what_to_do(paths, said):
    found = broken(**paths)
    assert any(said in one for one in found), found


def test_all_faults_are_said_at_once():
    found = broken(case__opened_on="?", events__0__severity=0, items__0__sha256="?")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON"),
        (b'{"case": {', "line 1, column"),
        (b"[]", "a list stands where a group of fields"),
        (b'{"a": 1, "a": 2}', "stands twice"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"a": NaN}', "NaN is no number"),
        (b"[" * 100_000, "nested far deeper"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "nested far deeper"),
        (b'{"a": ' + b"9" * 5000 + b"}", ""),
        (b"null", "null stands where"),
    ],
)
def test_hostile_bytes_get_one_clear_sentence(raw, said):
    checked = check_bytes(raw, TODAY)
    assert checked.record is None
    assert said in str(checked.faults[0])


def test_a_file_far_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(codec, "LARGEST", 1000)
    checked = check_bytes(codec.to_bytes(record()), TODAY)
    assert "a record has 1,000 at most" in str(checked.faults[0])


def test_a_record_that_holds_itself_is_refused():
    plain = codec.to_plain(record())
    plain["case"]["again"] = plain
    assert not check_plain(plain, TODAY).sound


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: replace(r, items=r.items * 2), "items[1].item_id: 'item-1' is already taken"),
        (lambda r: replace(r, actors=()), "events[0].actors[0].actor_id: names 'actor-1'"),
        (lambda r: replace(r, sources=()), "events[0].sources: names 'src-1'"),
        (lambda r: replace(r, items=()), "case.indicators[0].evidence_ids: names 'item-1'"),
        (
            lambda r: replace(r, person=replace(r.person, pseudonym="kz-02")),
            "case.target_ref: is 'kz-01'",
        ),
    ],
)
def test_what_leads_nowhere_is_found(change, said):
    assert any(one.startswith(said) for one in faults(change(record()))), faults(change(record()))


def event(made, **values):
    return replace(made, events=(replace(made.events[0], **values),))


def case(made, **values):
    return replace(made, case=replace(made.case, **values))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (event(record(), standing=Standing(decision=Decision.CONFIRMED)), "events[0].standing.by"),
        (event(record(), date_end="2026-03-22"), "is before the beginning"),
        (event(record(), types=()), "events[0].types: is empty"),
        (event(record(), crosswalk={"mmf": "bogus"}), "has no code 'bogus'"),
        (event(record(), crosswalk={"xyz": "a"}), "is no form of ours"),
        (event(record(), verification=Verification.TWO_SOURCES), "says two sources, but 1"),
        (event(record(), summary=f"He wrote: {WORDS}"), "repeats words of item item-1"),
        (event(record(), summary="One. Two. Three. Four."), "longer than two or three"),
        (case(record(), consent=Consent.UNKNOWN), "nobody wrote down whether there is consent"),
        (case(record(), consent_expires="2026-01-01"), "nothing may be shared any more"),
        (case(record(), status=CaseStatus.CLOSED), "is missing although the case is closed"),
        (
            case(record(), consent=Consent.NONE_PUBLIC_SOURCE, consent_scope=(Purpose.IDENTITY,)),
            "allows naming the person",
        ),
        (replace(record(), impact=Impact(moved=Answer.YES)), "but answers stand there (moved)"),
        (
            replace(
                record(),
                governance=Governance(
                    legal_hold=LegalHold(since="2026-01-01", by="Court", reason="order"),
                    erased=Erasure(at="2026-01-02T00:00:00Z", by="N", reason="r", sha256="0" * 64),
                ),
            ),
            "was erased under a legal hold",
        ),
        (
            replace(
                case(record(), target_ref="сапарова-1"),
                person=replace(record().person, pseudonym="p-Сапарова"),
            ),
            "holds the person's name",
        ),
    ],
)
def test_a_broken_rule_is_found(made, said):
    assert any(said in one for one in faults(made)), faults(made)


def test_a_conflict_needs_both_sides_and_keeps_them():
    made = disputed()
    one = replace(made.events[0].conflicts[0], claims=made.events[0].conflicts[0].claims[:1])
    assert any("fewer than two statements" in f for f in faults(event(made, conflicts=(one,))))
    assert [c.value for c in made.events[0].conflicts[0].claims] == ["2026-03-23", "2026-03-22"]


def test_remarks_leave_a_record_sound():
    checked = check_record(event(record(), summary="One. Two. Three. Four."), TODAY)
    assert checked.sound
    assert [one.weight for one in checked.faults] == [Weight.REMARK]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(raw):
    assert check_bytes(raw, TODAY).faults


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_no_value_in_the_place_of_another_raises(data):
    plain = json.loads(codec.to_bytes(record()))
    holder = plain
    for _ in range(data.draw(st.integers(0, 5))):
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list):
            break
        holder = holder[key]
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if keys:
        holder[data.draw(st.sampled_from(keys))] = data.draw(JSON)
    for one in check_plain(plain, TODAY).faults:
        assert one.where
        assert one.message
        assert one.advice
