"""ESC-10 against its truth table: types, copies of a smear, copies of what was not flagged."""

import pytest
from factories import Measured, a_post, many
from truth_table import cases

SMEAR = "everybody knows that this was paid for by people from far abroad"
LINK = ("https://example.org/a",)


def unlike(number):
    """Give a text of six words that no other number's text has."""
    mark = chr(97 + number % 26) + chr(97 + number // 26)
    return " ".join(f"{word}{mark}" for word in ("one", "two", "three", "four", "five", "six"))


@pytest.mark.parametrize("case", cases("esc10.csv"))
def test_posts_make_the_state_that_the_table_says(case):
    types = case["types"].split()
    text = f"thanks, {SMEAR}" if case["kind_words"] == "1" else SMEAR
    more = {"urls": LINK} if case["link"] == "1" else {}
    chance = float(case["probability"])
    copies = many(int(case["copies"]), 1, *types, text=text, chance=chance, **more)
    calm = [
        a_post(0.5 + i / 100, account=f"c{i}", text=unlike(i)) for i in range(int(case["calm"]))
    ]
    found = Measured("ESC-10", [*calm, *copies])
    assert found.state == case["state"], found.numbers


def test_from_posts_alone_it_is_never_sure():
    assert Measured("ESC-10", [a_post(0, "DIS-1", chance=0.99)]).signal.confidence <= 0.6
    assert "check" in Measured("ESC-10", [a_post(0, "DIS-1")]).signal.says
