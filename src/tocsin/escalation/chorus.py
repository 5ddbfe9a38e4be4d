"""Accounts that repeat one another word for word, in few words or in several sentences by turns.

A code that its users alone understand looks like small talk, is often too short for a sketch, and
is said in a handful of variants. That many who write to her say what another has just said, and
hardly anybody says anything else, is the sign that is left.
"""

import math
from collections import Counter, deque
from datetime import datetime, timedelta
from operator import attrgetter

from tocsin.escalation import chance
from tocsin.escalation.baseline import HALF_LIFE_DAYS
from tocsin.escalation.copies import MOST_HELD, is_quiet
from tocsin.escalation.mark import Mark
from tocsin.escalation.windows import Named, less, newest

# Before anything is known one post in twenty repeats another, known as poorly as from forty posts.
PRIOR_REPEATED, PRIOR_POSTS = 0.05, 40.0
# Of one day, so many repeated posts become part of the usual, or so many times the usual: a storm
# must not make the next one ordinary.
LEAST_LEARNED, MOST_LEARNED = 5.0, 3.0


class _Sentence:
    """Posts that say the same words, and the accounts behind them."""

    __slots__ = ("accounts", "marks")

    def __init__(self, first: Mark) -> None:
        self.marks = deque([first])
        self.accounts = Counter([first.account])

    @property
    def repeated(self) -> bool:
        """Whether two accounts said it."""
        return len(self.accounts) > 1


class Chorus:
    """Quiet posts within `span` whose words another account has used as well."""

    def __init__(self, span: timedelta, most: int = MOST_HELD) -> None:
        self._span = span
        self._most = most
        self._held: deque[Mark] = deque()
        self._said: dict[int, _Sentence | Mark] = {}
        self._voices: Counter[str] = Counter()
        self._repeated: dict[int, _Sentence] = {}
        self._was_repeated = self._was_read = 0.0
        self._day = self._learned = self._read = 0
        self._then = PRIOR_REPEATED

    @property
    def accounts(self) -> int:
        """Give how many accounts said what another said too."""
        return len(self._voices)

    def add(self, one: Mark) -> bool:
        """Take a mark in and say whether its words were said before by somebody else."""
        self._held.append(one)
        joined = bool(one.said) and is_quiet(one) and self._join(one)
        if len(self._held) > self._most:
            self._let_go()
        return joined

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        held, span = self._held, self._span
        while held and now - held[0].at > span:
            self._let_go()

    def by_chance(self) -> float:
        """Give the chance that so many of the posts held repeat others, by what is usual."""
        return chance.share(self.accounts, len(self._held), min(self._usual(), 0.99))

    def begun(self) -> datetime | None:
        """Give when the oldest of the repeated posts was written."""
        return min((each.marks[0].at for each in self._repeated.values()), default=None)

    def newest(self) -> tuple[Named, ...]:
        """Name the newest of the repeated posts, newest last."""
        marks = (one for each in self._repeated.values() for one in each.marks)
        return newest(deque(sorted(marks, key=attrgetter("at"))))

    def _join(self, one: Mark) -> bool:
        held = self._said.get(one.said)
        if held is None:  # most sentences are said once
            self._said[one.said] = one
            return False
        if isinstance(held, Mark):
            held = self._said[one.said] = _Sentence(held)
        before = held.repeated
        held.marks.append(one)
        held.accounts[one.account] += 1
        if before:
            self._voices[one.account] += 1
        elif held.repeated:
            self._repeated[one.said] = held
            self._voices.update(held.accounts)
        return held.repeated

    def _let_go(self) -> None:
        old = self._held.popleft()
        held = self._said.get(old.said) if old.said and is_quiet(old) else None
        self._learn(old, repeated=held is not None and old.said in self._repeated)
        if isinstance(held, Mark):
            del self._said[old.said]
        elif held is not None:
            self._drop(old, held)

    def _drop(self, old: Mark, held: _Sentence) -> None:
        """Take the oldest mark out of its sentence."""
        before = held.repeated
        held.marks.popleft()
        less(held.accounts, old.account)
        if before:
            less(self._voices, old.account)
        if before and not held.repeated:
            del self._repeated[old.said]
            for one in held.marks:
                less(self._voices, one.account)
        if not held.marks:
            del self._said[old.said]

    def _learn(self, old: Mark, repeated: bool) -> None:
        """Let a post that has left the span go into the usual, but little of a storm."""
        day = old.at.toordinal()
        if day != self._day:
            fade = math.exp2((self._day - day) / HALF_LIFE_DAYS) if self._day else 1.0
            self._was_repeated, self._was_read = self._was_repeated * fade, self._was_read * fade
            self._day, self._learned, self._read, self._then = day, 0, 0, self._usual()
        self._read += 1
        self._was_read += 1
        most = max(LEAST_LEARNED, MOST_LEARNED * self._read * self._then)
        if repeated and self._learned < most:
            self._was_repeated += 1
            self._learned += 1

    def _usual(self) -> float:
        """Give the usual share of posts that repeat another."""
        repeated = self._was_repeated + PRIOR_REPEATED * PRIOR_POSTS
        return repeated / (self._was_read + PRIOR_POSTS)
