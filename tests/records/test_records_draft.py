"""A scan gives one draft an episode, all proposed; provisions are candidates, tested by country."""

import json
from dataclasses import replace

import pytest
from records_made import NOW, PEOPLE, TODAY, record, write_scan

from tocsin import guidelines
from tocsin.domain import State
from tocsin.records import codec
from tocsin.records.check import check_bytes
from tocsin.records.draft import Drafting, drafts
from tocsin.records.errors import RecordsError
from tocsin.records.model import Answer, Decision, SetBy, Standing
from tocsin.records.retell import retold
from tocsin.records.scanned import read_scan
from tocsin.records.standards import candidates, with_candidates

METHOD = guidelines.load()


def drafted(tmp_path, lang="en", people=PEOPLE, broken=False):
    write_scan(tmp_path, broken)
    scan = read_scan(tmp_path)
    return list(drafts(scan, Drafting(METHOD, people, lang, NOW))), scan


def test_two_alerts_of_one_episode_are_one_case(tmp_path):
    (made,), _ = drafted(tmp_path)
    assert made.id == "kz-01-20260323T081209Z"
    assert [e.primary.type_id for e in made.events] == ["THR-1", "MIS-1", "NET-1"]
    assert len(made.items) == 3
    assert check_bytes(codec.to_bytes(made), TODAY).sound


def test_posts_that_no_alert_needed_stay_out(tmp_path):
    (made,), _ = drafted(tmp_path)
    assert {item.native_id for item in made.items} == {"1", "2", "3"}


def test_everything_a_machine_made_waits_for_a_person(tmp_path):
    (made,), _ = drafted(tmp_path)
    standings = [
        *(event.standing for event in made.events),
        *(one.standing for event in made.events for one in event.types),
        *(one.standing for event in made.events for one in event.standards),
        *(one.standing for event in made.events for one in event.actors),
        *(actor.standing for actor in made.actors),
        *(note.standing for note in made.case.indicators),
    ]
    for standing in standings:
        assert standing.decision is Decision.PROPOSED
        assert standing.set_by is not SetBy.HUMAN
        assert standing.made_with
        assert standing.by is None


def test_consent_of_the_watchlist_gives_no_leave_to_share(tmp_path):
    (made,), _ = drafted(tmp_path)
    assert made.case.consent == "written"
    assert made.case.consent_scope == ()
    assert made.person.accounts == ("asaparova_tj",)


def test_indicators_are_those_at_the_alert_not_later_ones(tmp_path):
    (made,), _ = drafted(tmp_path)
    states = {note.indicator_id: note.state for note in made.case.indicators}
    assert states == {"ESC-01": State.PRESENT, "ESC-12": State.UNKNOWN}


def test_coverage_says_what_could_not_be_read_and_names_no_file(tmp_path):
    (made,), _ = drafted(tmp_path)
    (one,) = made.case.coverage
    assert one.completeness == "2 records could not be read."
    assert one.channel == "twarc2"


def test_without_a_watchlist_the_person_is_unknown(tmp_path):
    (made,), _ = drafted(tmp_path, people={})
    assert made.person.name == ""
    assert made.case.country_of_target is None
    assert check_bytes(codec.to_bytes(made), TODAY).sound


def test_broken_lines_are_listed_with_their_place_and_the_rest_is_drafted(tmp_path):
    (made,), scan = drafted(tmp_path, broken=True)
    assert len(made.items) == 3
    assert len(scan.faults) == 7
    assert any("alerts.jsonl:2: not a line of results" in one for one in scan.faults)
    assert made.case.coverage == ()


def test_a_folder_without_results_is_refused(tmp_path):
    with pytest.raises(RecordsError, match="name the folder that `tocsin scan` wrote"):
        read_scan(tmp_path)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_draft_is_told_again_in_any_language(tmp_path, lang):
    (there,), _ = drafted(tmp_path, lang)
    (english,), _ = drafted(tmp_path, "en")
    for one, other in zip(there.events, english.events, strict=True):
        assert retold(one.summary, "en") == other.summary
        assert retold(other.summary, lang) == one.summary


def test_words_of_a_person_are_never_told_again():
    assert retold("He rang at her door twice.", "kk") == "He rang at her door twice."


def ids(made):
    return {one.standard_id: one.applies for one in candidates(made.events[0], made, METHOD)}


def where(country, **event):
    made = record(**event)
    return replace(made, case=replace(made.case, country_of_target=country))


def test_in_kazakhstan_neither_the_council_of_europe_nor_the_union_is_a_candidate():
    found = ids(where("KZ"))
    for id in ("ECHR-2", "ECHR-8", "IST-33", "COE-2016-4", "EU-2024/1385"):
        assert id not in found
    for id in ("ICCPR-6", "ICCPR-17", "ICCPR-19", "OSCE-MC318", "KZ-115", "KZ-147"):
        assert found[id] is Answer.YES


def test_the_code_of_kazakhstan_ends_at_its_border():
    assert not [id for id in ids(where("KG")) if id.startswith("KZ-")]


def test_an_unknown_country_leaves_it_open_and_says_so():
    made = where(None)
    found = candidates(made.events[0], made, METHOD)
    assert {one.applies for one in found} == {Answer.UNKNOWN}
    assert all("not known" in one.jurisdiction or "rules" in one.jurisdiction for one in found)


def test_cedaw_comes_with_violence_against_women():
    assert ids(where("KZ", types=("SEX-1",)))["CEDAW-GR35"] is Answer.YES
    assert "CEDAW-GR35" not in ids(where("KZ", types=("THR-1",)))


@pytest.mark.parametrize("types", [("CRD-1",), ("CRD-3", "CRD-4"), ("CRD-1", "CRD-4")])
def test_rudeness_and_criticism_alone_lead_to_no_provision(types):
    assert ids(where("KZ", types=types)) == {}


def test_no_candidate_ever_says_that_something_was_violated():
    for country in ("KZ", "KG", "DE", None):
        made = where(country, types=tuple(one.id for one in METHOD.subtypes))
        for one in candidates(made.events[0], made, METHOD):
            said = f"{one.reason} {one.jurisdiction}".lower()
            assert not any(word in said for word in ("violates", "violated", "breach", "guilty"))
            assert one.standing.decision is Decision.PROPOSED


def test_what_a_person_decided_on_a_candidate_stays():
    made = with_candidates(record(), METHOD)
    yes = Standing(decision=Decision.REFUSED, by="N", at="2026-01-01T00:00:00Z")
    first = replace(made.events[0].standards[0], standing=yes)
    event = replace(made.events[0], standards=(first, *made.events[0].standards[1:]))
    again = with_candidates(replace(made, events=(event,)), METHOD)
    kept = {one.standard_id: one for one in again.events[0].standards}
    assert kept[first.standard_id].standing == yes
    assert len(kept) == len(made.events[0].standards)


def test_hostile_results_lose_only_what_no_record_can_hold(tmp_path):
    write_scan(tmp_path)
    bad = {
        "platform": "x",
        "id": "1",
        "url": "javascript:alert(1)",
        "created_at": "yesterday",
        "text": "\x00" * 3 + "a" * 30_000,
        "about": [{"journalist": "kz-01", "relation": "enemy"}],
        "types": [{"id": "ZZZ-9", "probability": 0.5}, {"id": "THR-2", "probability": 0.9}],
        "severity": 99,
        "directness": "loud",
        "grounds": ["stars"],
    }
    (tmp_path / "findings.jsonl").write_text(json.dumps(bad) + "\n", "utf-8")
    (tmp_path / "summary.json").write_text('{"generated_at": "never", "coverage": 7}', "utf-8")
    (made,) = drafts(read_scan(tmp_path), Drafting(METHOD, PEOPLE, "en", NOW))
    assert check_bytes(codec.to_bytes(made), TODAY).sound
    assert [one.type_id for one in made.events[0].types] == ["THR-2"]
    assert made.items[0].url is None
    assert made.events[0].severity == 5
    assert made.events[0].target_relation is None
