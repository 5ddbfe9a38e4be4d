"""The list of cases of impunity: what names one, and that its words are fit to be looked for."""

import re
from datetime import date

import pytest
from factories import Measured, a_post, alerts

from tocsin.domain import Directness
from tocsin.escalation import cases
from tocsin.guidelines import load

CASES = cases.packaged()
WORDS = re.compile(r"[^\W\d_]+")


def case_in(text):
    return cases.named(text.casefold().split())


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("remember daphne caruana galizia", "caruana-galizia"),
        ("вспомни слово шарипжанова", "sharipzhanov"),
        ("end like slavko ćuruvija", "curuvija"),
        ("сен де асқат шәріпжановтай боласың", "sharipzhanov"),
        ("you and politkovskaya", "politkovskaya"),
        ("slavko is a common name", None),
        ("садыков is a common surname", None),
        ("", None),
    ],
)
def test_a_case_is_named_by_its_words(text, case):
    assert case_in(text) == case


def test_of_two_cases_the_first_of_the_list_is_told():
    both = "hrant dink and slavko ćuruvija"
    assert case_in(both) == "curuvija"


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.id)
def test_every_case_has_a_day_a_source_and_words_to_look_for(case):
    references = {one.id for one in load().references}
    assert date(1990, 1, 1) < case.day < date(2026, 12, 31)
    assert case.source in references or "http" in case.source
    assert all(len(words) >= 2 for words in case.named_by)
    words = {word for some in case.named_by for word in some} | case.in_menaces
    assert all(word == word.casefold() and WORDS.fullmatch(word) for word in words)


def test_ids_are_unique():
    assert len({one.id for one in CASES}) == len(CASES)


def a_menace(text, hours=0.0, **more):
    return a_post(hours, "THR-4", text=text, **more)


def test_a_menace_that_names_a_case_is_a_reference_to_impunity():
    measured = Measured("ESC-02", [a_menace("Remember Politkovskaya?")])
    assert (measured.state, measured.numbers["cases"]) == ("present", 1)


def test_an_insult_that_names_a_case_is_none():
    insult = a_post(0, "CRD-4", text="You are no Politkovskaya, fool")
    assert Measured("ESC-02", [insult]).state == "absent"


def test_a_threat_beside_a_reference_to_impunity_is_urgent():
    named = a_menace("Remember Politkovskaya?")
    threat = a_post(5, "THR-1", severity=4, directness=Directness.IMPLIED, account="b")
    assert [one.level.value for one in alerts([named, threat])] == ["elevated", "urgent"]
