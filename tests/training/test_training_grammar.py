"""Template grammars: what is refused, what a seed repeats, and that what is shipped is sound."""

import re
from collections import Counter
from pathlib import Path

import pytest
from training.grammar import expand, grammar_lessons, main, tidy
from training.grammar_files import GrammarError, GrammarLesson, Template, read_file, read_grammars

HEAD = """lang = "en"
[[template]]
id = "a-1"
violent = true
types = ["THR-1"]
severity = 5
directness = "explicit"
texts = ["I see {what}{end}", "You see {what} and {what#2}."]
[slots]
what = ["a {colour} house", "a tree", "the sea"]
colour = ["red", "blue"]
end = ["", "!"]
"""
KINDS = """
[kinds.people]
types = ["IDN-2"]
grounds = ["religion"]
gendered = false
weight = 1
forms = ["pl", "one"]
members = ["readers|a reader", "singers|a singer"]
"""


def grammar(folder: Path, text: str = HEAD, shared: str = "") -> Path:
    path = folder / "en" / "topic.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if shared:
        path.with_name("_slots.toml").write_text(shared, encoding="utf-8")
    return path


def texts(folder: Path, count: int = 60, seed: int = 0) -> list[str]:
    return [one.text for one in grammar_lessons(count, seed, folder)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{end}", "{nothing}", r"topic\.toml:3: template 'a-1': unknown slot \{nothing\}"),
        ("THR-1", "THR-99", "unknown type 'THR-99'"),
        ('"explicit"', '"loud"', "unknown directness 'loud'"),
        ("severity = 5", "severity = 9", "severity 9"),
        ("severity = 5", 'severity = 5\ngrounds = ["shoes"]', "unknown ground 'shoes'"),
        ("severity = 5", 'severity = 5\ncontrast = "news"', "violent and a contrast"),
        ("severity = 5", "severity = 5\nmood = 1", "unknown key 'mood'"),
        ("severity = 5", "severity = 5\nsexism = 5", "sexism 5; a category from 1 to 4"),
        ('types = ["THR-1"]', "types = []", "violent without a type"),
        ('"red"', '"red {what}"', r"slot \{what\} holds itself"),
        ('["red", "blue"]', "[]", r"slot \{colour\} is empty"),
        ("{what}{end}", "{what", "a brace stands alone"),
        ("{what}{end}", "{group.pl}", r"unknown form \{group\.pl\}"),
        ('id = "a-1"', "", "lacks 'id'"),
        ("violent = true", "violent = false", "a contrast with types"),
        ('lang = "en"', "lang = ", "mend the TOML"),
        ('id = "a-1"', 'id = "a-1"\nkinds = ["people"]', "unknown kind 'people'"),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = grammar(tmp_path, HEAD.replace(old, new, 1))
    with pytest.raises(GrammarError, match=told) as raised:
        list(read_file(path))
    assert str(path) in str(raised.value)


def test_an_unknown_contrast_is_told(tmp_path: Path) -> None:
    text = '[[template]]\nid = "c"\nviolent = false\ncontrast = "odd"\ntexts = ["Hello."]\n'
    with pytest.raises(GrammarError, match="unknown contrast 'odd'"):
        list(read_file(grammar(tmp_path, text)))


def test_an_id_taken_by_another_file_is_told(tmp_path: Path) -> None:
    grammar(tmp_path)
    (tmp_path / "en" / "other.toml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(GrammarError, match=r"'a-1' is taken at .*other\.toml:3"):
        read_grammars(tmp_path)


def test_a_group_with_too_few_forms_is_told(tmp_path: Path) -> None:
    text = HEAD.replace('id = "a-1"', 'id = "a-1"\nkinds = ["people"]')
    path = grammar(tmp_path, text, KINDS.replace("singers|a singer", "singers"))
    with pytest.raises(GrammarError, match="1 forms, not the 2"):
        list(read_file(path))


def test_slots_are_filled_to_the_last_brace_and_no_text_twice(tmp_path: Path) -> None:
    grammar(tmp_path)
    found = texts(tmp_path)
    assert "I see a red house!" in found
    assert len(set(found)) == len(found) >= 20
    assert not any("{" in text or "}" in text for text in found)


def test_a_seed_gives_the_same_texts_again_and_another_seed_others(tmp_path: Path) -> None:
    grammar(tmp_path)
    assert texts(tmp_path, 5) == texts(tmp_path, 5)
    assert texts(tmp_path, 5) != texts(tmp_path, 5, seed=1)
    assert len(texts(tmp_path, 5)) == 5


def test_a_slot_named_twice_is_filled_alike_unless_numbered(tmp_path: Path) -> None:
    grammar(tmp_path, HEAD.replace("{what#2}", "{what}"))
    twice = [re.fullmatch(r"You see (.+) and (.+)\.", text) for text in texts(tmp_path)]
    assert all(match[1] == match[2] for match in twice if match)
    grammar(tmp_path)
    twice = [re.fullmatch(r"You see (.+) and (.+)\.", text) for text in texts(tmp_path)]
    assert any(match[1] != match[2] for match in twice if match)


def test_a_template_of_kinds_takes_labels_and_forms_from_its_kind(tmp_path: Path) -> None:
    text = HEAD.replace('id = "a-1"', 'id = "a-1"\nkinds = ["people"]')
    grammar(tmp_path, text.replace("I see {what}", "{group.pl} or {group.one}"), KINDS)
    found = grammar_lessons(folder=tmp_path)
    assert {one.template for one in found} == {"a-1-people"}
    assert {one.types for one in found} == {("THR-1", "IDN-2")}
    assert {one.grounds for one in found} == {("religion",)}
    assert "Singers or a singer" in {one.text for one in found}
    assert "Singers or a reader" not in {one.text for one in found}


def test_shared_slots_of_the_language_are_known_and_the_file_overrules(tmp_path: Path) -> None:
    shared = '[slots]\nwhere = ["here"]\ncolour = ["green"]\n'
    grammar(tmp_path, HEAD.replace("{what}{end}", "{where} {colour}"), shared)
    found = [text for text in texts(tmp_path) if text.startswith("I see here")]
    assert set(found) == {"I see here red", "I see here blue"}


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        ("one  two .", "One two."),
        ("who? . now", "Who? Now"),
        ("«да» . нет", "«Да». Нет"),
        ("a editor and a university", "An editor and a university"),
        ("wait... what", "Wait... What"),
    ],
)
def test_texts_are_tidied(given: str, tidied: str) -> None:
    assert tidy(given) == tidied


@pytest.fixture(scope="module")
def shipped() -> list[GrammarLesson]:
    return grammar_lessons()


@pytest.fixture(scope="module")
def templates() -> tuple[Template, ...]:
    return read_grammars()


def test_shipped_ids_are_unique_and_name_their_language(templates: tuple[Template, ...]) -> None:
    assert len({one.id for one in templates}) == len(templates)
    assert all(one.id.startswith(f"{one.lang}-") for one in templates)


def test_shipped_texts_are_distinct_and_spelled_out(shipped: list[GrammarLesson]) -> None:
    assert len({one.text for one in shipped}) == len(shipped)
    assert not [one.text for one in shipped if re.search(r"[{}]|\s\s|^\s|\s$|^$", one.text)]


def test_shipped_languages_have_as_much_harmless_as_violent(
    templates: tuple[Template, ...], shipped: list[GrammarLesson]
) -> None:
    for lang in ("en", "ru"):
        own = [one for one in shipped if one.lang == lang]
        violent = sum(one.violent for one in own)
        assert 0.35 < violent / len(own) < 0.65, lang
        assert len(own) > 8000
        assert sum(one.lang == lang for one in templates) > 150


def test_shipped_violence_covers_every_type_that_a_text_shows(shipped: list[GrammarLesson]) -> None:
    shown = Counter((one.lang, name) for one in shipped for name in one.types)
    for lang in ("en", "ru"):
        for name in (
            *(f"THR-{n}" for n in range(1, 8)),
            *("SEX-1", "SEX-2", "SEX-4", "MIS-1", "MIS-2", "MIS-3"),
            *(f"{family}-{n}" for family in ("IDN", "CRD") for n in range(1, 5)),
            *("DIS-1", "DIS-2", "PRV-1", "PRV-3", "STK-1", "NET-1", "LEG-3", "ECO-1", "TEC-3"),
        ):
            assert shown[lang, name] >= 40, (lang, name)


def test_expanding_is_seeded_by_template_not_by_order(templates: tuple[Template, ...]) -> None:
    one = templates[7]
    assert list(expand(one, 10)) == list(expand(one, 10))


def test_the_command_counts_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--count", "--sample", "3", "--lang", "ru", "--type", "THR-4", "--each", "5"])
    out = capsys.readouterr().out
    assert "ru  THR-4" in out
    assert len(re.findall(r"^\[.*\bTHR-4\b.*\]", out, re.MULTILINE)) == 3
