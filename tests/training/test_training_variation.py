"""Variation: the same share of violent and harmless texts, labels kept, every way at work."""

from collections import Counter
from random import Random

import pytest
from training.grammar_files import GrammarLesson
from training.variation import (
    WAYS,
    WAYS_OF,
    addressed,
    kazakh_in_latin,
    kazakh_in_russian_letters,
    leet,
    lookalike,
    lower,
    pictured,
    russian_in_latin,
    unpointed,
    varied,
    vary,
    without_yo,
)

TEXT = "Would you, please, call the editor of the morning paper tomorrow?"


def lesson(number: int, violent: bool, lang: str = "en") -> GrammarLesson:
    return GrammarLesson(
        text=f"Number {number} stands in the long list of letters, {lang} {violent}.",
        lang=lang,
        violent=violent,
        types=("CRD-4",) if violent else (),
        severity=int(violent),
        directness="explicit" if violent else "none",
        gendered=None if violent else False,
        grounds=(),
        contrast="" if violent else "ordinary",
        template="t",
    )


def test_violent_and_harmless_texts_vary_alike() -> None:
    lessons = [lesson(n, violent) for n in range(2000) for violent in (True, False)]
    found = Counter(one.violent for one in vary(lessons))
    assert abs(found[True] - found[False]) < 120
    assert 0.30 < sum(found.values()) / len(lessons) < 0.36


def test_a_varied_lesson_keeps_its_labels_and_changes_its_text() -> None:
    lessons = [lesson(n, n % 2 == 0) for n in range(200)]
    own = {one.text for one in lessons}
    for one in vary(lessons, share=1):
        assert one.text not in own
        assert one.types == (("CRD-4",) if one.violent else ())


def test_the_share_is_a_parameter_and_the_seed_repeats() -> None:
    lessons = [lesson(n, True) for n in range(100)]
    assert list(vary(lessons, share=0)) == []
    assert list(vary(lessons, seed=3)) == list(vary(lessons, seed=3))
    assert list(vary(lessons, seed=3)) != list(vary(lessons, seed=4))


@pytest.mark.parametrize(
    "way", [*WAYS, *WAYS_OF["ru"], *WAYS_OF["kk"]], ids=lambda way: way.__name__
)
def test_every_way_stands_any_text(way) -> None:
    for text in ("", "?", "a", "да", "❤️", "Ёж и ёлка.", "Әжем келді, ғой!", TEXT):
        for seed in range(5):
            assert isinstance(way(text, Random(seed)), str)


def test_every_way_changes_an_ordinary_sentence() -> None:
    for way in WAYS:
        assert any(way(TEXT, Random(seed)) != TEXT for seed in range(9)), way.__name__


def test_russian_may_come_in_latin_letters_and_without_yo() -> None:
    assert russian_in_latin("Привет, мама", Random(1)).isascii()
    assert without_yo("Ёж, моё", Random(1)) == "Еж, мое"


def test_kazakh_may_come_with_russian_or_latin_letters() -> None:
    assert kazakh_in_russian_letters("Қаңғып жүрген өлең", Random(1)) == "Кангып журген олен"
    assert not set("әғқңөұүһі") & set(kazakh_in_latin("ғылым үйі", Random(1)))


def test_words_are_hidden_with_figures_and_twins() -> None:
    assert leet("stop the murder now", Random(1)) == "stop the murd3r now"
    twin = lookalike("stop the murder now", Random(1))
    assert twin != "stop the murder now"
    assert len(twin) == len("stop the murder now")


def test_pictures_handles_and_bare_text() -> None:
    assert pictured("a snake in the house", Random(1)) == "a 🐍 in the 🏠"
    assert "@" in addressed("good morning", Random(1))
    assert unpointed("Well, yes. No!", Random(2)).lower() == "well yes no"
    assert lower("ДА, Yes", Random(1)) == "да, yes"


def test_only_the_ways_of_a_language_are_taken() -> None:
    assert all(varied(TEXT, "xx", Random(n)) for n in range(50))
