"""The catalogue: complete in three languages, nothing missing, nothing left over."""

import re
import string
from datetime import date
from pathlib import Path

import pytest

import tocsin.reports
from tocsin.domain import Change, Level, State
from tocsin.guidelines.words import LANGUAGES
from tocsin.reports.bins import Step
from tocsin.reports.catalogue import Catalogue, ReportError, phrases, plural

ROOM = Path(tocsin.reports.__file__).parent
SOURCES = [*ROOM.glob("*.py"), *ROOM.glob("templates/*.j2")]
LITERAL = re.compile(r'(?:\bt|\bsay|self\.say)\(\s*"([a-z_.]+)"')
FAMILIES = {
    "state.": [state.value for state in State],
    "level.": [level.value for level in Level],
    "timeline.title.": [step.value for step in Step],
    "timeline.when.": [step.value for step in Step],
    "parts.": ["lang", "platform"],
    "parts.column.": ["lang", "platform"],
    "how.": [
        "handle",
        "mention",
        "reply",
        "thread",
        "quote",
        "name",
        "alias",
        "outlet",
        "private",
        "colleague",
    ],
    "alerts.change.": [change.value for change in Change],
    "lang.": ["en", "ru", "kk", "ky", "uz", "tr", "uk", "mixed", "other", "und"],
    "method.": ["software", "model", "lexicons", "guidelines"],
    "summary.": ["both", "latest", "highest"],
    "alerts.": ["more"],
    "count.": ["posts"],
}
FORMS = {"en": {"one", "other"}, "ru": {"one", "few", "many"}}
SAME = {"range", "moment"}


def used():
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    keys = set(LITERAL.findall(text)) - set(FAMILIES)
    return keys | {f"{family}{name}" for family, names in FAMILIES.items() for name in names}


def forms(key, lang):
    phrase = phrases()[key][lang]
    return [phrase] if isinstance(phrase, str) else list(phrase.values())


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_phrase_used_exists():
    assert used() - set(phrases()) == set()


def test_no_phrase_is_unused():
    assert set(phrases()) - used() == set()


@pytest.mark.parametrize("key", sorted(phrases()))
def test_a_phrase_is_filled_in_all_languages_with_the_same_blanks(key):
    blanks = {frozenset(fields(text)) for lang in LANGUAGES for text in forms(key, lang)}
    assert len(blanks) == 1
    for lang in LANGUAGES:
        assert all(text.strip() == text and text for text in forms(key, lang))


@pytest.mark.parametrize("key", sorted(phrases()))
def test_plural_phrases_have_all_forms_of_the_language(key):
    plurals = {lang: phrases()[key][lang] for lang in ("en", "ru")}
    if any(not isinstance(phrase, str) for phrase in plurals.values()):
        assert {lang: set(phrase) for lang, phrase in plurals.items()} == FORMS


@pytest.mark.parametrize("key", sorted(set(phrases()) - SAME))
def test_no_phrase_is_left_in_english(key):
    english = " ".join(forms(key, "en"))
    for lang in ("ru", "kk"):
        here = " ".join(forms(key, lang))
        bare = re.sub(r"\{[a-z_]+\}|findings\.jsonl|\[\[journalist\]\]|Tocsin|UTC", "", here)
        assert here == english == "{n}%" or not re.search(r"[A-Za-z]{2,}", bare)
        assert not re.search(r"[a-z]{3}", re.sub(r"\{[a-z_]+\}", "", english)) or here != english


@pytest.mark.parametrize(
    ("lang", "number", "form"),
    [
        ("en", 0, "other"), ("en", 1, "one"), ("en", 2, "other"), ("en", 21, "other"),
        ("ru", 0, "many"), ("ru", 1, "one"), ("ru", 2, "few"), ("ru", 5, "many"),
        ("ru", 11, "many"), ("ru", 12, "many"), ("ru", 14, "many"), ("ru", 21, "one"),
        ("ru", 22, "few"), ("ru", 111, "many"), ("ru", 101, "one"), ("ru", 1_000_000, "many"),
    ],
)  # fmt: skip
def test_a_number_chooses_its_plural_form(lang, number, form):
    assert plural(lang, number) == form


@pytest.mark.parametrize(
    ("lang", "seen"),
    [("en", "1,204 posts"), ("ru", "1\u00a0204 публикации"), ("kk", "1\u00a0204 жазба")],
)
def test_counted_things_are_written_as_the_language_does(lang, seen):
    assert Catalogue(lang).say("count.posts", 1204) == seen


@pytest.mark.parametrize(
    ("lang", "seen"),
    [("en", "9 March 2026"), ("ru", "9 марта 2026 г."), ("kk", "2026 ж. 9 наурыз")],
)
def test_dates_are_written_as_the_language_does(lang, seen):
    assert Catalogue(lang).day(date(2026, 3, 9)).replace("\u00a0", " ") == seen


@pytest.mark.parametrize(
    ("part", "whole", "seen"), [(1, 4, "25%"), (0, 9, "0%"), (1, 900, "<1%"), (0, 0, "0%")]
)
def test_a_small_share_is_never_written_as_nothing(part, whole, seen):
    assert Catalogue("en").percent(part, whole) == seen


def test_a_language_we_do_not_speak_is_refused_with_the_ones_we_do():
    with pytest.raises(ReportError, match="en, ru, kk"):
        Catalogue("de")


def test_a_plural_phrase_without_its_number_is_an_error():
    with pytest.raises(ReportError, match=r"count\.posts"):
        Catalogue("en").say("count.posts")
