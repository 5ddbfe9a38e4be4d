"""What accounts share, who came before, and how young they are: each beside what chance gives."""

from datetime import timedelta

from factories import INSULT, START, Measured, many

from tocsin.escalation.company import Company
from tocsin.escalation.mark import marks

DAY = 24
NEW = START + timedelta(days=25)
OLD = START - timedelta(days=900)


def company(findings):
    found = Company(1e-3)
    for one in findings:
        found.add(marks(one)[0][1])
    return found


def carried(hostile, harmless, **more):
    crowd = many(hostile, 0, *INSULT, minutes=100, **more)
    others = many(harmless, 0, minutes=1, first=100, **more)
    calm = many(40, 0, minutes=1, first=500)
    posts = sorted([*calm, *others, *crowd], key=lambda one: one.post.created_at)
    return Measured("ESC-06", posts).numbers["carried"]


def test_hostile_accounts_with_one_hashtag_are_a_group():
    assert carried(5, 2, hashtags=("Shame",)) == 5
    assert carried(5, 2, urls=("https://www.example.org/smear?utm_source=x",)) == 5


def test_a_hashtag_that_everybody_uses_is_no_group():
    assert carried(5, 60, hashtags=("election",)) == 0


def test_hashtags_are_read_from_the_text_too():
    assert carried(5, 0, text="what a day #Shame") == 5


def test_accounts_that_came_together_before_are_told():
    first = many(8, 0, *INSULT)
    between = [p for day in range(1, 9) for p in many(5, day * DAY, *INSULT, first=100 + day * 10)]
    again = many(8, 10 * DAY, *INSULT)
    assert company([*first, *between, *again]).again >= 6
    assert company([*first, *between, *many(8, 10 * DAY, *INSULT, first=900)]).again == 0


def test_where_it_is_always_the_same_few_they_are_no_news():
    same = [post for day in range(10) for post in many(6, day * DAY, *INSULT)]
    assert company(same).again == 0


def test_young_accounts_beyond_what_is_usual_are_told():
    readers = many(100, 0, author_created_at=OLD)
    young = many(8, 26 * DAY, *INSULT, first=200, author_created_at=NEW)
    old = many(8, 26 * DAY, *INSULT, first=200, author_created_at=OLD)
    assert company([*readers, *young]).young >= 6
    assert company([*readers, *old]).young == 0
    assert company([*readers, *many(8, 26 * DAY, *INSULT, first=200)]).young == 0
