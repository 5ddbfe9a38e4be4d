"""Sentences: numbers as each language writes them, placeholders that exist, no gender."""

import re
import string

import pytest

from tocsin.domain import Level, State
from tocsin.escalation import packaged, wording
from tocsin.escalation.indicators import RULES, UNREAD, Signal
from tocsin.guidelines import load as load_guidelines
from tocsin.guidelines.words import LANGUAGES

SENTENCES = packaged().sentences
NUMBERS = {rule.id: {*rule.numbers, "read"} for rule in RULES}


@pytest.mark.parametrize(
    ("value", "en", "ru"),
    [
        (0, "0", "0"),
        (7.0, "7", "7"),
        (0.54, "0.5", "0,5"),
        (1234, "1,234", "1\u00a0234"),
        (1_000_000, "1,000,000", "1\u00a0000\u00a0000"),
        (12345.6, "12,345.6", "12\u00a0345,6"),
    ],
)
def test_numbers_are_written_as_the_language_does(value, en, ru):
    assert wording.number(value, "en") == en
    assert wording.number(value, "ru") == wording.number(value, "kk") == ru


@pytest.mark.parametrize("name", SENTENCES)
def test_placeholders_are_the_same_in_all_languages_and_exist(name):
    words = SENTENCES[name]
    found = [
        {field for _, field, _, _ in string.Formatter().parse(words.say(lang)) if field}
        for lang in LANGUAGES
    ]
    assert found[0] == found[1] == found[2]
    assert found[0] <= NUMBERS.get(name.partition(".")[0], {"indicators"})


def _texts():
    yield from SENTENCES.items()
    yield from ((row.id, row.words) for row in packaged().rows)


@pytest.mark.parametrize(("name", "words"), list(_texts()))
def test_no_sentence_takes_the_journalist_for_a_woman_or_a_man(name, words):
    assert not re.search(r"\b(her|hers|she|his|him|he)\b", words.en, re.IGNORECASE)
    assert not re.search(r"\b(её|ей|ней|неё|она|он|его|него|нём|журналистк\w+)\b", words.ru)
    assert all(words.say(lang).strip() for lang in LANGUAGES)


def test_every_indicator_that_is_not_measured_says_what_is_missing():
    measured = {rule.id for rule in RULES}
    for one in load_guidelines().indicators:
        assert (f"not-measured.{one.id}" in SENTENCES) is (one.id not in measured)


def test_a_signal_says_its_sentences_one_after_another():
    signal = Signal(
        State.PRESENT,
        0.9,
        {"days": 7, "count": 1200, "accounts": 3, "explicit": 1, "family": 0},
        ("present", "explicit"),
    )
    said = wording.of_signal(SENTENCES, "ESC-01", signal, read=5000)
    assert "1,200" in said.en
    assert "1\u00a0200" in said.kk
    assert said.en.endswith("Explicit threats: 1.")


def test_nothing_read_says_so():
    assert "nothing can be said" in wording.of_signal(SENTENCES, "ESC-07", UNREAD, read=0).en


@pytest.mark.parametrize("level", [Level.ELEVATED, Level.URGENT])
def test_an_update_says_at_which_level_the_alert_stands(level):
    row = next(row for row in packaged().rows if row.id == "impunity-reference")
    signals = {"ESC-02": Signal(State.PRESENT, 0.9, {"days": 14, "count": 1, "accounts": 1})}
    said = wording.of_alert(SENTENCES, row, signals, level, ("ESC-06", "ESC-14"), read=9)
    assert level.value in said.en
    assert said.en.endswith("Also present: ESC-06, ESC-14.")
