"""ESC-03 to ESC-05 against their truth tables: who wrote first, and what rose after it."""

import pytest
from factories import INSULT, START, Measured, a_post, many
from truth_table import cases

from tocsin.domain import Fact, FactKind, Journalist, RosterEntry, RosterKind, Watchlist
from tocsin.escalation.known import Beside, Known, known

NOW = 20 * 24
QUIET = [a_post(hour, account="reader", key=f"quiet{hour}") for hour in range(0, 19 * 24, 6)]
ALL = [(id_, case) for id_ in ("ESC-03", "ESC-04", "ESC-05")
       for case in cases(f"{id_.replace('-', '').lower()}.csv")]  # fmt: skip


def measured(indicator, case):
    entry = RosterEntry("leader", RosterKind(case["kind"]), case["country"] or None, "The Leader")
    knows = Known(country="KZ", roster={"leader": entry})
    posts = [*QUIET, *many(int(case["before"]), NOW - 1, *INSULT, minutes=15, first=50)]
    author = "leader" if case["mention"] == "1" else "somebody"
    posts.append(a_post(NOW, account=author, author_handle=author))
    minutes = float(case["minutes"])
    posts += many(int(case["after"]), NOW + minutes / 60, *INSULT, minutes=minutes)
    return Measured(indicator, posts, knows)


@pytest.mark.parametrize(
    ("indicator", "case"),
    [pytest.param(id_, one.values[0], id=f"{id_}-{one.id}") for id_, one in ALL],
)
def test_a_rise_makes_the_state_that_the_table_says(indicator, case):
    found = measured(indicator, case)
    assert found.state == case["state"], found.numbers


def test_the_mention_and_what_rose_after_it_are_named():
    case = {"kind": "official", "country": "KZ", "mention": "1", "before": "0", "after": "4",
            "minutes": "15"}  # fmt: skip
    found = measured("ESC-04", case)
    assert len(found.posts) == 5
    assert found.posts[0].endswith("/leader")
    assert found.signal.names["by"].en == "The Leader"


def test_an_account_without_a_handle_is_known_by_its_id():
    entry = RosterEntry("channel1500", RosterKind.OFFICIAL, "KZ", "The Ministry")
    post = a_post(NOW, account="channel1500", platform="telegram")
    after = many(4, NOW + 0.1, *INSULT, minutes=15)
    found = Measured("ESC-04", [*QUIET, post, *after], Known("KZ", {"channel1500": entry}))
    assert (found.state, found.signal.names["by"].ru) == ("present", "The Ministry")


def test_a_handle_may_be_written_with_its_sign():
    watch = Watchlist(
        (Journalist("j1", "Journalist One"),), (RosterEntry("@Leader", RosterKind.OFFICIAL),)
    )
    assert list(known(watch.journalists[0], watch, Beside()).roster) == ["leader"]


def test_a_large_account_leads_without_a_roster_where_its_post_was_flagged():
    def rise(types):
        grown = a_post(NOW, *types, account="grown", author_followers=50_000)
        return Measured("ESC-05", [*QUIET, grown, *many(4, NOW + 0.1, *INSULT, minutes=15)]).state

    assert rise(INSULT) == "present"
    assert rise(()) == "unknown"


def test_what_a_person_recorded_needs_no_roster():
    fact = Fact("j1", FactKind.OFFICIAL_STATEMENT, START, "a newspaper", "ESC-04")
    found = Measured("ESC-04", [a_post(1)], Known(facts=(fact,)))
    assert (found.state, found.numbers["facts"]) == ("present", 1)
    assert "a newspaper" in found.signal.names["recorded"].kk


def test_accounts_are_counted_on_after_the_rise_is_seen():
    case = {"kind": "official", "country": "KZ", "mention": "1", "before": "0", "minutes": "15"}
    assert measured("ESC-04", {**case, "after": "9"}).numbers["accounts"] == 9
