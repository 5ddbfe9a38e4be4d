"""The whole room: order, moments, several journalists, states at the end."""

import pytest
from factories import (
    INSULT,
    SELF,
    START,
    WATCH,
    a_post,
    a_threat,
    alerts,
    an_address,
    in_order,
    key,
    last_states,
    many,
)

from tocsin import escalation
from tocsin.domain import Alert, Indicator, Relation, State, Watchlist
from tocsin.escalation.indicators import RULES

BOTH = (*SELF, ("j2", Relation.SELF, "name"))


def test_without_posts_every_indicator_is_unknown_and_says_why():
    states = last_states([])
    assert len(states) == 2 * 15
    assert {one.state for one in states.values()} == {State.UNKNOWN}
    assert all(one.at is None and one.posts == () for one in states.values())
    assert "nothing can be said" in states["j1", "ESC-01"].why.en
    assert "roster" in states["j1", "ESC-03"].why.en


def test_after_a_harmless_post_what_posts_tell_is_absent_and_the_rest_unknown():
    states = last_states([a_post(0)])
    mine = {id_: one for (who, id_), one in states.items() if who == "j1"}
    absent = {id_ for id_, one in mine.items() if one.state is State.ABSENT}
    assert absent == {rule.id for rule in RULES if not rule.needs}
    assert {one.state for id_, one in mine.items() if id_ not in absent} == {State.UNKNOWN}
    assert states["j2", "ESC-01"].state is State.UNKNOWN


def test_a_present_state_names_its_posts_time_and_confidence():
    threat = a_threat(3)
    one = last_states([a_post(0), threat])["j1", "ESC-01"]
    assert (one.state, one.at, one.posts) == (State.PRESENT, threat.post.created_at, (key(threat),))
    assert one.confidence == 0.9


def test_states_come_when_they_change_and_not_again():
    posts = [a_threat(0), *(a_post(hour) for hour in range(1, 100)), a_post(7 * 24 + 1)]
    changes = [
        (one.state.value, one.at)
        for one in escalation.assess(posts, WATCH)
        if isinstance(one, Indicator) and (one.journalist, one.indicator) == ("j1", "ESC-01")
    ]
    first, last = posts[0].post.created_at, posts[-1].post.created_at
    # The third is the state as it stands at the end.
    assert changes == [("present", first), ("absent", last), ("absent", last)]


def test_a_crowd_on_the_verge_is_not_told_of_with_every_post():
    """Hostile and harmless posts in turn carry the share over the threshold and back."""
    rush = many(8, 0, *INSULT)
    verge = []
    for i in range(200):
        # Twenty-four harmless posts stand beside eight hostile ones; then one and one in turn.
        types = INSULT if i > 30 and i % 4 == 0 else ()
        verge.append(a_post(1 + i / 100, *types, account=f"v{i}", key=f"v{i:03}"))
    told = [
        one.state.value
        for one in escalation.assess(in_order(rush, verge), WATCH)
        if isinstance(one, Indicator) and (one.journalist, one.indicator) == ("j1", "ESC-06")
    ]
    assert told[:2] == ["absent", "present"]
    assert len(told) <= 5


def test_a_post_about_two_alarms_for_both():
    raised = alerts([a_threat(0, about=BOTH)])
    assert [one.journalist for one in raised] == ["j1", "j2"]
    assert len({one.episode for one in raised}) == 2


def test_people_who_are_not_on_the_list_are_nobodys_concern():
    stranger = (("j9", Relation.SELF, "mention"),)
    assert alerts([a_threat(0, about=stranger)]) == []


def test_one_journalists_crowd_is_not_anothers():
    other = (("j2", Relation.SELF, "mention"),)
    posts = in_order(many(30, 0, *INSULT, about=other), a_post(1, *INSULT, account="z"))
    assert {one.journalist for one in alerts(posts)} == {"j2"}


def test_posts_without_a_time_and_own_posts_are_left_out():
    own = a_threat(0, about=(("j1", Relation.NONE, "author"),))
    assert alerts([own, a_threat(None)]) == []


def test_posts_of_one_moment_are_judged_together():
    """A threat and an address of the same second are one urgent alert, not two."""
    raised = alerts([a_threat(0, account="a"), an_address(0, account="b")])
    assert [(one.level.value, one.rule) for one in raised] == [("urgent", "threat-with-address")]


def test_the_order_within_a_moment_changes_nothing():
    posts = [a_threat(0, account="a"), an_address(0, account="b"), *many(9, 0, *INSULT, minutes=0)]
    assert list(escalation.assess(posts, WATCH)) == list(escalation.assess(posts[::-1], WATCH))


def test_equal_groups_of_one_moment_are_told_apart_by_their_keys():
    first = many(5, 0, *INSULT, minutes=0, text="one text that several accounts have sent around")
    second = many(
        5, 0, *INSULT, minutes=0, first=50, text="and quite another text that others have sent"
    )
    calm = many(60, 0, minutes=0, first=100)  # so that ten insults are no rush
    there, back = alerts([*calm, *first, *second]), alerts([*second, *first, *calm])
    assert there == back
    assert there[0].posts == tuple(sorted(key(one) for one in first))


def test_time_that_runs_back_is_told():
    with pytest.raises(escalation.EscalationError, match="sort findings by time"):
        list(escalation.assess([a_post(1), a_post(0)], WATCH))


def test_the_list_may_be_empty():
    assert list(escalation.assess([a_threat(0)], Watchlist(()))) == []


def test_alerts_come_as_soon_as_their_last_post_was_read():
    read = []

    def reading():
        for post in (a_post(0), a_threat(1), a_post(2), a_post(3)):
            read.append(post)
            yield post

    found = escalation.assess(reading(), WATCH)
    alert = next(one for one in found if isinstance(one, Alert))
    # A moment is over when the first post of the next is seen.
    assert len(read) == 3
    assert alert.raised_at == read[1].post.created_at > START
