"""The catalogue that ships: whole, sourced, and in three languages."""

import re
from collections import Counter

import pytest

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import load, standards_for
from tocsin.toolbox.reading import DATA, known
from tocsin.toolbox.records import entry, record
from tocsin.toolbox.toml import file_text

CATALOGUE = load()
ENTRIES = CATALOGUE.entries


def test_all_seed_entries_are_there_and_most_are_confirmed():
    assert len(ENTRIES) == 72
    counts = Counter(one.confirmation for one in ENTRIES)
    assert counts == {"confirmed": 61, "partly": 5, "memory": 6}


def test_the_states_are_the_57_and_mongolia_is_one_of_them():
    assert len(CATALOGUE.states) == 57
    mongolia = CATALOGUE.state("MN")
    assert mongolia is not None
    assert "partner" in mongolia.note
    assert len(CATALOGUE.region("COE").members) == 46
    assert len(CATALOGUE.region("EU").members) == 27


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.id)
def test_an_entry_has_what_a_reader_needs(one):
    assert one.confirmation == "memory" or all(source.url for source in one.sources)
    assert one.last_checked.year == 2026
    assert re.search("[а-яё]", one.title.ru) and one.title.ru != one.title.en
    assert one.title.kk != one.title.en
    assert one.description.endswith(".")


def test_kazakh_titles_are_kazakh():
    letters = sum(bool(re.search("[әғқңөұүһі]", one.title.kk, re.IGNORECASE)) for one in ENTRIES)
    assert letters >= len(ENTRIES) - 3


@pytest.mark.parametrize(
    ("code", "binds", "binds_not", "unknown"),
    [
        (
            "KZ",
            {"OSCE-MC318", "ICCPR-19", "KZ-158"},
            {"ECHR-10", "IST-40", "EU-2024/1069"},
            {"BUD"},
        ),
        ("KG", {"OSCE-MC318", "CEDAW-GR35"}, {"ECHR-10", "COE-2016-4", "KZ-158"}, {"BUD"}),
        ("IT", {"ECHR-10", "IST-40", "EU-2024/1069", "COE-2016-4", "BUD"}, {"KZ-158"}, set()),
        ("GB", {"ECHR-10", "IST-40", "COE-2016-4", "BUD"}, {"EU-2024/1069", "EU-EMFA"}, set()),
        ("TR", {"ECHR-10", "COE-2016-4"}, {"IST-40", "EU-EMFA"}, set()),
        ("VA", {"OSCE-MC318"}, {"ICCPR-19", "ECHR-10"}, {"BUD"}),
        ("US", {"ICCPR-19", "BUD"}, {"CEDAW-GR35", "ECHR-10"}, set()),
    ],
)
def test_membership_decides_which_standards_bind(code, binds, binds_not, unknown):
    bound = {
        b.standard.id: b.binds for b in standards_for(CATALOGUE.state(code), load_guidelines())
    }
    assert all(bound[id] is True for id in binds)
    assert all(bound[id] is False for id in binds_not)
    assert all(bound[id] is None for id in unknown)


@pytest.mark.parametrize("name", ["Kazakhstan", "қазақстан", "Казахстан", "kz", " KZ "])
def test_a_state_is_found_by_code_and_name(name):
    assert CATALOGUE.state(name).id == "KZ"


@pytest.mark.parametrize("path", sorted((DATA / "entries").glob("*.toml")), ids=lambda p: p.stem)
def test_a_file_of_ours_is_in_the_shape_that_the_tool_writes(path):
    place = path.stem
    tables = []
    for one in ENTRIES:
        if one.state == place:
            raw = record(one)
            del raw["state"]
            tables.append(("entry", _with_days(raw)))
    lines = path.read_text("utf-8").splitlines()
    heading = lines[0].removeprefix("# ")
    assert (
        file_text(heading, {"version": "2026.1", "state": place}, tables) == "\n".join(lines) + "\n"
    )


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.id)
def test_an_entry_survives_the_way_through_plain_values(one):
    assert entry(record(one), known(), "test") == one


def _with_days(raw):
    from datetime import date

    return {k: date.fromisoformat(v) if k == "last_checked" else v for k, v in raw.items()}
