"""What is usual: rhythm of the day, scatter of days, gaps, peers; a storm teaches little."""

from datetime import timedelta

import pytest
from factories import INSULT, START, a_post, alerts, in_order, last_states, many
from hypothesis import given
from hypothesis import strategies as st

from tocsin.escalation.baseline import LEAST_SIZE, MOST_SIZE, PRIOR_SIZE, Scatter
from tocsin.escalation.mark import marks
from tocsin.escalation.peers import Peers
from tocsin.escalation.rhythm import Rhythm
from tocsin.escalation.stream import Stream

HOUR = timedelta(hours=1)
DAY = 24


def streamed(findings):
    stream = Stream()
    for one in findings:
        stream.settle(one.post.created_at)
        stream.add(marks(one)[0][1])
    return stream


def test_without_history_an_hour_is_a_twenty_fourth_of_a_day():
    assert Rhythm().days(START, HOUR) == pytest.approx(1 / 24)
    assert Rhythm().days(START, timedelta(days=3)) == 3.0


def test_the_hours_in_which_people_write_are_worth_more():
    rhythm = Rhythm()
    for day in range(28):
        for minute in range(20):
            rhythm.add(START + timedelta(days=day, hours=20, minutes=minute))
    now = START + timedelta(days=28)
    evening, night = now.replace(hour=21), now.replace(hour=4)
    assert rhythm.days(evening, HOUR) > 5 * rhythm.days(night, HOUR)
    day = sum(rhythm.days(now + i * HOUR, HOUR) for i in range(1, 25))
    assert day == pytest.approx(1.0, rel=0.2)


@given(st.integers(0, 10_000), st.floats(0.1, 23.9))
def test_the_parts_of_a_span_add_up(minutes, hours):
    rhythm = Rhythm()
    rhythm.add(START)
    now = START + timedelta(minutes=minutes)
    assert 0.0 < rhythm.days(now, timedelta(hours=hours)) <= 3.0


def test_scatter_is_the_prior_until_two_weeks_have_been_seen():
    scatter = Scatter()
    assert scatter.size == PRIOR_SIZE
    for _ in range(10):
        scatter.add(3.0)
    assert scatter.size == PRIOR_SIZE


def test_even_days_scatter_less_than_uneven_ones():
    even, uneven = Scatter(), Scatter()
    for day in range(60):
        even.add(3.0)
        uneven.add(30.0 if day % 10 == 0 else 0.0)
    assert even.size == MOST_SIZE
    assert uneven.size == LEAST_SIZE


def test_a_storm_is_not_learned_as_usual():
    calm = [a_post(day * DAY + 3, *INSULT, account=f"c{day}") for day in range(20)]
    storm = many(300, 20 * DAY, *INSULT, minutes=1)
    later = [a_post(22 * DAY)]
    before = streamed(calm).usual_accounts()
    assert streamed([*calm, *storm, *later]).usual_accounts() < before + 1.5


def test_what_stays_becomes_usual_in_time():
    days = [post for day in range(60) for post in many(20, day * DAY, *INSULT, first=day * 20)]
    assert streamed(days).usual_accounts() > 10


def test_a_silence_that_chance_does_not_give_is_a_gap():
    busy = [a_post(i, key=f"b{i}") for i in range(10 * DAY)]
    after = a_post(14 * DAY, key="after")
    stream = streamed([*busy, after])
    assert stream.gap == (busy[-1].post.created_at, after.post.created_at)
    quiet = [a_post(day * DAY, key=f"q{day}") for day in range(0, 30, 3)]
    assert streamed(quiet).gap is None


def test_a_night_is_no_gap():
    days = [
        a_post(day * DAY + 7 + hour, key=f"{day}-{hour}-{post}", account=f"r{post}")
        for day in range(20)
        for hour in range(10)
        for post in range(2)
    ]
    assert streamed([*days, a_post(20 * DAY + 7)]).gap is None
    gap = streamed([*days, a_post(21 * DAY + 7)]).gap
    assert gap == (days[-1].post.created_at, gap[1])


def test_posts_that_come_in_bunches_leave_no_gaps_between():
    bunches = [
        a_post(day * DAY + 12 + post / 60, key=f"{day}-{post}", account=f"r{post}")
        for day in range(0, 40, 2)
        for post in range(20)
    ]
    assert streamed(bunches).gap is None


def test_a_gap_is_not_watched_time():
    busy = [a_post(i, *(INSULT if i % 12 == 0 else ()), account=f"b{i}") for i in range(10 * DAY)]
    whole = streamed([*busy, a_post(10 * DAY + 1)])
    gap = streamed([*busy, a_post(20 * DAY)])
    assert gap.days_before() < whole.days_before() + 1


def test_a_gap_is_told_and_silences_nothing():
    busy = [a_post(i, key=f"b{i}", account=f"r{i % 50}") for i in range(10 * DAY)]
    attack = many(10, 13 * DAY, *INSULT, minutes=3)
    posts = in_order(busy, attack)
    raised = alerts(posts)
    assert raised[0].rule == "attack-of-many"
    assert "Nothing was collected from 2026-03-11 23:00" in raised[0].why.en
    assert "Nothing was collected" in last_states(posts)["j1", "ESC-14"].why.en


def test_peers_say_what_is_usual_for_somebody_new():
    peers = Peers()
    for day in range(30):
        for person in range(3):
            for i in range(4):
                one = marks(a_post(day * DAY + i, *INSULT, account=f"{person}-{i}"))[0][1]
                peers.add(f"p{person}", one)
            calm = marks(a_post(day * DAY + 5, account="calm"))[0][1]
            peers.add(f"p{person}", calm)
    prior = peers.prior(START + timedelta(days=30))
    assert prior is not None
    assert prior.accounts == pytest.approx(4.0)
    assert prior.share == pytest.approx(0.8, abs=0.05)


def test_peers_say_nothing_of_days_that_late_posts_can_reach():
    peers = Peers()
    for day in range(10):
        for person in range(10):
            peers.add(f"p{person}", marks(a_post(day * DAY))[0][1])
    assert peers.prior(START + timedelta(days=3)) is None
    assert peers.prior(START + timedelta(days=9)) is not None
    one = marks(a_post(9 * DAY, *INSULT))[0][1]
    before = peers.prior(START + timedelta(days=11))
    assert before is not None
    peers.add("p1", one)
    assert peers.prior(START + timedelta(days=11)) == before
