"""Watches one journalist: measures after each moment, and raises an alert when there is news.

News is a level above the one that stands, or an indicator that joins: one that no row of the open
episode from `elevated` up has named. It is raised by a post that it rests on, never by the passing
of time alone, so that `raised_at` is the time of the last post that was needed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tocsin.domain import Alert, Indicator, Level, State
from tocsin.escalation import wording
from tocsin.escalation.episode import Episode
from tocsin.escalation.indicators import RULES, UNREAD, Signal
from tocsin.escalation.mark import Mark
from tocsin.escalation.method import Method, Row
from tocsin.escalation.stream import Stream
from tocsin.escalation.table import by_level, holds
from tocsin.escalation.windows import Named, keys, together
from tocsin.guidelines import load as load_guidelines

# That an indicator is no longer present is told after so long without it: a crowd on the verge of
# a threshold crosses it with every post.
CALM = timedelta(hours=1)


class Watcher:
    """Holds one journalist's stream, gauges, indicator states and open episode."""

    def __init__(self, journalist: str, method: Method) -> None:
        self._journalist = journalist
        self._method = method
        self._rows = by_level(method.rows)
        self._quiet = timedelta(hours=method.quiet_hours)
        self._stream = Stream()
        self._gauges = {rule.id: rule.measure(method.thresholds[rule.id]) for rule in RULES}
        self._items = tuple(self._gauges.items())
        self._signals: dict[str, Signal] = {}
        self._told: dict[str, State] = {}
        self._seen: dict[str, datetime] = {}
        self._present: frozenset[str] = frozenset()
        self._episode: Episode | None = None

    def take(self, now: datetime, moment: Iterable[Mark]) -> Iterator[Indicator | Alert]:
        """Take in all marks of one moment, then judge: changed indicators, then an alert if due."""
        self._settle(now)
        touched = self._add(moment)
        for key in self._look(now):
            yield self._indicator(key, self._read(key))
        if self._present:
            yield from self._alert(now, touched)

    def states(self) -> Iterator[Indicator]:
        """Yield all fifteen indicators as they stand at the last post read, in order."""
        for definition in load_guidelines().indicators:
            if definition.id in self._gauges:
                signal = self._read(definition.id) if self._stream.read else UNREAD
                yield self._indicator(definition.id, signal)
            else:
                why = self._method.sentences[f"not-measured.{definition.id}"]
                at = self._stream.now
                yield Indicator(self._journalist, definition.id, State.UNKNOWN, at, why)

    def _settle(self, now: datetime) -> None:
        """Go on to `now`; what has held through a long silence has held, though nobody looked."""
        then = self._stream.now
        self._signals.clear()
        self._stream.settle(now)
        for _, gauge in self._items:
            gauge.settle(now)
        if self._episode and then and now - then > self._quiet:
            present = frozenset(
                key for key, gauge in self._items if _is_present(gauge.state(self._stream))
            )
            self._keep(self._episode, present, then, now)

    def _add(self, moment: Iterable[Mark]) -> set[str]:
        """Take marks in and give the indicators that any of them may stand behind."""
        touched = set()
        for one in moment:
            self._stream.add(one)
            for key, gauge in self._items:
                if gauge.add(one):
                    touched.add(key)
        self._signals.clear()
        return touched

    def _look(self, now: datetime) -> list[str]:
        """Read all states and give the indicators whose change is to be told."""
        changed, present = [], []
        for key, gauge in self._items:
            state = gauge.state(self._stream)
            if state is State.PRESENT:
                present.append(key)
                self._seen[key] = now
            told = self._told.get(key)
            lapses = told is State.PRESENT and state is State.ABSENT
            if told is not state and not (lapses and now - self._seen[key] < CALM):
                self._told[key] = state
                changed.append(key)
        self._present = frozenset(present)
        return changed

    def _read(self, key: str) -> Signal:
        """Read an indicator once a moment, however many rows ask for it."""
        if key not in self._signals:
            self._signals[key] = self._gauges[key].read(self._stream)
        return self._signals[key]

    def _indicator(self, key: str, signal: Signal) -> Indicator:
        return Indicator(
            journalist=self._journalist,
            indicator=key,
            state=signal.state,
            at=self._stream.now,
            why=wording.of_signal(self._method.sentences, key, signal, self._stream.read),
            confidence=signal.confidence,
            posts=tuple(keys(self._evidence((key,)))) if _is_present(signal.state) else (),
        )

    def _evidence(self, indicators: Iterable[str]) -> tuple[Named, ...]:
        return together(*(self._gauges[key].evidence(self._stream) for key in indicators))

    def _alert(self, now: datetime, touched: set[str]) -> Iterator[Alert]:
        if touched & self._present:
            standing = self._episode.standing(now) if self._episode else None
            if standing is None:
                self._episode = None
            row = next((row for row in self._rows if self._is_due(row, standing, now)), None)
            if row:
                yield self._raise(row, standing, now)
        if self._episode and self._episode.wants_keeping(now):
            self._keep(self._episode, self._present, now, now)

    def _is_due(self, row: Row, standing: Level | None, now: datetime) -> bool:
        return (
            self._present.issuperset(row.present)
            and self._is_news(row, standing, now)
            and holds(row, self._present, self._read)
            and self._evidence(row.present)[-1][0] == now
        )

    def _is_news(self, row: Row, standing: Level | None, now: datetime) -> bool:
        if standing is None or self._episode is None or row.level.rank > standing.rank:
            return True
        return row.level is not Level.WATCH and self._episode.unnamed(row.present, now)

    def _keep(
        self, episode: Episode, present: frozenset[str], then: datetime, now: datetime
    ) -> None:
        """Tell the episode what holds at `now` as it did `then`."""
        rows = self._holding(present)
        if rows:
            episode.keep(rows[0].level, _grave(rows), then, now)

    def _holding(self, present: frozenset[str]) -> list[Row]:
        return [row for row in self._rows if holds(row, present, self._read)]

    def _raise(self, row: Row, standing: Level | None, now: datetime) -> Alert:
        if self._episode is None:
            self._episode = Episode(f"{self._journalist}/{now:%Y%m%dT%H%M%SZ}", self._quiet)
        joins = standing if standing and standing.rank >= row.level.rank else None
        present = tuple(sorted(self._present))
        self._episode.say(row.level, _grave(self._holding(self._present)), now)
        said = wording.of_alert(
            self._method.sentences,
            row,
            {key: self._read(key) for key in row.present},
            joins,
            tuple(key for key in present if key not in row.present),
            self._stream.read,
        )
        return Alert(
            journalist=self._journalist,
            level=joins or row.level,
            raised_at=now,
            indicators=present,
            posts=tuple(keys(self._evidence(row.present))),
            why=said,
            rule=row.id,
            episode=self._episode.id,
        )


def _grave(rows: Iterable[Row]) -> set[str]:
    """Give the indicators behind rows that are more than `watch`."""
    return {key for row in rows if row.level is not Level.WATCH for key in row.present}


def _is_present(state: State) -> bool:
    return state is State.PRESENT
