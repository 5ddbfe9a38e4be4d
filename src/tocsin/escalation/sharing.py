"""Links, hashtags and media that hostile accounts share, beside what chance gives.

A hashtag that everybody uses says nothing. A group is shown where the accounts that carry one thing
are hostile far oftener than those who write about her are usually.
"""

from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.escalation import chance
from tocsin.escalation.mark import Mark
from tocsin.escalation.windows import Named, less, newest

# In a flood of more marks than this only the newest are compared.
MOST_HELD = 50_000


class _Carried:
    """Accounts that carry one thing."""

    __slots__ = ("all", "hostile", "marks")

    def __init__(self) -> None:
        self.marks: deque[Mark] = deque()
        self.all: Counter[str] = Counter()
        self.hostile: Counter[str] = Counter()

    def add(self, one: Mark) -> None:
        self.all[one.account] += 1
        if one.crowd:
            self.marks.append(one)
            self.hostile[one.account] += 1

    def drop(self, old: Mark) -> None:
        less(self.all, old.account)
        if old.crowd:
            self.marks.popleft()
            less(self.hostile, old.account)


class Sharing:
    """Things carried within `span`, and those that hostile accounts carry beyond chance."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._held: deque[Mark] = deque()
        self._carried: dict[str, _Carried] = {}
        self._found: dict[str, None] = {}

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        held, span = self._held, self._span
        while held and (now - held[0].at > span or len(held) > MOST_HELD):
            old = held.popleft()
            for key in old.shared:
                carried = self._carried[key]
                carried.drop(old)
                if not carried.all:
                    del self._carried[key]
                    self._found.pop(key, None)

    def add(self, one: Mark, least: float, share: float, usual: float, than: float) -> None:
        """Take a mark in, and see whether what it carries has become the mark of a group.

        `least` accounts must be hostile, `share` of those who carry it; `usual` is her usual share
        of hostile accounts, `than` the chance at most.
        """
        if not one.shared:
            return
        self._held.append(one)
        for key in one.shared:
            carried = self._carried.setdefault(key, _Carried())
            carried.add(one)
            hostile, everyone = len(carried.hostile), len(carried.all)
            if (
                one.crowd
                and key not in self._found
                and hostile >= least
                and hostile >= share * everyone
                and chance.share(hostile, everyone, usual) <= than
            ):
                self._found[key] = None

    @property
    def any_found(self) -> bool:
        """Whether anything has become the mark of a group."""
        return bool(self._found)

    def groups(self, least: float) -> list[str]:
        """Give what groups of `least` hostile accounts carry now, the largest first."""
        there = [key for key in self._found if len(self._carried[key].hostile) >= least]
        return sorted(there, key=lambda key: (-len(self._carried[key].hostile), key))

    def accounts(self, key: str) -> int:
        """Give how many hostile accounts carry `key`."""
        return len(self._carried[key].hostile)

    def newest(self, key: str) -> tuple[Named, ...]:
        """Name the newest hostile posts that carry `key`."""
        return newest(self._carried[key].marks)
