"""What a watcher takes for present while states come and go."""

from datetime import UTC, datetime, timedelta

from tocsin.domain import State
from tocsin.escalation.method import packaged
from tocsin.escalation.watcher import Watcher

START = datetime(2026, 1, 1, tzinfo=UTC)


class Gauge:
    """A gauge that goes through the states it is given."""

    hears_all = True

    def __init__(self, *states: State) -> None:
        self.coming = iter(states)

    def state(self, stream: object) -> State:
        return next(self.coming)


def looked(*states: State) -> list[bool]:
    """Say after each look, a minute apart, whether the indicator is taken for present."""
    watcher = Watcher("anna", packaged())
    watcher._items = watcher._hearing = (("ESC-06", Gauge(*states)),)
    found = []
    for minute in range(len(states)):
        watcher._look(START + timedelta(minutes=minute))
        found.append("ESC-06" in watcher._present)
    return found


def test_what_comes_back_before_its_absence_was_told_is_present_again() -> None:
    here, gone = State.PRESENT, State.ABSENT
    assert looked(gone, here, gone, here, here) == [False, True, False, True, True]


def test_what_stays_is_present_though_nothing_is_told() -> None:
    assert looked(State.PRESENT, State.PRESENT) == [True, True]
