"""Newsrooms: several cases under one watchlist, written as the files that `tocsin scan` reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from bench.simulator.known import calendar, facts, watchlist
from bench.simulator.model import Case, Said
from bench.simulator.settings import table


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The files of one scan, and what is in them."""

    name: str
    cases: tuple[Case, ...]
    folder: Path

    @property
    def posts(self) -> Path:
        """The posts, native NDJSON in time order."""
        return self.folder / "posts.ndjson"

    @property
    def watch(self) -> Path:
        """The watchlist."""
        return self.folder / "watch.toml"

    @property
    def beside(self) -> dict[str, Path]:
        """The files of what people recorded, by the option that takes them."""
        names = {"--facts": "facts.toml", "--calendar": "calendar.toml"}
        paths = {option: self.folder / name for option, name in names.items()}
        return {option: path for option, path in paths.items() if path.exists()}

    @property
    def out(self) -> Path:
        """The folder for the results."""
        return self.folder / "out"


def deal(cases: Iterable[Case], folder: Path) -> list[Newsroom]:
    """Deal cases into newsrooms in turn, so that each has attacked and quiet journalists."""
    every = list(cases)
    size = int(table("scenarios")["newsroom"])
    count = max(1, -(-len(every) // size))
    hands = [tuple(every[number::count]) for number in range(count)]
    return [
        Newsroom(f"newsroom{number}", hand, folder / f"newsroom{number}")
        for number, hand in enumerate(hands)
    ]


def write(room: Newsroom) -> None:
    """Write posts, watchlist and truth."""
    room.folder.mkdir(parents=True, exist_ok=True)
    told = sorted(
        ((one, case) for case in room.cases for one in case.said),
        key=lambda pair: (pair[0].at, pair[0].key),
    )
    with room.posts.open("wb") as posts, (room.folder / "truth.jsonl").open("wb") as truth:
        for one, case in told:
            posts.write(orjson.dumps(one.record) + b"\n")
            truth.write(orjson.dumps(_truth(one, case)) + b"\n")
    room.watch.write_text(watchlist(room.cases), encoding="utf-8")
    for name, blocks in (("facts", facts(room.cases)), ("calendar", calendar(room.cases))):
        if blocks:
            path = room.folder / f"{name}.toml"
            path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    about = [_about(case) for case in room.cases]
    (room.folder / "cases.json").write_bytes(orjson.dumps(about, option=orjson.OPT_INDENT_2))


def _truth(one: Said, case: Case) -> dict[str, Any]:
    return {
        "key": one.key,
        "journalist": case.person.id,
        "kind": one.kind,
        "attack": one.attack,
        "own": one.own,
        "types": list(one.truth["types"]) if one.truth else [],
    }


def _about(case: Case) -> dict[str, Any]:
    campaign = case.campaign
    return {
        "journalist": case.person.id,
        "scenario": case.plan.scenario,
        "tier": case.plan.tier,
        "lang": case.plan.lang,
        "attack": case.plan.attack,
        "urgent": case.plan.urgent,
        "planted": list(case.planted),
        "posts": len(case.said),
        "campaign": len(campaign),
        "lost": case.lost,
        "begins": campaign[0].at if campaign else None,
        "ends": campaign[-1].at if campaign else None,
        "days": case.days,
    }
