"""ESC-07 against its truth table, and that no flood of threats washes an address away."""

import pytest
from factories import Measured, a_post, a_threat, an_address, key
from truth_table import cases

from tocsin.domain import Directness, Relation


@pytest.mark.parametrize("case", cases("esc07.csv"))
def test_a_single_post_makes_the_state_that_the_table_says(case):
    post = a_post(
        0,
        *case["types"].split(),
        chance=float(case["probability"]),
        violent=float(case["violent"]),
        about=(("j1", Relation(case["relation"]), "mention"),),
    )
    measured = Measured("ESC-07", [post, a_post(float(case["days_ago"]) * 24, account="other")])
    assert measured.state == case["state"]
    assert measured.numbers["with_threat"] == int(case["with_threat"])


def test_an_address_is_remembered_through_a_flood_of_threats():
    address = an_address(0)
    flood = [a_threat(1 + i / 100, key=str(i)) for i in range(3000)]
    measured = Measured("ESC-07", [address, *flood])
    assert measured.state == "present"
    assert measured.posts == [key(address)]


HALF = {"violent": 0.6}  # as likely a complaint with a house number


def seen_after(hours, first, **address):
    """Count an address that is half hostile, so many hours after another post."""
    return Measured("ESC-07", [first, a_post(hours, "PRV-1", **HALF, **address)]).numbers["count"]


def test_an_address_from_an_account_that_menaced_before_counts():
    menace = a_post(0, "THR-4", chance=0.6, account="man")
    assert seen_after(20 * 24, menace, account="man") == 1
    assert seen_after(20 * 24, menace, account="woman") == 0
    assert seen_after(31 * 24, menace, account="man") == 0


def test_an_address_after_an_open_threat_by_anybody_counts():
    assert seen_after(6 * 24, a_threat(0, account="man"), account="other") == 1
    assert seen_after(8 * 24, a_threat(0, account="man"), account="other") == 0
    wish = a_threat(0, account="man", directness=Directness.WISH)
    assert seen_after(1, wish, account="other") == 0
    unsure = a_threat(0, account="man", chance=0.7)
    assert seen_after(1, unsure, account="other") == 0


def test_a_person_is_always_asked_to_check():
    assert Measured("ESC-07", [an_address(0)]).signal.says == ("present", "check")
    menace = a_post(0, "PRV-1", "THR-4")
    assert Measured("ESC-07", [menace]).signal.says == ("present", "with_threat", "check")
