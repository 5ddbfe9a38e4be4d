"""Watchers in several processes give what those in one give, and nothing is lost or hidden."""

import multiprocessing
import random
from datetime import date, timedelta

import pytest
from factories import INSULT, START, a_post, in_order

from tocsin import escalation
from tocsin.domain import (
    Alert,
    Directness,
    Fact,
    FactKind,
    Journalist,
    Occasion,
    OccasionKind,
    Relation,
    RosterEntry,
    RosterKind,
    Watchlist,
)
from tocsin.escalation import Beside, EscalationError, batches, pool, reading
from tocsin.escalation.mark import marks
from tocsin.escalation.steps import Step

IDS = ("j1", "j2", "j3", "j4", "j5")
WATCH = Watchlist(
    tuple(Journalist(one, f"Journalist {one}", country="KZ") for one in IDS),
    roster=(RosterEntry("leader", RosterKind.OFFICIAL, "KZ", "The Leader"),),
)
BESIDE = Beside(
    facts=(
        Fact("j1", FactKind.OFFICIAL_STATEMENT, START + timedelta(days=1), "a paper", "ESC-04"),
        Fact("j2", FactKind.NOTHING_FOUND, START + timedelta(days=2), "a person", "ESC-12"),
    ),
    occasions=(
        Occasion(OccasionKind.ELECTION, date(2026, 3, 5), date(2026, 3, 6), "A vote", "a paper"),
    ),
)
KINDS = [(), (), (), INSULT, INSULT, ("THR-1",), ("PRV-1",), ("DIS-1",), ("MIS-1", "IDN-1")]
TEXTS = ["", "one text that several people write today again", "a link https://example.org/a/b"]
RELATIONS = [Relation.SELF, Relation.SELF, Relation.SELF, Relation.FAMILY, Relation.OUTLET]


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 64)
    monkeypatch.setattr(reading, "AT_ONCE", 16)


def a_stream(seed, number):
    """Give posts of all kinds about and by five journalists, many of one moment."""
    rng, hours, out = random.Random(seed), 0.0, []
    for i in range(number):
        hours += rng.choice([0, 0, 0.01, 0.2, 1])
        about = [
            (one, rng.choice(RELATIONS), "mention")
            for one in rng.sample((*IDS, "stranger"), rng.choice([0, 1, 1, 1, 2]))
        ]
        if rng.random() < 0.1:
            about.append((rng.choice(IDS), Relation.NONE, "author"))
        account = rng.randrange(30)
        out.append(
            a_post(
                round(hours, 3),
                *rng.choice(KINDS),
                account=f"a{account}",
                author_handle="leader" if account == 7 else f"a{account}",
                key=f"{i:04}",
                about=tuple(about),
                text=rng.choice(TEXTS),
                directness=rng.choice(list(Directness)),
                in_reply_to=f"{max(i - rng.randrange(1, 9), 0):04}",
            )
        )
    timeless = a_post(None, *INSULT, about=(("j1", Relation.SELF, "mention"),))
    return [timeless, *in_order(*out), timeless]


def assessed(findings, jobs, prompt=True):
    return escalation.assess(findings, WATCH, None, BESIDE, jobs, prompt=prompt)


def calm(number):
    return [a_post(i / 60, about=((IDS[i % 5], Relation.SELF, "name"),)) for i in range(number)]


def until_it_fails(found):
    """Give what came before an error, and the error."""
    told = []
    try:
        told.extend(found)
    except (EscalationError, OSError) as error:
        return told, repr(error)
    return told, None


@pytest.mark.parametrize("seed", [1, 2])
def test_any_number_of_processes_gives_the_same_in_the_same_order(seed):
    findings = a_stream(seed, 700)
    alone = list(assessed(findings, 1))
    assert any(isinstance(one, Alert) for one in alone)
    for jobs in (2, 3):
        assert list(map(repr, assessed(iter(findings), jobs))) == list(map(repr, alone))
    assert list(map(repr, assessed(iter(findings), 1, prompt=False))) == list(map(repr, alone))


def test_a_batch_holds_so_many_posts_also_where_many_are_of_one_moment():
    seen = tuple(mark for one in calm(50) for _, mark in marks(one))
    steps = [Step("j1", START, seen) for _ in range(6)] + [Step("j1") for _ in range(70)]
    assert [len(one) for one in batches.batched(steps)] == [2, 2, 2, 64, 6]


def test_more_processes_than_journalists_are_not_started():
    few = Watchlist(WATCH.journalists[:1])
    found = escalation.assess(calm(3), few, jobs=8)
    next(found)
    assert multiprocessing.active_children() == []
    assert list(escalation.assess(calm(3), Watchlist(()), jobs=8)) == []


def test_time_that_runs_back_is_told_after_all_that_came_before():
    findings = [*a_stream(3, 300)[:-1], a_post(0, key="late")]
    alone = until_it_fails(assessed(findings, 1))
    assert alone[0]
    assert "sort findings by time" in alone[1]
    assert until_it_fails(assessed(findings, 2)) == alone
    assert until_it_fails(assessed(findings, 1, prompt=False)) == alone


def test_an_error_of_the_source_reaches_the_caller_after_all_that_came_before():
    def broken():
        yield from a_stream(4, 300)
        raise OSError("unplugged")

    alone = until_it_fails(assessed(broken(), 1))
    assert alone[0]
    assert "unplugged" in alone[1]
    assert until_it_fails(assessed(broken(), 2)) == alone
    assert until_it_fails(assessed(broken(), 1, prompt=False)) == alone


def test_a_process_that_dies_is_told_with_what_to_do():
    def killing():
        for number, finding in enumerate(calm(2_000)):
            if number == 500:
                multiprocessing.active_children()[0].kill()
            yield finding

    with pytest.raises(EscalationError, match="run again with --jobs 1"):
        list(assessed(killing(), 2))
    assert multiprocessing.active_children() == []


def test_who_stops_it_leaves_no_process_behind():
    def stopped():
        yield from calm(500)
        assert len(multiprocessing.active_children()) == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(assessed(stopped(), 2))
    assert multiprocessing.active_children() == []


def test_no_more_is_read_ahead_than_the_processes_need():
    read = []

    def watched():
        for finding in calm(3_000):
            read.append(finding)
            yield finding

    found = assessed(watched(), 2)
    next(found)
    assert len(read) <= (pool.AHEAD + 1) * 64 + 16
    found.close()
    assert multiprocessing.active_children() == []
