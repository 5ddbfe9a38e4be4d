"""Quarrels among commenters in her thread are not aimed at her; what is said of her there is."""

from dataclasses import replace

import pytest
from test_findings_about import CALM, SHE, WATCH, post

from tocsin.domain import Gender, Reason, Relation, TypeScore, Watchlist
from tocsin.findings.about import Resolver

ROOT = {"author_handle": "dinara_kz", "thread_id": "1"}


def aimed(text, **fields):
    """Give how a comment in her thread relates to her."""
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "My report on the river", **ROOT), CALM)
    other = {"author_handle": "a", "author_name": "Perry 🌿 Lee-Ann"}
    resolver.resolve(post(2, "Good work", in_reply_to="1", thread_id="1", **other), CALM)
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
    ["Perry, moron.", "perry: what a clown", "Clown, Perry!", "PERRY! Blocked", "Ann, pathetic"],
)
def test_a_commenter_called_by_name_is_meant(text):
    assert aimed(text, **COMMENT) is Relation.NONE


@pytest.mark.parametrize(
    "text",
    ["Fay, moron.", "Perry is right, what a hack", "Perry, she is a hack", "Moron", "Le, moron"],
)
def test_a_name_that_calls_nobody_there_changes_nothing(text):
    assert aimed(text, **COMMENT) is Relation.SELF


def test_a_name_that_is_hers_too_calls_her():
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "My report", **ROOT), CALM)
    other = {"author_handle": "a", "author_name": "Динара"}
    resolver.resolve(post(2, "Да", in_reply_to="1", thread_id="1", **other), CALM)
    (about,) = resolver.resolve(post(3, "Динара, дура", **COMMENT), CALM)
    assert about.relation is Relation.SELF


def test_a_mention_that_the_platform_added_is_no_word_to_her():
    assert aimed("You muppet", mentions=("dinara_kz",), **COMMENT) is Relation.NONE
    assert aimed("You muppet @dinara_kz", mentions=("dinara_kz",), **COMMENT) is Relation.SELF
    assert aimed("@a @dinara_kz you muppet", **COMMENT) is Relation.NONE
    assert aimed("@a @dinara_kz what a muppet", **COMMENT) is Relation.SELF
    assert aimed("@a @dinara_kz you and @dinara_kz, muppets", **COMMENT) is Relation.SELF
    assert aimed("@dinara_kz @a you muppet", **COMMENT) is Relation.SELF
    assert aimed("@dinara_kz. @a you muppet", **COMMENT) is Relation.SELF
    assert aimed("@a @dinara_kz you muppet, and so is @dinara_kz.", **COMMENT) is Relation.SELF
    assert aimed("@a @dinara_kz you muppet", thread_id="1", in_reply_to="1") is Relation.SELF
    assert aimed("You muppet", mentions=("dinara_kz",), thread_id="1") is Relation.SELF


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


def placed(text, gender=Gender.WOMAN, **fields):
    """Give how a direct answer to her post relates to her, in a thread where Kyle has written."""
    watch = Watchlist((replace(SHE, gender=gender),))
    resolver = Resolver(watch)
    resolver.resolve(post(1, "My report on the river", **ROOT), CALM)
    kyle = post(2, "Good", in_reply_to="1", thread_id="1", author_handle="k", author_name="Kyle S")
    resolver.resolve(kyle, CALM)
    fields = {"in_reply_to": "1", "thread_id": "1", **fields}
    (about,) = resolver.resolve(post(3, text, author_handle="b", **fields), CALM)
    return about.relation


@pytest.mark.parametrize(
    "text",
    [
        "I'll slap you through the screen Kyle",
        "@dinara_kz I know your flat kyle, I'll be round",
        "I will find you on Monday Kyle and you say it to my face",
        "Kyle, you muppet",
    ],
)
def test_a_commenter_called_in_an_answer_to_her_is_meant(text):
    assert placed(text) is Relation.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Kyle told me where you live",
        "You will end like Kyle.",
        "I will find you, Wayne",
        "Kyle, she lies to you",
        "Kyle, you and @dinara_kz are dead",
        "Динара, Kyle, вы оба ответите",
        "Kyle, вот тебе и Динаре Садыковой привет",
    ],
)
def test_she_is_meant_where_she_may_be(text):
    assert placed(text) is Relation.SELF


@pytest.mark.parametrize("text", ["I'd kill him myself", "@dinara_kz он мразь", "HANG HIM HIGH"])
def test_a_threat_at_a_man_is_none_at_a_woman(text):
    assert placed(text) is Relation.NONE
    assert placed(text, Gender.MAN) is Relation.SELF
    assert placed(text, Gender.UNKNOWN) is Relation.SELF


@pytest.mark.parametrize(
    "text",
    [
        "I'll kill you like him",
        "He will find her",
        "Он придёт, и пожалеешь",
        "Его сожгу",
        "He owns this journalist",
        "Him and Динара Садыкова",
        "kill them all",
    ],
)
def test_a_man_who_is_named_beside_her_changes_nothing(text):
    assert placed(text) is Relation.SELF


def test_a_threat_at_a_woman_is_none_at_a_man():
    assert placed("I'd slap her", Gender.MAN) is Relation.NONE
    assert placed("I'd slap her") is Relation.SELF


@pytest.mark.parametrize("name", [" ", "🌿", "", None, "A B", "Queen Ann", "Тварь"])
def test_a_name_without_letters_or_of_anybody_calls_nobody(name):
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "My report", **ROOT), CALM)
    resolver.resolve(post(2, "Good", in_reply_to="1", thread_id="1", author_name=name), CALM)
    (about,) = resolver.resolve(
        post(3, "You fool, Ann, тварь, queen", in_reply_to="1", thread_id="1"), CALM
    )
    assert about.relation is Relation.SELF


@pytest.mark.parametrize(
    "text", ["Ещё раз напишешь — язык оторву", "Perry, басыңды жарамын", "Үйіңізді табамыз"]
)
def test_a_verb_or_a_noun_may_say_you_by_its_ending(text):
    assert aimed(text, **COMMENT) is Relation.NONE


def told(text, gender=Gender.WOMAN, type_id="THR-2", **fields):
    """Give how a flagged comment below her post relates to her, all of it a phrase of rules."""
    reason = Reason(fields.pop("start", 0), len(text), type_id, "lexicon:x")
    verdict = replace(CALM, flag=True, types=(TypeScore(type_id, 0.9),), reasons=(reason,))
    resolver = Resolver(Watchlist((replace(SHE, gender=gender),)))
    resolver.resolve(post(1, "My report on the river", **ROOT), CALM)
    (about,) = resolver.resolve(
        post(2, text, **{"in_reply_to": "1", "thread_id": "1", **fields}), verdict
    )
    return about


def test_a_threat_that_harms_a_man_is_none_at_a_woman_though_it_speaks_to_her():
    text = "If I meet the man who hurt you I'd break his legs"
    start = text.index("I'd")
    assert told(text, start=start).relation is Relation.NONE
    assert told(text, Gender.MAN, start=start).relation is Relation.SELF
    assert told(text).relation is Relation.SELF  # the phrase itself speaks to her


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("I'll come and kill you", True),
        ("Somebody should hang her", True),
        ("Сдохнешь в канаве", True),
        ("Готовься, тварь", True),
        ("Журналистку повесить", True),
        ("Динара Садыкова, на виселицу", True),
        ("Басыңды кесемін", True),
        ("Hang the convict", False),
        ("Жобалаған адамды атып тастау керек, мына қиылыс не", False),
        ("Закопал бы гада живьём", False),
        ("Закопал бы его живьём", False),
        ("Айуанды асып өлтіру керек", False),
        ("@dinara_kz Придушить этого тренера", False),
    ],
)
def test_what_speaks_neither_to_you_nor_of_her_is_not_addressed(text, addressed):
    assert told(text).addressed is addressed


def test_a_post_of_its_own_that_mentions_her_is_addressed():
    alone = told("@dinara_kz hang the liar", in_reply_to=None, thread_id=None)
    assert (alone.how, alone.addressed) == ("mention", True)


def test_a_man_may_be_meant_by_him():
    assert told("Закопал бы его живьём", Gender.MAN).addressed
    assert told("Закопал бы его живьём", Gender.UNKNOWN).addressed
