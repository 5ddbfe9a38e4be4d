"""ESC-02 against its truth table."""

import pytest
from factories import Measured, a_post, key
from truth_table import cases

from tocsin.domain import Relation


@pytest.mark.parametrize("case", cases("esc02.csv"))
def test_a_single_post_makes_the_state_that_the_table_says(case):
    post = a_post(
        0,
        case["type"],
        chance=float(case["probability"]),
        about=(("j1", Relation(case["relation"]), "mention"),),
    )
    measured = Measured("ESC-02", [post, a_post(float(case["days_ago"]) * 24, account="other")])
    assert measured.state == case["state"]
    assert measured.posts == ([key(post)] if case["state"] == "present" else [])


def test_posts_and_accounts_are_counted():
    posts = [a_post(hour, "THR-5", account="one") for hour in range(3)]
    numbers = Measured("ESC-02", posts).numbers
    assert (numbers["count"], numbers["accounts"], numbers["days"]) == (3, 1, 14)
