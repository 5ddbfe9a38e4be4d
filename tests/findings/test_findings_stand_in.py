"""A handle or a known name stands where a pronoun could stand; an address at the start does not."""

import pytest

from tocsin.findings.judge import packaged, packaged_for
from tocsin.findings.patterns import PERSON
from tocsin.findings.spelling import plain
from tocsin.findings.stand_in import StandIn

KNOWN = ("Imogen Thackeray", "Thackeray", "Айгерим Сапарова", "Сапарова")
STAND_IN = StandIn(KNOWN)


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("I saw @imogen_t there", "@imogen_t"),
        ("I saw Imogen Thackeray there", "Imogen Thackeray"),
        ("Thackeray's piece", "Thackeray's"),
        ("читаю Айгерим Сапарову давно", "Айгерим Сапарову"),
        ("мен Сапарованы білемін", "Сапарованы"),
    ],
)
def test_a_person_is_replaced_at_the_same_length(text: str, replaced: str) -> None:
    start = text.index(replaced)
    found = STAND_IN(plain(text))
    assert len(found) == len(text)
    assert found[:start] == plain(text)[:start]
    assert found[start : start + len(PERSON)] == PERSON
    assert found[start + len(replaced) :] == plain(text)[start + len(replaced) :]


@pytest.mark.parametrize(
    "text",
    [
        "@imogen_t @other thank you both",
        ".@imogen_t kill the story",
        "write to imogen@example.org",
        "Thackerayson is somebody else",
        "nobody is named here",
    ],
)
def test_what_is_no_person_within_a_sentence_stays(text: str) -> None:
    assert STAND_IN(plain(text)) == plain(text)


def test_a_very_long_name_keeps_its_length() -> None:
    name = "Anna Maria " + "Extraordinarily" * 4
    text = f"we know {name} well"
    found = StandIn([name])(plain(text))
    assert len(found) == len(text)
    assert found.endswith(" well")


@pytest.mark.parametrize(
    "text",
    [
        "I will kill Imogen Thackeray tonight",
        "we will find and beat Thackeray",
        "Сапарованы өлтіру керек",
    ],
)
def test_violence_against_a_known_name_is_found_at_its_place(text: str) -> None:
    unknown = packaged().judge([text])[0]
    assert not any(reason.source.startswith("lexicon:") for reason in unknown.reasons)
    verdict = packaged_for(KNOWN).judge([text])[0]
    assert verdict.flag
    assert any("ackeray" in text[r.start : r.end] or "Сап" in text[r.start : r.end]
               for r in verdict.reasons)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Thackeray killed it with this piece",
        "Thank you @imogen_t for killing that rumour",
        "@imogen_t idiots in the government did this",
        "Сапарова опять пишет правду",
    ],
)
def test_a_name_alone_makes_no_violence(text: str) -> None:
    assert not packaged_for(KNOWN).judge([text])[0].flag
