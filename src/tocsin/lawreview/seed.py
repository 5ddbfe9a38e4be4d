"""The seed cases: what public sources report on two media laws, with synthetic drafts."""

import tomllib
from functools import cache
from pathlib import Path

from tocsin.lawreview.case import Case, parse_case

CASES = Path(__file__).parent / "data" / "cases"
SEEDS = ("kazakhstan", "kyrgyzstan")


@cache
def seed(name: str) -> Case:
    """Give a seed case by its name, one of `SEEDS`."""
    path = CASES / f"{name}.toml"
    return parse_case(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
