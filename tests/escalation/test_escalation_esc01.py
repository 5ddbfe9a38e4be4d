"""ESC-01 against its truth table, and what the numbers count."""

import pytest
from factories import Measured, a_post, a_threat, key, many
from truth_table import cases

from tocsin.domain import Directness, Relation

DAY = 24


@pytest.mark.parametrize("case", cases("esc01.csv"))
def test_a_single_post_makes_the_state_that_the_table_says(case):
    post = a_post(
        0,
        case["type"],
        chance=float(case["probability"]),
        directness=Directness(case["directness"]),
        severity=int(case["severity"]),
        about=(("j1", Relation(case["relation"]), "mention"),),
    )
    ago = float(case["days_ago"])
    measured = Measured("ESC-01", [post, a_post(ago * DAY, account="other")])
    assert measured.state == case["state"]
    for name in ("threats", "explicit", "family"):
        assert measured.numbers[name] == int(case[name]), name


def test_accounts_are_counted_once_and_threatening_ones_apart():
    wishes = many(3, 0, "THR-1", directness=Directness.WISH)
    threats = [a_threat(1, account="a"), a_threat(2, account="a"), a_threat(3, account="b")]
    numbers = Measured("ESC-01", [*wishes, *threats]).numbers
    assert (numbers["count"], numbers["accounts"]) == (6, 5)
    assert (numbers["threats"], numbers["threat_accounts"]) == (3, 2)


def test_accounts_of_one_name_on_two_platforms_are_two():
    posts = [a_threat(0, account="a"), a_threat(1, account="a", platform="telegram")]
    assert Measured("ESC-01", posts).numbers["accounts"] == 2


def test_confidence_is_the_highest_probability_still_in_the_window():
    posts = [a_threat(0, chance=0.95), a_threat(DAY, chance=0.8)]
    assert Measured("ESC-01", posts).signal.confidence == 0.95
    later = [*posts, a_post(7 * DAY + 1)]
    assert Measured("ESC-01", later).signal.confidence == 0.8


def test_its_posts_are_the_threats_and_the_newest_stands_last():
    threats = [a_threat(hour, account=f"a{hour}") for hour in range(3)]
    posts = Measured("ESC-01", [*threats, *many(5, 0.5, "CRD-4")]).posts
    assert posts == [key(one) for one in threats]


def test_only_the_newest_two_hundred_posts_are_named():
    threats = [a_threat(i / 60, key=f"{i:04}") for i in range(250)]
    posts = Measured("ESC-01", threats).posts
    assert len(posts) == 200
    assert posts[-1] == "x:0249"


def test_sentences_without_a_number_are_not_said():
    assert Measured("ESC-01", [a_post(0, "THR-4")]).signal.says == ("present",)
    assert Measured("ESC-01", [a_threat(0)]).signal.says == ("present", "explicit")


ASTRAY = (("j1", Relation.SELF, "reply", False),)
UNSURE = {"chance": 0.7, "directness": Directness.EXPLICIT}


def test_threats_that_mean_nobody_by_name_are_not_explicit():
    threats = [a_threat(hour, account=f"a{hour}", about=ASTRAY) for hour in range(5)]
    numbers = Measured("ESC-01", threats).numbers
    assert (numbers["threats"], numbers["threat_accounts"], numbers["explicit"]) == (5, 5, 0)
    assert Measured("ESC-01", [*threats, a_threat(6, account="b")]).numbers["explicit"] == 1


def test_threats_that_are_less_sure_are_accounts_that_threaten_once_there_are_several():
    threats = [a_post(hour, "THR-1", account=f"a{hour}", **UNSURE) for hour in range(3)]
    few = Measured("ESC-01", threats[:2])
    assert (few.state, few.numbers["count"]) == ("absent", 0)
    several = Measured("ESC-01", threats)
    assert (several.state, several.signal.confidence) == ("present", 0.65)
    names = ("count", "accounts", "threat_accounts", "threats", "explicit")
    assert [several.numbers[name] for name in names] == [3, 3, 3, 0, 0]
    assert several.posts == [key(one) for one in threats]
    assert Measured("ESC-01", [*threats, a_post(9 * DAY)]).state == "absent"


def test_an_unsure_threat_that_is_not_put_openly_or_not_grave_counts_nowhere():
    hints = [a_post(hour, "THR-1", account=f"a{hour}", chance=0.7) for hour in range(5)]
    mild = [a_post(hour, "THR-2", account=f"b{hour}", severity=2, **UNSURE) for hour in range(5)]
    assert Measured("ESC-01", [*hints, *mild]).state == "absent"
