"""Counting: what is counted for whom, what stays bounded, and what is asked for at the end."""

from datetime import timedelta

import pytest
from reports_case import AIGERIM, START, Alert, Indicator, Level, State, finding, words

from tocsin.domain import About, Relation, Watchlist
from tocsin.reports import Gatherer, tally, wanted
from tocsin.reports.gather import QUOTED, REACH
from tocsin.reports.model import INDICATORS


def gathered(*findings, alerts=(), indicators=(), held=None):
    gatherer = Gatherer(Watchlist((AIGERIM,)))
    for one in findings:
        gatherer.add(one)
    held = {one.post.key: one for one in findings} if held is None else held
    return gatherer.dossiers(alerts, indicators, held)[0]


def alert(*keys, level=Level.WATCH, hours=0, episode="e", journalist="aigerim"):
    why = words("w", "w", "w")
    return Alert(journalist, level, START + timedelta(hours=hours), (), keys, why, "r", episode)


def indicator(id_, state, *keys, hours=0):
    why = words("w", "w", "w")
    return Indicator("aigerim", id_, state, START + timedelta(hours=hours), why, 0.5, keys)


def flagged(id_, **more):
    return finding(
        id_, flag=True, types=("MIS-1", "CRD-2"), severity=more.pop("severity", 2), **more
    )


def test_her_own_posts_are_counted_apart():
    figures = gathered(finding("1"), finding("2", how="author")).figures
    assert (figures.about, figures.own) == (1, 1)


def test_a_post_that_names_her_twice_counts_once():
    one = finding("1")
    twice = (*one.about, About("aigerim", Relation.SELF, "name"))
    assert gathered(type(one)(one.post, one.verdict, twice)).figures.about == 1


def test_a_post_about_nobody_counts_only_as_coverage():
    dossier = gathered(finding("1", journalist=None))
    assert dossier.figures.about == 0
    assert dossier.coverage.first == START.date()


def test_flagged_posts_are_counted_by_type_severity_language_and_platform():
    dossier = gathered(
        flagged("1", gendered=0.9, private=True),
        flagged("2", lang="kk", severity=4, platform="telegram"),
        finding("3", at=None),
    )
    assert [(t.type, t.posts, t.primary) for t in dossier.types] == [
        ("CRD-2", 2, 0),
        ("MIS-1", 2, 2),
    ]
    assert dossier.figures.severity == (0, 1, 0, 1, 0)
    assert (dossier.figures.gendered, dossier.figures.private) == (1, 1)
    assert dossier.figures.undated == 1
    assert [(c.key, c.posts, c.flagged) for c in dossier.languages] == [("ru", 2, 1), ("kk", 1, 1)]
    assert [(c.key, c.posts) for c in dossier.platforms] == [("x", 2), ("telegram", 1)]


def test_a_day_without_any_post_is_a_gap_and_a_day_without_posts_about_her_is_not():
    dossier = gathered(
        finding("1", at=START),
        finding("2", at=START + timedelta(days=1), journalist=None),
        finding("3", at=START + timedelta(days=5)),
    )
    (gap,) = dossier.coverage.gaps
    assert (gap.first, gap.last) == (
        (START + timedelta(days=2)).date(),
        (START + timedelta(days=4)).date(),
    )
    assert dossier.coverage.days_missing == 3


def test_accounts_are_those_with_flagged_posts_most_first():
    dossier = gathered(
        flagged("1", handle="a"),
        flagged("2", handle="b", at=START + timedelta(days=2)),
        flagged("3", handle="b"),
        finding("4", handle="c"),
        flagged("5", handle=None),
    )
    assert [(a.handle, a.flagged) for a in dossier.accounts] == [("b", 2), ("a", 1)]
    assert dossier.accounts[0].first == START
    assert dossier.accounts[0].last == START + timedelta(days=2)
    assert dossier.figures.accounts_exact


def test_memory_for_accounts_is_bounded_and_the_page_is_told(monkeypatch):
    monkeypatch.setattr(tally, "ACCOUNTS_KEPT", 10)
    loud = [flagged(f"l{n}", handle="loud") for n in range(3)]
    dossier = gathered(*loud, *(flagged(str(n), handle=f"h{n}") for n in range(200)))
    assert dossier.figures.accounts <= 20
    assert not dossier.figures.accounts_exact
    assert dossier.accounts[0].handle == "loud"


def test_an_indicator_nobody_assessed_is_unknown():
    standings = gathered(indicators=(indicator("ESC-01", State.ABSENT),)).indicators
    assert [s.id for s in standings] == list(INDICATORS)
    assert [s.state for s in standings] == [State.ABSENT] + [State.UNKNOWN] * 14


def test_the_last_state_stands_and_the_last_presence_is_remembered():
    history = (
        indicator("ESC-06", State.PRESENT, "x:1"),
        indicator("ESC-06", State.ABSENT, hours=1),
        indicator("ESC-06", State.UNKNOWN, hours=2),
    )
    standing = gathered(indicators=history).indicators[5]
    assert standing.state is State.UNKNOWN
    assert standing.present_before.posts == ("x:1",)


def test_alerts_form_episodes_in_order_of_time():
    dossier = gathered(
        alerts=(
            alert(hours=9, level=Level.URGENT),
            alert(hours=1),
            alert(hours=30, episode="f"),
        )
    )
    assert [e.id for e in dossier.episodes] == ["e", "f"]
    assert [a.level for a in dossier.episodes[0].alerts] == [Level.WATCH, Level.URGENT]
    assert dossier.highest.level is Level.URGENT
    assert dossier.latest.episode == "f"


def test_wanted_are_the_posts_behind_alerts_and_behind_what_is_or_was_present():
    history = (
        indicator("ESC-01", State.PRESENT, "x:old"),
        indicator("ESC-01", State.PRESENT, "x:2"),
        indicator("ESC-06", State.PRESENT, "x:3"),
        indicator("ESC-06", State.ABSENT, "x:no"),
    )
    assert wanted([alert("x:1")], history) == {"x:1", "x:2", "x:3"}


def test_an_attack_of_any_size_asks_for_few_texts():
    keys = [f"x:{n}" for n in range(5_000)]
    assert len(wanted([alert(*keys)], ())) == REACH


def test_the_gravest_posts_are_quoted_in_order_of_time_and_the_rest_is_counted():
    case = [
        flagged(str(n), severity=5 if n == 150 else 2, at=START + timedelta(minutes=n))
        for n in range(151)
    ]
    keys = [one.post.key for one in case]
    dossier = gathered(*case, alerts=(alert(*keys, "x:gone"),))
    assert len(dossier.quoted) == QUOTED
    assert dossier.quoted[-1].key == "x:150"
    assert [q.number for q in dossier.quoted] == list(range(1, QUOTED + 1))
    assert (dossier.unquoted, dossier.missing) == (151 - QUOTED, 1)


def test_journalists_under_the_gravest_alert_come_first():
    gatherer = Gatherer(Watchlist((AIGERIM,)))
    alerts = (alert(level=Level.WATCH, journalist="b"), alert(level=Level.URGENT, journalist="c"))
    ids = [d.journalist.id for d in gatherer.dossiers(alerts, (), {})]
    assert ids == ["c", "b", "aigerim"]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_posts_changes_nothing(order):
    case = [flagged(str(n), handle=f"h{n % 3}", at=START) for n in range(9)]
    assert gathered(*case[::order]).accounts == gathered(*case).accounts
