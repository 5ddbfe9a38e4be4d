"""When things are written: hours of the day, days of the week, and the shape of a storm."""

from datetime import datetime, timedelta, timezone
from random import Random

LOCAL = timezone(timedelta(hours=5))
START = datetime(2026, 3, 2, tzinfo=LOCAL)  # a Monday; fixed, so that no clock is asked

_HOURS = (3, 2, 1, 1, 1, 2, 6, 12, 18, 20, 20, 19, 22, 24, 20, 18, 18, 20, 24, 28, 32, 30, 20, 9)
_WEEK = (1.0, 1.05, 1.08, 1.0, 0.95, 0.7, 0.74)


def moment(day: int, rng: Random) -> datetime:
    """Draw a time of that day, from 0, as people are awake."""
    hour = rng.choices(range(24), _HOURS)[0]
    return START + timedelta(
        days=day, hours=hour, minutes=rng.randrange(60), seconds=rng.randrange(60)
    )


def clock(day: int, hour: int, minute: int = 0) -> datetime:
    """Give that local time of that day."""
    return START + timedelta(days=day, hours=hour, minutes=minute)


def weight(day: int) -> float:
    """Give the share of an average weekday's comments that falls on that day."""
    return _WEEK[day % 7]


def storm(start: datetime, hours: float, count: int, rng: Random) -> list[datetime]:
    """Draw `count` times of a storm: a steep rise after `start`, a long tail until `hours`."""
    drawn = (rng.triangular(0, 1, 0.25) for _ in range(count))
    return sorted(start + timedelta(seconds=int(hours * 3600 * t * (0.4 + 0.6 * t))) for t in drawn)


def burst(start: datetime, hours: float, count: int, rng: Random) -> list[datetime]:
    """Draw `count` times evenly over a few hours, as a machine or a chat with orders does."""
    return sorted(start + timedelta(seconds=rng.randrange(int(hours * 3600))) for _ in range(count))
