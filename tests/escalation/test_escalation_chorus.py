"""A chorus: many who repeat one another's few words, which no list knows."""

import pytest
from factories import INSULT, Measured, a_post, key, many

CODE = ("The kettle is on", "Mind the third stair", "Grey boats, no lanterns", "Count the gulls")
SHORT = "Count gulls"
DAY = 24


def chorus(accounts, hours=0.0, of=CODE, first=0):
    """Give posts a minute apart that say the sentences by turns."""
    return [
        a_post(hours + i / 60, account=f"c{first + i}", text=of[i % len(of)], key=f"c{first + i}")
        for i in range(accounts)
    ]


def small_talk(days, a_day=20, repeated=0):
    """Give days of posts, each unlike the others but for so many a day."""
    said = []
    for day in range(days):
        for i in range(a_day):
            text = "Good morning to all" if i < repeated else f"Remark {_word(day)} {_word(i)}"
            name = f"t{day}-{i}"
            said.append(a_post(DAY * day + i / 2, account=name, text=text, key=name))
    return said


def _word(number):
    return "".join(chr(97 + int(digit)) for digit in str(number))


def test_a_few_short_sentences_by_turns_are_a_chorus():
    posts = chorus(8)
    measured = Measured("ESC-06", posts)
    assert (measured.state, measured.numbers["chorus"]) == ("present", 8)
    assert measured.posts == [key(one) for one in posts]
    assert "chorus" in measured.signal.says


def test_seven_are_none_yet():
    assert Measured("ESC-06", chorus(7)).state == "absent"


def test_one_account_that_repeats_itself_is_no_chorus():
    alone = [a_post(i / 60, account="one", text=CODE[0], key=f"k{i}") for i in range(30)]
    assert Measured("ESC-06", alone).state == "absent"


def test_two_words_are_said_by_chance():
    assert Measured("ESC-06", chorus(20, of=(SHORT,))).state == "absent"


@pytest.mark.parametrize(
    "of",
    [
        ("Happy birthday to you",),
        ("Thank you so much", "Well done and thanks"),
        ("С днём рождения вас",),
        ("Туған күніңізбен, апай",),
    ],
)
def test_good_wishes_are_no_chorus(of):
    assert Measured("ESC-06", chorus(30, of=of)).state == "absent"


def test_a_few_voices_among_very_many_posts_are_no_chorus():
    crowd = [
        a_post(i / 100, account=f"r{i}", text=f"Remark {_word(i)} again", key=f"r{i}")
        for i in range(300)
    ]
    assert Measured("ESC-06", [*crowd[:150], *chorus(10, 1.5), *crowd[150:]]).state == "absent"


def test_where_people_repeat_one_another_daily_it_takes_more():
    usual = small_talk(20, repeated=10)
    assert Measured("ESC-06", [*usual, *chorus(10, DAY * 20)]).numbers["chorus"] == 0
    assert Measured("ESC-06", [*small_talk(20), *chorus(10, DAY * 20)]).numbers["chorus"] == 10


def test_a_storm_does_not_make_the_next_one_ordinary():
    posts = [*small_talk(5), *chorus(200, DAY * 6), *chorus(10, DAY * 12, first=500)]
    assert Measured("ESC-06", posts).numbers["chorus"] == 10


def test_a_chorus_ends_with_the_window():
    later = a_post(DAY + 2, account="r", text="Something else altogether here")
    assert Measured("ESC-06", [*chorus(12), later]).state == "absent"


def test_flagged_posts_links_and_reposts_are_counted_elsewhere():
    flagged = many(12, 0, *INSULT, text=CODE[0])
    linked = many(12, 0, text=f"{CODE[0]} https://example.org/a", first=20)
    passed_on = many(12, 0, text=CODE[0], repost_of="1", first=40)
    for posts in (flagged, linked, passed_on):
        assert Measured("ESC-06", posts).numbers["chorus"] == 0
