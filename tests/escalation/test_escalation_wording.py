"""Sentences: numbers as each language writes them, placeholders that exist, no gender."""

import re
import string
from datetime import UTC, datetime

import pytest

from tocsin.domain import Change, FactKind, Level, OccasionKind, State
from tocsin.escalation import packaged, wording
from tocsin.escalation.indicators import RULES, UNREAD, Signal
from tocsin.escalation.labels import labels
from tocsin.guidelines import load as load_guidelines
from tocsin.guidelines.words import LANGUAGES

SENTENCES = packaged().sentences
NAMES = {"recorded", "by", "near", "named", "thing"}
NUMBERS = {rule.id: {*rule.numbers, *NAMES, "read"} for rule in RULES}
OF_ALERTS = {"indicators", "news", "gap_from", "gap_to"}


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
    assert found[0] <= NUMBERS.get(name.partition(".")[0], OF_ALERTS)


def _texts():
    yield from SENTENCES.items()
    yield from ((row.id, row.words) for row in packaged().rows)


@pytest.mark.parametrize(("name", "words"), list(_texts()))
def test_no_sentence_takes_the_journalist_for_a_woman_or_a_man(name, words):
    assert not re.search(r"\b(her|hers|she|his|him|he)\b", words.en, re.IGNORECASE)
    assert not re.search(r"\b(её|ей|ней|неё|она|он|его|него|нём|журналистк\w+)\b", words.ru)
    assert all(words.say(lang).strip() for lang in LANGUAGES)


def test_every_indicator_has_sentences_of_its_own():
    ids = {one.id for one in load_guidelines().indicators}
    assert ids == {rule.id for rule in RULES}
    assert ids == {name.partition(".")[0] for name in SENTENCES if name.startswith("ESC-")}


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
    said = wording.joined(wording.opening(SENTENCES, Change.NEWS, level))
    assert level.value in said.en


def test_a_fall_says_so():
    said = wording.joined(wording.opening(SENTENCES, Change.FALL, None))
    assert "has fallen" in said.en


def test_indicators_are_named_where_there_are_some():
    assert wording.named(SENTENCES, "beside", ()) == []
    assert wording.named(SENTENCES, "beside", ("ESC-06", "ESC-14"))[0].en.endswith(
        "ESC-06, ESC-14."
    )


def test_a_gap_is_told_from_when_to_when():
    gap = (datetime(2026, 3, 2, 4, 5, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC))
    said = wording.of_gap(SENTENCES, gap)
    assert "2026-03-02 04:05" in said.kk
    assert "2026-03-03 00:00" in said.ru


def test_every_kind_of_fact_and_occasion_has_a_label():
    kinds = {f"fact.{one}" for one in FactKind} | {f"occasion.{one}" for one in OccasionKind}
    assert kinds == set(labels())
