"""Search by words of three languages, and by facets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import Index, Query, load

CATALOGUE = load()
INDEX = Index(CATALOGUE, load_guidelines())


def ids(words="", **facets):
    return [entry.id for entry in INDEX.search(Query(words, facets)).entries]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("obstruction of journalists", "kz-article-158"),
        ("законы Казахстана", "kz-mass-media-law"),
        ("воспрепятствованию", "kz-article-158"),
        ("Қазақстандағы заңдар", "kz-article-158"),
        ("журналистерді қорқытуға", "it-coordination-centre"),
        ("полицияда қауіпсіздігі", "gb-police-officers"),
        ("жедел желі", "be-hotline"),
        ("доксинга", "nl-doxing-crime"),
        ("SLAPP", "gb-slapps-task-force"),
        ("Mapping Media Freedom", "eu-mfrr"),
        ("женщины Центральная Азия", "central-asia-sofj-study"),
        ("әйел журналистер Қырғызстан", "central-asia-sofj-study"),
    ],
)
def test_words_of_any_language_and_form_find_the_entry(words, expected):
    found = ids(words)
    assert expected in found


def test_a_hit_in_the_title_stands_before_one_in_a_name():
    assert ids("hotline")[0] == "be-hotline"


def test_without_words_everything_is_there():
    assert len(ids()) == 72


def test_facets_narrow_and_several_values_widen():
    assert set(ids(state=["KZ"], theme=["T7"])) == {
        "kz-article-158", "kz-obstruction-penalties", "central-asia-almaty-event",
    }  # fmt: skip
    assert len(ids(type=["LAW", "NAP"])) == len(ids(type=["LAW"])) + len(ids(type=["NAP"]))
    assert set(ids(group=["women"])) == {
        "at-ontheline", "no-commission-report", "central-asia-sofj-study", "osce-sofjo-guide",
    }  # fmt: skip


def test_counts_say_what_each_facet_would_leave():
    found = INDEX.search(Query("", {"state": ["KZ"]}))
    assert found.counts["type"]["LAW"] == 3
    assert found.counts["theme"]["T7"] == 3


def test_an_unknown_facet_is_told():
    with pytest.raises(ValueError, match="choose from state, theme"):
        INDEX.search(Query("", {"colour": ["red"]}))


@given(st.text(max_size=80))
def test_nothing_a_user_writes_is_taken_for_an_operator(words):
    INDEX.search(Query(words))
