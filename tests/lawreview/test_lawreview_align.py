"""What became of articles from one version to the next, and in which words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_texts import drafted, law

from tocsin.lawreview import Change, Op, align, align_languages, difference

ARTICLES = (
    (
        "Учёт изданий",
        "1. Издание ставит на учёт уполномоченный орган.\n2. Учёт ведётся бесплатно.\n"
        "3. Заявление подаёт собственник издания.\n4. Решение принимается за десять дней.\n",
    ),
    (
        "Ответ на запрос",
        "1. Ответ на запрос даётся в письменной форме.\n2. Отказ обжалуется в суд.\n",
    ),
    (
        "Аккредитация",
        "1. Журналиста аккредитует государственный орган.\n2. Отзыв карты не допускается.\n",
    ),
    (
        "Хранение записей",
        "1. Телеканал хранит записи передач шесть месяцев.\n2. Копии выдаются даром.\n",
    ),
    (
        "Реклама",
        "1. Реклама занимает не более пятой части эфира.\n2. Скрытая реклама запрещается.\n",
    ),
)


def made(*articles):
    return law("".join(f"Статья {n}. {h}\n{t}" for n, (h, t) in enumerate(articles, 1)))


def fates(old, new):
    return {(pair.old, pair.new): set(pair.changes) for pair in align(old, new).pairs}


def test_a_text_is_the_same_as_itself():
    text = made(*ARTICLES)
    assert all(changes == {Change.SAME} for changes in fates(text, text).values())


def test_an_inserted_article_renumbers_the_rest_and_is_new():
    new = made(ARTICLES[0], ("Гранты", "1. Гранты даёт совет по конкурсу.\n"), *ARTICLES[1:])
    found = fates(made(*ARTICLES), new)
    assert found[(), ("art_2",)] == {Change.NEW}
    assert found[("art_2",), ("art_3",)] == {Change.RENUMBERED}


def test_a_deleted_article_is_gone():
    found = fates(made(*ARTICLES), made(*ARTICLES[:2], *ARTICLES[3:]))
    assert found[("art_3",), ()] == {Change.GONE}


def test_an_article_that_jumps_over_others_is_moved():
    new = made(*ARTICLES[1:], ARTICLES[0])
    assert Change.MOVED in fates(made(*ARTICLES), new)[("art_1",), ("art_5",)]


def test_a_split_article_is_linked_to_both_halves():
    head, text = ARTICLES[0]
    lines = text.splitlines(keepends=True)
    halves = ((head, "".join(lines[:2])), ("Заявление об учёте", "".join(lines[2:])))
    found = fates(made(*ARTICLES), made(*halves, *ARTICLES[1:]))
    assert Change.SPLIT in found[("art_1",), ("art_1", "art_2")]


def test_merged_articles_are_linked_to_one():
    (head, one), (_, other) = ARTICLES[1], ARTICLES[2]
    found = fates(made(*ARTICLES), made(ARTICLES[0], (head, one + other), *ARTICLES[3:]))
    assert Change.MERGED in found[("art_2", "art_3"), ("art_2",)]


def test_a_moved_and_reworded_article_is_both():
    changed = (
        "Учёт изданий",
        ARTICLES[0][1].replace("бесплатно", "за плату").replace("десять", "пять"),
    )
    pair = fates(made(*ARTICLES), made(*ARTICLES[1:], changed))[("art_1",), ("art_5",)]
    assert {Change.MOVED, Change.REWORDED} <= pair


def test_an_article_that_only_says_it_is_repealed_is_repealed():
    old = law("Статья 1. Сборы\nСбор платит издание.\nСтатья 2. Иное\nСлова закона.\n")
    new = law("Статья 1. Сборы\nИсключена.\nСтатья 2. Иное\nСлова закона.\n")
    assert Change.REPEALED in align(old, new).of_old("art_1").changes


def test_every_article_stands_in_exactly_one_pair():
    old, new = drafted(1), drafted(4)
    pairs = align(old, new).pairs
    assert sorted(id for pair in pairs for id in pair.old) == sorted(u.id for u in old.articles())
    assert sorted(id for pair in pairs for id in pair.new) == sorted(u.id for u in new.articles())


def test_texts_without_articles_align_to_nothing():
    assert align(law("слова\n"), law("слова\n")).pairs == ()


@pytest.mark.parametrize("lang", ["kk", "en"])
def test_one_draft_in_two_languages_aligns_by_structure(lang):
    links = align_languages(drafted(4), drafted(4, lang))
    assert [one for one, _, _ in links] == [other for _, other, _ in links]
    assert len(links) == 15


def test_an_encoder_given_decides_where_numbers_mislead():
    one = law("Статья 1. Цензура\nЦензура запрещена.\nСтатья 2. Учёт\nУчёт бесплатный.\n")
    other = law(
        "Article 1. Register\nThe register is free.\nArticle 2. Censorship\nIt is banned.\n"
    )

    def meaning(texts):
        return np.array([[1.0, 0.0] if "енз" in t or "ensor" in t else [0.0, 1.0] for t in texts])

    links = {(a, b) for a, b, _ in align_languages(one, other, meaning)}
    assert links == {("art_1", "art_2"), ("art_2", "art_1")}


def test_the_difference_shows_the_words_that_went_and_came():
    runs = difference("в течение семи рабочих дней", "в течение пяти рабочих дней")
    assert [(one.op, one.text) for one in runs] == [
        (Op.SAME, "в течение "),
        (Op.DELETED, "семи"),
        (Op.INSERTED, "пяти"),
        (Op.SAME, " рабочих дней"),
    ]


@settings(deadline=None, max_examples=60)
@given(st.text("аб ,.3", max_size=40), st.text("аб ,.3", max_size=40))
def test_kept_and_deleted_words_give_the_old_text_and_kept_and_inserted_the_new(old, new):
    runs = difference(old, new)
    assert "".join(one.text for one in runs if one.op is not Op.INSERTED) == old
    assert "".join(one.text for one in runs if one.op is not Op.DELETED) == new
