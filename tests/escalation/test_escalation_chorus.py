"""A chorus: many who repeat one another's few words, which no list knows."""

from datetime import timedelta

import pytest
from factories import INSULT, Measured, a_post, alerts, in_order, key, many
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.domain import Relation
from tocsin.escalation.chorus import Chorus
from tocsin.escalation.mark import marks

CODE = ("The kettle is on", "Mind the third stair", "Grey boats, no lanterns", "Count the gulls")
DAY = 24
SPAN = timedelta(hours=DAY)
OWN = (("j1", Relation.NONE, "author"),)


def chorus(accounts, hours=0.0, of=CODE, first=0, name="c", **more):
    """Give posts a minute apart that say the sentences by turns."""
    return [
        a_post(hours + i / 60, account=f"{name}{first + i}", text=of[i % len(of)],
               key=f"{name}{first + i}", **more)
        for i in range(accounts)
    ]  # fmt: skip


def small_talk(days, a_day=20, repeated=0, name="t"):
    """Give days of posts, each unlike the others but for so many a day."""
    said = []
    for day in range(days):
        for i in range(a_day):
            text = "Nothing new today" if i < repeated else f"Remark {_word(day)} {_word(i)}"
            at = DAY * day + i * 20 / a_day
            said.append(a_post(at, account=f"{name}{day}-{i}", text=text, key=f"{name}{day}-{i}"))
    return said


def _word(number):
    return "".join(chr(97 + int(digit)) for digit in str(number))


def heard(posts):
    return Measured("ESC-06", posts).numbers["chorus"]


def test_a_few_short_sentences_by_turns_are_a_chorus():
    posts = chorus(9)
    measured = Measured("ESC-06", posts)
    assert (measured.state, measured.numbers["chorus"]) == ("present", 5)
    assert measured.posts == [key(one) for one in posts[4:]]
    assert measured.signal.says == ("chorus",)


def test_four_who_repeat_are_none_yet():
    assert Measured("ESC-06", chorus(8)).state == "absent"


def test_copies_of_one_long_text_are_told_once():
    text = "the same long words about her work from each and every one"
    assert Measured("ESC-06", many(12, 0, text=text)).signal.says == ("quiet_copies",)


def test_copies_that_are_plainly_harmless_are_no_code():
    text = "We the people of the left bank demand that water runs by day and by night"
    plain = many(12, 0, text=text, violent=0.01)
    assert Measured("ESC-06", plain).signal.says == ("absent",)
    assert Measured("ESC-06", many(12, 0, text=text, violent=0.03)).state == "present"


def test_one_account_that_repeats_itself_is_no_chorus():
    alone = [a_post(i / 60, account="one", text=CODE[0], key=f"k{i}") for i in range(30)]
    assert Measured("ESC-06", alone).state == "absent"


def test_two_words_are_said_by_chance():
    assert Measured("ESC-06", chorus(20, of=("Count gulls",))).state == "absent"


@pytest.mark.parametrize(
    "of",
    [
        ("Happy birthday to you",),
        ("Happy New Year, Aigerim", "Good morning to all"),
        ("С днём рождения вас",),
        ("Я/Мы Айгерим Калиева",),
        ("Туған күніңізбен, апай",),
    ],
)
def test_good_wishes_are_no_chorus(of):
    assert Measured("ESC-06", chorus(30, of=of)).state == "absent"


def test_answers_to_a_question_of_hers_are_no_chorus():
    def answered(question):
        own = a_post(0, account="j1", about=OWN, text=question, key="q")
        return alerts(in_order(own, chorus(12, 1, of=("From a small town",), in_reply_to="q")))

    assert answered("Where are you from?") == []
    assert [one.rule for one in answered("I am from a village.")] == ["chorus"]


def test_readers_of_old_who_speak_alike_are_no_chorus():
    history = _by_ten(small_talk(20, a_day=10))
    known = chorus(10, DAY * 20, of=("Tea is ready here",))
    strangers = chorus(10, DAY * 20, of=("Tea is ready here",), name="s")
    assert alerts(in_order(history, known)) == []
    assert [one.rule for one in alerts(in_order(history, strangers))] == ["chorus"]


def _by_ten(posts):
    """Give the same posts from ten accounts that come again each day."""
    return [
        a_post((one.post.created_at - posts[0].post.created_at) / timedelta(hours=1),
               account=f"c{number % 10}", text=one.post.text, key=f"old{number}")
        for number, one in enumerate(posts)
    ]  # fmt: skip


def test_a_few_voices_among_very_many_posts_are_no_chorus():
    crowd = [
        a_post(i / 100, account=f"r{i}", text=f"Remark {_word(i)} again", key=f"r{i}")
        for i in range(400)
    ]
    among = [a_post(i / 10, account=f"c{i}", text=CODE[i % 4], key=f"c{i}") for i in range(40)]
    assert heard(in_order(crowd, among)) == 0


def test_a_chorus_is_heard_over_a_day_of_other_talk():
    talk = small_talk(1, a_day=80)
    pair = [a_post(i, account=f"p{i}", text="Fog in town again", key=f"p{i}") for i in range(2)]
    assert heard(in_order(talk, pair, chorus(30, 21))) == 27


def test_pairs_of_unlike_sentences_are_no_chorus():
    texts = [
        f"Remark {_word(i // 2)} of mine" if i < 8 else f"Note {_word(i)} mine" for i in range(22)
    ]
    posts = [
        a_post(i / 10, account=f"r{i}", text=text, key=f"r{i:02}") for i, text in enumerate(texts)
    ]
    assert heard(posts) == 0


def test_where_people_repeat_one_another_daily_it_takes_more():
    assert heard([*small_talk(20, repeated=10), *chorus(10, DAY * 20 - 2)]) == 0
    assert heard([*small_talk(20), *chorus(10, DAY * 20 - 2)]) == 6


def test_a_storm_does_not_make_the_next_one_ordinary():
    posts = [*small_talk(5), *chorus(200, DAY * 6), *chorus(16, DAY * 12, first=500)]
    assert heard(posts) == 12


def test_a_chorus_ends_with_the_window():
    later = a_post(DAY + 2, account="r", text="Something else altogether here")
    assert Measured("ESC-06", [*chorus(12), later]).state == "absent"


def test_flagged_posts_links_and_reposts_are_counted_elsewhere():
    flagged = many(12, 0, *INSULT, text=CODE[0])
    linked = many(12, 0, text=f"{CODE[0]} https://example.org/a", first=20)
    passed_on = many(12, 0, text=CODE[0], repost_of="1", first=40)
    by_letters = many(12, 0, text=f"RT @aigerim {CODE[0]}", first=60)
    of_her_outlet = many(12, 0, text=CODE[0], first=80, about=(("j1", Relation.OUTLET, "outlet"),))
    for posts in (flagged, linked, passed_on, by_letters, of_her_outlet):
        assert heard(posts) == 0


POSTS = st.lists(
    st.tuples(st.sampled_from([0, 1, 7, 30]), st.integers(0, 3), st.integers(0, 4)), max_size=60
)


@settings(max_examples=200)
@given(POSTS, st.sampled_from([4, 9, 1000]))
def test_echoes_are_what_counting_anew_finds(posts, most):
    voices, held, hours = Chorus(SPAN, most), [], 0
    for number, (gap, text, account) in enumerate(posts):
        hours += gap
        post = a_post(hours, text=CODE[text], account=f"a{account}", key=f"{number:03}")
        one = marks(post)[0][1]
        voices.settle(one.at)
        held = [other for other in held if one.at - other[0].at <= SPAN]
        echo = any(one.said == o.said and one.account != o.account for o, _ in held)
        assert voices.add(one) == echo
        held = [*held, (one, echo)][-most:]
        newest = {o.account: (o.at, o.key) for o, echoes in held if echoes}
        assert set(voices.newest()) == set(newest.values())
    voices.settle(marks(a_post(hours + 100, key="end"))[0][1].at)
    assert voices.newest() == ()
