"""Cases: the seeds, the checks, the folder, and tables of recommendations."""

from dataclasses import replace

import openpyxl
import pytest

from tocsin.guidelines import load
from tocsin.lawreview import (
    SEEDS,
    Grade,
    LawError,
    Outcome,
    Version,
    load_case,
    new_case,
    parse_case,
    read_recommendations,
    save_case,
    seed,
)
from tocsin.lawreview.case.tables import unit_id
from tocsin.lawreview.case.topics import topics
from tocsin.lawreview.wording import written_date

LANGS = {"en", "ru", "kk"}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_speaks_three_languages_and_names_its_sources(name):
    case = seed(name)
    for one in case.recommendations:
        assert set(one.text) == LANGS
        assert one.sources, one.id
        assert one.topic in topics()
        assert not one.final or set(one.final) == LANGS
    for one in (*case.events, *case.versions):
        assert one.sources
    for one in case.history:
        assert set(one.reason) == LANGS


def test_the_kazakhstan_seed_has_its_seventeen_rows_and_its_conflicts():
    case = seed("kazakhstan")
    assert [one.id for one in case.recommendations] == [f"KZ-{n:02d}" for n in range(1, 18)]
    assert {one for point in case.open_points for one in point.recommendations} >= {
        "KZ-03",
        "KZ-07",
    }
    assert all(version.synthetic for version in case.versions)


def test_standards_of_seeds_are_those_of_the_guidelines():
    known = {entry.id for entry in load().entries}
    for name in SEEDS:
        assert {id for one in seed(name).recommendations for id in one.standards} <= known


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"id": "a", "title": {"en": "A"}}, "country"),
        ({"id": "a", "title": {"en": "A"}, "country": "kz", "versions": [{"id": 3}]}, "versions"),
        (
            {
                "id": "a",
                "title": {"en": "A"},
                "country": "kz",
                "recommendations": [
                    {
                        "id": "R",
                        "text": {"en": "x"},
                        "grade": "keep",
                        "topic": "t",
                        "standards": ["X-1"],
                    }
                ],
            },
            "standard 'X-1'",
        ),
    ],
)
def test_a_faulty_case_says_where_and_what(table, words):
    with pytest.raises(LawError, match=f"case.json.*{words}"):
        parse_case(table, "case.json")


def test_a_case_comes_back_from_its_folder_and_its_history_only_grows(tmp_path):
    case = seed("kyrgyzstan")
    save_case(case, tmp_path, added=case.history)
    back = load_case(tmp_path)
    assert back == case
    before = (tmp_path / "history.jsonl").read_bytes()
    save_case(back, tmp_path, added=case.history[:1])
    assert (tmp_path / "history.jsonl").read_bytes().startswith(before)


def test_a_broken_history_names_its_line(tmp_path):
    save_case(seed("kyrgyzstan"), tmp_path, added=seed("kyrgyzstan").history[:1])
    with (tmp_path / "history.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(LawError, match="line 2"):
        load_case(tmp_path)


@pytest.mark.parametrize("text", ["{", "[1, 2]", '{"id": 1}'])
def test_a_broken_case_file_is_named(tmp_path, text):
    (tmp_path / "case.json").write_text(text)
    with pytest.raises(LawError, match=r"case\.json"):
        load_case(tmp_path)


def test_a_folder_without_a_case_says_how_to_begin_one(tmp_path):
    with pytest.raises(LawError, match="begin one with"):
        load_case(tmp_path)


def test_recommendations_are_imported_from_a_table_with_russian_headings(tmp_path):
    path = tmp_path / "recs.csv"
    path.write_text(
        "№;Автор;Статья;Рекомендация;Что предлагается;Тема;Стандарты;Спорный текст\n"
        "A-1;Союз журналистов;ст. 5 п. 2;Исключить норму;исключить;Аккредитация;ICCPR-19;без суда\n"
        "A-2;Союз журналистов;;;исключить;;;\n"
        "A-3;Союз;6;Уточнить термин;непонятно что;;X-99;\n",
        encoding="cp1251",
    )
    made = read_recommendations(path)
    first, second = made.recommendations
    assert (first.article, first.grade, first.topic) == (
        "art_5__para_2",
        Grade.REMOVE,
        "accreditation",
    )
    assert first.disputed[0].text == "без суда"
    assert second.grade is Grade.NOTE
    told = "\n".join(map(str, made.faults))
    assert "row 3: no text" in told
    assert "row 4: standard 'X-99' is not known" in told
    assert "row 4: grade 'непонятно что' is not known" in told


def test_recommendations_are_imported_from_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "recommendation", "grade", "date", "unheard of"])
    book.active.append([7, "Keep the ban.", "keep", "2024-01", "x"])
    book.save(tmp_path / "recs.xlsx")
    made = read_recommendations(tmp_path / "recs.xlsx")
    assert (made.recommendations[0].id, made.recommendations[0].grade) == ("7", Grade.KEEP)
    assert "'unheard of' is not known" in str(made.faults[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "no column holds the text"),
        (b"PK\x03\x04x", "cannot be read"),
    ],
)
def test_a_table_that_cannot_serve_says_why(tmp_path, data, words):
    (tmp_path / "recs.csv").write_bytes(data)
    with pytest.raises(LawError, match=words):
        read_recommendations(tmp_path / "recs.csv")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("ст. 30 п. 4", "art_30__para_4"),
        ("30(4)", "art_30__para_4"),
        ("30-бап", "art_30"),
        ("статья 3-1, пункт 2, подпункт 1)", "art_3-1__para_2__point_1"),
        ("art_5__para_2", "art_5__para_2"),
        ("весь закон", ""),
    ],
)
def test_places_written_by_people_become_ids(words, id):
    assert unit_id(words) == id


def test_dates_are_written_as_people_write_them():
    assert written_date("2024-06-19", "ru") == "19 июня 2024"
    assert written_date("2024-06", "ru") == "июнь 2024"
    assert written_date("2024-06-19", "kk") == "2024 ж. 19 маусым"
    assert written_date("2024", "en") == "2024"
    assert written_date("spring", "en") == "spring"


def test_a_version_that_is_not_there_is_refused():
    case = new_case("a", {"en": "A"}, "kz")
    with pytest.raises(LawError):
        parse_case(
            {
                "id": "a",
                "title": {"en": "A"},
                "country": "kz",
                "history": [
                    {
                        "recommendation": "R",
                        "version": "v",
                        "outcome": Outcome.NOT,
                        "basis": "decided",
                        "by": "B",
                        "date": "2024-01-01",
                    }
                ],
            },
            "case.json",
        )
    assert replace(case, versions=(Version("v", {"en": "V"}, "2024", "draft"),)).version("v")
