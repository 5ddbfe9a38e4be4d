"""What a generator gives: posts as other people's exports have them, and the truth about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from bench.otherhands.texts import Table
from bench.simulator.known import block
from bench.simulator.newsroom import Newsroom

Post = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Truth:
    """What happens to one journalist: `hostile` are (natural key, time), in order of time.

    `least` is the level that an attack asks for. `begins` is the first hostile post that was
    collected. From `grave` on, a lone threat asks for urgent; `lost` counts the posts of an
    attack that were never collected.
    """

    journalist: str
    language: str
    first: date
    days: int
    note: str
    hostile: tuple[tuple[str, datetime], ...]
    attack: bool
    least: str = ""
    planted: tuple[str, ...] = ()
    begins: datetime | None = None
    grave: datetime | None = None
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """The posts in the order of the export, what a newsroom knows beside them, and the truth."""

    name: str
    lines: tuple[Post, ...]
    watch: tuple[tuple[str, Table], ...]
    known: Mapping[str, Sequence[Table]]
    truth: Truth
    salt: str = ""


def write(scenario: Scenario, folder: Path) -> Newsroom:
    """Write posts, watchlist, facts, calendar and truth, as `tocsin scan` takes them."""
    room = Newsroom(scenario.name, (), folder / scenario.name)
    room.folder.mkdir(parents=True, exist_ok=True)
    room.posts.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in scenario.lines))
    head = [f'salt = "{scenario.salt}"'] if scenario.salt else []
    blocks = [*head, *(block(name, values) for name, values in scenario.watch)]
    room.watch.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    for name, file in (("fact", "facts.toml"), ("occasion", "calendar.toml")):
        if rows := scenario.known.get(name):
            text = "\n\n".join(block(name, one) for one in rows) + "\n"
            (room.folder / file).write_text(text, encoding="utf-8")
    truth = orjson.dumps(scenario.truth, option=orjson.OPT_INDENT_2)
    (room.folder / "truth.json").write_bytes(truth)
    return room


def whole(when: datetime) -> datetime:
    """Give a time as a record has it, in whole seconds."""
    return when - timedelta(microseconds=when.microsecond)
