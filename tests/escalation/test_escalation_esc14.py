"""ESC-14 against its truth table: surprise, share, persistence."""

import pytest
from factories import INSULT, Measured, a_post, key
from truth_table import cases

DAY = 24


def days_of(number, hostile, harmless, start=0):
    """Give days with so many hostile and harmless posts each, spread over the day."""
    posts = []
    for day in range(number):
        at = (start + day) * DAY
        posts += [
            a_post(
                at + i * 23 / max(hostile, 1), *INSULT, account=f"h{i}", key=f"h{day}-{start}-{i}"
            )
            for i in range(hostile)
        ]
        posts += [
            a_post(at + i * 23 / max(harmless, 1), account=f"r{i}", key=f"r{day}-{start}-{i}")
            for i in range(harmless)
        ]
    return posts


@pytest.mark.parametrize("case", cases("esc14.csv"))
def test_a_day_makes_the_state_that_the_table_says(case):
    before = int(case["days_before"])
    posts = days_of(
        before, int(case["hostile_a_day_before"]), int(case["harmless_a_day_before"])
    ) + days_of(1, int(case["hostile"]), int(case["harmless"]), start=before + 1)
    measured = Measured("ESC-14", posts)
    assert measured.state == case["state"], measured.numbers
    assert measured.numbers["rare"] == int(case["rare"])


def test_several_bad_days_are_present_though_none_is_rare():
    quiet = days_of(14, 0, 10)
    measured = Measured("ESC-14", quiet + days_of(3, 5, 10, start=14))
    assert (measured.state, measured.numbers["rare"], measured.numbers["days"]) == ("present", 0, 3)
    assert measured.numbers["creeping"] == 1
    assert measured.signal.says[0] == "lasting"
    assert len(measured.posts) == 15


@pytest.mark.parametrize(("days", "a_day"), [(2, 5), (3, 2)])
def test_fewer_days_or_fewer_posts_are_no_persistence(days, a_day):
    quiet = days_of(14, 0, 10)
    assert Measured("ESC-14", quiet + days_of(days, a_day, 10, start=14)).state == "absent"


def test_what_is_usual_for_somebody_is_no_persistence():
    """Ten hostile posts a day for weeks are bad, but no news."""
    measured = Measured("ESC-14", days_of(40, 10, 10))
    assert measured.state == "absent"
    assert measured.numbers["days"] == 0


def test_bad_days_of_a_week_ago_no_longer_count():
    posts = days_of(14, 0, 10) + days_of(3, 5, 10, start=14) + days_of(8, 0, 10, start=17)
    measured = Measured("ESC-14", [*posts, a_post(25 * DAY, *INSULT)])
    assert measured.numbers["days"] == 0


def test_its_posts_are_the_hostile_ones_of_the_last_day():
    old = days_of(20, 1, 20)
    new = days_of(1, 20, 20, start=21)
    hostile = [key(one) for one in new if one.verdict.flag]
    assert sorted(Measured("ESC-14", old + new).posts) == sorted(hostile)


def test_platforms_of_the_last_days_are_counted():
    posts = [
        a_post(0, *INSULT, platform="vk"),
        a_post(5 * DAY, *INSULT, platform="telegram"),
        a_post(6 * DAY, *INSULT),
        a_post(6 * DAY, account="r", platform="forum"),
    ]
    assert Measured("ESC-14", posts).numbers["platforms"] == 2


def test_a_quiet_day_says_so_without_a_nought():
    assert Measured("ESC-14", [a_post(0)]).signal.says == ("none",)
    assert Measured("ESC-14", [a_post(0, *INSULT)]).signal.says == ("absent",)
