"""What escalation takes from a finding."""

import pytest
from factories import INSULT, SELF, a_post

from tocsin.domain import Relation
from tocsin.escalation.mark import marks


def mark(*args, **more):
    return marks(a_post(*args, **more))[0][1]


@pytest.mark.parametrize(
    ("relation", "hostile"),
    [("self", True), ("family", True), ("colleague", False), ("outlet", False), ("none", False)],
)
def test_hostile_is_what_is_aimed_at_the_journalist_or_people_near(relation, hostile):
    one = mark(0, *INSULT, about=(("j1", Relation(relation), "mention"),))
    assert one.hostile is hostile


@pytest.mark.parametrize(
    ("addressed", "violent", "counts"),
    [(True, 0.5, True), (False, 0.64, False), (False, 0.65, True)],
)
def test_what_speaks_neither_to_nor_of_her_must_be_surer_to_count(addressed, violent, counts):
    about = (("j1", Relation.SELF, "reply", addressed),)
    assert mark(0, *INSULT, violent=violent, about=about).crowd is counts


def test_a_post_that_was_not_flagged_is_not_hostile():
    one = mark(0)
    assert not one.hostile
    assert one.chance("CRD-4") == 0.0


def test_own_posts_and_posts_without_time_leave_no_mark():
    assert marks(a_post(0, about=(("j1", Relation.NONE, "author"),))) == []
    assert marks(a_post(None)) == []
    assert marks(a_post(0, about=())) == []


def test_a_post_about_several_leaves_a_mark_for_each():
    both = (*SELF, ("j2", Relation.OUTLET, "outlet"))
    found = marks(a_post(0, *INSULT, about=both))
    assert [(who, one.hostile) for who, one in found] == [("j1", True), ("j2", False)]


def test_a_journalist_who_writes_about_another_leaves_a_mark_for_the_other_alone():
    about = (("j1", Relation.NONE, "author"), ("j2", Relation.SELF, "mention"))
    assert [who for who, _ in marks(a_post(0, about=about))] == ["j2"]


def test_posts_without_author_count_as_one_account():
    assert mark(0, account=None).account == mark(1, account=None).account == "x:?"


def test_a_repost_has_no_sketch():
    text = "a text that is long enough to have a sketch of its own"
    assert mark(0, text=text).sketch
    assert mark(0, text=text, repost_of="7").sketch == ()


def test_the_chance_is_the_highest_of_the_types_named():
    one = mark(0, "THR-1", "PRV-1", chance=0.8)
    assert one.chance("THR-1", "THR-2") == 0.8
    assert one.chance("THR-2") == 0.0
