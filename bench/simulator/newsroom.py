"""Newsrooms: several cases under one watchlist, written as the files that `tocsin scan` reads."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from bench.simulator.model import Case, Person, Said
from bench.simulator.settings import table
from tocsin.domain import PrivateKind
from tocsin.sources import hash_private

SALT = "salt of the simulator, of no secrecy"
COUNTRY = {"ru": "KZ", "kk": "KZ", "en": "GB"}


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


def watchlist(cases: Sequence[Case]) -> str:
    """Give the watchlist of cases as TOML: journalists, public figures, hashed private facts."""
    blocks = [f"salt = {_quoted(SALT)}"]
    for case in cases:
        blocks.append(_block("journalist", _journalist(case.person)))
        blocks += [
            _block("roster", {"handle": handle, "kind": kind, **_country(case.person, kind)})
            for handle, kind in dict(case.leaders).items()
        ]
        blocks += [_block("private", one) for one in _private(case.person)]
    return "\n\n".join(blocks) + "\n"


def facts(cases: Sequence[Case]) -> list[str]:
    """Give what people recorded the day before a wave, as TOML."""
    return [
        _block(
            "fact",
            {
                "journalist": case.person.id,
                "kind": case.plan.fact,
                "date": begin.date() - timedelta(days=1),
                "source": "the journalist, by phone",
            },
        )
        for case in cases
        for begin in case.begins
        if case.plan.fact
    ]


def calendar(cases: Sequence[Case]) -> list[str]:
    """Give the occasions that are near a wave, as TOML."""
    return [
        _block(
            "occasion",
            {
                "kind": case.plan.occasion,
                "from": begin.date() - timedelta(days=1),
                "to": begin.date() + timedelta(days=6),
                "label": case.plan.occasion,
                "source": "the public calendar",
                "journalist": case.person.id,
            },
        )
        for case in cases
        for begin in case.begins
        if case.plan.occasion
    ]


def _journalist(person: Person) -> dict[str, Any]:
    name, latin = (f"{person.first[at]} {person.surname[at]}" for at in (0, 1))
    return {
        "id": person.id,
        "name": name,
        "aliases": [latin] if latin != name else [],
        "handles": [person.handle],
        "gender": "woman",
        "outlet": person.outlet[0],
        "country": COUNTRY[person.lang],
        "languages": [person.lang],
        "consent": "written",
    }


def _country(person: Person, kind: str) -> dict[str, str]:
    return {"country": "ZZ" if kind == "foreign_state" else COUNTRY[person.lang]}


def _private(person: Person) -> list[dict[str, str]]:
    """Give her address in its shortest form, and her child's name, as hashes."""
    known = (
        (PrivateKind.ADDRESS, f"{person.street[0]} {person.number} 7"),
        (PrivateKind.FAMILY_NAME, person.child[0]),
    )
    return [
        {"journalist": person.id, "kind": kind.value, "sha256": hash_private(kind, fact, SALT)}
        for kind, fact in known
    ]


def _block(name: str, values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_quoted(value)}" for key, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines])


def _quoted(value: str | list[str] | date) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


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
        "planted": list(case.plan.planted),
        "posts": len(case.said),
        "campaign": len(campaign),
        "lost": case.lost,
        "begins": campaign[0].at if campaign else None,
        "ends": campaign[-1].at if campaign else None,
        "days": case.days,
    }
