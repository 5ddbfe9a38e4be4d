"""ESC-09 against its truth table."""

import pytest
from factories import Measured, a_post
from truth_table import cases


def posts(case):
    """Give each account a post with all types, or one post a type where they come apart."""
    types = case["types"].split()
    parts = [(one,) for one in types] if case["apart"] == "1" else [tuple(types)]
    more = {"chance": float(case["probability"]), "gendered": float(case["gendered"])}
    return [
        a_post(i / 10 + j / 100, *part, account=f"a{i}{j}", lang=case["lang"], **more)
        for i in range(int(case["accounts"]))
        for j, part in enumerate(parts)
    ]


@pytest.mark.parametrize("case", cases("esc09.csv"))
def test_grounds_make_the_state_that_the_table_says(case):
    found = Measured("ESC-09", posts(case))
    assert found.state == case["state"], found.numbers
    assert found.numbers["both"] == int(case["both"])


def test_grounds_leave_the_window():
    both = a_post(0, "MIS-1", "IDN-1")
    assert Measured("ESC-09", [both, a_post(7 * 24)]).state == "present"
    assert Measured("ESC-09", [both, a_post(7 * 24 + 1)]).state == "absent"
