"""Groups of copies: the largest at every moment, as counting anew would find it."""

from collections import defaultdict
from datetime import timedelta

from factories import INSULT, START, a_post
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.escalation.copies import Copies
from tocsin.escalation.mark import marks

SPAN = timedelta(hours=24)
TEXTS = [
    "one text that several accounts have copied word for word today",
    "and quite another that has nothing to do with the first one",
    "the third of them is about buses and about the price of bread",
]
POSTS = st.lists(
    st.tuples(st.sampled_from([0, 1, 7, 30]), st.integers(0, 2), st.integers(0, 4), st.booleans()),
    max_size=40,
)


def a_mark(hours, text, account, hostile):
    types = INSULT if hostile else ()
    post = a_post(hours, *types, text=TEXTS[text], account=f"a{account}", key=f"{hours}{account}")
    return marks(post)[0][1]


def counted(held, only_hostile):
    """Count accounts by text, the slow way."""
    accounts = defaultdict(set)
    for one in held:
        if one.hostile or not only_hostile:
            accounts[one.sketch].add(one.account)
    return max((len(some) for some in accounts.values()), default=0)


@settings(max_examples=200)
@given(POSTS)
def test_the_largest_group_is_what_counting_anew_finds(posts):
    copies, held, hours = Copies(SPAN), [], 0
    for gap, text, account, hostile in posts:
        hours += gap
        one = a_mark(hours, text, account, hostile)
        copies.settle(one.at)
        copies.add(one)
        held = [other for other in held if one.at - other.at <= SPAN] + [one]
        alike = counted(held, only_hostile=False)
        # One account alone is no group: it may or may not be counted as 1.
        assert max(copies.all.most, 1) == max(alike, 1)
        assert max(copies.hostile.most, 1) == max(counted(held, only_hostile=True), 1)


def test_nothing_is_left_when_all_have_gone():
    copies = Copies(SPAN)
    for i in range(10):
        copies.add(a_mark(i / 10, i % 3, i, hostile=True))
    copies.settle(START + timedelta(days=3))
    assert (copies.all.most, copies.hostile.most) == (0, 0)
    assert copies.all.newest() == ()


def test_in_a_flood_only_the_newest_are_held():
    copies = Copies(SPAN, most=10)
    for i in range(30):
        copies.add(a_mark(i / 100, 0, i, hostile=False))
    assert copies.all.most == 10


def test_a_mark_is_told_whether_it_is_like_another():
    copies = Copies(SPAN)
    assert not copies.add(a_mark(0, 0, 0, hostile=False))
    assert not copies.add(a_mark(0, 1, 1, hostile=False))
    assert copies.add(a_mark(1, 0, 2, hostile=False))
