"""The texts and settings, as data: one file a scenario, one a language for what is said every day."""

import tomllib
from collections.abc import Mapping
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
