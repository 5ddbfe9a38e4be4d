"""Read a watchlist: the journalists under watch, a roster of accounts, hashed private facts.

Every complaint names the line and what to write instead.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tocsin.domain import (
    Consent,
    Gender,
    Journalist,
    PrivateEntry,
    PrivateKind,
    RosterEntry,
    RosterKind,
    Watchlist,
)
from tocsin.sources.errors import WatchlistError
from tocsin.sources.tomlines import line_of

_TOP = ("journalist", "roster", "private", "salt")
_JOURNALIST = (
    "id", "name", "aliases", "handles", "gender", "outlet", "country", "languages", "consent",
    "colleagues",
)  # fmt: skip
_ROSTER = ("handle", "kind", "country", "name")
_PRIVATE = ("journalist", "kind", "sha256")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_HOW_TO_HASH = (
    'private facts are kept only as hashes; put sha256 = "…" from '
    "tocsin.sources.hash_private(kind, value, salt) in its place"
)

Choice = TypeVar("Choice", bound=StrEnum)


def load_watchlist(path: str | os.PathLike[str]) -> Watchlist:
    """Read and check a watchlist in TOML; raises `WatchlistError` with file and line."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WatchlistError(f"{path}: cannot be read as a watchlist: {error}") from error
    try:
        return parse_watchlist(text)
    except WatchlistError as error:
        raise WatchlistError(f"{path}: {error}") from None


def parse_watchlist(text: str) -> Watchlist:
    """Read and check a watchlist from text; raises `WatchlistError` with the line."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WatchlistError(f"is not valid TOML: {error}") from None
    top = _Entry(text, "", 0, data)
    top.only(_TOP)
    salt = top.text("salt") or ""
    journalists = tuple(map(_journalist, _entries(text, data, "journalist", _JOURNALIST)))
    if not journalists:
        raise WatchlistError("names nobody; add a [[journalist]] with id and name")
    roster = tuple(map(_roster_entry, _entries(text, data, "roster", _ROSTER)))
    private = tuple(
        _private(entry, salt) for entry in _entries(text, data, "private", (*_PRIVATE, "value"))
    )
    watchlist = Watchlist(journalists, roster, private, salt)
    _check_unique(text, watchlist)
    _check_known(text, watchlist)
    return watchlist


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of the file, with the means to say where something is wrong in it."""

    source: str
    table: str
    number: int
    data: dict[str, Any]

    def fail(self, key: str | None, problem: str) -> WatchlistError:
        """Make the complaint about `key`, or about the entry as a whole."""
        return _complaint(self.source, self.table, self.number, key, problem)

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that are not known."""
        for key in self.data:
            if key not in known:
                shown = ", ".join(name for name in known if name != "value")
                raise self.fail(key, f"unknown key {key}; known here are {shown}")

    def text(self, key: str) -> str | None:
        """Give a text, `None` where it is missing."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fail(key, f"{key} must be a text in quotation marks")
        return value.strip() if value is not None else None

    def needed(self, key: str, advice: str) -> str:
        """Give a text that must be there."""
        value = self.text(key)
        if not value:
            raise self.fail(key if key in self.data else None, f"{key} is missing; {advice}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where it is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f'{key} must be a list of texts, such as ["one", "two"]')
        return tuple(item.strip() for item in value if item.strip())

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Give one of a set of words."""
        value = self.text(key)
        if value is None and default is not None:
            return default
        words = ", ".join(kind.value for kind in kinds)
        if value not in [kind.value for kind in kinds]:
            said = f"is “{value}”" if value is not None else "is missing"
            raise self.fail(
                key if value is not None else None, f"{key} {said}; write one of {words}"
            )
        return kinds(value)

    def country(self) -> str | None:
        """Give a country code."""
        value = self.text("country")
        if value and not _COUNTRY.fullmatch(value):
            raise self.fail("country", f"country is “{value}”; write two capitals such as KZ")
        return value or None


def _complaint(
    source: str, table: str, number: int, key: str | None, problem: str
) -> WatchlistError:
    line = line_of(source, table, number, key)
    return WatchlistError(f"line {line}: {problem}" if line else problem)


def _entries(text: str, data: dict[str, Any], table: str, known: Sequence[str]) -> Iterator[_Entry]:
    rows = data.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _complaint(text, "", 0, table, f"write [[{table}]] with two brackets for each entry")
    for number, row in enumerate(rows):
        entry = _Entry(text, table, number, row)
        entry.only(known)
        yield entry


def _handle(value: str) -> str:
    return value.removeprefix("@")


def _journalist(entry: _Entry) -> Journalist:
    return Journalist(
        id=entry.needed("id", "give a short code that says nothing of the person, such as j01"),
        name=entry.needed("name", "give the name as posts write it"),
        aliases=entry.texts("aliases"),
        handles=tuple(map(_handle, entry.texts("handles"))),
        gender=entry.choice("gender", Gender, Gender.UNKNOWN),
        outlet=entry.text("outlet") or None,
        country=entry.country(),
        languages=entry.texts("languages"),
        consent=entry.choice("consent", Consent, Consent.UNKNOWN),
        colleagues=entry.texts("colleagues"),
    )


def _roster_entry(entry: _Entry) -> RosterEntry:
    return RosterEntry(
        handle=_handle(entry.needed("handle", "give the account's handle")),
        kind=entry.choice("kind", RosterKind),
        country=entry.country(),
        name=entry.text("name") or None,
    )


def _private(entry: _Entry, salt: str) -> PrivateEntry:
    if "value" in entry.data:
        raise entry.fail("value", _HOW_TO_HASH)
    journalist = entry.needed("journalist", "give the id of the journalist it belongs to")
    kind = entry.choice("kind", PrivateKind)
    digest = entry.needed("sha256", _HOW_TO_HASH).lower()
    if not _SHA256.fullmatch(digest):
        raise entry.fail("sha256", f"sha256 is not 64 hexadecimal digits; {_HOW_TO_HASH}")
    if not salt:
        raise entry.fail(None, 'hashes need the salt they were made with; put salt = "…" on top')
    return PrivateEntry(journalist, kind, digest)


def _check_unique(text: str, watchlist: Watchlist) -> None:
    """Refuse ids and handles that stand twice; handles are compared without case."""
    seen: dict[str, str] = {}
    for number, one in enumerate(watchlist.journalists):
        if f"id {one.id}" in seen:
            raise _complaint(text, "journalist", number, "id", f"id {one.id} stands twice")
        seen[f"id {one.id}"] = one.id
        for handle in one.handles:
            owner = seen.setdefault(f"@{handle.casefold()}", one.id)
            if owner != one.id or sum(h.casefold() == handle.casefold() for h in one.handles) > 1:
                problem = f"handle {handle} stands twice (see {owner})"
                raise _complaint(text, "journalist", number, "handles", problem)
    roster: set[str] = set()
    for number, entry in enumerate(watchlist.roster):
        if entry.handle.casefold() in roster:
            problem = f"handle {entry.handle} stands twice in the roster"
            raise _complaint(text, "roster", number, "handle", problem)
        roster.add(entry.handle.casefold())


def _check_known(text: str, watchlist: Watchlist) -> None:
    """Refuse private facts of nobody on the list."""
    ids = {one.id for one in watchlist.journalists}
    for number, entry in enumerate(watchlist.private):
        if entry.journalist not in ids:
            problem = f"no journalist has the id {entry.journalist}"
            raise _complaint(text, "private", number, "journalist", problem)
