"""Read a watchlist: the journalists under watch, a roster of accounts, hashed private facts.

Every complaint names the line and what to write instead.
"""

import os
import re
import tomllib
from pathlib import Path

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
from tocsin.sources.entries import Entry, complaint, entries
from tocsin.sources.errors import WatchlistError

_TOP = ("journalist", "roster", "private", "salt")
_JOURNALIST = (
    "id", "name", "aliases", "handles", "gender", "outlet", "country", "languages", "consent",
    "colleagues",
)  # fmt: skip
_ROSTER = ("handle", "kind", "country", "name")
_PRIVATE = ("journalist", "kind", "sha256")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HOW_TO_HASH = (
    'private facts are kept only as hashes; put sha256 = "…" from '
    "tocsin.sources.hash_private(kind, value, salt) in its place"
)


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
    top = Entry(text, "", 0, data, WatchlistError)
    top.only(_TOP)
    salt = top.text("salt") or ""
    journalists = tuple(map(_journalist, entries(top, "journalist", _JOURNALIST)))
    if not journalists:
        raise WatchlistError("names nobody; add a [[journalist]] with id and name")
    roster = tuple(map(_roster_entry, entries(top, "roster", _ROSTER)))
    private = tuple(
        _private(entry, salt) for entry in entries(top, "private", (*_PRIVATE, "value"))
    )
    watchlist = Watchlist(journalists, roster, private, salt)
    _check_unique(text, watchlist)
    _check_known(text, watchlist)
    return watchlist


def _handle(value: str) -> str:
    return value.removeprefix("@")


def _journalist(entry: Entry) -> Journalist:
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


def _roster_entry(entry: Entry) -> RosterEntry:
    return RosterEntry(
        handle=_handle(entry.needed("handle", "give the account's handle")),
        kind=entry.choice("kind", RosterKind),
        country=entry.country(),
        name=entry.text("name") or None,
    )


def _private(entry: Entry, salt: str) -> PrivateEntry:
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
    """Refuse ids and handles that stand twice; handles are compared without case.

    One person may be called alike on several platforms.
    """
    seen: dict[str, str] = {}
    for number, one in enumerate(watchlist.journalists):
        if f"id {one.id}" in seen:
            raise complaint(
                WatchlistError, text, "journalist", number, "id", f"id {one.id} stands twice"
            )
        seen[f"id {one.id}"] = one.id
        for handle in one.handles:
            owner = seen.setdefault(f"@{handle.casefold()}", one.id)
            if owner != one.id:
                problem = f"handle {handle} stands twice (see {owner})"
                raise complaint(WatchlistError, text, "journalist", number, "handles", problem)
    roster: set[str] = set()
    for number, entry in enumerate(watchlist.roster):
        if entry.handle.casefold() in roster:
            problem = f"handle {entry.handle} stands twice in the roster"
            raise complaint(WatchlistError, text, "roster", number, "handle", problem)
        roster.add(entry.handle.casefold())


def _check_known(text: str, watchlist: Watchlist) -> None:
    """Refuse private facts of nobody on the list."""
    ids = {one.id for one in watchlist.journalists}
    for number, entry in enumerate(watchlist.private):
        if entry.journalist not in ids:
            problem = f"no journalist has the id {entry.journalist}"
            raise complaint(WatchlistError, text, "private", number, "journalist", problem)
