"""Reading lexicons: what an entry says unsaid, and what is refused with file, entry and mend."""

from pathlib import Path

import pytest
from findings_lists import entry, way, write_lexicon

from tocsin.domain import Directness
from tocsin.findings import FindingsError
from tocsin.findings.lexicon import literals, load


def test_an_entry_takes_what_is_usual_for_its_type(tmp_path: Path) -> None:
    body = entry("a", "THR-1", "kill") + entry("b", "MIS-1", "witch") + entry("c", "CRD-4", "fool")
    threat, slur, insult = load(write_lexicon(tmp_path, body)).entries
    assert (threat.severity, threat.directness) == (5, Directness.EXPLICIT)
    assert (threat.weight, threat.gendered, threat.addressed) == (0.75, False, False)
    assert (slur.gendered, slur.directness) == (True, Directness.NONE)
    assert (insult.severity, insult.source) == (1, "written for a test")


def test_an_entry_may_say_all_itself(tmp_path: Path) -> None:
    body = entry(
        "a", "THR-4", "soon", also=["MIS-3"], weight="weak", directness="wish", gendered=True,
        grounds=["ethnicity"], severity=1, addressed=True, source="elsewhere",
    )  # fmt: skip
    one = load(write_lexicon(tmp_path, body)).entries[0]
    assert one.types == ("THR-4", "MIS-3")
    assert (one.weight, one.severity, one.directness) == (0.35, 1, Directness.WISH)
    assert (one.gendered, one.grounds, one.addressed) == (True, ("ethnicity",), True)
    assert one.source == "elsewhere"


@pytest.mark.parametrize(
    ("kind", "scope"),
    [
        ("idiom", "overlap"),
        ("negation", "before"),
        ("quotation", "quoted"),
        ("report", "sentence"),
        ("counter", "post"),
        ("criticism", "sentence"),
        ("solidarity", "post"),
    ],
)
def test_an_exit_takes_the_scope_of_its_kind(tmp_path: Path, kind: str, scope: str) -> None:
    assert load(write_lexicon(tmp_path, way("x", kind, "said"))).exits[0].scope == scope


def test_an_exit_speaks_for_families_and_types(tmp_path: Path) -> None:
    body = way("x", "idiom", "said", spares=["THR", "MIS-1"]) + way("y", "idiom", "said")
    narrow, wide = load(write_lexicon(tmp_path, body)).exits
    assert [narrow.speaks_for(one) for one in ("THR-1", "MIS-1", "MIS-2", "SEX-1")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert wide.speaks_for("SEX-1")


def test_classes_are_shared_by_the_files_of_a_language(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path, entry("a", "THR-1", "kill @you"), 'you = ["you"]')
    assert set(literals(load(folder))) == {"kill", "you"}


def test_languages_have_classes_of_their_own(tmp_path: Path) -> None:
    write_lexicon(tmp_path, entry("a", "THR-1", "kill @you"), 'you = ["you"]')
    write_lexicon(tmp_path, entry("b", "THR-1", "убью @you"), 'you = ["тебя"]', language="ru")
    assert set(literals(load(tmp_path))) == {"kill", "you", "убью", "тебя"}


def test_words_for_persons_are_read_from_their_class(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path, entry("a", "CRD-4", "fool"), 'person = ["you", "(she|he)"]')
    assert len(load(folder).persons) == 2


def test_kazakh_is_read_in_the_folded_spelling(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path, entry("a", "THR-1", "өлтіремін"), language="kk")
    assert list(literals(load(folder))) == ["олтиремин"]


def test_the_newest_version_counts_by_number(tmp_path: Path) -> None:
    write_lexicon(tmp_path, entry("a", "THR-1", "kill"), version="2026.9.1")
    write_lexicon(tmp_path, entry("b", "THR-1", "убью"), language="ru", version="2026.11.1")
    assert load(tmp_path).version.startswith("2026.11.1+")


def test_a_changed_word_changes_the_version(tmp_path: Path) -> None:
    first = load(write_lexicon(tmp_path, entry("a", "THR-1", "kill"))).version
    assert load(tmp_path).version == first
    assert load(write_lexicon(tmp_path, entry("a", "THR-1", "slay"))).version != first


def test_an_empty_folder_is_an_empty_lexicon(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert (found.entries, found.exits, found.persons) == ((), (), ())


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FindingsError, match="no such folder of lexicons; install Tocsin again"):
        load(tmp_path / "none")


FAULTS = [
    (entry("a", "XXX-1", "kill"), "type XXX-1 is not in the typology"),
    (entry("a", "THR-1", "kill", also=["THR-99"]), "type THR-99 is not in the typology"),
    (entry("a", "THR-1", "kill", also="MIS-1"), "also must be a list"),
    (entry("a", "THR-1"), "it has no patterns"),
    (entry("a", "THR-1", "kill @them"), "no word class @them"),
    (entry("a", "THR-1", "[kill]"), "no word of its own"),
    ('[[entry]]\nid = "a"\ntype = "THR-1"\npatterns = "kill"\n', "patterns must be a list"),
    ('[[entry]]\nid = "a"\ntype = "THR-1"\npatterns = [1]\n', "patterns must be a list"),
    (entry("a", "THR-1", "kill", weight="heavy"), "weight 'heavy' is not one of strong, medium"),
    (entry("a", "THR-1", "kill", severity=6), "severity 6 is not a whole number from 1 to 5"),
    (entry("a", "THR-1", "kill", severity=True), "severity True is not a whole number"),
    (entry("a", "THR-1", "kill", severity="high"), "severity 'high' is not a whole number"),
    (entry("a", "THR-1", "kill", directness="loud"), "directness 'loud' is not one of explicit"),
    (entry("a", "THR-1", "kill", gendered="yes"), "gendered must be true or false"),
    (entry("a", "THR-1", "kill", addressed=1), "addressed must be true or false"),
    (entry("a", "THR-1", "kill", grounds="sex"), "grounds must be a list"),
    (entry("a", "THR-1", "kill", wieght="weak"), "unknown key 'wieght'; known: addressed"),
    (entry("a", "", "kill"), "it has no type"),
    (way("a", "excuse", "said"), "kind 'excuse' is not one of idiom"),
    (way("a", "idiom", "said", scope="near"), "scope 'near' is not one of overlap"),
    (way("a", "idiom", "said", spares=["THR", "TRH"]), "spares TRH, which is no family or type"),
    (way("a", "idiom"), "it has no patterns"),
    (way("a", "idiom", "said", weight="weak"), "unknown key 'weight'"),
]


@pytest.mark.parametrize(("body", "words"), FAULTS)
def test_a_faulty_entry_is_named_with_its_file_and_mend(
    tmp_path: Path, body: str, words: str
) -> None:
    with pytest.raises(FindingsError) as caught:
        load(write_lexicon(tmp_path, body))
    assert words in str(caught.value)
    assert "ALL.toml: entry a: " in str(caught.value)


def test_an_entry_without_an_id_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(FindingsError, match=r"entry \(no id\): it has no id"):
        load(write_lexicon(tmp_path, '[[entry]]\ntype = "THR-1"\npatterns = ["kill"]\n'))


@pytest.mark.parametrize("second", ["entry", "exit"])
def test_an_id_may_stand_only_once(tmp_path: Path, second: str) -> None:
    other = entry("a", "THR-1", "kill") if second == "entry" else way("a", "idiom", "kill")
    write_lexicon(tmp_path, entry("a", "THR-1", "kill"))
    write_lexicon(tmp_path, other, language="ru")
    with pytest.raises(FindingsError, match=r"entry a: the id stands in ALL.toml too; rename one"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not toml", "not readable as TOML"),
        ('[lexicon]\nlanguage = "en"\n', "needs [lexicon] with language, version, source"),
        ("", "needs [lexicon]"),
        ('[lexicon]\nlanguage = "ru"\nversion = "1"\nsource = "x"\n', "says language 'ru'"),
        (
            '[entry]\nid = "a"\n[lexicon]\nlanguage = "en"\nversion = "1"\nsource = "x"\n',
            "[[entry]]",
        ),
        ('entry = [1]\n[lexicon]\nlanguage = "en"\nversion = "1"\nsource = "x"\n', "are tables"),
        ('[[entries]]\n[lexicon]\nlanguage = "en"\nversion = "1"\nsource = "x"\n', "unknown table"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "BAD.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        load(tmp_path)
    assert words in str(caught.value)
    assert "BAD.toml" in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "BAD.toml").write_bytes("# слова".encode("cp1251"))
    with pytest.raises(FindingsError, match=r"BAD.toml: not readable as TOML"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ('you = ["@me"]\nme = ["@you"]', "@you > @me > @you"),
        ('you = ["@them"]', "no word class @them"),
        ('you = ["(a"]', "is not closed"),
        ('you = "you"', "class you must be a list of texts"),
        ("you = []", "class @you has no words"),
    ],
)
def test_a_faulty_class_is_named(tmp_path: Path, classes: str, words: str) -> None:
    with pytest.raises(FindingsError) as caught:
        load(write_lexicon(tmp_path, entry("a", "THR-1", "kill"), classes))
    assert words in str(caught.value)
    assert "classes.toml" in str(caught.value)
