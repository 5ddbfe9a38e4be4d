"""ESC-15 against its truth table: calendar, anniversaries, reports on which nobody acted."""

from datetime import date, timedelta

import pytest
from factories import START, Measured, a_post
from truth_table import cases

from tocsin.domain import Fact, FactKind, Journalist, Occasion, OccasionKind, Watchlist
from tocsin.escalation import Beside
from tocsin.escalation.known import known

TODAY = START.date()


def occasions(case):
    if not case["kind"]:
        return () if case["given"] == "1" else None
    first, last = (TODAY + timedelta(days=int(case[name])) for name in ("first", "last"))
    one = Occasion(
        OccasionKind(case["kind"]), first, last, "a day", "a gazette",
        case["journalist"] or None, case["country"] or None, case["yearly"] == "1",
    )  # fmt: skip
    return (one,)


@pytest.mark.parametrize("case", cases("esc15.csv"))
def test_a_day_makes_the_state_that_the_table_says(case):
    facts = None
    if case["fact"]:
        facts = (Fact("j1", FactKind(case["fact"]), START, "the journalist", "ESC-15"),)
    person = Journalist("j1", "One", country="KZ")
    beside = known(person, Watchlist((person,)), Beside(facts, occasions(case)))
    assert Measured("ESC-15", [a_post(1)], beside).state == case["state"]


def test_anniversaries_of_cases_of_the_country_come_with_tocsin():
    person = Journalist("j1", "One", country="MT")
    beside = known(person, Watchlist((person,)), Beside())
    hours = (date(2026, 10, 16) - TODAY).days * 24
    found = Measured("ESC-15", [a_post(hours)], beside)
    assert found.state == "present"
    assert "Daphne Caruana Galizia" in found.signal.names["near"].en
    assert Measured("ESC-15", [a_post(hours + 24 * 30)], beside).state == "unknown"
