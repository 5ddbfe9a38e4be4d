"""What is proposed, what people decide, and what stands."""

from dataclasses import replace

import pytest
from law_texts import drafted, law

from tocsin.lawreview import (
    Basis,
    CaseTexts,
    Grade,
    LawError,
    Outcome,
    Quote,
    Recommendation,
    Stage,
    Version,
    decide,
    dissent,
    new_case,
    propose,
    read_texts,
    seed,
    standing,
)

FILLER = "Статья 9. Прочее\n1. Иные положения о работе архивов и складов действуют без изменений.\n"


def texts(*versions, lang="ru"):
    order = tuple(f"v{n}" for n in range(1, len(versions) + 1))
    return CaseTexts(
        order,
        {(id, lang): law(words + FILLER, lang) for id, words in zip(order, versions, strict=True)},
    )


def asked(grade, disputed="", wanted="", version="v1", article="art_1"):
    return Recommendation(
        id="R-1",
        text={"ru": "просьба"},
        grade=grade,
        topic="other",
        version=version,
        article=article,
        disputed=(Quote("ru", disputed),) if disputed else (),
        wanted=(Quote("ru", wanted),) if wanted else (),
    )


def said(one, cast):
    return [each.outcome for each in propose(one, cast, "2026-01-01")]


BAD = "Выпуск издания приостанавливает министерство по своему усмотрению."
GOOD = "Выпуск издания приостанавливает только суд по мотивированному решению."


def article(*points):
    return "Статья 1. Приостановление\n" + "".join(f"{n}. {p}\n" for n, p in enumerate(points, 1))


REST = "Издание уведомляет читателей о перерыве в выпуске."


def test_words_that_went_are_taken_up_and_words_that_stay_are_not():
    assert said(asked(Grade.REMOVE, BAD), texts(article(BAD, REST), article(REST))) == [
        Outcome.TAKEN_UP
    ]
    assert said(asked(Grade.REMOVE, BAD), texts(article(BAD), article(BAD, REST))) == [Outcome.NOT]


def test_what_was_taken_up_and_came_back_is_reversed():
    cast = texts(article(BAD, REST), article(REST), article(REST, BAD))
    assert said(asked(Grade.REMOVE, BAD), cast) == [Outcome.TAKEN_UP, Outcome.REVERSED]


def test_what_came_later_is_a_new_problem_and_has_no_line_before():
    cast = texts(article(REST), article(REST, BAD))
    assert said(asked(Grade.REMOVE, BAD, version=""), cast) == [Outcome.NEW_PROBLEM]


def test_proposed_words_beside_the_old_ones_are_part_of_what_was_asked():
    one = asked(Grade.AMEND, BAD, GOOD)
    assert said(one, texts(article(BAD), article(GOOD))) == [Outcome.TAKEN_UP]
    assert said(one, texts(article(BAD), article(BAD, GOOD))) == [Outcome.PARTLY]
    assert said(one, texts(article(BAD), article(BAD))) == [Outcome.NOT]


def test_other_words_than_those_proposed_are_left_to_a_person():
    other = "О перерыве в выпуске решает общее собрание трудового коллектива."
    assert said(asked(Grade.AMEND, BAD, GOOD), texts(article(BAD), article(other))) == [
        Outcome.UNKNOWN
    ]


def test_a_sentence_turned_round_is_not_the_sentence():
    kept = "Отзыв карты журналиста не допускается ни при каких условиях."
    turned = "Отзыв карты журналиста допускается ни при каких условиях."
    assert said(asked(Grade.KEEP, kept), texts(article(kept), article(turned))) == [Outcome.UNKNOWN]


@pytest.mark.parametrize(("before", "after"), [("семи (7)", "пяти (5)"), ("трёх", "одного")])
def test_another_figure_is_another_rule(before, after):
    old, new = (
        f"Ответ на запрос издания даётся в течение {n} рабочих дней." for n in (before, after)
    )
    one = asked(Grade.ADD, wanted=new)
    assert said(one, texts(article(old), article(old)))[0] is not Outcome.TAKEN_UP
    assert said(one, texts(article(old), article(new))) == [Outcome.TAKEN_UP]


def test_words_that_are_in_no_version_are_told():
    made = list(
        propose(asked(Grade.REMOVE, GOOD), texts(article(REST), article(REST)), "2026-01-01")
    )
    assert made[0].outcome is Outcome.UNKNOWN
    assert "check the quotation" in made[0].reason["en"]


def test_an_article_alone_is_followed_through_its_numbers():
    first = article(BAD, REST)
    moved = "Статья 1. Цели\n1. Закон защищает читателей.\n" + first.replace("Статья 1", "Статья 2")
    assert said(asked(Grade.REMOVE), texts(first, moved)) == [Outcome.NOT]
    gone = "Статья 1. Цели\n1. Закон защищает читателей.\n"
    assert said(asked(Grade.REMOVE), texts(first, gone)) == [Outcome.TAKEN_UP]


FORMULA = "в порядке, установленном законодательством, с соблюдением требований настоящего Закона"
ASKED = f"Редакция сдаёт тираж на проверку {FORMULA}."
LIKE_IT = f"Музей ведёт опись {FORMULA}."
MANY = "Статья {n}. {name}\n1. {name} хранит журнал {formula}.\n2. {name} платит взнос.\n"


def long_law(*first, last=()):
    """Make a law in which every article uses one formula; give the points of two articles."""
    names = ("Архив", "Склад", "Аптека", "Школа", "Порт", "Биржа", "Ферма", "Театр")
    rest = "".join(MANY.format(n=n, name=x, formula=FORMULA) for n, x in enumerate(names, 2))
    end = "".join(f"{n}. {p}\n" for n, p in enumerate(last, 1))
    return article(*first) + rest + (f"Статья 10. Описи\n{end}" if end else "")


def test_the_formulas_of_the_law_in_a_new_article_are_no_new_form_of_the_words():
    cast = texts(long_law(ASKED, REST), long_law(REST, last=(LIKE_IT,)))
    assert said(asked(Grade.REMOVE, ASKED), cast) == [Outcome.TAKEN_UP]
    assert said(asked(Grade.KEEP, ASKED), cast) == [Outcome.NOT]
    cast = texts(long_law(REST), long_law(REST, last=(LIKE_IT,)))
    assert said(asked(Grade.ADD, wanted=ASKED), cast) == [Outcome.NOT]


def test_the_same_formulas_in_the_article_itself_are_left_to_a_person():
    cast = texts(long_law(ASKED, REST), long_law(LIKE_IT, REST))
    assert said(asked(Grade.REMOVE, ASKED), cast) == [Outcome.UNKNOWN]


def test_words_that_moved_and_were_changed_are_left_to_a_person():
    moved = f"Редакция сдаёт тираж и макет {FORMULA}."
    cast = texts(long_law(ASKED, REST), long_law(REST, last=(moved,)))
    assert said(asked(Grade.REMOVE, ASKED), cast) == [Outcome.UNKNOWN]


def test_where_the_place_is_not_known_formulas_are_not_weighed():
    one = asked(Grade.KEEP, wanted=ASKED, version="", article="")
    assert said(one, texts(long_law(REST), long_law(REST, last=(LIKE_IT,))))[-1] is Outcome.UNKNOWN


def test_a_sentence_without_its_telling_word_does_not_stand_there_still():
    before = f"Тираж изымает министерство {FORMULA}."
    after = before.replace("министерство", "суд")
    cast = texts(long_law(before), long_law(after))
    assert said(asked(Grade.REMOVE, before), cast) == [Outcome.UNKNOWN]


def test_a_gap_in_the_copy_is_not_known():
    gap = "[Осталось ли, что выпуск издания приостанавливает министерство, источники не сообщают.]"
    assert said(asked(Grade.REMOVE, BAD), texts(article(BAD), article(gap))) == [Outcome.UNKNOWN]


def test_language_versions_that_differ_are_a_conflict():
    ru, kk = "Цензура запрещается полностью.", "Цензураға толық тыйым салынады."
    cast = CaseTexts(
        ("v1", "v2"),
        {
            ("v1", "ru"): law(f"Статья 1. А\n1. {ru}\n"),
            ("v1", "kk"): law(f"1-бап. А\n1. {kk}\n"),
            ("v2", "ru"): law(f"Статья 1. А\n1. {ru}\n"),
            ("v2", "kk"): law("1-бап. А\n1. Мұрағаттар туралы басқа сөздер.\n"),
        },
    )
    one = replace(asked(Grade.KEEP), disputed=(Quote("ru", ru), Quote("kk", kk)))
    assert said(one, cast) == [Outcome.CONFLICT]


def test_quotation_marks_in_a_recommendation_give_the_words():
    one = replace(asked(Grade.AMEND), text={"ru": f"Заменить «{BAD}» на «{GOOD}»"})
    assert said(one, texts(article(BAD), article(GOOD))) == [Outcome.TAKEN_UP]


def test_on_the_seeds_the_program_agrees_with_reports_or_says_unknown(kazakhstan):
    _, case, _ = kazakhstan
    last = case.versions[-1].id
    proposed = {
        one.recommendation: one
        for one in case.history
        if one.basis is Basis.PROPOSED and one.version == last
    }
    agreed = 0
    for one in case.history:
        if one.basis is Basis.REPORTED and one.version == last and one.recommendation in proposed:
            mine = proposed[one.recommendation].outcome
            theirs = {
                each.outcome
                for each in case.history
                if each.basis is Basis.REPORTED
                and each.version == last
                and each.recommendation == one.recommendation
            }
            assert mine in theirs | {Outcome.UNKNOWN}, one.recommendation
            agreed += mine in theirs
    assert agreed >= 14


def test_proposals_show_the_passage_and_how_like_it_is(kazakhstan):
    _, case, _ = kazakhstan
    one = next(
        one
        for one in case.history
        if one.basis is Basis.PROPOSED and (one.recommendation, one.version) == ("KZ-02", "d4")
    )
    passage = next(passage for passage in one.passages if passage.lang == "ru")
    assert (passage.unit, passage.similarity) == ("art_10__para_1", 1.0)
    assert "пяти (5) рабочих дней" in passage.text


def test_a_decision_stands_above_reports_and_dissent_beside_it():
    case = seed("kazakhstan")
    made = decide(case, "kz-03", "d4", Outcome.TAKEN_UP, "A. Lawyer", "2026-11-27", "One year.")
    other = dissent(case, "KZ-03", "d4", Outcome.PARTLY, "B. Lawyer", "2026-11-28")
    before = standing(case, "KZ-03", "d4")
    after = standing(replace(case, history=(*case.history, made, other)), "KZ-03", "d4")
    assert (before.outcome, before.basis) == (Outcome.CONFLICT, Basis.REPORTED)
    assert (after.outcome, after.basis) == (Outcome.TAKEN_UP, Basis.DECIDED)
    assert [one.by for one in after.dissent] == ["B. Lawyer"]
    assert len(after.others) == 2


@pytest.mark.parametrize(
    ("id", "version", "by", "date", "words"),
    [
        ("KZ-99", "d4", "A", "2026-01-01", "no recommendation 'KZ-99'"),
        ("KZ-01", "d9", "A", "2026-01-01", "no version 'd9'"),
        ("KZ-01", "d4", " ", "2026-01-01", "name of the person"),
        ("KZ-01", "d4", "A", "1 May", "is no date"),
        ("KZ-01", "d4", "A", "2026-02-30", "is no date"),
    ],
)
def test_a_decision_must_be_whole(id, version, by, date, words):
    with pytest.raises(LawError, match=words):
        decide(seed("kazakhstan"), id, version, Outcome.NOT, by, date)


def test_every_draft_says_on_its_first_line_that_it_is_synthetic():
    for lang, words in (("ru", "СИНТЕТИЧЕСКИЙ"), ("kk", "СИНТЕТИКАЛЫҚ"), ("en", "SYNTHETIC")):
        assert words in drafted(1, lang).preamble[0]


def test_a_case_that_was_sent_reads_nothing_outside_its_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("Статья 1. Тайна\nслова.\n", encoding="utf-8")
    version = Version("v1", {"en": "V"}, "2024", Stage.DRAFT, {"ru": "../secret.txt"})
    case = replace(new_case("a", {"en": "A"}, "kz"), versions=(version,))
    cast = read_texts(case, tmp_path / "case")
    assert not cast.texts
    assert "outside the case" in str(cast.faults[0])
