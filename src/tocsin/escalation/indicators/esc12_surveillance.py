"""ESC-12: surveillance, stalking, hacking and other digital attacks.

Posts show that somebody says he follows or hacks her, and an account that does not leave her alone;
what happens to devices and accounts are facts that a person records.
"""

from collections import deque
from datetime import datetime, timedelta

from tocsin.domain import Directness, State
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.indicators.parts import MENACE, RECORDED, Found, Told, fed
from tocsin.escalation.known import Known
from tocsin.escalation.mark import Mark
from tocsin.escalation.stream import Stream, day_of
from tocsin.escalation.windows import Named, Recent, earliest, newest, together

FOLLOWS = ("STK-1", "STK-3")
TYPES = (*FOLLOWS, "STK-2", "TEC-1", "TEC-2", "TEC-3")
# An account that returns again and again is a hint, not a finding of stalking.
RETURNS = 0.5


class Surveillance:
    """Counts posts that speak of following or hacking, accounts that return, and recorded attacks.

    `watching` are posts that say she is followed, `returning` accounts with so many hostile posts
    on so many days of the last week, `stalking` accounts that say they follow her and menace her
    more than once: who was near enough to see her and comes back to threaten is no passing mood.
    """

    id = "ESC-12"
    needs: tuple[str, ...] = ("facts",)
    numbers: tuple[str, ...] = (
        "days", "count", "accounts", "watching", "returning", "stalking", "facts"
    )  # fmt: skip

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: days, count, accounts, watching, returning, stalking, facts."""
        return _Followed(limits, known)


class _Followed:
    hears_all = False

    def __init__(self, limits: Thresholds, known: Known) -> None:
        span = timedelta(days=limits["window_days"])
        self._limits = limits
        self._found = Found(span)
        self._watching, self._following = Recent(span), Recent(span)
        self._menaces = Recent(span)
        self._told = Told(known, "ESC-12", limits)
        self._week = timedelta(days=limits["returning_days"])
        self._hostile: deque[Mark] = deque()
        self._by_account: dict[str, deque[Mark]] = {}
        self._returning: dict[str, None] = {}

    def settle(self, now: datetime) -> datetime | None:
        due = earliest(self._told.settle(now), self._found.settle(now))
        self._watching.settle(now)
        self._following.settle(now)
        self._menaces.settle(now)
        while self._hostile and now - self._hostile[0].at > self._week:
            account = self._hostile.popleft().account
            posts = self._by_account[account]
            posts.popleft()
            if not posts:
                del self._by_account[account]
            if not self._is_returning(account):
                self._returning.pop(account, None)
        back = self._hostile[0].at + self._week if self._hostile else None
        return earliest(due, self._following.due(), self._menaces.due(), back)

    def add(self, one: Mark, stream: Stream) -> bool:
        stalks = self._heed(one)
        if not one.crowd:
            return stalks
        self._hostile.append(one)
        self._by_account.setdefault(one.account, deque()).append(one)
        if one.account not in self._returning and self._is_returning(one.account):
            self._returning[one.account] = None
        chance = one.chance(*TYPES)
        if chance >= self._limits["probability"] and chance:
            self._found.add(one, chance)
            if one.chance(*FOLLOWS) >= self._limits["probability"]:
                self._watching.add(one)
            return True
        return stalks or one.account in self._returning

    def _heed(self, one: Mark) -> bool:
        """Remember who follows and who menaces her, readers of old too, and say whether it is both.

        Admirers turn; friends, with whom she speaks, joke.
        """
        if not one.hostile or one.friend:
            return False
        if one.chance(*MENACE) >= self._limits["menace"] and one.directness is not Directness.WISH:
            self._menaces.add(one)
        if one.chance(*FOLLOWS) >= self._limits["follows"]:
            self._following.add(one)
        return one.account in self._stalking()

    def state(self, stream: Stream) -> State:
        if self._found or self._returning or self._stalking() or self._told.facts:
            return State.PRESENT
        return State.ABSENT if self._told.looked else State.UNKNOWN

    def read(self, stream: Stream) -> Signal:
        facts, stalking = len(self._told.facts), len(self._stalking())
        numbers = {
            "days": self._limits["window_days"],
            "count": len(self._found),
            "accounts": self._found.accounts,
            "watching": len(self._watching),
            "returning": len(self._returning),
            "stalking": stalking,
            "facts": facts,
        }
        hints = self._returning or stalking
        if not self._found and not hints:
            return fed(self._told, numbers, ("unknown",))
        said = {"present": numbers["count"], **numbers}
        told = ("present", "stalking", "returning", "facts")
        says = tuple(name for name in told if said[name])
        sure = max(self._found.sure, RETURNS if hints else 0.0, RECORDED * bool(facts))
        return Signal(State.PRESENT, sure, numbers, says, self._told.words())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        returning = (newest(self._by_account[account]) for account in self._returning)
        who = self._stalking()
        stalks = [
            newest(deque(one for one in some.marks if one.account in who))
            for some in (self._following, self._menaces)
        ]
        return together(self._found.newest(), *stalks, *returning)

    def _stalking(self) -> list[str]:
        """Give the accounts that say they follow her and have menaced her more than once."""
        often, menaces = self._limits["menaces"], self._menaces.accounts
        return [one for one in self._following.accounts if menaces[one] >= often]

    def _is_returning(self, account: str) -> bool:
        posts = self._by_account.get(account, ())
        if len(posts) < self._limits["returning_posts"]:
            return False
        days = {day_of(one.at) for one in posts}
        return len(days) >= self._limits["returning_on_days"]
