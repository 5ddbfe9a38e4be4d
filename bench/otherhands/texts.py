"""Texts and settings, as data: a file a scenario, and one a language for every day."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
Table = Mapping[str, Any]


@cache
def table(part: str, name: str) -> Table:
    """Read a file of the attacks or of the calm lives."""
    with (DATA / part / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def midnight(day: date, hours: float) -> datetime:
    """Give the beginning of a day by a clock that is so many hours ahead of UTC."""
    return datetime.combine(day, time(), timezone(timedelta(hours=hours)) if hours else UTC)
