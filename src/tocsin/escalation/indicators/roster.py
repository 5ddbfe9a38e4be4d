"""Whether abuse rises after an account of some kind has written (ESC-03 to ESC-05).

The rise is asked of chance twice: against her own usual, and against as long a time just before the
mention. It shows that one came after the other, never that one made the other.
"""

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta

from tocsin.domain import State
from tocsin.escalation import chance
from tocsin.escalation.indicators.base import Signal, Thresholds
from tocsin.escalation.indicators.parts import RECORDED, Told
from tocsin.escalation.known import Known
from tocsin.escalation.labels import listed, plain
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import MOST_POSTS, Named, Recent, earliest, together

# So many of the latest mentions are followed.
FOLLOWED = 4
# A rise at an odd against chance, and one that follows a post that was itself flagged.
RISE, LED = 0.6, 0.75
NUMBERS = ("hours", "mentions", "flagged", "accounts", "usual", "facts")


class Mention:
    """One post by an account of the roster, and who was hostile after it."""

    __slots__ = ("accounts", "before", "flagged", "name", "one", "posts", "risen")

    def __init__(self, one: Mark, name: str, flagged: bool, before: list[datetime]) -> None:
        self.one, self.name, self.flagged = one, name, flagged
        self.before = before
        self.accounts: dict[str, None] = {}
        self.posts: deque[Named] = deque(maxlen=MOST_POSTS)
        self.risen = False


class Led:
    """Mentions by the accounts named, and the rise of hostile accounts after them.

    `names` are what accounts of the roster are called, by handle. Where `large` is given, hostile
    accounts with so many followers count too, unless their handle is among `others`.
    """

    def __init__(
        self,
        indicator: str,
        limits: Thresholds,
        known: Known,
        names: Mapping[str, str],
        large: float | None = None,
        others: frozenset[str] = frozenset(),
    ) -> None:
        self._limits, self._names = limits, names
        self._large, self._others = large, others
        self.hears_all = bool(names)
        self._span = timedelta(hours=limits["lag_hours"])
        self._told = Told(known, indicator, limits)
        self._mentions: deque[Mention] = deque(maxlen=FOLLOWED)
        self._before = Recent(self._span)
        self._seen = self._flagged = 0

    def settle(self, now: datetime) -> datetime | None:
        due = self._told.settle(now)
        self._before.settle(now)
        while self._mentions and now - self._mentions[0].one.at > self._span:
            self._mentions.popleft()
        first = self._mentions[0].one.at + self._span if self._mentions else None
        return earliest(due, first)

    def add(self, one: Mark, stream: Stream) -> bool:
        name = self._name(one)
        if name is not None:
            before = {old.account: old.at for old in self._before.marks}
            self._mentions.append(Mention(one, name, one.flagged, sorted(before.values())))
            return True
        if one.crowd:
            self._before.add(one)
            for mention in self._mentions:
                self._follow(mention, one, stream)
            return bool(self._mentions)
        return False

    def state(self, stream: Stream) -> State:
        if self._risen() or self._told.facts:
            return State.PRESENT
        known = self._names or self._told.looked
        return State.ABSENT if known else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        risen = self._risen()
        numbers = self._numbers(stream, risen)
        facts = ("facts",) if numbers["facts"] else ()
        if risen:
            names = {**self._told.words(), "by": listed(map(plain, _called(risen)))}
            led = LED if any(one.flagged for one in risen) else RISE
            sure = max(led, RECORDED if facts else 0.0)
            return Signal(State.PRESENT, sure, numbers, ("present", *facts), names)
        if facts:
            return Signal(State.PRESENT, RECORDED, numbers, facts, self._told.words())
        if self.state(stream) is State.ABSENT:
            return Signal(State.ABSENT, None, numbers, ("absent",))
        return Signal(State.UNKNOWN, None, numbers, ("unknown",))

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        """Name the mentions and the hostile posts after them."""
        risen = self._risen()
        mentions = [(one.one.at, one.one.key) for one in risen]
        return together(mentions, *(one.posts for one in risen))

    def _name(self, one: Mark) -> str | None:
        """Name the account that wrote the mark, if it is one of those that can lead."""
        # Exports of Telegram have no handles; an account stands in the roster by its id there.
        handle = (one.handle or one.account.partition(":")[2]).casefold()
        if handle in self._names:
            return self._names[handle]
        if self._large is None or one.followers is None or one.followers < self._large:
            return None
        return one.handle or one.account if one.crowd and handle not in self._others else None

    def _risen(self) -> list[Mention]:
        return [one for one in self._mentions if one.risen]

    def _follow(self, mention: Mention, one: Mark, stream: Stream) -> None:
        mention.posts.append((one.at, one.key))
        if one.account in mention.accounts:
            return
        mention.accounts[one.account] = None
        seen = len(mention.accounts)
        if mention.risen or seen < self._limits["accounts"]:
            return
        span = max(one.at - mention.one.at, timedelta(minutes=1))
        rare = chance.crowd(seen, max(stream.expected(span), 0.01), stream.size)
        before = sum(1 for at in mention.before if mention.one.at - at <= span)
        shift = chance.share(seen, seen + before, 0.5)
        mention.risen = rare <= self._limits["surprise"] and shift <= self._limits["shift"]

    def _numbers(self, stream: Stream, risen: list[Mention]) -> dict[str, float]:
        hours = self._limits["lag_hours"]
        return {
            "hours": hours,
            "mentions": len(self._mentions),
            "flagged": sum(one.flagged for one in self._mentions),
            "accounts": max((len(one.accounts) for one in risen), default=0),
            "usual": round(stream.usual_accounts() * hours / 24, 1),
            "facts": len(self._told.facts),
        }


def _called(risen: list[Mention]) -> list[str]:
    return list(dict.fromkeys(one.name for one in risen))
