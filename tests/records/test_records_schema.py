"""The schema is published, says what the code does, and names every field in three languages."""

import enum
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from records_made import disputed, record

from tocsin import domain
from tocsin.guidelines import Force
from tocsin.guidelines.words import LANGUAGES
from tocsin.records import codec
from tocsin.records.fields import fields_of, parts
from tocsin.records.model import vocabulary
from tocsin.records.schema import schema
from tocsin.records.words import all_field_words, all_value_words, phrases_of, value_words

ROOT = Path(__file__).parents[2]
LISTS = [
    one
    for one in (*vars(vocabulary).values(), domain.Gender, domain.Consent, domain.State, Force)
    if isinstance(one, type) and issubclass(one, enum.StrEnum) and one is not enum.StrEnum
]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


def test_the_published_schema_is_that_of_the_code():
    published = ROOT / "docs" / "reference" / "record.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))


@pytest.mark.parametrize("made", [record(), disputed()], ids=["whole", "disputed"])
def test_what_the_code_writes_fits_the_schema_and_comes_back_the_same(made):
    plain = json.loads(codec.to_bytes(made))
    assert not list(Draft202012Validator(schema()).iter_errors(plain))
    assert codec.from_plain(plain) == made


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_field_is_called_something_in_every_language(part):
    words = all_field_words()[part.__name__]
    assert set(words) == set(fields_of(part))
    for name in fields_of(part):
        assert all(words[name][lang].strip() for lang in LANGUAGES), name


def test_no_words_are_left_over():
    assert set(all_field_words()) == {part.__name__ for part in parts()}
    assert set(all_value_words()) == {one.__name__ for one in LISTS}


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_value_is_called_something_in_every_language(kind):
    assert set(all_value_words()[kind.__name__]) == {one.value for one in kind}
    for one in kind:
        assert all(value_words(one).say(lang).strip() for lang in LANGUAGES)


@pytest.mark.parametrize("part", ["draft", "losses", "standards", "statistics"])
def test_sentences_have_the_same_blanks_in_every_language(part):
    for words in phrases_of(part):
        blanks = {
            lang: sorted(piece.partition("}")[0] for piece in words.say(lang).split("{")[1:])
            for lang in LANGUAGES
        }
        assert blanks["en"] == blanks["ru"] == blanks["kk"], words.en


def test_what_names_or_quotes_somebody_is_confidential():
    secret = {
        f"{part.__name__}.{name}"
        for part in parts()
        for name, field in fields_of(part).items()
        if field.confidential
    }
    assert {
        "Person.name", "Person.aliases", "Person.accounts", "Person.outlet", "Item.url",
        "Item.text_original", "Item.author_handle", "Actor.accounts", "Source.name", "Impact.note",
        "Event.place_text",
    } <= secret  # fmt: skip
