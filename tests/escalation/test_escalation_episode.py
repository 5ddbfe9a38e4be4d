"""What an episode remembers, and for how long."""

from datetime import timedelta

import pytest
from factories import START

from tocsin.domain import Level
from tocsin.escalation.episode import Episode

QUIET = timedelta(hours=72)


def at(hours):
    return START + timedelta(hours=hours)


@pytest.fixture
def episode():
    one = Episode("j1/1", QUIET)
    one.say(Level.URGENT, {"ESC-01", "ESC-07"}, at(0))
    return one


def test_a_level_stands_for_the_quiet_time_and_not_longer(episode):
    assert episode.standing(at(72)) is Level.URGENT
    assert episode.standing(at(72.1)) is None


def test_what_holds_goes_on_standing_and_what_is_above_lapses(episode):
    for hour in range(10, 100, 10):
        episode.keep(Level.ELEVATED, {"ESC-07"}, at(hour), at(hour))
    assert episode.standing(at(72)) is Level.URGENT
    assert episode.standing(at(100)) is Level.ELEVATED


def test_a_level_that_has_lapsed_stays_new_until_it_is_said(episode):
    for hour in range(10, 100, 10):
        episode.keep(Level.ELEVATED, {"ESC-07"}, at(hour), at(hour))
    episode.keep(Level.URGENT, {"ESC-07"}, at(100), at(100))
    assert episode.standing(at(100)) is Level.ELEVATED
    episode.say(Level.URGENT, {"ESC-01"}, at(101))
    assert episode.standing(at(101)) is Level.URGENT


def test_an_indicator_is_news_until_it_is_named(episode):
    assert episode.unnamed({"ESC-01", "ESC-06"}, at(1))
    assert not episode.unnamed({"ESC-01"}, at(72))


def test_an_indicator_that_was_away_for_the_quiet_time_is_news_until_it_is_named(episode):
    assert episode.unnamed({"ESC-01"}, at(73))
    episode.keep(Level.URGENT, {"ESC-01"}, at(73), at(73))
    assert episode.unnamed({"ESC-01"}, at(73))


def test_what_held_through_a_silence_was_there_all_the_while(episode):
    episode.keep(Level.URGENT, {"ESC-01"}, at(10), at(300))
    assert episode.standing(at(300)) is Level.URGENT
    assert not episode.unnamed({"ESC-01"}, at(300))


def test_an_indicator_that_nobody_named_is_not_kept(episode):
    episode.keep(Level.ELEVATED, {"ESC-14"}, at(1), at(1))
    assert episode.unnamed({"ESC-14"}, at(1))


def test_it_is_entered_in_steps_that_something_holds(episode):
    assert episode.wants_keeping(at(0))
    episode.keep(Level.WATCH, (), at(1), at(1))
    assert not episode.wants_keeping(at(1.9))
    assert episode.wants_keeping(at(2))
