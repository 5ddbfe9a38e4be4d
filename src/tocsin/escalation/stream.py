"""What is remembered of one journalist's posts: windows that slide, and her usual rates."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.domain import About, Directness, Finding, Relation
from tocsin.escalation.baseline import Usual
from tocsin.escalation.sketch import sketch

DAY = timedelta(days=1)
LONGEST = timedelta(days=30)
# Threats and private data kept for each journalist; in a flood only the newest are weighed.
MOST_SEVERE = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """What escalation needs to know of one finding about one journalist."""

    at: datetime
    key: str
    account: str
    platform: str
    hostile: bool
    types: dict[str, float]
    severity: int
    directness: Directness
    relation: Relation
    sketch: tuple[int, ...] = ()

    def chance(self, *type_ids: str) -> float:
        """Give the highest probability among types or families, 0 where none was found."""
        return max(
            (p for one, p in self.types.items() if one in type_ids or one[:3] in type_ids),
            default=0.0,
        )


def mark(finding: Finding, about: About) -> Mark:
    """Take from a finding what escalation needs; the post must have a time."""
    post, verdict = finding.post, finding.verdict
    if post.created_at is None:
        raise ValueError(f"{post.key} has no time; posts without time cannot be assessed")
    return Mark(
        at=post.created_at,
        key=post.key,
        account=f"{post.platform}:{post.author or '?'}",
        platform=post.platform,
        hostile=verdict.flag and about.relation in {Relation.SELF, Relation.FAMILY},
        types={score.id: score.probability for score in verdict.types} if verdict.flag else {},
        severity=verdict.severity,
        directness=verdict.directness,
        relation=about.relation,
        sketch=sketch(post.text or ""),
    )


class Recent:
    """Marks of the last `span`, with accounts counted."""

    def __init__(self, span: timedelta, most: int | None = None) -> None:
        self.span = span
        self._most = most
        self.marks: deque[Mark] = deque()
        self.accounts: Counter[str] = Counter()

    def add(self, one: Mark) -> None:
        """Take a mark in, and let the oldest go where there are more than `most`."""
        self.marks.append(one)
        self.accounts[one.account] += 1
        if self._most is not None and len(self.marks) > self._most:
            _less(self.accounts, self.marks.popleft().account)

    def leave(self, now: datetime) -> Iterator[Mark]:
        """Let go of marks older than the span and yield them; must be read to the end."""
        while self.marks and now - self.marks[0].at > self.span:
            old = self.marks.popleft()
            _less(self.accounts, old.account)
            yield old


class Group:
    """Marks whose texts share a band of their sketch, and the accounts behind them."""

    __slots__ = ("accounts", "hostile", "marks")

    def __init__(self) -> None:
        self.marks: deque[Mark] = deque()
        self.accounts: Counter[str] = Counter()
        self.hostile: Counter[str] = Counter()

    def add(self, one: Mark) -> None:
        """Take a mark in."""
        self.marks.append(one)
        self.accounts[one.account] += 1
        if one.hostile:
            self.hostile[one.account] += 1

    @property
    def size(self) -> tuple[int, int]:
        """By what groups are compared: hostile accounts first, then all."""
        return len(self.hostile), len(self.accounts)

    def drop_oldest(self) -> None:
        """Let go of the oldest mark."""
        old = self.marks.popleft()
        _less(self.accounts, old.account)
        if old.hostile:
            _less(self.hostile, old.account)


class Copies:
    """Groups of accounts with nearly the same text within `span`."""

    def __init__(self, span: timedelta) -> None:
        self._recent = Recent(span)
        self._groups: dict[tuple[int, int], Group] = {}
        self.largest = Group()

    def add(self, one: Mark) -> None:
        """Take a mark in, let go of old ones, and keep the largest group at hand."""
        self.settle(one.at)
        if not one.sketch:
            return
        self._recent.add(one)
        for bucket in enumerate(one.sketch):
            group = self._groups.setdefault(bucket, Group())
            group.add(one)
            if group.size >= self.largest.size:
                self.largest = group

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        for old in self._recent.leave(now):
            for bucket in enumerate(old.sketch):
                group = self._groups[bucket]
                group.drop_oldest()
                if not group.marks:
                    del self._groups[bucket]


class Stream:
    """One journalist's stream up to now: only what has been read, never what comes."""

    def __init__(self, journalist: str, rush: timedelta, copying: timedelta) -> None:
        self.journalist = journalist
        self.first: datetime | None = None
        self.now: datetime | None = None
        self.read = 0
        self.day_all = Recent(DAY)
        self.day_hostile = Recent(DAY)
        self.rush_all = Recent(rush)
        self.rush_hostile = Recent(rush)
        self.severe = Recent(LONGEST, MOST_SEVERE)
        self.copies = Copies(copying)
        self.usual_all = Usual()
        self.usual_hostile = Usual()
        self.days: Counter[int] = Counter()
        self.platforms: dict[str, datetime] = {}

    def add(self, one: Mark) -> None:
        """Take in the next mark; marks come in time order."""
        self.first = self.first or one.at
        self.settle(one.at)
        self.read += 1
        self.day_all.add(one)
        self.rush_all.add(one)
        self.copies.add(one)
        if one.hostile:
            self._add_hostile(one)

    def _add_hostile(self, one: Mark) -> None:
        self.day_hostile.add(one)
        self.rush_hostile.add(one)
        self.days[day_of(one.at)] += 1
        self.platforms[one.platform] = one.at
        if one.chance("THR", "PRV") > 0:
            self.severe.add(one)

    def settle(self, now: datetime) -> None:
        """Let what is past its window go into the usual."""
        self.now = now
        for old in self.day_all.leave(now):
            self.usual_all.add(days_of(old.at))
        for old in self.day_hostile.leave(now):
            self.usual_hostile.add(days_of(old.at))
        for window in (self.rush_all, self.rush_hostile, self.severe):
            for _ in window.leave(now):
                pass
        self.copies.settle(now)
        for day in [day for day in self.days if day < day_of(now) - 31]:
            del self.days[day]


def day_of(at: datetime) -> int:
    """Give the day since the epoch, UTC."""
    return int(at.timestamp() // 86_400)


def days_of(at: datetime) -> float:
    """Give the days since the epoch with their fraction."""
    return at.timestamp() / 86_400


def _less(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]
