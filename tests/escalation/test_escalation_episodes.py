"""Episodes: what is news, what is not, and when it is over."""

from dataclasses import replace

import pytest
from factories import INSULT, a_post, a_threat, alerts, an_address, in_order, many

from tocsin import escalation
from tocsin.domain import Directness, Level

DAY = 24
QUIET = [a_post(hour, account="reader", key=f"quiet{hour}") for hour in range(0, 19 * DAY, 6)]
NOW = 20 * DAY


def harmless(until, start=0.0, every=6.0):
    """Give harmless posts that show that time goes by."""
    count = int((until - start) / every) + 1
    return [a_post(start + i * every, key=f"calm{i}") for i in range(count)]


def told(raised):
    return [(one.level.value, one.rule) for one in raised]


def test_the_same_again_is_no_news():
    threats = [a_threat(hour, account="one", key=str(hour)) for hour in range(48)]
    assert told(alerts(threats)) == [("elevated", "explicit-threat")]


def test_a_higher_level_is_raised_within_the_episode():
    raised = alerts([a_post(0, "THR-4"), a_threat(5), an_address(9)])
    assert [one.level for one in raised] == [Level.WATCH, Level.ELEVATED, Level.URGENT]
    assert len({one.episode for one in raised}) == 1


def test_a_watch_row_within_an_episode_is_no_news():
    raised = alerts(in_order(an_address(0), a_post(1, "THR-4")))
    assert told(raised) == [("elevated", "private-data")]


def test_an_indicator_that_joins_is_raised_at_the_level_that_stands():
    menace = a_post(NOW, "PRV-1", "THR-1", directness=Directness.EXPLICIT, severity=5)
    crowd = many(30, NOW + 1, *INSULT)
    raised = alerts(in_order(QUIET, menace, crowd))
    assert told(raised) == [("urgent", "threat-with-address"), ("urgent", "attack-of-many")]
    assert raised[1].why.en.startswith("New beside an alert that stands at level “urgent”: Many")
    assert raised[1].episode == raised[0].episode


def test_an_explicit_threat_is_news_though_a_wish_was_named_beside_an_attack():
    wish = a_post(NOW - 1, "THR-1", directness=Directness.WISH, account="w")
    raised = alerts(in_order(QUIET, wish, many(30, NOW, *INSULT), a_threat(NOW + 2)))
    assert told(raised)[-1] == ("elevated", "explicit-threat")


def test_a_level_within_an_episode_never_falls():
    posts = in_order(
        QUIET,
        an_address(NOW),
        a_threat(NOW + 1),
        a_post(NOW + 2, "THR-5", account="b"),
        many(40, NOW + 3, *INSULT),
    )
    ranks = [one.level.rank for one in alerts(posts)]
    assert ranks == sorted(ranks)
    assert ranks[-1] == 3


def test_updates_of_one_episode_are_few():
    storm = [
        post
        for day in range(20)
        for post in many(
            40, NOW + DAY * day, *INSULT, first=100 * day, text="copied words of several people"
        )
    ]
    raised = alerts(in_order(QUIET, storm, a_threat(NOW + 50, account="t"), an_address(NOW + 90)))
    assert len({one.episode for one in raised}) == 1
    assert len(raised) <= 8


@pytest.mark.parametrize(("hours", "episodes"), [(72, 1), (73, 2)])
def test_an_episode_is_over_after_quiet_hours_without_a_row(hours, episodes):
    """A threat holds for seven days; the quiet time begins after them."""
    again = 7 * DAY + hours
    posts = in_order(a_threat(0), harmless(again - 1, start=1, every=1), a_threat(again))
    raised = alerts(posts)
    assert len({one.episode for one in raised}) == episodes
    assert len(raised) == episodes


def test_a_threat_that_returns_to_a_known_address_is_raised_again():
    """The address keeps the episode open for weeks; a fresh threat must not drown in it."""
    posts = in_order(
        an_address(0), a_threat(1), harmless(24 * DAY, start=2), a_threat(24 * DAY + 1, account="b")
    )
    raised = alerts(posts)
    assert told(raised) == [
        ("elevated", "private-data"),
        ("urgent", "threat-with-address"),
        ("urgent", "threat-with-address"),
    ]
    assert [one.change.value for one in raised] == ["new", "rise", "rise"]
    assert len({one.episode for one in raised}) == 1


def test_silence_in_the_collection_does_not_end_what_still_holds():
    """For six days nothing was read; the address of before still holds all the while."""
    raised = alerts(in_order(an_address(0), an_address(6 * DAY, account="b")))
    assert told(raised) == [("elevated", "private-data")]


def test_a_menace_after_a_silence_is_read_afresh():
    raised = alerts(in_order(an_address(0), a_post(6 * DAY, "PRV-1", "THR-4")))
    assert told(raised)[-1] == ("urgent", "menace-with-address")


def test_no_alert_is_raised_by_the_passing_of_time():
    """When the harmless posts of yesterday leave the window, the share of the rest rises."""
    applause = many(300, NOW, minutes=0.1)
    insults = [
        a_post(NOW + 5 + i / 60, *INSULT, account=f"h{i % 3}", key=f"h{i}") for i in range(12)
    ]
    assert alerts(in_order(QUIET, applause, insults)) == []
    later = a_post(NOW + 26, account="late")
    assert alerts(in_order(QUIET, applause, insults, later)) == []
    insult = a_post(NOW + 26.5, *INSULT, account="h1")
    assert told(alerts(in_order(QUIET, applause, insults, later, insult))) == [("watch", "volume")]


def test_quiet_hours_are_a_setting():
    method = replace(escalation.packaged(), quiet_hours=0.0)
    posts = in_order(a_threat(0), harmless(8 * DAY, start=1), a_threat(8 * DAY + 1))
    assert len({one.episode for one in alerts(posts, method)}) == 2


def test_what_stands_beside_is_named_in_words():
    insults = [a_post(NOW + i, *INSULT, account=f"h{i % 3}", key=f"h{i}") for i in range(9)]
    posts = in_order(QUIET, insults, a_threat(NOW + 9))
    last = alerts(posts)[-1]
    assert last.rule == "explicit-threat"
    assert last.indicators == ("ESC-01", "ESC-14")
    assert last.why.en.endswith("Also present: ESC-14.")
    assert last.why.ru.endswith("Также присутствуют: ESC-14.")


def test_a_level_falls_when_only_what_is_watched_still_holds():
    """The threat holds for seven days; a wish of the ninth keeps the episode open below it."""
    wish = a_post(6 * DAY, "THR-1", directness=Directness.WISH, account="w")
    later = harmless(12 * DAY, start=1, every=1)
    raised = alerts(in_order(a_threat(0, account="t"), wish, later))
    assert [(one.level.value, one.change.value) for one in raised] == [
        ("elevated", "new"),
        ("watch", "fall"),
    ]
    assert "has fallen" in raised[1].why.en
    assert raised[1].episode == raised[0].episode
    assert raised[1].raised_at > raised[0].raised_at


def test_an_episode_that_ends_says_nothing_more():
    raised = alerts(in_order(a_threat(0, account="t"), harmless(30 * DAY, start=1, every=1)))
    assert len(raised) == 1
