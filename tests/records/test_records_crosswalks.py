"""One record goes into every form; what a form cannot say stands in its list of losses."""

import csv
import io
import json
from dataclasses import replace

import pytest
import stix2
from hypothesis import given, settings
from hypothesis import strategies as st
from records_made import EVERY, OPEN, TODAY, YES, disputed, record

from tocsin import guidelines
from tocsin.guidelines.words import LANGUAGES
from tocsin.records.crosswalks import FORMS, Asked, LossKind, export, scheme, scheme_ids
from tocsin.records.crosswalks.extract import EXTRACTORS
from tocsin.records.errors import NotFoundError
from tocsin.records.model import Purpose, StateLink
from tocsin.records.tables import to_csv

METHOD = guidelines.load()
TYPES = [one.id for one in METHOD.subtypes]
NAMELESS = tuple(one for one in EVERY if one is not Purpose.IDENTITY)
TRACES = ("Сапарова", "Айгер", "asaparova", "Тоғызжол", "Тайный", "встретят", "Выдуманной")


def out(made, form, lang="en", draft=False):
    return export([made], form, Asked(lang, TODAY, draft))


def text(made):
    return "".join(content.decode("utf-8-sig") for content in made.files.values())


def rows(made, name):
    return list(csv.DictReader(io.StringIO(made.files[name].decode("utf-8-sig"))))


def kinds(made):
    return {(loss.kind, loss.what) for loss in made.losses}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_confirmed_record_goes_into_every_form_in_every_language(form, lang):
    made = out(record(), form, lang)
    assert made.rows == 1
    assert f"{form}-losses.csv" in made.files
    assert made.losses


@pytest.mark.parametrize("form", FORMS)
def test_without_consent_to_be_named_no_form_betrays_her(form):
    words = (
        "Сапаровой с ул. пишут на asaparova_tj и +7 701 000 00 00, https://x.example/asaparova_tj"
    )
    made = text(out(record(scope=NAMELESS, summary=words), form))
    for trace in (*TRACES, "701 000"):
        assert trace not in made
    assert ("kz-01" in made) == (form != "stix")


@pytest.mark.parametrize("form", ["sdg16101", "mmf", "jfj", "huridocs"])
def test_with_her_consent_she_is_named(form):
    assert "Айгерим Сапарова" in text(out(record(), form))


@pytest.mark.parametrize("form", FORMS)
def test_consent_that_ended_covers_nothing(form):
    made = record()
    ended = replace(made, case=replace(made.case, consent_expires="2026-11-26"))
    result = out(ended, form)
    assert result.rows == 0
    assert LossKind.NO_CONSENT in {loss.kind for loss in result.losses}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_asks_for_its_own_purpose(form):
    for purpose in Purpose:
        made = out(record(scope=(purpose,)), form)
        if form in scheme_ids():
            assert bool(made.rows) == (purpose is scheme(form).purpose)
    assert out(record(scope=()), form).rows == 0


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_confirmed_is_left_out_and_said(form):
    made = out(record(standing=OPEN), form)
    assert made.rows == 0
    assert (LossKind.LEFT_OUT, "") in kinds(made)


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_holds_it_and_every_file_says_draft(form):
    made = out(record(standing=OPEN, scope=()), form, draft=True)
    assert made.rows == 1
    assert all(name.startswith("draft-") for name in made.files)


@pytest.mark.parametrize("id", scheme_ids())
def test_the_data_of_a_form_holds_together(id):
    one = scheme(id)
    codes = {code.id for code in one.codes}
    families = {family.id for family in METHOD.families}
    for type_id, found in one.codes_of.items():
        assert type_id in TYPES or type_id in families
        assert set(found) <= codes
    for column in one.columns:
        assert column.source == "" or column.source in EXTRACTORS
    assert one.sources
    assert all(address.startswith("https://") for address in one.sources)
    for code in one.codes:
        assert all(code.label.say(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("id", scheme_ids())
@pytest.mark.parametrize("type_id", TYPES)
def test_every_type_has_one_code_a_choice_or_a_loss(id, type_id):
    one = scheme(id)
    made = out(record(types=(type_id,)), id)
    if not one.codes:
        return
    found = one.codes_for(type_id)
    plain = json.loads(made.files[f"{id}.json"])["rows"][0]
    code = next(plain[c.name] for c in one.columns if c.source == "code")
    if len(found) == 1:
        assert code == found[0]
    else:
        assert code is None
        kind = LossKind.NEEDS_CHOICE if found else LossKind.NO_CATEGORY
        assert any(loss.kind is kind and type_id in loss.what for loss in made.losses)


def test_a_code_chosen_by_hand_goes_before_all():
    made = out(record(types=("OFF-1",), crosswalk={"mmf": "injury"}), "mmf")
    assert rows(made, "mmf.csv")[0]["type_of_incident"] == "injury"
    assert LossKind.NEEDS_CHOICE not in {loss.kind for loss in made.losses}


def test_a_form_for_another_country_says_so():
    assert (LossKind.OUTSIDE_AREA, "KZ") in kinds(out(record(), "coe"))
    assert (LossKind.OUTSIDE_AREA, "KZ") in kinds(out(record(), "uspft"))
    assert LossKind.OUTSIDE_AREA not in {loss.kind for loss in out(record(), "jfj").losses}


def test_unknown_is_left_empty_and_listed_and_never_no():
    made = out(record(), "sdg16101")
    row = rows(made, "sdg16101.csv")[0]
    assert row["age_group"] == row["perpetrator_category"] == row["motivation"] == ""
    assert (LossKind.NOT_KNOWN, "age_group") in kinds(made)
    assert (LossKind.NEVER_ASKED, "motivation") in kinds(made)
    assert (LossKind.NO_PLACE, "Event.severity") in kinds(made)


def test_an_official_is_a_state_actor():
    made = record()
    official = replace(made.actors[0], state_link=StateLink.OFFICIAL)
    row = rows(out(replace(made, actors=(official,)), "jfj"), "jfj.csv")[0]
    assert row["perpetrator"] == "state"


def test_the_newsroom_log_has_a_row_a_message():
    row = rows(out(record(), "ipi"), "ipi.csv")[0]
    assert row["url"] == "https://x.example/zloy_42/status/17"
    assert row["type"] == "direct_threat"


def test_uwazi_takes_a_title_days_and_pipes():
    row = rows(out(record(), "uwazi"), "uwazi.csv")[0]
    assert row["title"]
    assert row["date"] == "2026-03-23"
    assert row["types"] == "Death threat|Doxxing"
    assert all(" " not in name and name == name.lower() for name in row)


def test_conflicts_stand_side_by_side():
    made = out(disputed(), "uwazi")
    assert rows(made, "uwazi.csv")[0]["conflicting_statements"] == (
        "date_start: 2026-03-23 / 2026-03-22"
    )


def test_huridocs_says_who_did_what_to_whom():
    plain = json.loads(out(record(), "huridocs").files["huridocs.json"])
    act, involved = plain["act"][0], plain["involvement"][0]
    people = {one["person_record_number"] for one in plain["person"]}
    assert act["type_of_act"] == "THR-1"
    assert act["victim"] in people
    assert involved["perpetrator"] in people
    assert involved["act"] == act["act_record_number"]
    assert act["event"] == plain["event"][0]["event_record_number"]
    assert "zloy_42" not in json.dumps(plain, ensure_ascii=False)


@pytest.mark.parametrize("scope", [EVERY, NAMELESS])
@pytest.mark.parametrize("standing", [YES, OPEN])
def test_the_stix_library_takes_the_bundle(scope, standing):
    made = out(record(scope=scope, standing=standing), "stix", draft=standing is OPEN)
    name = next(one for one in made.files if one.endswith(".json"))
    bundle = stix2.parse(made.files[name].decode(), allow_custom=False)
    every = {one["type"] for one in bundle.objects}
    assert {"campaign", "incident", "attack-pattern", "relationship"} <= every
    assert ("identity" in every) == (scope == EVERY)
    assert ("user-account" in every) == (standing is YES)
    for one in bundle.objects:
        if one["type"] != "marking-definition":
            assert one["object_marking_refs"] == [stix2.TLP_AMBER["id"]]


def test_the_same_record_gives_the_same_bundle():
    assert out(record(), "stix").files == out(record(), "stix").files


def test_nothing_to_say_is_an_empty_bundle_that_still_parses():
    made = out(record(scope=()), "stix")
    assert stix2.parse(made.files["stix.json"].decode())["type"] == "bundle"


def test_an_unknown_form_names_those_there_are():
    with pytest.raises(NotFoundError, match="sdg16101, coe"):
        out(record(), "xyz")


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_cell_of_a_csv_begins_a_formula(table):
    read = csv.reader(io.StringIO(to_csv(("a", "b"), table).decode("utf-8-sig"), newline=""))
    for row in read:
        for cell in row:
            assert not cell.lstrip(" \u00a0\n\r\t").startswith(("=", "+", "-", "@", "＝", "＋"))


@pytest.mark.parametrize("bad", ["=1+1", "\t=1", " =1", "-2+3", "\n=1", "＝1"])
def test_a_hostile_summary_does_not_run_in_a_spreadsheet(bad):
    row = rows(out(record(summary=f"{bad} said so."), "jfj"), "jfj.csv")[0]
    assert row["description"].startswith("'")
