"""One journalist's stream up to now: how much was read, and what is usual."""

from datetime import datetime, timedelta

from tocsin.escalation import baseline
from tocsin.escalation.baseline import Scatter, Usual, rate, worth
from tocsin.escalation.chorus import Chorus
from tocsin.escalation.copies import Copies
from tocsin.escalation.mark import Mark
from tocsin.escalation.peers import Prior
from tocsin.escalation.rhythm import Rhythm
from tocsin.escalation.windows import Recent, Times

DAY = timedelta(days=1)
# A silence is a gap in the collection where it is longer than this and chance gives none so long:
# on so many of its hours somebody would have written, by the usual of the day and the week. Hours
# are counted, not posts, for posts come in bunches; and a night is no gap.
GAP, GAP_HOURS = timedelta(hours=12), 8.0
# Of one day, so many hostile posts become part of the usual, or so many times the usual: a storm
# must not make the next one ordinary.
LEAST_LEARNED, MOST_LEARNED = 5.0, 3.0
# The usual share of hostile accounts before anything is known: a twentieth, known as poorly as
# from twenty posts.
PRIOR_SHARE, PRIOR_POSTS = 0.05, 20.0
# What a verdict calls a language that neither rules nor model know.
UNREAD_LANGUAGE = "other"


class Stream:
    """Counts of the last 24 hours, and the usual that is learned from what is older.

    Only what has been read, never what comes. Hostile posts of accounts near the journalist do not
    count here. `alike` says whether the post taken in last is like another, `foreign` how many
    posts are in languages that are not known.
    """

    def __init__(self, copy_span: timedelta = DAY) -> None:
        self.copies = Copies(copy_span)
        self.chorus = Chorus(copy_span)
        self.alike = False
        self.first: datetime | None = None
        self.now: datetime | None = None
        self.read = self.foreign = 0
        self.day_all = Times(DAY)
        self.day_hostile = Recent(DAY)
        self.rhythm = Rhythm()
        self.prior: Prior | None = None
        self.gap: tuple[datetime, datetime] | None = None
        self._usual_all = Usual()
        self._usual_hours = Usual()
        self._last_hour = 0
        self._usual_hostile = Usual()
        self._usual_accounts = Usual()
        self._blind = Usual()
        self._scatter = Scatter()
        self._learned_day = self._learned_posts = 0
        self._learned_accounts: set[str] = set()
        self._today: tuple[int, int] = (0, 0)

    def settle(self, now: datetime, prior: Prior | None = None) -> None:
        """Go on to `now`, and let what is older than a day go into the usual."""
        self.prior = prior
        if self.now is None:
            self.first = now
        elif now - self.now >= GAP:
            self._look_for_gap(self.now, now)
        self.now = now
        self.copies.settle(now)
        self.chorus.settle(now)
        for at in self.day_all.settle(now):
            day = days_of(at)
            self._usual_all.add(day)
            self.rhythm.add(at)
            self._count_hour(day)
        if self.day_hostile.marks:
            for old in self.day_hostile.settle(now):
                self._learn(old)

    def add(self, one: Mark) -> None:
        """Take in a mark of now."""
        self.read += 1
        self.foreign += one.lang == UNREAD_LANGUAGE
        self.day_all.add(one.at)
        alike, repeats = bool(one.sketch) and self.copies.add(one), self.chorus.add(one)
        self.alike = alike or repeats
        if one.hostile and one.crowd:
            self._count_account(one)
            self.day_hostile.add(one)

    def hostile_before(self) -> float:
        """Give the hostile posts older than a day, decayed."""
        return self._usual_hostile.upto(days_of(self.now)) if self.now else 0.0

    def all_before(self) -> float:
        """Give all posts older than a day, decayed."""
        return self._usual_all.upto(days_of(self.now)) if self.now else 0.0

    def days_before(self) -> float:
        """Give the days of watching before the last 24 hours, decayed and without gaps."""
        if self.now is None or self.first is None:
            return 0.0
        watched = worth(days_of(self.now) - days_of(self.first))
        return max(watched - self._blind.upto(days_of(self.now)), 0.0)

    def usual_rate(self) -> float:
        """Give the usual hostile posts a day."""
        return rate(self.hostile_before(), self.days_before(), self._prior_rate())

    def usual_accounts(self) -> float:
        """Give the usual hostile accounts a day."""
        count = self._usual_accounts.upto(days_of(self.now)) if self.now else 0.0
        return rate(count, self.days_before(), self._prior_rate())

    def usual_share(self) -> float:
        """Give the usual share of hostile accounts among all who write."""
        accounts = self._usual_accounts.upto(days_of(self.now)) if self.now else 0.0
        harmless = max(self.all_before() - self.hostile_before(), 0.0)
        prior = self.prior.share if self.prior else PRIOR_SHARE
        return (accounts + prior * PRIOR_POSTS) / (accounts + harmless + PRIOR_POSTS)

    def usual_part(self) -> float:
        """Give the usual share of hostile posts among all posts."""
        prior = self.prior.share if self.prior else PRIOR_SHARE
        hostile = self.hostile_before() + prior * PRIOR_POSTS
        return hostile / (self.all_before() + PRIOR_POSTS)

    def expected(self, span: timedelta) -> float:
        """Give the hostile accounts that are usual in the `span` before now."""
        return self.usual_accounts() * self.rhythm.days(self.now, span) if self.now else 0.0

    @property
    def size(self) -> float:
        """How much her days scatter: the size of the negative binomial."""
        return self._scatter.size

    def _prior_rate(self) -> float:
        own = baseline.PRIOR_COUNT / baseline.PRIOR_DAYS
        return self.prior.accounts if self.prior else own

    def _look_for_gap(self, then: datetime, now: datetime) -> None:
        """Take a silence that chance does not give for a gap: nobody watched meanwhile."""
        days, worth = self.days_before(), self.rhythm.days(now, now - then)
        if days > 0.0 and self._usual_hours.upto(days_of(now)) / days * worth >= GAP_HOURS:
            self.gap = (then, now)
            self._blind.add(days_of(now), days_of(now) - days_of(then))

    def _count_hour(self, day: float) -> None:
        """Count the hours on which anybody wrote, by a post at `day` (days since the epoch)."""
        hour = int(day * 24)
        if hour != self._last_hour:
            self._last_hour = hour
            self._usual_hours.add(day)

    def _count_account(self, one: Mark) -> None:
        """Count hostile accounts by whole days, for the scatter."""
        day, count = self._today
        today = day_of(one.at)
        if today != day:
            if day:
                limit = max(LEAST_LEARNED, MOST_LEARNED * self.usual_accounts())
                self._scatter.add(min(float(count), limit), min(today - day - 1, 60))
            self._today = (today, 0)
            count = 0
        if one.account not in self.day_hostile.accounts:
            self._today = (today, count + 1)

    def _learn(self, old: Mark) -> None:
        """Let a hostile post that has left the day go into the usual, but little of a storm."""
        if day_of(old.at) != self._learned_day:
            self._learned_day, self._learned_posts = day_of(old.at), 0
            self._learned_accounts = set()
        if self._learned_posts < max(LEAST_LEARNED, MOST_LEARNED * self.usual_rate()):
            self._usual_hostile.add(days_of(old.at))
            self._learned_posts += 1
        accounts = self._learned_accounts
        if old.account not in accounts and len(accounts) < max(
            LEAST_LEARNED, MOST_LEARNED * self.usual_accounts()
        ):
            self._usual_accounts.add(days_of(old.at))
            accounts.add(old.account)


def day_of(at: datetime) -> int:
    """Give the day since the epoch, UTC."""
    return int(at.timestamp() // 86_400)


def days_of(at: datetime) -> float:
    """Give the days since the epoch with their fraction."""
    return at.timestamp() / 86_400
