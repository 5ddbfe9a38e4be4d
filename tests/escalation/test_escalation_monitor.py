"""The monitor: gives what a scan gives, whatever comes late or twice, and over a restart."""

import os
import pickle
import random

import pytest
from factories import INSULT, SELF, WATCH, a_post, a_threat, alerts, in_order, many
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin import escalation
from tocsin.domain import Alert, Directness, Journalist, Relation, Watchlist
from tocsin.escalation import EscalationError, Monitor

KINDS = [(), (), (), INSULT, INSULT, ("THR-1",), ("PRV-1",), ("LEG-3",), ("DIS-1",)]
TEXTS = ["", "one text that several people write today again"]
ABOUT = [
    SELF,
    SELF,
    (("j2", Relation.SELF, "name"),),
    (("j1", Relation.NONE, "author"), ("j2", Relation.SELF, "mention")),
]


def a_stream(rng, number):
    """Give posts of all kinds about two journalists, some by one of them, some of one moment."""
    hours, out = 0.0, []
    for i in range(number):
        hours += rng.choice([0, 0.01, 0.2, 1, 1, 2])
        out.append(
            a_post(
                round(hours, 3),
                *rng.choice(KINDS),
                account=f"a{rng.randrange(9)}",
                key=f"{i:04}",
                about=rng.choice(ABOUT),
                text=rng.choice(TEXTS),
                directness=rng.choice(list(Directness)),
                in_reply_to=f"{rng.randrange(i + 1):04}",
            )
        )
    return in_order(out)


def scanned(findings):
    """Give the alerts and the last states of a scan."""
    whole = list(escalation.assess(findings, WATCH))
    raised = [one for one in whole if isinstance(one, Alert)]
    return sorted(raised, key=by_time), [one for one in whole if not isinstance(one, Alert)][-30:]


def by_time(alert):
    return (alert.raised_at, alert.journalist)


def followed(findings, rng, restart):
    """Give findings to a monitor in batches, shuffled and partly late; give it and what it told."""
    monitor, told, late = Monitor(WATCH), [], []
    while findings or late:
        cut = rng.randrange(1, 25)
        now, findings = findings[:cut], findings[cut:]
        held = [one for one in now if rng.random() < 0.1]
        batch = [one for one in now if one not in held] + late
        late = held
        rng.shuffle(batch)
        update = monitor.update(batch)
        assert (update.refused, update.again) == (0, 0)
        told += update.alerts
        for one in update.withdrawn:
            told.remove(one)
        if rng.random() < 0.3:
            monitor = restart(monitor)
    return monitor, sorted(told, key=by_time)


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_a_monitor_gives_what_a_scan_gives(tmp_path_factory, seed):
    path = tmp_path_factory.mktemp("monitor") / "state"

    def restart(monitor):
        monitor.save(path)
        return Monitor.restore(path, WATCH)

    rng = random.Random(seed)
    findings = a_stream(rng, 120)
    raised, states = scanned(findings)
    monitor, told = followed(findings, rng, restart)
    assert list(monitor.alerts()) == raised == told
    assert list(monitor.states()) == states


def test_an_update_gives_alerts_at_once():
    monitor = Monitor(WATCH)
    assert monitor.update([a_post(0)]).alerts == ()
    update = monitor.update([a_threat(1, account="t")])
    assert [one.rule for one in update.alerts] == ["explicit-threat"]
    assert {one.indicator for one in update.indicators} == {"ESC-01"}


def test_a_post_that_comes_late_can_make_an_alert_void():
    """Harmless posts that were missing make the share of the hostile ones small."""
    monitor = Monitor(WATCH)
    storm = many(6, 1, *INSULT)
    raised = monitor.update(storm).alerts
    assert [one.rule for one in raised] == ["attack-of-many"]
    update = monitor.update(many(200, 0.5, minutes=0.1, first=50))
    assert update.withdrawn == raised
    assert monitor.alerts() == ()


def test_what_comes_later_than_the_monitor_waits_is_refused_and_counted():
    monitor = Monitor(WATCH)
    monitor.update([a_post(24 * 10)])
    update = monitor.update([a_threat(24 * 7), a_threat(24 * 9, account="b")])
    assert update.refused == 1
    assert len(update.alerts) == 1


def test_a_post_seen_twice_counts_once():
    monitor = Monitor(WATCH)
    posts = many(6, 0, *INSULT)
    first = monitor.update(posts)
    again = monitor.update(posts)
    assert (again.again, again.alerts) == (6, ())
    assert monitor.alerts() == first.alerts == tuple(alerts(posts))


def test_a_first_update_may_hold_years():
    posts = [a_post(day * 24, *(INSULT if day % 9 == 0 else ())) for day in range(400)]
    posts.append(a_threat(400 * 24, account="t"))
    monitor = Monitor(WATCH)
    assert monitor.update(reversed(posts)).refused == 0
    assert list(monitor.alerts()) == alerts(posts)


def test_strangers_and_posts_without_a_time_are_left_out():
    monitor = Monitor(WATCH)
    update = monitor.update([a_threat(None), a_threat(0, about=(("j9", Relation.SELF, "name"),))])
    assert (update.alerts, monitor.watermark) == ((), None)


@pytest.fixture
def saved(tmp_path):
    monitor = Monitor(WATCH)
    monitor.update([a_threat(0)])
    path = tmp_path / "monitor.state"
    monitor.save(path)
    return path


def told(path, watch=WATCH):
    with pytest.raises(EscalationError) as error:
        Monitor.restore(path, watch)
    assert str(path) in str(error.value)
    return str(error.value)


def test_a_state_is_readable_by_its_owner_alone(saved):
    assert saved.stat().st_mode & 0o077 == 0
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_a_state_that_cannot_be_written_leaves_the_old_one(saved, monkeypatch):
    before = saved.read_bytes()

    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(EscalationError, match="No space left"):
        Monitor(WATCH).save(saved)
    assert saved.read_bytes() == before


def test_a_state_of_another_watchlist_is_refused(saved):
    other = Watchlist((Journalist("j1", "Another"),))
    assert "another watchlist" in told(saved, other)


@pytest.mark.parametrize("cut", [0, 1, 30, 200, -1])
def test_a_state_that_is_cut_off_is_refused(saved, cut):
    saved.write_bytes(saved.read_bytes()[:cut])
    assert "scan everything anew" in told(saved)


def test_a_state_that_was_changed_is_refused(saved):
    raw = bytearray(saved.read_bytes())
    raw[-5] ^= 1
    saved.write_bytes(bytes(raw))
    assert "is damaged" in told(saved)


def test_a_state_that_is_not_there_is_told(tmp_path):
    assert "cannot be read" in told(tmp_path / "none")


class Evil:
    def __reduce__(self):
        return (os.system, ("true",))


def test_a_state_from_elsewhere_can_run_nothing(tmp_path):
    path = tmp_path / "evil"
    made_for = Monitor(WATCH)._made_for
    escalation.monitor.saved.write(path, made_for, Evil())
    assert pickle.dumps(Evil())  # it can be written …
    assert "has no place in a state" in told(path)  # … and is not let in
