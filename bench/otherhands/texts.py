"""Texts and settings, as data: a file a scenario, and one a language for every day."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
Table = Mapping[str, Any]
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]|<([^<>|]*\|[^<>|]*)>")


@cache
def table(part: str, name: str) -> Table:
    """Read a file of the attacks or of the calm lives."""
    with (DATA / part / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def midnight(day: date, hours: float) -> datetime:
    """Give the beginning of a day by a clock that is so many hours ahead of UTC."""
    return datetime.combine(day, time(), timezone(timedelta(hours=hours)) if hours else UTC)


def spun(chance: random.Random, text: str) -> str:
    """Choose in `[a|b]` and `<his|hers>`, the innermost first; without them nothing is drawn."""
    while found := _CHOICE.search(text):
        picked = chance.choice((found[1] or found[2]).split("|"))
        text = text[: found.start()] + picked + text[found.end() :]
    return text


def filled(chance: random.Random, text: str, slots: Mapping[str, Sequence[str]]) -> str:
    """Fill `{slot}` from lists, also slots within what was filled in; `{code}` is a number."""

    def drawn(slot: re.Match[str]) -> str:
        if slot[1] == "code":
            return str(chance.randint(10_000, 999_999))
        return spun(chance, chance.choice(slots[slot[1]]))

    while "{" in text:
        text = re.sub(r"\{(\w+)\}", drawn, text)
    return text
