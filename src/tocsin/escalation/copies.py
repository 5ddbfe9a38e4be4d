"""Groups of posts with nearly the same text, the largest at every moment, and what chance gives.

Three sizes of a group are kept: all accounts, hostile ones, and quiet ones, whose post was not
flagged, thanks nobody, links nowhere and stands under no hashtag of hers. A link with the same
words under it is the button by which people pass articles on.
"""

import math
from collections import Counter, deque
from datetime import datetime, timedelta

from tocsin.escalation import chance
from tocsin.escalation.mark import AIMED, Mark
from tocsin.escalation.pairs import Pairs
from tocsin.escalation.windows import Named, less, newest

# In a flood of more texts than this within the span only the newest are compared.
MOST_HELD = 100_000
# Before anything is known, one pair of posts in ten thousand is alike, as if seen in so many pairs.
PRIOR_ALIKE, PRIOR_PAIRS = 1e-4, 2_000.0
MOST_ALIKE = 0.02
# Less likely violence than half of what is written on an ordinary day: no code hides in it, and no
# smear. Of what is not flagged in attacks one post in ten or fewer is so harmless.
PLAINLY_HARMLESS = 0.02


def classes(one: Mark) -> tuple[bool, bool, bool]:
    """Say for which sizes a mark counts."""
    return (True, one.crowd, is_quiet(one))


def is_quiet(one: Mark) -> bool:
    """Say whether it was not flagged, thanks nobody, links nowhere, from nobody near or invited."""
    if one.flagged or one.kind or one.near or one.invited or one.relation not in AIMED:
        return False
    if one.violent < PLAINLY_HARMLESS:  # as a petition is
        return False
    return not any(key.startswith("u:") for key in one.shared)


class Group:
    """Marks that share a band of their sketch, and the accounts behind them by class."""

    __slots__ = ("accounts", "marks")

    def __init__(self) -> None:
        self.marks: deque[Mark] = deque()
        self.accounts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())

    def sizes(self) -> tuple[int, ...]:
        """Give how many accounts of each class there are."""
        return tuple(map(len, self.accounts))

    def add(self, one: Mark) -> None:
        """Take a mark in."""
        self.marks.append(one)
        for belongs, accounts in zip(classes(one), self.accounts, strict=True):
            if belongs:
                accounts[one.account] += 1

    def drop_oldest(self) -> None:
        """Let go of the oldest mark."""
        old = self.marks.popleft()
        for belongs, accounts in zip(classes(old), self.accounts, strict=True):
            if belongs:
                less(accounts, old.account)


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

    def largest(self) -> Group | None:
        """Give the largest group, `None` where there is none."""
        return next(iter(self._by_size[self.most].values())) if self.most else None

    def newest(self) -> tuple[Named, ...]:
        """Name the newest posts of the largest group, newest last."""
        group = self.largest()
        return newest(group.marks) if group else ()


class Copies:
    """Accounts with nearly the same text within `span`: all, hostile ones and quiet ones."""

    def __init__(self, span: timedelta, most: int = MOST_HELD) -> None:
        self._span = span
        self._most = most
        self._held: deque[Mark] = deque()
        self._groups: dict[int, Group | Mark] = {}
        self._pairs = Pairs(PRIOR_ALIKE, PRIOR_PAIRS, MOST_ALIKE)
        self._rankings = (Ranking(), Ranking(), Ranking())
        self.all, self.hostile, self.quiet = self._rankings

    def __len__(self) -> int:
        return len(self._held)

    def add(self, one: Mark) -> bool:
        """Take a mark in and say whether it is like another; one without a sketch never is."""
        if not one.sketch:
            return False
        self._held.append(one)
        alike, groups = False, self._groups
        for band in one.sketch:
            held = groups.get(band)
            if held is None:  # most texts are like no other, and a group is dear
                groups[band] = one
            else:
                alike = True
                self._join(band, held, one)
        if len(self._held) > self._most:
            self._let_go()
        return alike

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        held, span = self._held, self._span
        while held and now - held[0].at > span:
            self._let_go()

    def by_chance(self, accounts: int) -> float:
        """Give the chance of so many accounts with one text among the posts held.

        The null model is how often two posts about her were alike before: if the square of the
        chance of the commonest text is at most that, the binomial with its root is a bound.
        """
        return chance.share(accounts, len(self._held), min(math.sqrt(self._pairs.rate), 0.99))

    def _join(self, band: int, held: Group | Mark, one: Mark) -> None:
        if isinstance(held, Mark):
            group = self._groups[band] = Group()
            group.add(held)
            self._enter(band, group, (0, 0, 0))
            held = group
        before = held.sizes()
        held.add(one)
        self._enter(band, held, before)

    def _let_go(self) -> None:
        old = self._held.popleft()
        alike, groups = 0, self._groups
        for band in old.sketch:
            held = groups[band]
            if isinstance(held, Mark):
                del groups[band]
                continue
            before = held.sizes()
            held.drop_oldest()
            self._enter(band, held, before)
            alike = max(alike, len(held.accounts[0]) - (old.account in held.accounts[0]))
            if not held.marks:
                del groups[band]
        self._pairs.learn(old.at, alike, len(self._held))

    def _enter(self, band: int, group: Group, before: tuple[int, ...]) -> None:
        for ranking, was, now in zip(self._rankings, before, group.sizes(), strict=True):
            ranking.move(band, group, was, now)
