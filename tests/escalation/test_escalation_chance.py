"""Tails of chance, against plain sums and against scipy."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.escalation import chance


@settings(max_examples=60)
@given(st.integers(0, 400), st.floats(0.01, 100), st.floats(0.5, 20))
def test_a_crowd_is_the_tail_of_the_negative_binomial(seen, mean, size):
    nbinom = pytest.importorskip("scipy.stats").nbinom
    tail = nbinom.sf(seen - 1, size, size / (size + mean))
    found = chance.crowd(seen, mean, size)
    if seen <= mean:
        assert found == 1.0
    else:
        assert found == pytest.approx(tail, rel=1e-6, abs=1e-12)


@settings(max_examples=60)
@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.001, 0.95))
def test_a_share_is_the_tail_of_the_binomial(seen, more, usual):
    binom = pytest.importorskip("scipy.stats").binom
    tried = seen + more
    found = chance.share(seen, tried, usual)
    if usual * tried >= seen:
        assert found == 1.0
    else:
        assert found == pytest.approx(binom.sf(seen - 1, tried, usual), rel=1e-6, abs=1e-12)


def test_small_cases_by_hand():
    assert chance.share(2, 2, 0.5) == pytest.approx(0.25)
    assert chance.share(1, 3, 0.1) == pytest.approx(1 - 0.9**3)
    assert chance.crowd(1, 0.5, 1.0) == pytest.approx(1 / 3)


def test_nothing_seen_and_nothing_usual_are_no_surprise_and_a_sure_one():
    assert chance.crowd(0, 3.0, 2.0) == chance.share(0, 5, 0.1) == 1.0
    assert chance.crowd(3, 0.0, 2.0) == chance.share(3, 5, 0.0) == 0.0


def test_a_million_is_judged_without_a_long_sum():
    assert chance.crowd(1_000_000, 10.0, 2.0) == pytest.approx(0.0, abs=1e-300)
    assert math.isfinite(chance.share(500_000, 1_000_000, 0.4))
