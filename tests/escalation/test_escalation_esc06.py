"""ESC-06 against its truth table: rush, share, usual, copies."""

import pytest
from factories import INSULT, Measured, a_post, key, many
from truth_table import cases

SAME = "the very same words are written by everybody who was asked to write them"
BEFORE = 20 * 24


def history(a_day):
    """Give twenty days of hostile posts by ever new accounts, the last of them a day ago."""
    gap = 24 / a_day if a_day else 0
    return [a_post(i * gap, *INSULT, account=f"old{i}") for i in range(int(19 * a_day))]


def attack(case):
    accounts, each = int(case["hostile_accounts"]), int(case["posts_each"])
    hours, posts = float(case["hostile_hours"]), []
    total = accounts * each
    for i in range(total):
        at = BEFORE + hours * i / max(total - 1, 1)
        text = SAME if case["same_text"] == "hostile" else ""
        name = f"h{i % accounts}"
        posts.append(a_post(at, *INSULT, account=name, text=text, key=f"h{i}"))
    for i in range(int(case["harmless"])):
        text = SAME if case["same_text"] == "harmless" else ""
        posts.append(a_post(BEFORE + hours - i / 1000, account=f"r{i}", text=text, key=f"r{i}"))
    return posts


@pytest.mark.parametrize("case", cases("esc06.csv"))
def test_a_crowd_makes_the_state_that_the_table_says(case):
    measured = Measured("ESC-06", [*history(int(case["history_a_day"])), *attack(case)])
    assert measured.state == case["state"], measured.numbers
    assert measured.numbers["rush"] == int(case["rush"])


def test_a_large_harmless_group_is_seen_beside_a_small_hostile_one():
    petition = many(15, 0, text=SAME)
    insult = many(
        2, 0.1, *INSULT, text="nobody should ever believe a word of this person", first=50
    )
    measured = Measured("ESC-06", [*petition, *insult])
    assert measured.state == "present"
    assert (measured.numbers["copies"], measured.numbers["hostile_copies"]) == (15, 0)


def test_a_large_hostile_group_is_seen_beside_a_larger_harmless_one():
    petition = many(30, 0, text=SAME)
    smear = many(5, 0.1, *INSULT, text="she was paid for this article by people abroad", first=50)
    measured = Measured("ESC-06", [*petition, *smear])
    assert measured.numbers["hostile_copies"] == 5
    assert measured.numbers["copies"] == 30
    assert "copies" in measured.signal.says or "quiet_copies" in measured.signal.says


def test_a_group_that_outlives_a_larger_one_is_still_seen():
    larger = many(20, 0, *INSULT, text=SAME)
    other = "she was paid for this article by people from abroad"
    smaller = many(6, 20, *INSULT, text=other, first=50)
    late = a_post(30, account="late", text="a harmless word that nobody has written here before")
    measured = Measured("ESC-06", [*larger, *smaller, late])
    assert measured.state == "present"
    assert measured.posts == [key(one) for one in smaller]


def test_of_equal_groups_the_older_one_is_shown():
    first = many(5, 0, *INSULT, text=SAME)
    second = many(5, 1, *INSULT, text="another text that several accounts have sent around")
    calm = many(60, 0, first=100)  # so that five insults are no rush
    assert Measured("ESC-06", [*calm, *first, *second]).posts == [key(one) for one in first]


def test_a_repost_is_no_copy():
    reposts = many(40, 0, text=SAME, repost_of="1")
    measured = Measured("ESC-06", reposts)
    assert (measured.state, measured.numbers["copies"]) == ("absent", 0)


def test_an_account_that_repeats_itself_is_no_group():
    posts = [a_post(i / 60, *INSULT, text=SAME, account="one") for i in range(30)]
    assert Measured("ESC-06", posts).numbers["hostile_copies"] == 0


def test_confidence_grows_with_the_signs_that_agree():
    petition = Measured("ESC-06", many(15, 0, text=SAME, urls=("https://example.org/petition",)))
    rush = Measured("ESC-06", many(10, 0, *INSULT))
    both = Measured("ESC-06", many(10, 0, *INSULT, text=SAME))
    confidences = [one.signal.confidence for one in (petition, rush, both)]
    assert confidences == sorted(set(confidences))


def test_the_posts_of_a_rush_are_its_hostile_ones():
    hostile = many(8, 0, *INSULT)
    harmless = many(5, 0.01, first=100)
    assert Measured("ESC-06", [*hostile, *harmless]).posts == [key(one) for one in hostile]
