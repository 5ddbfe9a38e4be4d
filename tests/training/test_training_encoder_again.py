"""What a trained network learns again when new lessons are added."""

import numpy as np
from training.encoder.again import APART, NEW, chosen, handed_on, places, softened
from training.encoder.columns import COLUMNS, PLACE, SHARED
from training.encoder.lesson_file import LessonFile

VIOLENT = PLACE["violent"]


def lessons(sets: list[str], violent: list[float], pieces: list[int]) -> LessonFile:
    answers = np.zeros((len(sets), len(COLUMNS)), dtype=np.float16)
    answers[:, VIOLENT] = violent
    return LessonFile(
        pieces=np.array(pieces, dtype=np.int32),
        starts=np.arange(len(sets) + 1),
        answers=answers,
        weights=np.ones_like(answers),
        part=np.zeros(len(sets), dtype=np.int8),
        set=np.array(sets),
        language=np.array(["en"] * len(sets)),
        base={},
    )


def said(*violent: float) -> np.ndarray:
    out = np.zeros((len(violent), len(SHARED)), dtype=np.float16)
    out[:, SHARED.index("violent")] = violent
    return out


def test_a_lesson_is_known_by_its_set_and_pieces():
    before = lessons(["own-en", "edos"], [1, 0], [5, 6])
    now = lessons(["own-en", "own-en", "edos", "own-en"], [1] * 4, [9, 5, 6, 6])
    assert places(now, before).tolist() == [NEW, 0, 1, NEW]


def test_what_is_new_or_was_got_wrong_is_all_taught_and_the_rest_in_part():
    many = lessons(["own-en"] * 400, [1] * 400, list(range(400)))
    known = chosen(many, said(*[0.9] * 400), np.arange(400))
    assert 50 < (known.part != APART).sum() < 200
    wrong = chosen(many, said(*[0.6] * 400), np.arange(400))
    assert (wrong.part != APART).all()
    new = chosen(many, said(0.9), np.full(400, NEW))
    assert (new.part != APART).all()


def test_labelled_texts_are_all_taught():
    labelled = lessons(["edos"] * 400, [1] * 400, list(range(400)))
    assert (chosen(labelled, said(*[0.9] * 400), np.arange(400)).part != APART).all()


def test_labelled_texts_answer_half_as_the_teachers_did():
    three = lessons(["edos", "own-en", "edos"], [1, 1, 1], [1, 2, 3])
    found = softened(three, said(0.5, 0.5), np.array([0, 1, NEW]))
    assert found.answers[:, VIOLENT].tolist() == [0.75, 1.0, 1.0]


def test_what_the_teachers_said_is_handed_on_and_new_lessons_bring_their_answers():
    three = lessons(["edos", "own-en", "edos"], [1, 1, 0], [1, 2, 3])
    found = handed_on(three, said(0.5, 0.25), np.array([1, NEW, 0]))
    assert found[:, SHARED.index("violent")].tolist() == [0.25, 1.0, 0.5]
