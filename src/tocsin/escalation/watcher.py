"""Watches one journalist: measures after each moment, and raises an alert when there is news.

News is a level above the one that stands, an indicator that joins (one that no row of the open
episode from `elevated` up has named), or a further account with a post as grave as a threat with an
address. It is raised by a post that it rests on, never by the passing of time alone, so that
`raised_at` is the time of the last post that was needed. When
nothing above `watch` has held for the quiet time, the level falls.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from tocsin.domain import Alert, Change, Directness, Indicator, Level, Relation, State
from tocsin.escalation import wording
from tocsin.escalation.episode import Episode
from tocsin.escalation.indicators import RULES, UNREAD, Signal
from tocsin.escalation.indicators.parts import MENACE
from tocsin.escalation.known import NOTHING_KNOWN, Known
from tocsin.escalation.mark import Mark, Own
from tocsin.escalation.method import Method, Row
from tocsin.escalation.peers import Prior
from tocsin.escalation.stream import Stream
from tocsin.escalation.table import by_level, holds
from tocsin.escalation.voices import Voices
from tocsin.escalation.windows import Named, earliest, keys, together
from tocsin.guidelines.words import Words

# That an indicator is no longer present is told after so long without it: a crowd on the verge of
# a threshold crosses it with every post.
CALM = timedelta(hours=1)
# A gap in the collection is told with alerts for so long after it.
TELL_GAP = timedelta(days=7)
# What makes a single post grave: it threatens, and says where she or people near her are found.
NEAR, PRIVATE, GRAVE = "THR-6", ("PRV-1", "PRV-3"), 0.5
# Indicators that count over time say where a gap lies.
COUNTED = frozenset({"ESC-06", "ESC-14"})


class Watcher:
    """Holds one journalist's stream, gauges, indicator states and open episode."""

    def __init__(self, journalist: str, method: Method, known: Known = NOTHING_KNOWN) -> None:
        self.journalist = journalist
        self.attach(method)
        self._quiet = timedelta(hours=method.quiet_hours)
        self._stream = Stream(timedelta(hours=method.thresholds["ESC-06"]["copy_window_hours"]))
        self._voices = Voices()
        self._facts_end = max((fact.at for fact in known.facts), default=None)
        self._gauges = {rule.id: rule.measure(method.thresholds[rule.id], known) for rule in RULES}
        self._items = tuple(self._gauges.items())
        self._hearing = tuple((key, one) for key, one in self._items if one.hears_all)
        self._next: datetime | None = None
        self._fresh = self._all = True
        self._states: dict[str, State] = {}
        self._signals: dict[str, Signal] = {}
        self._told: dict[str, State] = {}
        self._untold = False
        self._seen: dict[str, datetime] = {}
        self._present: frozenset[str] = frozenset()
        self._episode: Episode | None = None

    def attach(self, method: Method) -> None:
        """Give the method back to a watcher that was copied or restored without it."""
        self._method = method
        self._rows = by_level(method.rows)

    def twin(self) -> "Watcher":
        """Give a copy that goes its own way."""
        other: Watcher = pickle.loads(pickle.dumps(self, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own bytes
        other.attach(self._method)
        return other

    def __getstate__(self) -> dict[str, object]:
        return {key: one for key, one in vars(self).items() if key not in ("_method", "_rows")}

    def take(
        self, now: datetime, moment: Iterable[Mark], prior: Prior | None = None
    ) -> Iterator[Indicator | Alert]:
        """Take in all marks of one moment, then judge: changed indicators, then an alert if due."""
        self._settle(now, prior)
        seen = [self._near(one) for one in moment]
        touched = self._add(seen)
        for key in self._look(now):
            yield self._indicator(key, self._read(key))
        if self._present:
            yield from self._alert(now, touched, seen)

    def hear(self, post: Own) -> None:
        """Take in a post of the journalist's own: whom she speaks with, and what she asks."""
        self._voices.answer(post)
        if post.asks:
            self._stream.chorus.ask(post.key)

    def states(self) -> Iterator[Indicator]:
        """Yield all fifteen indicators as they stand at the last post or fact, in order.

        What was recorded after the last post is known at the end, though no alert rests on it.
        """
        for key, gauge in self._items:
            if self._facts_end and (not self._stream.now or self._facts_end > self._stream.now):
                gauge.settle(self._facts_end)
            signal = gauge.read(self._stream)
            if (
                not self._stream.read
                and signal.state is State.ABSENT
                and "looked" not in signal.says
            ):
                signal = UNREAD
            yield self._indicator(key, signal)

    def _near(self, one: Mark) -> Mark:
        """Mark how near the account is where it matters, and what she invited; remember it."""
        matters = one.flagged or self._stream.chorus.knows(one.said)
        placed = self._voices.placed(one) if matters else one
        self._voices.add(one)
        return self._voices.invited(placed) if one.shared else placed

    def _settle(self, now: datetime, prior: Prior | None) -> None:
        """Go on to `now`; what has held through a long silence has held, though nobody looked."""
        then = self._stream.now
        self._signals.clear()
        self._stream.settle(now, prior)
        if self._fresh or (self._next is not None and now >= self._next):
            self._settle_all(now)
        else:
            for _, gauge in self._hearing:
                gauge.settle(now)
        if self._episode and then and now - then > self._quiet:
            present = frozenset(
                key for key, gauge in self._items if _is_present(gauge.state(self._stream))
            )
            self._keep(self._episode, present, then, now)

    def _settle_all(self, now: datetime) -> None:
        """Settle every gauge, and note when the next one must be settled though nothing comes."""
        self._next = earliest(*(gauge.settle(now) for _, gauge in self._items))
        self._fresh, self._all = False, True

    def _add(self, moment: Iterable[Mark]) -> set[str]:
        """Take marks in and give the indicators that any of them may stand behind."""
        touched = set()
        stream = self._stream
        for one in moment:
            stream.add(one)
            hearing = self._hearing
            if one.flagged:
                self._fresh = self._all = True
                hearing = self._items
            for key, gauge in hearing:
                if gauge.add(one, stream):
                    touched.add(key)
        self._signals.clear()
        return touched

    def _look(self, now: datetime) -> list[str]:
        """Read all states and give the indicators whose change is to be told."""
        states, moved = self._states, self._untold
        for key, gauge in self._items if self._all else self._hearing:
            state = gauge.state(self._stream)
            if states.get(key) is not state:
                states[key] = state
                moved = True
        self._all = False
        if moved:
            self._present = frozenset(key for key, one in states.items() if _is_present(one))
        self._untold = moved and states != self._told
        if not self._untold:
            for key in self._present:
                self._seen[key] = now
            return []
        return self._changed(now)

    def _changed(self, now: datetime) -> list[str]:
        self._seen.update((key, now) for key in self._present)
        changed = [key for key in self._states if self._is_change(key, now)]
        self._told.update((key, self._states[key]) for key in changed)
        self._untold = self._states != self._told
        return changed

    def _is_change(self, key: str, now: datetime) -> bool:
        """Say whether a state is to be told; what lapses is told after a while without it."""
        told = self._told.get(key)
        if told is self._states[key]:
            return False
        return told is not State.PRESENT or now - self._seen[key] >= CALM

    def _read(self, key: str) -> Signal:
        """Read an indicator once a moment, however many rows ask for it."""
        if key not in self._signals:
            self._signals[key] = self._gauges[key].read(self._stream)
        return self._signals[key]

    def _indicator(self, key: str, signal: Signal) -> Indicator:
        why = [wording.of_signal(self._method.sentences, key, signal, self._stream.read)]
        if key in COUNTED:
            why += self._gap()
        named = self._evidence((key,)) if signal.state is not State.ABSENT else ()
        return Indicator(
            journalist=self.journalist,
            indicator=key,
            state=signal.state,
            at=self._stream.now,
            why=wording.joined(why),
            confidence=signal.confidence,
            posts=tuple(keys(named)),
        )

    def _gap(self) -> list[Words]:
        """Say that nothing was collected for a while, where that was of late."""
        gap, now = self._stream.gap, self._stream.now
        if gap is None or now is None or now - gap[1] > TELL_GAP:
            return []
        return [wording.of_gap(self._method.sentences, gap)]

    def _evidence(self, indicators: Iterable[str]) -> tuple[Named, ...]:
        return together(*(self._gauges[key].evidence(self._stream) for key in indicators))

    def _alert(self, now: datetime, touched: set[str], seen: Sequence[Mark]) -> Iterator[Alert]:
        raised = False
        if touched & self._present:
            standing = self._episode.standing(now) if self._episode else None
            if standing is None:
                self._episode = None
            grave = {one.account for one in seen if _is_grave(one)}
            row = next((row for row in self._rows if self._is_due(row, standing, grave, now)), None)
            if row:
                raised = True
                yield self._raise(row, standing, grave, now)
        if self._episode and self._episode.wants_keeping(now):
            self._keep(self._episode, self._present, now, now)
            if not raised:
                yield from self._fall(self._episode, now, seen)

    def _is_due(self, row: Row, standing: Level | None, grave: set[str], now: datetime) -> bool:
        return (
            self._present.issuperset(row.present)
            and self._is_news(row, standing, grave, now)
            and holds(row, self._present, self._read)
            and self._last(row) == now
        )

    def _last(self, row: Row) -> datetime | None:
        named = self._evidence(row.present)
        return named[-1][0] if named else None

    def _is_news(self, row: Row, standing: Level | None, grave: set[str], now: datetime) -> bool:
        episode = self._episode
        if standing is None or episode is None or row.level.rank > standing.rank:
            return True
        if row.each and grave and episode.is_further(grave, now):
            return True
        return row.level is not Level.WATCH and episode.unnamed(row.present, now)

    def _keep(
        self, episode: Episode, present: frozenset[str], then: datetime, now: datetime
    ) -> None:
        """Tell the episode what holds at `now` as it did `then`."""
        rows = self._holding(present)
        if rows:
            episode.keep(rows[0].level, _grave(rows), then, now)

    def _holding(self, present: frozenset[str]) -> list[Row]:
        return [row for row in self._rows if holds(row, present, self._read)]

    def _raise(self, row: Row, standing: Level | None, grave: set[str], now: datetime) -> Alert:
        change = Change.NEW
        if self._episode is None:
            self._episode = Episode(f"{self.journalist}/{now:%Y%m%dT%H%M%SZ}", self._quiet)
        elif standing is not None:
            change = Change.RISE if row.level.rank > standing.rank else Change.NEWS
        joins = standing if standing and standing.rank >= row.level.rank else None
        episode = self._episode
        holding = _grave(self._holding(self._present))
        news = episode.news(sorted(holding | set(row.present)), now)
        episode.say(row.level, holding, now)
        episode.spoke_for(grave, now)
        return self._event(row, joins or row.level, change, joins, news, now)

    def _fall(self, episode: Episode, now: datetime, seen: Sequence[Mark]) -> Iterator[Alert]:
        """Say that a level has fallen, once nothing above `watch` holds and something of it does.

        A step from urgent to elevated is no news: whoever looks at the one looks at the other.
        """
        if episode.told in (None, Level.WATCH) or episode.standing(now) is not Level.WATCH:
            return
        holding = self._holding(self._present)
        if holding and holding[0].level is Level.WATCH:
            episode.told = Level.WATCH
            last = seen[-1].key
            yield self._event(holding[0], Level.WATCH, Change.FALL, None, (), now, last)

    def _event(
        self,
        row: Row,
        level: Level,
        change: Change,
        joins: Level | None,
        news: tuple[str, ...],
        now: datetime,
        last: str | None = None,
    ) -> Alert:
        """Put an alert together; `last` is the post by which a fall was seen."""
        assert self._episode is not None
        sentences, present = self._method.sentences, tuple(sorted(self._present))
        beside = tuple(key for key in present if key not in row.present)
        signals = {key: self._read(key) for key in row.present}
        why = [
            *wording.opening(sentences, change, joins),
            *wording.of_row(sentences, row, signals, self._stream.read),
            *wording.named(sentences, "news", news if change is not Change.NEW else ()),
            *self._gap(),
            *wording.named(sentences, "beside", beside),
        ]
        posts = dict.fromkeys(keys(self._evidence(row.present)))
        if last is not None:
            posts.pop(last, None)
            posts[last] = None
        return Alert(
            journalist=self.journalist,
            level=level,
            raised_at=now,
            indicators=present,
            posts=tuple(posts),
            why=wording.joined(why),
            rule=row.id,
            episode=self._episode.id,
            change=change,
            news=news,
        )


def _is_grave(one: Mark) -> bool:
    """Say whether a post by itself threatens and says where she or people near her are found."""
    if one.real and one.chance(*PRIVATE) >= GRAVE:
        return True
    if not one.hostile or one.directness is Directness.WISH or one.chance(*MENACE) < GRAVE:
        return False
    near = one.relation is Relation.FAMILY or one.chance(NEAR) >= GRAVE
    return near or one.chance(*PRIVATE) >= GRAVE


def _grave(rows: Iterable[Row]) -> set[str]:
    """Give the indicators behind rows that are more than `watch`."""
    return {key for row in rows if row.level is not Level.WATCH for key in row.present}


def _is_present(state: State) -> bool:
    return state is State.PRESENT
