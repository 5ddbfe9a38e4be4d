"""A folder of one's own, in which entries are edited and which takes part in the exchange.

The folder holds the TOML files that people edit and the history of every state. What was edited by
hand becomes a revision when the folder takes part in an exchange. What comes from outside never
overwrites what was edited here: where both changed, both stand in the history and are shown side
by side, and the file keeps what it had.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.toolbox.catalogue import Catalogue
from tocsin.toolbox.entries import Entry, Look
from tocsin.toolbox.exchange.errors import ExchangeError
from tocsin.toolbox.exchange.keys import canonical
from tocsin.toolbox.exchange.ledger import Ledger, Revision, read_ledger, write_ledger
from tocsin.toolbox.reading import load, read
from tocsin.toolbox.records import record
from tocsin.toolbox.toml import file_text

Key = tuple[str, str]
Content = Mapping[str, Any]
DAYS = ("last_checked", "on", "archived_on")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing with several heads: what each says, side by side."""

    kind: str
    id: str
    heads: tuple[Revision, ...]

    def fields(self) -> tuple[tuple[str, tuple[object, ...]], ...]:
        """Give the fields in which the heads differ, with what each says; `None` for nothing."""
        contents = [head.content for head in self.heads]
        names = dict.fromkeys(name for content in contents for name in content)
        lines = ((name, tuple(content.get(name) for content in contents)) for name in names)
        return tuple(
            (name, values) for name, values in lines if any(v != values[0] for v in values)
        )


@cache
def shipped() -> Ledger:
    """Give our own entries as the first revisions, alike in every installation."""
    return Ledger.of(_first(one) for one in _things(load()))


def history(folder: Path, by: str, now: datetime | None = None) -> Ledger:
    """Give the history of a folder, with what was edited by hand as new revisions.

    Raises `ExchangeError` where an entry of the folder has faults: mend it first.
    """
    folder_catalogue, faults = read(folder)
    if faults:
        told = "\n".join(map(str, faults[:10]))
        raise ExchangeError(f"mend these faults first (`tocsin toolbox check`):\n{told}")
    ledger = shipped().joined(read_ledger(folder))
    at = (now or datetime.now(tz=UTC)).isoformat(timespec="seconds")
    edited = []
    for thing in _things(folder_catalogue):
        kind, plain = _kind(thing), record(thing)
        heads = ledger.heads(kind, thing.id)
        if any(head.content == plain for head in heads):
            continue
        # Editing by hand in a conflict settles it: the new words follow on all heads.
        parents = tuple(sorted(head.hash for head in heads))
        edited.append(Revision(kind, thing.id, plain, parents, by, at, "edited by hand"))
    return ledger.joined(Ledger.of(edited))


def take_in(folder: Path, ours: Ledger, theirs: Ledger) -> tuple[Conflict, ...]:
    """Join two histories, write the folder, and give what stands side by side.

    The files take what came from outside where it follows on what they had; else they stay.
    """
    joined = ours.joined(theirs)
    held = {(_kind(thing), thing.id): record(thing) for thing in _things(read(folder)[0])}
    current = {
        (kind, id): _chosen(ours.heads(kind, id), joined, kind, id, held.get((kind, id)))
        for kind, id in joined.ids()
    }
    write_ledger(folder, Ledger(_without(joined, shipped())))
    _write(folder, current, held)
    return conflicts(joined)


def conflicts(ledger: Ledger) -> tuple[Conflict, ...]:
    """Give everything that has several heads saying different things."""
    found = (Conflict(kind, id, ledger.heads(kind, id)) for kind, id in ledger.ids())
    return tuple(one for one in found if len({_words(head) for head in one.heads}) > 1)


def _chosen(
    before: tuple[Revision, ...], joined: Ledger, kind: str, id: str, held: Content | None
) -> Content:
    """Give what the file is to hold: what follows on what it held, which is always a head."""
    heads = joined.heads(kind, id)
    if not before:
        return heads[0].content
    base = next((one for one in before if one.content == held), before[0])
    return next(head for head in heads if joined.descends(head.hash, base.hash)).content


def _first(thing: Entry | Look) -> Revision:
    return Revision(_kind(thing), thing.id, record(thing))


@cache
def _shipped_records() -> Mapping[Key, Content]:
    return {(one.kind, one.id): one.content for one in shipped().revisions.values()}


def _things(catalogue: Catalogue) -> Iterable[Entry | Look]:
    return (*catalogue.entries, *catalogue.looks)


def _kind(thing: Entry | Look) -> str:
    return "entry" if isinstance(thing, Entry) else "look"


def _words(revision: Revision) -> bytes:
    return canonical(revision.content)


def _without(ledger: Ledger, other: Ledger) -> dict[str, Revision]:
    return {h: one for h, one in ledger.revisions.items() if h not in other.revisions}


def _write(folder: Path, current: Mapping[Key, Content], held: Mapping[Key, Content]) -> None:
    """Write the files of the States in which something changed; the others stay as they are."""
    ours = _shipped_records()
    places = {content["state"] for key, content in current.items() if held.get(key) != content}
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    for place in sorted(places):
        tables = [
            (kind, _readable(content))
            for (kind, id), content in sorted(current.items())
            if content["state"] == place and ours.get((kind, id)) != content
        ]
        heading = f"{place}: changed here, by contributions and by exchange."
        text = file_text(heading, {"state": place}, tables)
        (folder / "entries" / f"{place}.toml").write_text(text, "utf-8")


def _readable(content: Content) -> dict[str, Any]:
    return {key: _day(key, value) for key, value in content.items() if key != "state"}


def _day(key: str, value: object) -> object:
    if key in DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, list):
        return [
            {k: _day(k, v) for k, v in one.items()} if isinstance(one, dict) else one
            for one in value
        ]
    return value
