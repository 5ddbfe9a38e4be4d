"""What a newsroom knows beside the posts, as TOML: watchlist, recorded facts, calendar."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bench.simulator.model import Case, Person
from tocsin.domain import PrivateKind
from tocsin.sources import hash_private

SALT = "salt of the simulator, of no secrecy"
COUNTRY = {"ru": "KZ", "kk": "KZ", "en": "GB"}


def watchlist(cases: Sequence[Case]) -> str:
    """Give the watchlist of cases as TOML: journalists, public figures, hashed private facts."""
    blocks = [f"salt = {_quoted(SALT)}"]
    for case in cases:
        blocks.append(block("journalist", _journalist(case.person)))
        blocks += [
            block("roster", {"handle": handle, "kind": kind, **_country(case.person, kind)})
            for handle, kind in dict(case.leaders).items()
        ]
        blocks += [block("private", one) for one in _private(case.person)]
    return "\n\n".join(blocks) + "\n"


def facts(cases: Sequence[Case]) -> list[str]:
    """Give what people recorded the day before a wave, as TOML."""
    return [
        block(
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
        block(
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


def block(name: str, values: Mapping[str, Any]) -> str:
    """Give one table of an array as TOML."""
    lines = [f"{key} = {_quoted(value)}" for key, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines])


def _quoted(value: str | list[str] | date) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
