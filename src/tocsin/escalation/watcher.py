"""Watches one journalist: measures after each moment, and raises an alert when a level rises.

An episode lasts while rows of the table hold, and ends after quiet hours without any. Within it an
alert is raised again only for a higher level or an indicator that none has named.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tocsin.domain import Alert, Indicator, Level, State
from tocsin.escalation.indicators import RULES, Signal
from tocsin.escalation.method import Method, Row
from tocsin.escalation.stream import Mark, Stream
from tocsin.escalation.table import deciding_row
from tocsin.guidelines import load as load_guidelines
from tocsin.guidelines.words import Words

# Where nothing hostile comes in, lapsed states are looked for this often.
RELOOK = timedelta(hours=1)
MEASURED = {rule.id: rule for rule in RULES}


class Watcher:
    """Holds one journalist's stream, indicator states and open episode."""

    def __init__(self, journalist: str, method: Method) -> None:
        limits = method.thresholds["ESC-06"]
        self._stream = Stream(
            journalist,
            rush=timedelta(hours=limits["window_hours"]),
            copying=timedelta(hours=limits["copy_window_hours"]),
        )
        self._method = method
        self._states: dict[str, State] = {}
        self._looked: datetime | None = None
        self._due = False
        self._episode: str | None = None
        self._level: Level | None = None
        self._named: set[str] = set()
        self._held: datetime | None = None

    def add(self, one: Mark) -> None:
        """Take in a mark without judging yet: others of the same moment may follow."""
        self._stream.add(one)
        copied = len(self._stream.copies.largest.accounts) >= 2 and bool(one.sketch)
        stale = self._looked is None or one.at - self._looked >= RELOOK
        self._due = self._due or one.hostile or copied or stale

    def look(self) -> Iterator[Indicator | Alert]:
        """Judge the moment: yield indicators whose state changed, then an alert if one is due."""
        now = self._stream.now
        if not self._due or now is None:
            return
        self._due, self._looked = False, now
        signals = self._signals()
        for key, signal in signals.items():
            if self._states.get(key) is not signal.state:
                self._states[key] = signal.state
                yield self._indicator(key, signal)
        yield from self._alert(signals, now)

    def states(self) -> Iterator[Indicator]:
        """Yield all fifteen indicators as they stand now, in order."""
        signals = self._signals()
        for definition in load_guidelines().indicators:
            signal = signals.get(definition.id)
            if signal:
                yield self._indicator(definition.id, signal)
            else:
                why = self._method.sentences[f"not-measured.{definition.id}"]
                yield Indicator(
                    self._stream.journalist, definition.id, State.UNKNOWN, self._stream.now, why
                )

    def _signals(self) -> dict[str, Signal]:
        limits = self._method.thresholds
        return {key: rule.measure(self._stream, limits[key]) for key, rule in MEASURED.items()}

    def _indicator(self, key: str, signal: Signal) -> Indicator:
        limits = self._method.thresholds[key]
        present = signal.state is State.PRESENT
        return Indicator(
            journalist=self._stream.journalist,
            indicator=key,
            state=signal.state,
            at=self._stream.now,
            why=self._why(key, signal),
            confidence=signal.confidence,
            posts=MEASURED[key].posts(self._stream, limits) if present else (),
        )

    def _why(self, key: str, signal: Signal) -> Words:
        if signal.state is State.UNKNOWN:
            return self._method.sentences["nothing-read"]
        words = self._method.sentences[f"{key}.{signal.state.value}"]
        return words.fill(**{name: f"{value:g}" for name, value in signal.numbers.items()})

    def _alert(self, signals: dict[str, Signal], now: datetime) -> Iterator[Alert]:
        if self._held and now - self._held > timedelta(hours=self._method.quiet_hours):
            self._episode, self._level, self._named = None, None, set()
        row = deciding_row(self._method.rows, signals)
        if row is None:
            return
        self._held = now
        present = {key for key, one in signals.items() if one.state is State.PRESENT}
        higher = self._level is None or row.level.rank > self._level.rank
        joined = row.level.rank >= Level.ELEVATED.rank and set(row.present) - self._named
        if not higher and not joined:
            return
        self._level = row.level if higher else self._level
        self._named |= present
        yield self._raise(row, signals, now)

    def _raise(self, row: Row, signals: dict[str, Signal], now: datetime) -> Alert:
        self._episode = self._episode or f"{self._stream.journalist}/{now:%Y%m%dT%H%M%SZ}"
        present = tuple(key for key, one in signals.items() if one.state is State.PRESENT)
        posts: dict[str, None] = {}
        for key in row.present:
            limits = self._method.thresholds[key]
            posts.update(dict.fromkeys(MEASURED[key].posts(self._stream, limits)))
        return Alert(
            journalist=self._stream.journalist,
            level=row.level,
            raised_at=now,
            indicators=present,
            posts=tuple(posts),
            why=self._because(row, signals),
            rule=row.id,
            episode=self._episode,
        )

    def _because(self, row: Row, signals: dict[str, Signal]) -> Words:
        """Join the row's words with the sentence of each indicator that it needed."""
        sentences = [row.words, *(self._why(key, signals[key]) for key in row.present)]
        return Words(
            *(" ".join(words.say(lang) for words in sentences) for lang in ("en", "ru", "kk"))
        )
