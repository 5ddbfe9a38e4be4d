"""Hits and the ways out of them: each scope, its limits, and what no exit may hide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from findings_lists import entry, way, write_lexicon

from tocsin.findings.exits import QUOTED
from tocsin.findings.lexicon import load
from tocsin.findings.rules import Found, Rules
from tocsin.findings.spelling import plain

Search = Callable[[str], Found]
ENTRIES = (
    entry("threat", "THR-1", "kill you")
    + entry("slur", "MIS-1", "witch", also=["CRD-4"])
    + entry("insult", "CRD-4", "fool", addressed=True)
    + entry("stem", "CRD-4", "(stupid|very stupid) ..1 fool")
)
CLASSES = 'person = ["(you|she)"]'


@pytest.fixture
def ruled(tmp_path: Path) -> Callable[[str], Search]:
    def build(exits: str) -> Search:
        rules = Rules(load(write_lexicon(tmp_path, ENTRIES + exits, CLASSES)))
        return lambda text: rules.search(plain(text))

    return build


def ids(found: Found) -> tuple[list[str], list[tuple[str, str]]]:
    return (
        [hit.entry.id for hit in found.hits],
        [(one.hit.entry.id, one.exit.id) for one in found.spared],
    )


STANDS = (["threat"], [])
SPARED = ([], [("threat", "x")])
TABLE = [
    # idiom: the words themselves
    ("overlap", "kill you softly", "kill you softly", SPARED),
    ("overlap", "kill you softly", "kill you. kill you softly", (["threat"], [("threat", "x")])),
    ("overlap", "softly", "kill you softly", STANDS),
    # negation: before, near, in the same sentence
    ("before", "never", "never kill you", SPARED),
    ("before", "never", "never again will they kill you", SPARED),
    ("before", "never", "never in a hundred long and happy years kill you", STANDS),
    ("before", "never", "kill you, never", STANDS),
    ("before", "never", "never! kill you", STANDS),
    ("before", "never", "never\nkill you", STANDS),
    # after
    ("after", "is wrong", "to kill you is wrong", SPARED),
    ("after", "is wrong", "is wrong to kill you", STANDS),
    ("after", "is wrong", "kill you. is wrong", STANDS),
    # sentence
    ("sentence", "he said", "kill you, he said", SPARED),
    ("sentence", "he said", "he said he would kill you", SPARED),
    ("sentence", "he said", "he said it. kill you", STANDS),
    ("sentence", "he said", "well. kill you, he said. so", SPARED),
    # quotation: a cue and quotation marks, both
    ("quoted", "he wrote", 'he wrote "i kill you" to me', SPARED),
    ("quoted", "he wrote", "he wrote: «kill you»", SPARED),
    ("quoted", "he wrote", "“kill you” - he wrote", SPARED),
    ("quoted", "he wrote", "„kill you“ he wrote", SPARED),
    ("quoted", "he wrote", "he wrote\n> kill you", SPARED),
    ("quoted", "he wrote", '"i kill you"', STANDS),
    ("quoted", "he wrote", "he wrote i kill you", STANDS),
    ("quoted", "he wrote", '"he wrote i kill you"', STANDS),
    ("quoted", "he wrote", 'he wrote "hello", kill you', STANDS),
    ("quoted", "he wrote", "he wrote. " + "so it goes. " * 30 + '"kill you"', STANDS),
    # post: anywhere
    ("post", "i stand with her", "kill you! they say. i stand with her", SPARED),
    ("post", "i stand with her", "kill you", STANDS),
]


@pytest.mark.parametrize(("scope", "words", "text", "said"), TABLE)
def test_an_exit_reaches_as_far_as_its_scope(
    ruled: Callable[[str], Search], scope: str, words: str, text: str, said: object
) -> None:
    assert ids(ruled(way("x", "idiom", words, scope=scope))(text)) == said


@pytest.mark.parametrize("scope", ["overlap", "before", "after", "sentence", "quoted", "post"])
def test_no_exit_hides_a_type_it_does_not_speak_for(
    ruled: Callable[[str], Search], scope: str
) -> None:
    exit_words = "kill you" if scope == "overlap" else "they say"
    search = ruled(way("x", "idiom", exit_words, scope=scope, spares=["SEX", "MIS-1"]))
    for text in ('they say "kill you"', '"kill you" they say', "they say kill you they say"):
        assert ids(search(text))[0] == ["threat"]


def test_an_exit_must_speak_for_all_types_of_an_entry(ruled: Callable[[str], Search]) -> None:
    exits = way("x", "idiom", "old", scope="post", spares=["MIS"])
    assert ids(ruled(exits)("old witch")) == (["slur"], [])
    both = way("x", "idiom", "old", scope="post", spares=["MIS", "CRD"])
    assert ids(ruled(both)("old witch")) == ([], [("slur", "x")])


def test_one_exit_does_not_excuse_another_hit(ruled: Callable[[str], Search]) -> None:
    search = ruled(way("x", "report", "he said"))
    assert ids(search("he said kill you. now i kill you")) == (["threat"], [("threat", "x")])


def test_an_addressed_entry_needs_somebody(ruled: Callable[[str], Search]) -> None:
    search = ruled("")
    assert ids(search("what a fool"))[0] == []
    for text in ("you fool", "she is a fool", "@anna fool", "fool. you"):
        assert ids(search(text))[0] == ["insult"], text
    assert ids(search("fool at info@site.example"))[0] == []


def test_the_longest_hit_of_an_entry_is_kept(ruled: Callable[[str], Search]) -> None:
    found = ruled("")("a very stupid old fool here")
    assert [(hit.start, hit.end) for hit in found.hits] == [(2, 22)]


def test_the_same_entry_is_found_at_every_place(ruled: Callable[[str], Search]) -> None:
    found = ruled("")("kill you, kill you")
    assert [(hit.start, hit.end) for hit in found.hits] == [(0, 8), (10, 18)]


def test_a_text_in_kazakh_letters_is_also_read_folded(tmp_path: Path) -> None:
    rules = Rules(load(write_lexicon(tmp_path, entry("a", "THR-1", "өлтіремін"), language="kk")))
    for text in ("өлтіремін", "олтиремин", "Өлтіремін!"):
        assert [hit.entry.id for hit in rules.search(plain(text)).hits] == ["a"], text


def test_the_first_exit_in_the_text_is_named_each_time(ruled: Callable[[str], Search]) -> None:
    exits = way("b", "report", "they say") + way("a", "report", "we hear")
    assert ids(ruled(exits)("they say, we hear, kill you"))[1] == [("threat", "b")]


def test_many_hits_and_exits_come_to_an_end(ruled: Callable[[str], Search]) -> None:
    exits = way("x", "negation", "never", spares=["SEX"]) + way("y", "quotation", "said")
    found = ruled(exits)('never said "kill you" ' * 900)
    assert len(found.hits) + len(found.spared) == 900


def test_no_lexicon_finds_nothing(tmp_path: Path) -> None:
    assert Rules(load(tmp_path)).search("kill you") == Found((), ())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("she read 'you are a fool' aloud", "'you are a fool'"),
        ("he wrote 'i don't care' twice", "'i don't care'"),
        ("don't say it's nothing", None),
        ("the readers' letters and the editors' notes", None),
    ],
)
def test_single_quotes_quote_only_at_the_edges_of_words(text: str, quoted: str | None) -> None:
    found = QUOTED.search(text)
    assert (found.group() if found else None) == quoted
