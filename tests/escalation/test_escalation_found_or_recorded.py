"""ESC-08, ESC-11, ESC-12, ESC-13: what posts say, what people recorded, and what stays unknown."""

from datetime import timedelta

import pytest
from factories import INSULT, START, Measured, a_post, key
from truth_table import cases

from tocsin.domain import Directness, Fact, FactKind, PrivateKind, Reason, Relation
from tocsin.escalation.known import Known

NAMED = (Reason(0, 1, "THR-6", "private:family_name"),)
DAYS = 200 * 24


@pytest.mark.parametrize("case", cases("esc08.csv"))
def test_people_near_make_the_state_that_the_table_says(case):
    post = a_post(
        0,
        case["type"],
        chance=float(case["probability"]),
        about=(("j1", Relation(case["relation"]), "mention"),),
        reasons=NAMED if case["named"] == "1" else (),
    )
    names = frozenset({PrivateKind.FAMILY_NAME}) if case["names_known"] == "1" else frozenset()
    later = a_post(float(case["days_ago"]) * 24, account="other")
    found = Measured("ESC-08", [post, later], Known(private=names))
    assert found.state == case["state"]
    assert found.numbers["named"] == int(case["named"])


@pytest.mark.parametrize(
    ("indicator", "case"),
    [
        pytest.param(id_, one.values[0], id=f"{id_}-{one.id}")
        for id_ in ("ESC-11", "ESC-12", "ESC-13")
        for one in cases(f"{id_.replace('-', '').lower()}.csv")
    ],
)
def test_posts_and_facts_make_the_state_that_the_table_says(indicator, case):
    ago = float(case["days_ago"]) * 24
    types = (case["type"],) if case["type"] else ()
    post = a_post(DAYS - ago, *types, chance=float(case["probability"]))
    facts = ()
    if case["fact"]:
        at = START + timedelta(hours=DAYS - ago)
        facts = (Fact("j1", FactKind(case["fact"]), at, "a lawyer", indicator),)
    found = Measured(indicator, [post, a_post(DAYS, account="other")], Known(facts=facts))
    assert found.state == case["state"]
    counted = "hints" if indicator == "ESC-13" else "count"
    assert found.numbers[counted] == int(case[counted])
    assert found.numbers["facts"] == int(case["facts"])


def test_a_fact_is_not_known_before_its_time():
    fact = Fact("j1", FactKind.VISIT, START + timedelta(hours=5), "the journalist", "ESC-13")
    assert Measured("ESC-13", [a_post(4)], Known(facts=(fact,))).state == "unknown"
    assert Measured("ESC-13", [a_post(5)], Known(facts=(fact,))).state == "present"


def test_a_finding_after_a_look_that_found_nothing_counts():
    looked = Fact("j1", FactKind.NOTHING_FOUND, START, "a lawyer", "ESC-11")
    sued = Fact("j1", FactKind.LAWSUIT, START + timedelta(days=1), "a lawyer", "ESC-11")
    assert Measured("ESC-11", [a_post(48)], Known(facts=(looked, sued))).state == "present"


def test_an_account_that_returns_on_several_days_is_told():
    def returning(posts, days):
        return Measured(
            "ESC-12",
            [
                a_post(day * 24 + i, *INSULT, account="one", key=f"{day}-{i}")
                for day in range(days)
                for i in range(posts)
            ],
        )

    assert returning(2, 3).numbers["returning"] == 1
    assert returning(2, 3).signal.confidence == 0.5
    assert returning(1, 3).state == returning(9, 2).state == "unknown"


def test_who_says_to_follow_her_and_menaces_more_than_once_stalks():
    first = a_post(0, "THR-4", account="one")
    follows = a_post(48, "STK-1", "THR-4", account="one")
    found = Measured("ESC-12", [first, follows])
    assert found.numbers["stalking"] == 1
    assert found.posts == [key(first), key(follows)]
    assert "stalking" in found.signal.says

    def stalking(*posts):
        return Measured("ESC-12", list(posts)).numbers["stalking"]

    assert stalking(follows, first) == 1
    assert stalking(follows) == stalking(first, a_post(1, "THR-4", account="one")) == 0
    assert stalking(a_post(0, "THR-4", account="two"), follows) == 0
    knows = a_post(48, "STK-1", "THR-4", account="one", chance=0.85)
    assert stalking(first, knows) == 0
    wish = a_post(0, "THR-1", account="one", directness=Directness.WISH)
    long_ago = a_post(48 - 14 * 24 - 1, "THR-4", account="one")
    assert stalking(wish, follows) == stalking(long_ago, follows) == 0


def test_posts_that_announce_a_visit_are_shown_though_nothing_is_known():
    post = a_post(0, "OFF-2")
    found = Measured("ESC-13", [post])
    assert (found.state, found.posts) == ("unknown", [key(post)])
    assert found.signal.says[0] == "hints"
