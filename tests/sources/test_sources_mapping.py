import tomllib

import pytest

from tocsin.sources import Mapping, MappingError, guess
from tocsin.sources.mapping import plain, synonyms

SOME = [["31.12.2024", "Айгуль К.", "Это довольно длинный текст без имени", "https://vk.com/a"]]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["id", "text", "created_at"], {"text": "text", "created_at": "created_at", "id": "id"}),
        (["Дата", "Автор", "Текст сообщения"],
         {"text": "Текст сообщения", "created_at": "Дата", "author_name": "Автор"}),
        (["Күні", "Пайдаланушы", "Пікір", "Сілтеме"],
         {"text": "Пікір", "created_at": "Күні", "url": "Сілтеме", "author_name": "Пайдаланушы"}),
        (["Message", "Post Created", "Page Name", "URL"],
         {"text": "Message", "created_at": "Post Created", "url": "URL",
          "author_name": "Page Name"}),
        (["\ufeffBODY", "User-Name", "Like Count"],
         {"text": "\ufeffBODY", "author_handle": "User-Name", "likes": "Like Count"}),
        (["comment", "text"], {"text": "text"}),
        (["text", "Ссылка", "Лайки", "Репосты"],
         {"text": "text", "url": "Ссылка", "likes": "Лайки", "reposts": "Репосты"}),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names_in_three_languages(header, columns):
    assert guess(header, [["", *([""] * (len(header) - 1))]]).columns == columns


def test_columns_without_telling_names_are_known_by_their_values():
    assert guess(["a", "b", "c", "d"], SOME).columns == {
        "text": "c",
        "created_at": "a",
        "url": "d",
    }


@pytest.mark.parametrize(
    ("value", "field"), [("@aigul_k", "author_handle"), ("Айгуль К.", "author_name")]
)
def test_an_author_is_a_handle_or_a_name_by_the_values(value, field):
    assert guess(["text", "author"], [["t", value]]).columns == {"text": "text", field: "author"}


@pytest.mark.parametrize(("value", "field"), [("12", "replies"), ("так себе", "text")])
def test_comments_are_texts_or_how_many(value, field):
    assert guess(["Комментарии"], [[value]]).columns == {field: "Комментарии"}


def test_nothing_is_taken_for_text_that_is_short_or_one_word():
    assert "text" not in guess(["a", "b"], [["x y", "Antidisestablishmentarianism"]]).columns


def test_no_name_stands_for_two_fields():
    words = [word for each in synonyms().values() for word in each]
    assert len(words) == len(set(words))


def test_a_mapping_comes_back_from_its_file(tmp_path):
    mapping = Mapping({"text": 'Сообщение "новое"\\\n\t\x01', "id": "№"}, "vk", True, "+05:00")
    mapping.save(tmp_path / "map.toml")
    assert Mapping.load(tmp_path / "map.toml") == mapping
    Mapping({"text": "t"}).save(tmp_path / "map.toml")
    assert Mapping.load(tmp_path / "map.toml") == Mapping({"text": "t"})
    assert tomllib.loads(Mapping().as_toml()) == {"columns": {}}


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("text = 'x'", "unknown key text"),
        ("[columns]\nbody = 'x'", "unknown field body"),
        ("[columns]\ntext = 5", "must hold lines such as"),
        ("columns = 5", "must hold lines such as"),
        ("platform = 5", "must be texts"),
        ("day_first = 'yes'", "must be true or false"),
        ("utc_offset = '5'", "write it as +05:00"),
        ("utc_offset = '+25:00'", "write it as +05:00"),
        ("broken", "cannot be read as a mapping"),
    ],
)
def test_a_wrong_mapping_says_what_to_mend(tmp_path, toml, words):
    path = tmp_path / "map.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(MappingError, match=r"map\.toml: ") as error:
        Mapping.load(path)
    assert words in str(error.value)


def test_a_missing_mapping_is_said(tmp_path):
    with pytest.raises(MappingError, match="cannot be read"):
        Mapping.load(tmp_path / "none.toml")


def test_names_are_compared_without_case_and_punctuation():
    assert plain("\ufeff Post_Created-At. ") == "post created at"
