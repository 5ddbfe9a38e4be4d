"""What an open run of alerts has said, so that it is not said again, and news is not kept back."""

from collections.abc import Collection
from datetime import datetime, timedelta

from tocsin.domain import Level

LEVELS = tuple(Level)
# How many times in the quiet time it is entered that something still holds.
STEPS = 72
# So long after one alert for a grave post a further account raises none: they come together.
BREATH = timedelta(hours=1)


class Episode:
    """Levels that were reached and indicators that were named, each with when it last held.

    What has not held for the quiet time counts as new: a level lapses, an indicator may be named
    again, and when no level is left the episode is over. So an indicator speaks up at most once in
    the quiet time, and a threat that returns after weeks is not swallowed by an open episode.
    """

    def __init__(self, id: str, quiet: timedelta) -> None:
        self.id = id
        self._quiet = quiet
        self._levels: dict[Level, datetime] = {}
        self._named: dict[str, datetime] = {}
        self._accounts: dict[str, datetime] = {}
        self._kept: datetime | None = None
        self.told: Level | None = None

    def standing(self, now: datetime) -> Level | None:
        """Give the highest level that has held within the quiet time; `None`: it is over."""
        for level in reversed(LEVELS):
            at = self._levels.get(level)
            if at is not None and now - at <= self._quiet:
                return level
        return None

    def unnamed(self, indicators: Collection[str], now: datetime) -> bool:
        """Say whether one of `indicators` would be news."""
        return any(
            key not in self._named or now - self._named[key] > self._quiet for key in indicators
        )

    def news(self, indicators: Collection[str], now: datetime) -> tuple[str, ...]:
        """Give those of `indicators` that would be news."""
        return tuple(key for key in indicators if self.unnamed((key,), now))

    def is_further(self, accounts: Collection[str], now: datetime) -> bool:
        """Say whether a grave post is by an account that no alert of late was raised for."""
        latest = max(self._accounts.values(), default=None)
        if latest is not None and now - latest < BREATH:
            return False
        return any(
            one not in self._accounts or now - self._accounts[one] > self._quiet for one in accounts
        )

    def spoke_for(self, accounts: Collection[str], now: datetime) -> None:
        """Enter the accounts of grave posts for which an alert was raised."""
        for one in accounts:
            self._accounts[one] = now
        for old in [one for one, at in self._accounts.items() if now - at > self._quiet]:
            del self._accounts[old]

    def say(self, level: Level, indicators: Collection[str], now: datetime) -> None:
        """Enter an alert of `level` that names `indicators`."""
        self.told = max(level, self.standing(now) or level, key=lambda one: one.rank)
        self._levels.update((one, now) for one in LEVELS if one.rank <= level.rank)
        self._named.update((key, now) for key in indicators)

    def wants_keeping(self, now: datetime) -> bool:
        """Say whether it is time again to enter what holds; after every post would cost much."""
        return self._kept is None or now - self._kept >= self._quiet / STEPS

    def keep(
        self, level: Level, indicators: Collection[str], then: datetime, now: datetime
    ) -> None:
        """Enter that `level` and `indicators` hold at `now`; what had lapsed `then` stays new."""
        self._kept = now
        for one, at in self._levels.items():
            if one.rank <= level.rank and then - at <= self._quiet:
                self._levels[one] = now
        for key in indicators:
            if key in self._named and then - self._named[key] <= self._quiet:
                self._named[key] = now
