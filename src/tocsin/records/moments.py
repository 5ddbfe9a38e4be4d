"""Moments that are known to a year, a month, a day or a minute, as the record writes them."""

from calendar import monthrange
from datetime import UTC, date, datetime, time


def earliest(moment: str) -> datetime:
    """Give the first instant that a moment can mean, in UTC."""
    if len(moment) > 10:
        return datetime.fromisoformat(moment).astimezone(UTC)
    year, month, day = _parts(moment)
    return datetime(year, month or 1, day or 1, tzinfo=UTC)


def latest(moment: str) -> datetime:
    """Give the last second that a moment can mean, in UTC."""
    if len(moment) > 10:
        return datetime.fromisoformat(moment).astimezone(UTC)
    year, month, day = _parts(moment)
    month = month or 12
    last = date(year, month, day or monthrange(year, month)[1])
    return datetime.combine(last, time(23, 59, 59), tzinfo=UTC)


def month_of(moment: str) -> str | None:
    """Give the month as `2026-03`, or `None` where only the year is known."""
    return moment[:7] if len(moment) >= 7 else None


def day_of(moment: str) -> str | None:
    """Give the day as `2026-03-23`, or `None` where it is not known."""
    return moment[:10] if len(moment) >= 10 else None


def written(moment: datetime) -> str:
    """Write an instant as the record does: UTC, to the second, with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _parts(moment: str) -> tuple[int, int, int]:
    numbers = [int(one) for one in moment.split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    return year, month, day
