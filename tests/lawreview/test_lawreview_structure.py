"""How paragraphs become the tree of a law, with the quirks of numbering."""

import pytest
from law_texts import ids, law

from tocsin.lawreview import Kind
from tocsin.lawreview.numbers import normal, order


def test_chapters_articles_points_and_letters_get_ids_that_name_their_place():
    text = law(
        "Глава 1. Общее\nСтатья 1. Слова\n1. Первое:\n1) одно:\nа) раз;\nб) два.\n2. Второе.\n"
    )
    assert ids(text) == [
        "chp_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_1__indent_а",
        "art_1__para_1__point_1__indent_б",
        "art_1__para_2",
    ]
    assert text.faults == ()


def test_an_article_keeps_its_id_when_its_chapter_gets_another_number():
    one = law("Глава 1. А\nСтатья 1. Б\nслова.\n")
    other = law("Глава 7. А\nСтатья 1. Б\nслова.\n")
    assert one.articles()[0].id == other.articles()[0].id == "art_1"


@pytest.mark.parametrize(
    ("lines", "kind", "number", "heading"),
    [
        ("Статья 3-1. Новое", Kind.ARTICLE, "3-1", "Новое"),
        ("Статья 3¹. Новое", Kind.ARTICLE, "3-1", "Новое"),
        ("С т а т ь я 4. Редкое", Kind.ARTICLE, "4", "Редкое"),
        ("5-бап. Тыйым салу", Kind.ARTICLE, "5", "Тыйым салу"),
        ("3-1-бап. Жаңа", Kind.ARTICLE, "3-1", "Жаңа"),
        ("Article 12 – Reply", Kind.ARTICLE, "12", "Reply"),
        ("Глава IV. Права", Kind.CHAPTER, "4", "Права"),
        ("2-тарау. Құқықтар", Kind.CHAPTER, "2", "Құқықтар"),
        ("Раздел II. Учёт", Kind.SECTION, "2", "Учёт"),
        ("3-бөлім. Есеп", Kind.SECTION, "3", "Есеп"),
        ("ОБЩАЯ ЧАСТЬ", Kind.PART, "1", ""),
        ("Part II. Media", Kind.PART, "2", "Media"),
        ("§ 2. Порядок", Kind.DIVISION, "2", "Порядок"),
        ("Приложение 1", Kind.ANNEX, "1", ""),
    ],
)
def test_headings_of_three_languages_are_recognised(lines, kind, number, heading):
    unit = law(f"{lines}\n\nСлова, которые стоят под заголовком и ничего не открывают.\n").units[0]
    assert (unit.kind, unit.number) == (kind, number)
    if heading:
        assert unit.heading == heading


def test_a_heading_on_the_next_line_is_the_heading():
    assert law("Статья 5\nАккредитация\n1. Слова.\n").articles()[0].heading == "Аккредитация"


def test_a_sentence_that_begins_like_an_article_is_none():
    text = law("Статья 1. Слова\nСтатья 5 настоящего Закона применяется с 1 января.\n")
    assert ids(text) == ["art_1"]


def test_a_repealed_article_and_point_are_marked_and_keep_their_place():
    text = law("Статья 1. А\n1. Слова.\n2. Исключён.\nСтатья 2. Исключена Законом от 1 мая.\n")
    assert text.find("art_1__para_2").repealed
    assert text.find("art_2").repealed
    assert not text.find("art_1").repealed


def test_a_range_of_repealed_articles_gives_each_of_them():
    text = law("Статья 1. А\nслова.\nСтатьи 2–4. Исключены Законом.\nСтатья 5. Б\nслова.\n")
    assert [one.id for one in text.articles()] == ["art_1", "art_2", "art_3", "art_4", "art_5"]
    assert text.faults == ()


def test_a_paragraph_behind_a_finished_list_belongs_to_what_holds_the_list():
    unit = law("Статья 1. А\n1. Можно:\n1) раз;\n2) два.\nОтказ не допускается.\n").articles()[0]
    assert unit.children[0].after == ("Отказ не допускается.",)


def test_a_table_of_contents_is_left_out_and_told():
    text = law("Содержание\nСтатья 1. А\nСтатья 2. Б\nСтатья 1. А\nслова.\nСтатья 2. Б\nслова.\n")
    assert ids(text) == ["art_1", "art_2"]
    assert "table of contents" in str(text.faults[0])


def test_gaps_doubles_and_steps_back_are_told_with_their_place():
    text = law("Статья 1. А\nа.\nСтатья 4. Б\nб.\nСтатья 4. В\nв.\nСтатья 2. Г\nг.\n")
    told = "\n".join(map(str, text.faults))
    assert "line 3: after article 1 comes article 4" in told
    assert "line 5: article 4 stands there 2 times; this one is called art_4~2" in told
    assert "line 7: article 2 comes after article 4: out of order" in told
    assert len(set(ids(text))) == len(ids(text))


def test_an_article_without_words_and_a_text_without_articles_are_told():
    assert "has no words" in str(law("Статья 1. А\nСтатья 2. Б\nслова.\n").faults[0])
    assert "no article was recognised" in str(law("Просто слова.\n").faults[0])


def test_quoted_articles_of_an_amending_law_are_no_articles_of_it():
    text = law(
        "Статья 1. Изменить:\n1) дополнить статьей 9 следующего содержания:\n"
        "«Статья 9. Новая\n1. Слова.»;\nСтатья 2. Срок\nслова.\n"
    )
    assert [one.id for one in text.articles()] == ["art_1", "art_2"]


def test_a_quotation_that_never_closes_is_told_and_read_as_text():
    text = law("Статья 1. Изменить:\n1) изложить в следующей редакции:\n«Статья 9. Новая\nслова.\n")
    assert any("never closed" in fault.message for fault in text.faults)


@pytest.mark.parametrize(
    ("written", "number"),
    [("3¹", "3-1"), ("3 – 1", "3-1"), ("XIV", "14"), ("ІІІ", "3"), ("первая", "1"), ("5.", "5")],
)
def test_numbers_have_one_spelling(written, number):
    assert normal(written) == number


def test_an_inserted_number_sorts_between_its_neighbours():
    assert order("3") < order("3-1") < order("3-2") < order("4") < order("10")
