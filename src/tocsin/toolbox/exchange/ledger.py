"""Every state that an entry ever had, as revisions that know what they came from.

A revision is known by the digest of what it says and of its parents, so that two installations
that know the same revisions know the same history, whoever told them in which order. Joining two
histories is joining two sets: nothing is lost. Where two revisions came from the same one, both are
heads, and people see them side by side.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from tocsin.toolbox.exchange.errors import ExchangeError
from tocsin.toolbox.exchange.keys import canonical

FILE = "history.jsonl"
KINDS = ("entry", "look")


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an entry or a record of looking.

    `by` says who wrote it, `at` when (RFC 3339); `note` says why. They are empty for our own.
    `hash` is the digest by which it is known.
    """

    kind: str
    id: str
    content: Mapping[str, Any]
    parents: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    note: str = ""
    hash: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", sha256(canonical(self.plain())).hexdigest())

    def plain(self) -> dict[str, Any]:
        """Give plain values."""
        return {
            "kind": self.kind,
            "id": self.id,
            "content": self.content,
            "parents": sorted(self.parents),
            "by": self.by,
            "at": self.at,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """A set of revisions by their digest."""

    revisions: Mapping[str, Revision]
    _of: Mapping[tuple[str, str], tuple[Revision, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        groups: dict[tuple[str, str], list[Revision]] = {}
        for one in self.revisions.values():
            groups.setdefault((one.kind, one.id), []).append(one)
        ordered = {
            key: tuple(sorted(group, key=lambda one: (one.at, one.hash)))
            for key, group in groups.items()
        }
        object.__setattr__(self, "_of", ordered)

    @classmethod
    def of(cls, revisions: Iterable[Revision]) -> "Ledger":
        """Make a ledger; revisions that say the same are one."""
        return cls({revision.hash: revision for revision in revisions})

    def joined(self, other: "Ledger") -> "Ledger":
        """Give all revisions of both; in whatever order it is done, the result is the same."""
        return Ledger({**self.revisions, **other.revisions})

    def ids(self) -> tuple[tuple[str, str], ...]:
        """Give the kind and id of everything that has a revision, in order."""
        return tuple(sorted(self._of))

    def history(self, kind: str, id: str) -> tuple[Revision, ...]:
        """Give all revisions of one thing, oldest first; ours without a day come first."""
        return self._of.get((kind, id), ())

    def heads(self, kind: str, id: str) -> tuple[Revision, ...]:
        """Give the revisions that nothing came from: one as a rule, several in a conflict."""
        history = self.history(kind, id)
        parents = {parent for one in history for parent in one.parents}
        return tuple(one for one in history if one.hash not in parents)

    def descends(self, later: str, earlier: str) -> bool:
        """Say whether one revision came from another, directly or not."""
        waiting, seen = [later], set()
        while waiting:
            digest = waiting.pop()
            if digest == earlier:
                return True
            revision = self.revisions.get(digest)
            if revision is not None and digest not in seen:
                seen.add(digest)
                waiting += revision.parents
        return False


def read_ledger(folder: Path) -> Ledger:
    """Read the history of a folder; empty where there is none. Raises `ExchangeError`."""
    path = folder / FILE
    if not path.is_file():
        return Ledger({})
    return Ledger.of(_lines(path))


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write the history: a line a revision, in order, so that a change adds lines only."""
    known = read_ledger(folder)
    new = [one for digest, one in ledger.revisions.items() if digest not in known.revisions]
    if not new:
        return
    ordered = sorted(new, key=lambda one: (one.at, one.kind, one.id, one.hash))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab") as file:
        file.writelines(canonical(one.plain()) + b"\n" for one in ordered)


def revision(value: object, place: str) -> Revision:
    """Make a revision of plain values; raises `ExchangeError`."""
    if not isinstance(value, dict) or set(value) != set(Revision("", "", {}).plain()):
        raise ExchangeError(f"{place}: no revision; it lacks fields or has others")
    texts = (value["id"], value["by"], value["at"], value["note"], *value["parents"])
    content = value["content"]
    if value["kind"] not in KINDS or not all(isinstance(text, str) for text in texts):
        raise ExchangeError(f"{place}: no revision of an entry or a record of looking")
    if not isinstance(content, dict) or content.get("id") != value["id"]:
        raise ExchangeError(f"{place}: the content has not the id {value['id']!r}")
    parents = tuple(sorted(value["parents"]))
    return Revision(
        value["kind"], value["id"], content, parents, value["by"], value["at"], value["note"]
    )


def _lines(path: Path) -> Iterator[Revision]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        place = f"{path}:{number}"
        try:
            yield revision(json.loads(line), place)
        except (ValueError, TypeError, RecursionError) as error:
            message = f"{place}: broken line; take an earlier copy of the file"
            raise ExchangeError(message) from error
