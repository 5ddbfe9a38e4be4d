"""Quarrels among commenters in her thread are not aimed at her; what is said of her there is."""

import pytest
from test_findings_about import CALM, WATCH, post

from tocsin.domain import Relation
from tocsin.findings.about import Resolver

ROOT = {"author_handle": "dinara_kz", "thread_id": "1"}


def aimed(text, **fields):
    """Give how a comment in her thread relates to her."""
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "My report on the river", **ROOT), CALM)
    resolver.resolve(post(2, "Good work", in_reply_to="1", thread_id="1", author_handle="a"), CALM)
    (about,) = resolver.resolve(post(3, text, author_handle="b", **fields), CALM)
    return about.relation


COMMENT = {"in_reply_to": "2", "thread_id": "1"}


@pytest.mark.parametrize(
    "text", ["Oh do one, you muppet", "Сам ты дурак, и шутки твои такие же", "Өзің ақымақсың"]
)
def test_an_answer_to_a_commenter_is_meant_for_the_commenter(text):
    assert aimed(text, **COMMENT) is Relation.NONE


@pytest.mark.parametrize(
    "text",
    [
        "You are right, she is a liar",
        "Ты прав, она продажная",
        "Сен дұрыс айтасың, ол сатқын",
        "liar and thief",
        "You said it: @dinara_kz is a thief",
        "",
    ],
)
def test_what_may_be_said_of_her_stays_hers(text):
    assert aimed(text, **COMMENT) is Relation.SELF


def test_you_under_the_post_that_opens_the_thread_is_the_journalist():
    assert aimed("You are a liar", in_reply_to="1", thread_id="1") is Relation.SELF
    assert aimed("You are a liar", thread_id="1") is Relation.SELF


def test_you_in_an_answer_to_her_own_comment_is_the_journalist():
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "My report", **ROOT), CALM)
    hers = post(4, "Thank you", author_handle="dinara_kz", in_reply_to="1", thread_id="1")
    resolver.resolve(hers, CALM)
    (about,) = resolver.resolve(post(5, "You liar", in_reply_to="4", thread_id="1"), CALM)
    assert (about.how, about.relation) == ("reply", Relation.SELF)
