"""Whom a post is about, and that nothing later than the post itself is needed to say so."""

from dataclasses import replace

import pytest

from tocsin.domain import (
    About,
    Directness,
    Journalist,
    Post,
    Relation,
    TypeScore,
    Verdict,
    Watchlist,
)
from tocsin.findings.about import Resolver

CALM = Verdict(0.0, False, (), 0, Directness.NONE, 0.0, (), "ru", ())
FAMILY = replace(CALM, types=(TypeScore("THR-6", 0.9),))
SHE = Journalist(
    "j1",
    "Динара Садыкова",
    aliases=("Динара С",),
    handles=("dinara_kz", "Dinara.Writes", "@dinara@social.example"),
    outlet="Дала Жаршысы",
    colleagues=("Ержан Оспанов",),
)
HER = Journalist("j2", "Айгерим Бекова", handles=("bekova",), outlet="Дала Жаршысы")
WATCH = Watchlist((SHE, HER))


def post(number: int = 1, text: str = "", **fields: object) -> Post:
    return Post(id=str(number), text=text, platform="x", **fields)  # type: ignore[arg-type]


def signs(found: tuple[About, ...]) -> dict[str, str]:
    return {about.journalist: about.how for about in found}


def about(text: str, **fields: object) -> dict[str, str]:
    return signs(Resolver(WATCH).resolve(post(text=text, **fields), CALM))


@pytest.mark.parametrize(
    "text",
    [
        "@dinara_kz врёт",
        "@DINARA_KZ",
        "врёт @dinara_kz.",
        "🔥@dinara_kz🔥",
        "(@dinara_kz)",
        "...@dinara_kz, @other",
        "—@dinara_kz!",
        "@dinara.writes.",
        "@dinara_kz's text",
        "@dinara_kz-ға айт",
        "@dinara_kzға айт",
        "@dinara_kz.Сен өтірікшісің",
        "RT @dinara_kz: text",
        "https://video.example/@dinara_kz",
        "@dinara@social.example look",
    ],
)
def test_her_handle_makes_a_post_hers(text: str) -> None:
    assert about(text) == {"j1": "mention"}


@pytest.mark.parametrize(
    "text",
    [
        "@dinara_kz2",
        "@dinara_k",
        "@dinara_kz_fan",
        "@dinara-kz",
        "@dinara_kz-official",
        "mail to x@dinara_kz",
        "info@dinara.writes",
        "dinara_kz",
        "@@dinara_kz",
        "@dinara@other.example",
        "@" + "d" * 500,
    ],
)
def test_a_longer_handle_or_an_address_is_not_hers(text: str) -> None:
    assert about(text) == {}


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Динаре Садыковой пора замолчать", "name"),
        ("Садыкова, хватит", "name"),
        ("Садыковаға айтыңдар", "name"),
        ("Динара С опять", "alias"),
        ("Ержан Оспанов пишет", "colleague"),
    ],
)
def test_her_names_make_a_post_hers(text: str, how: str) -> None:
    assert about(text) == {"j1": how}


def test_her_outlet_concerns_all_who_work_there() -> None:
    found = Resolver(WATCH).resolve(post(text="Дала Жаршысы закрыть"), CALM)
    assert [(one.journalist, one.relation, one.how) for one in found] == [
        ("j1", Relation.OUTLET, "outlet"),
        ("j2", Relation.OUTLET, "outlet"),
    ]


def test_her_own_name_outweighs_her_outlet() -> None:
    found = Resolver(WATCH).resolve(post(text="Садыкова и её Дала Жаршысы"), CALM)
    assert About("j1", Relation.SELF, "name") in found
    assert About("j2", Relation.OUTLET, "outlet") in found


def test_the_best_sign_is_kept() -> None:
    assert about("@dinara_kz Динара Садыкова") == {"j1": "mention"}
    assert about("Динара Садыкова", mentions=("dinara_kz",)) == {"j1": "mention"}


def test_a_post_about_two_concerns_both() -> None:
    assert about("@bekova и @dinara_kz") == {"j1": "mention", "j2": "mention"}


def test_what_she_writes_is_not_aimed_at_her() -> None:
    for fields in ({"author_handle": "@Dinara_KZ"}, {"author_id": "dinara_kz"}):
        found = Resolver(WATCH).resolve(post(text="Садыкова о себе", **fields), CALM)
        assert found == (About("j1", Relation.NONE, "author"),)


def test_she_is_known_by_name_only_where_there_are_no_handles() -> None:
    assert about("текст", author_name="Динара Садыкова") == {"j1": "author"}
    assert about("текст", author_name="Динара Садыкова", author_handle="fan") == {}


def test_a_name_that_two_bear_is_no_author() -> None:
    twins = Watchlist((SHE, replace(SHE, id="j9", handles=("other",))))
    found = Resolver(twins).resolve(post(text="текст", author_name="Динара Садыкова"), CALM)
    assert found == ()


def test_a_threat_to_those_near_her_is_about_family() -> None:
    found = Resolver(WATCH).resolve(post(text="@dinara_kz береги детей"), FAMILY)
    assert found == (About("j1", Relation.FAMILY, "mention"),)


def test_a_weak_sign_of_family_changes_nothing() -> None:
    weak = replace(CALM, types=(TypeScore("THR-6", 0.3),))
    assert Resolver(WATCH).resolve(post(text="@dinara_kz"), weak)[0].relation is Relation.SELF


@pytest.mark.parametrize(
    ("link", "how"),
    [
        ("in_reply_to", "reply"),
        ("quote_of", "quote"),
        ("repost_of", "quote"),
        ("thread_id", "thread"),
    ],
)
def test_an_answer_to_her_post_is_aimed_at_her(link: str, how: str) -> None:
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "мой текст", author_handle="dinara_kz"), CALM)
    found = resolver.resolve(post(2, "заткнись", **{link: "1"}), CALM)
    assert found == (About("j1", Relation.SELF, how),)


def test_a_reply_to_a_post_about_her_is_in_her_thread() -> None:
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "@dinara_kz врёт", author_handle="someone"), CALM)
    assert signs(resolver.resolve(post(2, "да", in_reply_to="1"), CALM)) == {"j1": "thread"}


def test_a_reply_to_a_post_about_her_outlet_is_not_hers() -> None:
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "Дала Жаршысы врёт"), CALM)
    assert resolver.resolve(post(2, "да", in_reply_to="1"), CALM) == ()


def test_a_reply_seen_before_its_parent_is_not_hers() -> None:
    resolver = Resolver(WATCH)
    assert resolver.resolve(post(2, "заткнись", in_reply_to="1"), CALM) == ()
    resolver.resolve(post(1, "мой текст", author_handle="dinara_kz"), CALM)
    assert signs(resolver.resolve(post(3, "заткнись", in_reply_to="1"), CALM)) == {"j1": "reply"}


def test_the_same_id_on_another_platform_is_another_post() -> None:
    resolver = Resolver(WATCH)
    resolver.resolve(post(1, "мой текст", author_handle="dinara_kz"), CALM)
    elsewhere = replace(post(2, "да", in_reply_to="1"), platform="telegram")
    assert resolver.resolve(elsewhere, CALM) == ()


def test_posts_without_links_are_not_taken_for_replies() -> None:
    resolver = Resolver(WATCH)
    resolver.resolve(Post(id="None", text="@dinara_kz", platform="x"), CALM)
    assert resolver.resolve(post(2, "да"), CALM) == ()


@pytest.mark.parametrize("text", [None, "", "\x00", "\ud83d @", "@", "@." * 50])
def test_any_text_can_be_resolved(text: str | None) -> None:
    assert Resolver(WATCH).resolve(Post(id="1", text=text), CALM) == ()


def test_an_empty_watchlist_concerns_nobody() -> None:
    assert Resolver(Watchlist(())).resolve(post(text="@dinara_kz Садыкова"), CALM) == ()
