"""What the encoder is taught, without the libraries that teach it."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from training.encoder import lesson_file
from training.encoder.columns import COLUMNS, GROUNDS, SEXISM, TYPES
from training.encoder.corpus import aloof, copies, long_texts
from training.encoder.e5 import Blocks
from training.encoder.lesson_file import LessonFile
from training.encoder.lessons import joined, taught
from training.encoder.own import bare, measured_by, own, part, says
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


def test_a_named_category_of_sexism_answers_all_four():
    lesson = next(one for one in grammar_lessons(1, 7) if one.violent)
    said = says(replace(lesson, sexism=2))
    assert [said[name] for name in SEXISM] == [False, True, False, False]
    assert not says(replace(lesson, sexism=0)).keys() & set(SEXISM)


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


def test_a_text_that_measures_is_not_taught():
    suite = frozenset(measured_by())
    assert len(suite) > 2_000
    assert not any(bare(one.text) in suite for one in own({"en": 2, "ru": 2, "kk": 2}))


def ours(text, contrast="", **said):
    return Lesson(text, "own-en", "en", said, "train", contrast=contrast)


def test_long_texts_end_or_begin_aloof_and_keep_what_the_violent_part_answers():
    violent = [ours(f"threat {i}", violent=True, threat=True, sexual=False) for i in range(40)]
    calm = [ours("the buses run again", "news", violent=False, threat=False, sexual=False)]
    found = list(long_texts([*violent, *calm], Random(1)))
    assert found
    assert all("the buses run again" in one.text for one in found)
    joined = [one for one in found if "threat" in one.text]
    assert joined
    assert all(one.says == {"violent": True, "threat": True, "sexual": False} for one in joined)


@pytest.mark.parametrize(
    ("contrast", "violent", "may"),
    [("news", False, True), ("counter_speech", False, False), ("", True, False)],
)
def test_only_what_speaks_about_nobody_stands_beside_other_texts(contrast, violent, may):
    assert aloof(ours("a", contrast, violent=violent)) is may


def test_what_the_harmless_part_does_not_answer_is_unknown_of_the_whole():
    calm = ours("the buses run again", "news", violent=False)
    text = ours("how stupid", violent=True, threat=False)
    found = [one for one in long_texts([text] * 40 + [calm], Random(2)) if "stupid" in one.text]
    assert all("threat" not in one.says for one in found)


def test_copies_keep_their_labels():
    found = list(copies([ours("You are a stupid woman", violent=True)] * 60, Random(3)))
    assert found
    assert all(one.says == {"violent": True} for one in found)
    assert len({one.text for one in found}) > 1


def test_a_lesson_file_gives_back_what_was_written(tmp_path):
    nibbles = np.zeros((24, 16), dtype=np.uint8)
    blocks = Blocks(nibbles, np.ones(24, dtype=np.float16))
    written = LessonFile(
        pieces=np.arange(5, dtype=np.int32),
        starts=np.array([0, 2, 5]),
        answers=np.array([[1.0], [0.0]], dtype=np.float16),
        weights=np.ones((2, 1), dtype=np.float16),
        part=np.array([0, 2], dtype=np.int8),
        set=np.array(["edos", "own-kk"]),
        language=np.array(["en", "kk"]),
        base={"emb.word": blocks, "emb.ln.w": np.ones(3, dtype=np.float32)},
    )
    lesson_file.write(tmp_path / "lessons.npz", written)
    found = lesson_file.read(tmp_path / "lessons.npz")
    assert found.rows("train").tolist() == [0]
    assert found.rows("develop").tolist() == [1]
    assert found.set.tolist() == ["edos", "own-kk"]
    assert found.vectors(384).shape == (2, 384)
    assert found.vectors(384)[0, 0] == -8.0
    assert found.base["emb.ln.w"].tolist() == [1.0, 1.0, 1.0]
