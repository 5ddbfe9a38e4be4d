"""The usual rate and the surprise, against plain sums and against scipy."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.escalation.baseline import (
    HALF_LIFE_DAYS,
    PRIOR_COUNT,
    PRIOR_DAYS,
    Usual,
    exposure,
    is_rarer,
    rate,
    surprise,
    worth,
)

COUNTS = st.integers(0, 3000)
OLD = st.floats(0, 2000)
DAYS = st.floats(0, 20.2)


@given(COUNTS, OLD, DAYS)
def test_surprise_is_the_tail_of_the_negative_binomial(seen, count, days):
    nbinom = pytest.importorskip("scipy.stats").nbinom
    shape, weight = PRIOR_COUNT + count, PRIOR_DAYS + days
    tail = nbinom.sf(seen - 1, shape, weight / (weight + 1))
    if seen <= shape / weight:
        assert surprise(seen, count, days) == 1.0
    else:
        assert surprise(seen, count, days) == pytest.approx(tail, rel=1e-6, abs=1e-10)


def test_surprise_without_history_is_the_sum_by_hand():
    def chance(k):
        return (k + 1) * (2 / 3) ** 2 * (1 / 3) ** k

    assert surprise(8, 0, 0) == pytest.approx(1 - math.fsum(map(chance, range(8))))


@given(COUNTS, OLD, DAYS, st.sampled_from([0.0, 1e-8, 1e-4, 0.01, 0.3, 1.0]))
def test_the_short_cut_says_what_the_sum_says(seen, count, days, than):
    chance = surprise(seen, count, days)
    if math.isclose(chance, than, rel_tol=1e-6, abs_tol=1e-11):
        return
    assert is_rarer(seen, count, days, than) is (chance <= than)


@given(st.integers(1, 1000), OLD, DAYS)
def test_more_posts_are_never_less_surprising(seen, count, days):
    assert surprise(seen + 1, count, days) <= surprise(seen, count, days) + 1e-12


def test_a_million_posts_in_a_day_are_judged():
    assert surprise(1_000_000, 10.0, 10.0) == 0.0
    assert is_rarer(1_000_000, 10.0, 10.0, 1e-4)


def test_a_count_weighs_half_after_a_half_life():
    usual = Usual()
    for day in (1.0, 1.0, 1.0 + HALF_LIFE_DAYS):
        usual.add(day)
    assert usual.upto(1.0 + HALF_LIFE_DAYS) == pytest.approx(2.0)
    assert usual.upto(1.0 + 2 * HALF_LIFE_DAYS) == pytest.approx(1.0)


def test_days_of_watching_weigh_as_the_posts_in_them_do():
    """One post an hour for thirty days gives a rate of 24, whatever the decay."""
    usual = Usual()
    for hour in range(29 * 24):
        usual.add((hour + 0.5) / 24)
    assert usual.upto(30.0) / worth(30.0) == pytest.approx(24, rel=1e-3)


def test_the_last_day_is_worth_nothing():
    assert worth(0.0) == 0.0
    assert worth(1.0) == 0.0
    assert worth(2.0) == pytest.approx(exposure(2.0) - exposure(1.0))


def test_without_history_one_hostile_post_a_day_is_usual():
    assert rate(0.0, 0.0) == 1.0
