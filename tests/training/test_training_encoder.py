"""What the encoder is taught, without the libraries that teach it."""

import numpy as np
import pytest
from training.encoder.columns import COLUMNS, GROUNDS, TYPES
from training.encoder.e5 import Blocks
from training.encoder.lessons import joined, taught
from training.encoder.own import own, part, says
from training.grammar import grammar_lessons
from training.sets import Lesson

from tocsin.guidelines import load


def lesson(text="a", part="train", faint=None, **said):
    return Lesson(text, "set", "en", said, part, faint or {})


def test_columns_are_named_once_and_types_are_of_the_typology():
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(TYPES) <= {one.id for one in load().subtypes}


def test_grounds_are_those_of_the_classifier():
    from tocsin.findings.weigh import GROUNDS as KNOWN

    assert set(GROUNDS) == set(KNOWN)


def test_two_sets_may_complete_each_other_but_not_contradict():
    (one,) = joined([lesson(violent=True, threat=True), lesson(violent=True, threat=False)])
    assert one.says == {"violent": True}


def test_a_text_that_one_set_keeps_for_development_is_never_trained_on():
    (one,) = joined([lesson(violent=True), lesson(part="develop", violent=True)])
    assert one.part == "develop"


def test_what_is_not_said_is_masked_and_what_is_likely_counts_less():
    rows = taught([lesson(violent=True, faint={"toxic": False})])
    held = {name for name, weight in zip(COLUMNS, rows.weights[0], strict=True) if weight}
    assert held == {"violent", "toxic"}
    violent, toxic = (COLUMNS.index(name) for name in ("violent", "toxic"))
    assert rows.answers[0, violent] == 1.0
    assert rows.weights[0, toxic] < rows.weights[0, violent]


def test_our_own_texts_answer_in_known_columns():
    for one in grammar_lessons(2, 7):
        said = says(one)
        assert set(said) <= set(COLUMNS)
        assert said["violent"] is one.violent
        assert said["threat"] is any(name.startswith("THR") for name in one.types)


def test_whole_templates_are_kept_apart():
    lessons = list(own({"en": 2}))
    assert {one.part for one in lessons} == {"train", "calibrate", "develop"}
    assert part("a template") == part("a template")


def test_blocks_are_spelled_out_as_they_were_packed():
    nibbles = np.arange(16, dtype=np.uint8) | (15 - np.arange(16, dtype=np.uint8)) << 4
    blocks = Blocks(nibbles[None], np.array([0.5], dtype=np.float16))
    dense = blocks.dense(32)[0]
    assert dense[:16] == pytest.approx((np.arange(16) - 8) * 0.5)
    assert dense[16:] == pytest.approx((15 - np.arange(16) - 8) * 0.5)
    assert blocks.rows(np.array([0]), 32).dense(32)[0] == pytest.approx(dense)
