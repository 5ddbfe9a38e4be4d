"""Times as evidence writes them: UTC, to the microsecond, with a Z."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Give the time of this machine's clock, in UTC."""
    return datetime.now(UTC)


def as_text(at: datetime) -> str:
    """Give `2026-11-27T03:00:00.000000Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """Read what `as_text` wrote; raise `ValueError` for anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
