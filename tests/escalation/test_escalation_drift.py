"""A rise that creeps: days add up, one storm does not, and harmless days take away."""

from factories import INSULT, Measured, a_post

from tocsin.escalation.drift import Drift
from tocsin.escalation.mark import marks
from tocsin.escalation.stream import Stream

DAY = 24
QUIET = [a_post(day * DAY + i, key=f"q{day}-{i}") for day in range(20) for i in range(0, 20, 2)]


def day_of(number, hostile, harmless):
    """Give one day's posts, each hostile one by an account of its own."""
    at = number * DAY
    crowd = [a_post(at + i / 100, *INSULT, account=f"d{number}-{i}") for i in range(hostile)]
    return [*crowd, *(a_post(at + 5 + i / 100, key=f"c{number}-{i}") for i in range(harmless))]


def drifted(findings, cap=4.5):
    drift, stream = Drift(cap), Stream()
    for finding in sorted(findings, key=lambda one: one.post.created_at):
        at = finding.post.created_at
        stream.settle(at)
        one = marks(finding)[0][1]
        stream.add(one)
        drift.settle(at)
        drift.add(one, stream)
    return drift


def test_days_add_up():
    two = drifted([*QUIET, *day_of(20, 5, 10), *day_of(21, 5, 10)])
    three = drifted([*QUIET, *(p for day in (20, 21, 22) for p in day_of(day, 5, 10))])
    assert three.evidence > two.evidence > 0
    assert (two.days, three.days) == (2, 3)


def test_one_storm_gives_no_more_than_a_day_can():
    assert drifted([*QUIET, *day_of(20, 300, 10)]).evidence == 4.5


def test_harmless_days_take_away_again():
    calm = [*QUIET, *day_of(20, 5, 10), *(p for day in (21, 22) for p in day_of(day, 0, 40))]
    drift = drifted([*calm, *day_of(23, 0, 1)])
    assert drift.evidence == 0.0


def test_a_day_without_posts_says_nothing():
    near = drifted([*QUIET, *day_of(20, 5, 10), *day_of(22, 5, 10)])
    assert near.days == 2
    far = drifted([*QUIET, *day_of(20, 5, 10), *day_of(30, 5, 10)])
    assert far.days == 1


def test_an_account_counts_once_a_day():
    one = [a_post(20 * DAY + i / 10, *INSULT, account="one", key=f"o{i}") for i in range(9)]
    assert drifted([*QUIET, *one]).evidence < drifted([*QUIET, *day_of(20, 9, 0)]).evidence


def test_a_creeping_rise_is_present_on_its_third_day():
    days = [p for day in (20, 21) for p in day_of(day, 6, 10)]
    assert Measured("ESC-14", [*QUIET, *days]).numbers["creeping"] == 0
    third = [*days, a_post(22 * DAY, *INSULT, account="third")]
    assert Measured("ESC-14", [*QUIET, *third]).numbers["creeping"] == 1


def spread(number, hostile):
    """Give one day's posts over its hours: so many hostile ones, and fourteen others."""
    at = number * DAY
    crowd = [a_post(at + 1 + 6 * i, *INSULT, account=f"s{number}-{i}") for i in range(hostile)]
    return [*crowd, *(a_post(at + 1.6 * i, key=f"h{number}-{i}") for i in range(14))]


def test_a_low_rise_among_many_readers_adds_up_too():
    usual = [post for day in range(30) for post in spread(day, 1)]
    low = [post for day in range(30, 42) for post in spread(day, 3)]
    assert Measured("ESC-14", [*usual, *low]).numbers["creeping"] == 1
    same = [post for day in range(30, 42) for post in spread(day, 1)]
    assert Measured("ESC-14", [*usual, *same]).numbers["creeping"] == 0
