"""Our own harmless sentences: each once, a "no" for every head, and in training only."""

from pathlib import Path

import pytest
from training.contrasts import contrasts, spelled_out

HEADS = ("violent", "threat")


def test_every_combination_is_spelled_out_with_a_large_first_letter() -> None:
    fill = {"who": ["readers", "editors"], "what": ["maps", "letters"]}
    assert list(spelled_out("{who} like {what}.", fill)) == [
        "Readers like maps.",
        "Readers like letters.",
        "Editors like maps.",
        "Editors like letters.",
    ]


def test_a_template_without_slots_stands_once() -> None:
    assert list(spelled_out("thank you all.", {})) == ["Thank you all."]


def test_a_missing_filler_is_told(tmp_path: Path) -> None:
    path = tmp_path / "contrasts.toml"
    path.write_text(
        '[[language]]\nid = "en"\ntemplates = ["{nobody} came."]\n[language.fill]\n',
        encoding="utf-8",
    )
    with pytest.raises(KeyError, match="nobody"):
        list(contrasts(HEADS, path))


def test_the_shipped_sentences_are_many_distinct_and_only_for_training() -> None:
    lessons = list(contrasts(HEADS))
    assert len(lessons) > 500
    assert len({lesson.text for lesson in lessons}) == len(lessons)
    assert {lesson.part for lesson in lessons} == {"train"}
    assert all(lesson.says == {"violent": False, "threat": False} for lesson in lessons)
    assert {lesson.language for lesson in lessons} == {"en", "ru"}
