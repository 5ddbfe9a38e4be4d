"""Accounts that repeat one another word for word, be it in few words or in several sentences.

A code that its users alone understand looks like small talk, is often too short for a sketch, and
is said in a handful of variants. That most of those who write to her just now say what another has
said is the sign that is left.
"""

import math
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from tocsin.escalation import chance
from tocsin.escalation.copies import MOST_HELD, is_quiet
from tocsin.escalation.mark import Mark
from tocsin.escalation.pairs import Pairs
from tocsin.escalation.windows import MOST_POSTS, Named, less

# Before anything is known, one pair of posts in a thousand says the same, as if seen in so many.
PRIOR_ALIKE, PRIOR_PAIRS = 1e-3, 2_000.0
# Where people greet her alike each day, so much of it is learned; a day of a storm counts as a day.
MOST_ALIKE, MOST_A_DAY = 0.05, 200.0
# The newest echoes are asked of chance, then twice as many, and so on, so often: a chorus that has
# just begun is heard over a day of other talk.
DOUBLINGS = 4
# So many of her questions are remembered: whoever answers one says what others say.
MOST_ASKED = 200


class _Held(NamedTuple):
    """A quiet post of few words."""

    at: datetime
    key: str
    account: str
    said: int


class Chorus:
    """Quiet posts of few words within `span`, and those of them that echo another account's.

    `echoes` has the newest of each account that repeats another, in their order.
    """

    def __init__(self, span: timedelta, most: int = MOST_HELD) -> None:
        self._span = span
        self._most = most
        self._held: deque[_Held] = deque()
        self._said: dict[int, str | Counter[str]] = {}
        self.echoes: OrderedDict[str, _Held] = OrderedDict()
        self._pairs = Pairs(PRIOR_ALIKE, PRIOR_PAIRS, MOST_ALIKE, MOST_A_DAY)
        self._asked: OrderedDict[str, None] = OrderedDict()

    def ask(self, key: str) -> None:
        """Remember a question of hers: its answers are no echoes."""
        self._asked[key] = None
        if len(self._asked) > MOST_ASKED:
            self._asked.popitem(last=False)

    def knows(self, said: int) -> bool:
        """Say whether these words stand in a post that is held."""
        return said in self._said

    def add(self, one: Mark) -> bool:
        """Take a mark in and say whether it echoes another account."""
        if not one.said or not is_quiet(one) or one.answers in self._asked:
            return False
        held = _Held(one.at, one.key, one.account, one.said)
        self._held.append(held)
        echoes = self._echoes_another(held)
        if echoes:
            self.echoes[one.account] = held
            self.echoes.move_to_end(one.account)
        if len(self._held) > self._most:
            self._let_go()
        return echoes

    def settle(self, now: datetime) -> None:
        """Let go of marks that have left the span."""
        held, span = self._held, self._span
        while held and now - held[0].at > span:
            self._let_go()

    def accounts(
        self, least: float, share: float, surprise: float, since: Callable[[datetime], int]
    ) -> int:
        """Give how many accounts echo, 0 where they are few, or chance gives as many.

        From `least` of the newest echoes on there must be a number of them that makes a `share` of
        all posts `since`, and that chance gives at most with `surprise`: each of those posts might
        repeat any of those held, as two posts about her did before.
        """
        if len(self.echoes) < least:
            return 0
        usual = -math.expm1(len(self._held) * math.log1p(-self._pairs.rate))
        steps = {math.ceil(least) << turn for turn in range(DOUBLINGS)}
        for count, one in enumerate(islice(reversed(self.echoes.values()), max(steps)), 1):
            if count in steps:
                posts = max(since(one.at), count)
                if count >= share * posts and chance.share(count, posts, usual) <= surprise:
                    return len(self.echoes)
        return 0

    def newest(self) -> tuple[Named, ...]:
        """Name the newest echoes, one an account, newest last."""
        newest = islice(reversed(self.echoes.values()), MOST_POSTS)
        return tuple((one.at, one.key) for one in newest)[::-1]

    def _echoes_another(self, one: _Held) -> bool:
        before = self._said.get(one.said)
        if before is None:  # most sentences are said once
            self._said[one.said] = one.account
            return False
        if isinstance(before, str):
            before = self._said[one.said] = Counter([before])
        before[one.account] += 1
        return len(before) > 1

    def _let_go(self) -> None:
        old = self._held.popleft()
        self._pairs.learn(old.at, self._drop(old), len(self._held))
        if self.echoes.get(old.account) is old:
            del self.echoes[old.account]

    def _drop(self, old: _Held) -> int:
        """Take the oldest mark out of its sentence; give how many others said it since."""
        before = self._said[old.said]
        if isinstance(before, str):
            del self._said[old.said]
            return 0
        less(before, old.account)
        if not before:
            del self._said[old.said]
        return len(before) - (old.account in before)
