"""The packaged data: complete, in three languages, and honest about what is confirmed."""

import re

import pytest

import tocsin.guidelines as package
from tocsin.guidelines import Status, Words, load

METHOD = load()
ENTRIES = METHOD.entries

FAMILIES = [
    *("THR", "SEX", "MIS", "IDN", "CRD", "DIS", "PRV"),
    *("STK", "TEC", "NET", "LEG", "ECO", "OFF", "ENV"),
]

CONFIRMED = {
    *("ESC-02", "ESC-03"),
    *("MC318-2", "MC318-5", "MC318-6", "MC318-7", "MC318-8"),
    *(
        "OSCE-MC318",
        "OSCE-MC418",
        "GREVIO-1",
        "COE-2016-4",
        "COE-GUIDE",
        "KZ-115-1",
        "EU-DSA-16",
        "KZ-158",
    ),
    *("UN-68/163", "UN-72/175", "UN-74/157", "HRC-33/2", "HRC-45/18", "UN-PLAN"),
    *("SDG-16.10.1", "EU-2021/1534"),
}


def labels() -> list[tuple[str, Words]]:
    values = [(f"{a.id}.{v.id}", v.label) for a in METHOD.axes for v in a.values]
    jurisdictions = [(j.id, j.label) for j in METHOD.jurisdictions]
    return [(e.id, e.label) for e in ENTRIES] + values + jurisdictions


def sentences() -> list[tuple[str, Words]]:
    extra = [(f"{i.id} {n}", getattr(i, n)) for i in METHOD.indicators for n in ("data", "how")]
    return [(e.id, e.definition) for e in ENTRIES] + extra


def test_the_package_exports_in_sorted_order():
    assert package.__all__ == sorted(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)


@pytest.mark.parametrize(
    ("section", "count"),
    [
        ("families", 14),
        ("subtypes", 50),
        ("severity", 5),
        ("axes", 10),
        ("indicators", 15),
        ("standards", 46),
        ("commitments", 15),
    ],
)
def test_every_section_has_the_number_of_entries_it_promises(section, count):
    assert len(getattr(METHOD, section)) == count


def test_entries_stand_in_their_own_order():
    assert [family.id for family in METHOD.families] == FAMILIES
    assert [i.id for i in METHOD.indicators] == [f"ESC-{n:02d}" for n in range(1, 16)]
    assert [c.id for c in METHOD.commitments] == [f"MC318-{n}" for n in range(1, 16)]
    assert [s.level for s in METHOD.severity] == [1, 2, 3, 4, 5]
    assert [s.family for s in METHOD.subtypes] == [
        family for family in FAMILIES for _ in METHOD.of_family(family)
    ]


CYRILLIC = re.compile("[а-яёәіңғүұқөһ]", re.IGNORECASE)
KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)


def test_all_words_are_there_in_three_languages():
    texts = [(place, *words.as_dict().values()) for place, words in labels() + sentences()]
    assert len(texts) > 300
    assert [row for row in texts if not all(text and text == text.strip() for text in row)] == []


def test_english_is_written_without_cyrillic():
    words = labels() + sentences()
    assert [place for place, said in words if CYRILLIC.search(said.en)] == []


def test_russian_and_kazakh_are_written_in_cyrillic():
    words = labels() + sentences()
    assert [place for place, said in words if not CYRILLIC.search(said.ru)] == []
    assert [place for place, said in words if not CYRILLIC.search(said.kk)] == []


def test_russian_is_written_without_the_letters_of_kazakh():
    words = labels() + sentences()
    assert [place for place, said in words if KAZAKH.search(said.ru)] == []


def test_kazakh_sentences_use_the_letters_of_kazakh():
    plain = [
        place for place, words in sentences() if not re.search("[әіңғүұқөһ]", words.kk.lower())
    ]
    assert plain == []


def test_only_what_a_page_confirms_is_called_confirmed():
    assert {entry.id for entry in ENTRIES if entry.status is Status.CONFIRMED} == CONFIRMED


def test_every_entry_rests_on_a_source():
    assert [entry.id for entry in ENTRIES if not entry.sources] == []


@pytest.mark.parametrize("id", sorted(CONFIRMED))
def test_the_confirmed_rest_on_a_page(id):
    entry = METHOD.find(id)
    assert entry is not None
    assert any(reference.urls for reference in entry.sources)


def test_every_reference_is_used():
    used = {reference.id for entry in ENTRIES for reference in entry.sources}
    used |= {reference.id for place in METHOD.jurisdictions for reference in place.sources}
    assert {reference.id for reference in METHOD.references} == used


@pytest.mark.parametrize(
    ("measurable", "indicators"),
    [
        ("F", {"ESC-01", "ESC-02", "ESC-06", "ESC-09", "ESC-14"}),
        ("P", {"ESC-03", "ESC-04", "ESC-05", "ESC-07", "ESC-08", "ESC-10", "ESC-15"}),
        ("H", {"ESC-11", "ESC-12", "ESC-13"}),
    ],
)
def test_what_a_machine_can_do_of_each_indicator(measurable, indicators):
    assert {i.id for i in METHOD.indicators if i.measurable == measurable} == indicators


@pytest.mark.parametrize(
    ("id", "severity"),
    [
        ("THR-1", 5),
        ("THR-3", 5),
        ("THR-2", 4),
        ("PRV-1", 4),
        ("SEX-1", 3),
        ("MIS-1", 2),
        ("CRD-1", 1),
        ("CRD-3", 1),
        ("CRD-4", 1),
    ],
)
def test_mere_criticism_stands_at_the_mild_end_and_threats_at_the_grave(id, severity):
    assert METHOD.subtype(id).severity == severity


def test_the_version_is_one_for_all_files():
    assert METHOD.version == "2026.2"
