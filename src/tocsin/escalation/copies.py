"""Groups of posts with nearly the same text, and the largest of them at every moment."""

from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.escalation.mark import Mark
from tocsin.escalation.windows import Named, less, newest

# In a flood of more texts than this within the span only the newest are compared.
MOST_HELD = 100_000


class Group:
    """Marks that share a band of their sketch, and the accounts behind them."""

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

    def drop_oldest(self) -> None:
        """Let go of the oldest mark."""
        old = self.marks.popleft()
        less(self.accounts, old.account)
        if old.hostile:
            less(self.hostile, old.account)


class Ranking:
    """Groups by size, so that the largest is at hand while sizes rise and fall.

    Among equals the one that has had its size longest comes first.
    """

    def __init__(self) -> None:
        self._by_size: dict[int, dict[int, Group]] = {}
        self.most = 0

    def move(self, band: int, group: Group, before: int, after: int) -> None:
        """Enter that the size of a group has changed; 0 is no group."""
        if before == after:
            return
        if before:
            del self._by_size[before][band]
            if not self._by_size[before]:
                del self._by_size[before]
        if after:
            self._by_size.setdefault(after, {})[band] = group
        self.most = max(self.most, after)
        while self.most and self.most not in self._by_size:
            self.most -= 1

    def newest(self) -> tuple[Named, ...]:
        """Name the newest posts of the largest group, newest last."""
        if not self.most:
            return ()
        return newest(next(iter(self._by_size[self.most].values())).marks)


class Copies:
    """Accounts with nearly the same text within `span`: by all of them, and by hostile ones."""

    def __init__(self, span: timedelta, most: int = MOST_HELD) -> None:
        self._span = span
        self._most = most
        self._held: deque[Mark] = deque()
        self._groups: dict[int, Group | Mark] = {}
        self.all = Ranking()
        self.hostile = Ranking()

    def add(self, one: Mark) -> bool:
        """Take a mark in and say whether it is like another; one without a sketch never is."""
        if not one.sketch:
            return False
        self._held.append(one)
        alike = [self._join(band, one) for band in one.sketch]
        if len(self._held) > self._most:
            self._let_go()
        return any(alike)

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        while self._held and now - self._held[0].at > self._span:
            self._let_go()

    def _join(self, band: int, one: Mark) -> bool:
        held = self._groups.get(band)
        if held is None:  # most texts are like no other, and a group is dear
            self._groups[band] = one
            return False
        if isinstance(held, Mark):
            group = self._groups[band] = Group()
            group.add(held)
            self._enter(band, group, 0, 0)
            held = group
        everyone, hostile = len(held.accounts), len(held.hostile)
        held.add(one)
        self._enter(band, held, everyone, hostile)
        return True

    def _let_go(self) -> None:
        for band in self._held.popleft().sketch:
            held = self._groups[band]
            if isinstance(held, Mark):
                del self._groups[band]
                continue
            everyone, hostile = len(held.accounts), len(held.hostile)
            held.drop_oldest()
            self._enter(band, held, everyone, hostile)
            if not held.marks:
                del self._groups[band]

    def _enter(self, band: int, group: Group, everyone: int, hostile: int) -> None:
        self.all.move(band, group, everyone, len(group.accounts))
        self.hostile.move(band, group, hostile, len(group.hostile))
