"""ESC-07 against its truth table, and that no flood of threats washes an address away."""

import pytest
from factories import Measured, a_post, a_threat, an_address, key
from truth_table import cases

from tocsin.domain import Relation


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


def test_a_person_is_always_asked_to_check():
    assert Measured("ESC-07", [an_address(0)]).signal.says == ("present", "check")
    menace = a_post(0, "PRV-1", "THR-4")
    assert Measured("ESC-07", [menace]).signal.says == ("present", "with_threat", "check")
