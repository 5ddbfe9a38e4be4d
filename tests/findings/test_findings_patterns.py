"""The pattern language: what a pattern finds, what it leaves alone, and what is refused."""

import pytest

from tocsin.findings.patterns import (
    Alphabet,
    Compiled,
    Compiler,
    Index,
    PatternError,
    compile_pattern,
    parse,
)
from tocsin.findings.patterns.parse import Gap, Number, OneOf, Sequence, Word, resolve
from tocsin.findings.spelling import fold

CLASSES = {
    "you": ("you", "u", "y'all"),
    "kill": ("kill", "murder", "put down"),
    "will": ("(i|we) [will|ll]", "gonna"),
    "insult": ("*mwit", "half-wit", "вы*бок", "🐀"),
}


def found(pattern: str, text: str) -> list[str]:
    """Give what `pattern` finds in `text`."""
    return search([compile_pattern(pattern, CLASSES, fold)], text)


def search(patterns: list[Compiled], text: str) -> list[str]:
    alphabet = Alphabet(patterns)
    index = Index([(pattern, None) for pattern in patterns], alphabet)
    return [text[start:end] for _, start, end in index.search(alphabet.spell(text))]


FINDS = """
kill @you                 | i kill you                  | kill you
kill @you                 | kill u!                     | kill u
kill @you                 | kill, y'all                 | kill, y'all
kill @you                 | kill yall                   | kill yall
kill @you                 | kill   "you"                | kill   "you
kill ..2 @you             | kill all of you             | kill all of you
kill ..2 @you             | kill you                    | kill you
@kill [all] @you          | murder all you              | murder all you
@kill [all] @you          | put down you                | put down you
@will @kill               | we'll kill                  | we'll kill
@will @kill               | i murder                    | i murder
@will @kill               | gonna put down              | gonna put down
[now] kill                | now kill                    | now kill
kill [now]                | kill now                    | kill now
kill [now]                | kill later                  | kill
kill [now|(at once)]      | kill at once                | kill at once
(dead|dead man) ..1       | dead man walking            | dead man
don't tell                | dont tell                   | dont tell
don't tell                | don't tell                  | don't tell
stem*                     | stemmed roses               | stemmed
*bait*                    | ragebaiting posts           | ragebaiting
*bait*                    | bait                        | bait
вы*бок                    | ты выродобок                | выродобок
@insult                   | what a dimwit               | dimwit
@insult                   | you half-wit                | half-wit
@insult                   | you 🐀                      | 🐀
send 🐀                   | send 😀🐀                   | send 😀🐀
# (tenge|dollars)         | pay 500 dollars             | 500 dollars
call #                    | call 87001112233            | call 87001112233
өлтір*                    | өлтіремін                   |
олтир*                    | олтиремин                   | олтиремин
"""
LEAVES = """
kill @you                 | skill you
kill @you                 | kill your
kill @you                 | kill. you
kill @you                 | kill! you
kill @you                 | kill? you
kill @you                 | kill\\nyou
kill @you                 | kill ........ you
kill @you                 | kill ------- you
kill @you                 | kill them you
kill ..2 @you             | kill one two three you
kill ..2 @you             | kill one. two you
stem*                     | ecosystem
*bait*                    | ba it
вы*бок                    | выбоками
half-wit                  | half a wit
half-wit                  | half, wit
half-wit                  | half wit
# dollars                 | five dollars
# dollars                 | 1234567890123456 dollars
send 🐀                   | send 😀
kill                      | KILL
"""


def cut(table: str, columns: int) -> list[list[str]]:
    """Part lines at the last bars, because patterns have bars too."""
    return [
        [cell.strip() for cell in line.rsplit("|", columns - 1)]
        for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("pattern", "text", "span"), cut(FINDS, 3))
def test_a_pattern_finds_its_phrase(pattern: str, text: str, span: str) -> None:
    assert found(pattern, text) == ([span] if span else [])


@pytest.mark.parametrize(("pattern", "text"), cut(LEAVES, 2))
def test_a_pattern_leaves_other_texts_alone(pattern: str, text: str) -> None:
    assert found(pattern, text.replace("\\n", "\n")) == []


def test_every_place_is_found_once() -> None:
    assert found("(kill|kill) @you", "kill you, kill u") == ["kill you", "kill u"]


def test_words_of_one_pattern_do_not_disturb_another() -> None:
    patterns = [compile_pattern(one, {}) for one in ("half-wit", "wit*", "half")]
    assert sorted(search(patterns, "half-wits, half-wit")) == sorted(
        ["half", "half", "wits", "wit", "half-wit"]
    )


def test_a_stem_within_a_stem_is_seen_by_both() -> None:
    patterns = [compile_pattern(one, {}) for one in ("kill*", "killing*", "killings")]
    assert search(patterns, "killings") == ["killings"] * 3


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud83d", "\u200b", "...", "🐀" * 500, "a" * 5000, "kill " * 3000]
)
def test_any_text_can_be_searched(text: str) -> None:
    assert found("kill ..4 [@kill] ..4 @you", text) == []


def test_a_pattern_is_read_into_a_tree() -> None:
    tree = parse("ab* [b] ..3 # (c|d e)", {})
    assert tree == Sequence(
        (
            Word("ab", tail=True),
            OneOf((Sequence((Word("b"),)),), optional=True),
            Gap(3),
            Number(),
            OneOf((Sequence((Word("c"),)), Sequence((Word("d"), Word("e"))))),
        )
    )


FAULTS = [
    ("", "is empty"),
    ("kill (you", "is not closed"),
    ("kill you)", "closes nothing"),
    ("kill ]", "closes nothing"),
    ("kill (you]", "is not closed"),
    ("kill (|you)", "an empty choice"),
    ("kill ()", "an empty choice"),
    ("kill @them", "no word class @them; known classes: insult, kill, will, you"),
    ("kill @", "cannot read from"),
    ("k*", "too short to have a free end"),
    ("kill**", "neither a word nor a known sign"),
    ("kill ..99 you", "too wide"),
    ("kill ..x", "neither a word nor a known sign"),
    ("[kill]", "no word of its own"),
    ("..2", "no word of its own"),
    ("#", "no word of its own"),
    ("(kill|[you])", "no word of its own"),
    ("u", "no word of its own"),
]


@pytest.mark.parametrize(("pattern", "words"), FAULTS)
def test_a_faulty_pattern_is_refused_with_its_mend(pattern: str, words: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern, CLASSES)
    assert words in str(caught.value)
    assert repr(pattern) in str(caught.value)


def test_classes_that_name_themselves_are_shown_as_a_ring() -> None:
    with pytest.raises(PatternError, match="@a > @b > @a"):
        resolve({"a": ("@b",), "b": ("x @a",)})


def test_an_empty_class_is_refused() -> None:
    with pytest.raises(PatternError, match="class @a has no words"):
        resolve({"a": ()})


def test_a_class_may_stand_before_those_it_names() -> None:
    compiler = Compiler({"all": ("@one", "two"), "one": ("one", "uno")}, str.lower)
    assert search([compiler.compile("@all")], "uno two three") == ["uno", "two"]


def test_anchors_are_words_of_which_one_must_occur() -> None:
    assert compile_pattern("(kill|murder) @you", CLASSES).anchors == {"kill", "murder"}


def test_every_place_of_a_pattern_is_listed_once() -> None:
    places = compile_pattern("kill [all] ..2 stem* kill", {}).places
    assert [{word.text for word in place} for place in places] == [{"kill"}, {"all"}, {"stem"}]
