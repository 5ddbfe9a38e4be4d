"""Windows that slide give what cutting the whole list anew would give."""

from datetime import timedelta

from factories import START, a_post
from hypothesis import given
from hypothesis import strategies as st

from tocsin.escalation.mark import marks
from tocsin.escalation.windows import Highest, Recent, Times, keys, together

SPAN = timedelta(hours=10)
STEPS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=40)


@given(STEPS)
def test_recent_holds_what_is_within_the_span(steps):
    recent, times, every, hours = Recent(SPAN), Times(SPAN), [], 0
    for gap, account in steps:
        hours += gap
        one = marks(a_post(hours, account=f"a{account}"))[0][1]
        gone, gone_times = recent.settle(one.at), times.settle(one.at)
        recent.add(one)
        times.add(one.at)
        every.append(one)
        within = [other for other in every if one.at - other.at <= SPAN]
        assert list(recent.marks) == within
        assert set(recent.accounts) == {other.account for other in within}
        assert [old.at for old in gone] == gone_times
        assert (len(recent), len(times)) == (len(within), len(within))


@given(STEPS)
def test_highest_is_the_highest_within_the_span(steps):
    highest, every, hours = Highest(SPAN), [], 0
    for gap, value in steps:
        hours += gap
        at = START + timedelta(hours=hours)
        highest.settle(at)
        highest.add(at, value)
        every.append((at, value))
        assert highest.value == max(v for t, v in every if at - t <= SPAN)


def test_nothing_has_no_highest():
    assert Highest(SPAN).value == 0.0


def test_what_windows_name_is_joined_once_and_in_time_order():
    first, second = (START, "x:2"), (START + SPAN, "x:1")
    assert list(keys(together([second], [first, second]))) == ["x:2", "x:1"]
