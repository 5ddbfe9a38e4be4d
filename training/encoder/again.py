"""Choose what a trained network learns again when new lessons are added, and how strictly."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.encoder.columns import PLACE, SHARED
from training.encoder.lesson_file import PARTS, LessonFile

# Of our own texts that were taught before and that the teachers knew, this share is taught again.
AGAIN, WRONG = 0.3, 0.25
# The teachers' share in the answers of labelled texts.
SOFT = 0.5
NEW, APART = -1, -1
SEED = 7


def places(lessons: LessonFile, before: LessonFile) -> NDArray[np.int64]:
    """Give for each lesson its row in the file before, or `NEW`."""
    known = {_key(before, row): row for row in range(len(before.part))}
    return np.array([known.get(_key(lessons, row), NEW) for row in range(len(lessons.part))])


def _key(lessons: LessonFile, row: int) -> tuple[str, bytes]:
    pieces = lessons.pieces[lessons.starts[row] : lessons.starts[row + 1]]
    return str(lessons.set[row]), pieces.tobytes()


def chosen(
    lessons: LessonFile, taught: NDArray[np.float16], place: NDArray[np.int64]
) -> LessonFile:
    """Give the lessons, with most of our own that are known already put into no part.

    `taught` (texts before x shared heads) is what the teachers said, `place` a row in it or `NEW`.
    """
    violent = taught[place, SHARED.index("violent")]
    wrong = np.abs(lessons.answers[:, PLACE["violent"]] - violent) >= WRONG
    again = np.random.default_rng(SEED).random(len(place)) < AGAIN
    trains = lessons.part == PARTS.index("train")
    left_out = trains & _ours(lessons) & (place != NEW) & ~wrong & ~again
    return replace(lessons, part=np.where(left_out, APART, lessons.part).astype(np.int8))


def softened(
    lessons: LessonFile, taught: NDArray[np.float16], place: NDArray[np.int64]
) -> LessonFile:
    """Give the labelled lessons' answers half-way to what the teachers said of them."""
    answers = lessons.answers.copy()
    rows = np.flatnonzero(~_ours(lessons) & (place != NEW))
    for column, name in enumerate(SHARED):
        said, at = taught[place[rows], column], PLACE[name]
        answers[rows, at] = (1 - SOFT) * answers[rows, at] + SOFT * said
    return replace(lessons, answers=answers)


def handed_on(
    lessons: LessonFile, taught: NDArray[np.float16], place: NDArray[np.int64]
) -> NDArray[np.float16]:
    """Give what the teachers said, for the next time; of what is new they would say the answer."""
    answers = lessons.answers[:, [PLACE[name] for name in SHARED]]
    return np.where((place == NEW)[:, None], answers, taught[place]).astype(np.float16)


def _ours(lessons: LessonFile) -> NDArray[np.bool_]:
    """Say which lessons are our own: their answers are right, and complete."""
    return np.char.startswith(lessons.set, "own-")
