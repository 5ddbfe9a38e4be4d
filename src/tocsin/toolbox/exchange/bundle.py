"""A bundle of entries with their history and of aggregate figures, as one signed file."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tocsin.toolbox.exchange.desk import Conflict, history, shipped, take_in
from tocsin.toolbox.exchange.errors import ExchangeError, PersonalDataError
from tocsin.toolbox.exchange.figures import (
    add_figures,
    check_figures,
    differing,
    figure,
    read_figures,
)
from tocsin.toolbox.exchange.keys import Party, canonical, sign, signed_by, trusted
from tocsin.toolbox.exchange.ledger import Ledger, Revision, revision
from tocsin.toolbox.figures import Figure
from tocsin.toolbox.personal import personal_data
from tocsin.toolbox.reading import known
from tocsin.toolbox.records import RecordError, entry, look

FORMAT = "tocsin.bundle/1"
FIELDS = ("format", "by", "made_at", "catalogue", "revisions", "figures", "key", "signature")
_DIGEST = re.compile(r"\[contribution [0-9a-f]{64}\]")
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose signature fits; `party` is `None` where the key is not known here."""

    by: str
    made_at: str
    key: str
    ledger: Ledger
    figures: tuple[Figure, ...]
    faults: tuple[str, ...]
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: new revisions, new figures, and what stands side by side."""

    revisions: int
    figures: int
    conflicts: tuple[Conflict, ...]
    differing: tuple[tuple[Figure, ...], ...]


def pack(
    folder: Path,
    by: str,
    key: Ed25519PrivateKey,
    figures: Iterable[Figure] = (),
    now: datetime | None = None,
) -> bytes:
    """Pack what a folder has beyond what we ship, with all its history, and sign it.

    Raises `PersonalDataError` where something points to a person.
    """
    ledger = history(folder, by, now)
    take_in(folder, ledger, Ledger({}))
    ours = shipped().revisions
    rows = check_figures({*read_figures(folder), *figures})
    own = [one for digest, one in ledger.revisions.items() if digest not in ours]
    value = {
        "format": FORMAT,
        "by": by,
        "made_at": (now or datetime.now(tz=UTC)).isoformat(timespec="seconds"),
        "catalogue": known().vocabulary.version,
        "revisions": sorted((one.plain() for one in own), key=canonical),
        "figures": sorted((asdict(one) for one in rows), key=canonical),
    }
    _refuse_personal(own, by)
    return canonical(sign(value, key)) + b"\n"


def read_bundle(path: Path, folder: Path | None) -> Bundle:
    """Read a bundle and check it; entries with faults are told of and left out.

    Raises `ExchangeError` for a file that is no bundle or whose signature does not fit, and
    `PersonalDataError` where something in it points to a person.
    """
    value = _value(path)
    key = signed_by(value)
    if key is None:
        raise ExchangeError(f"{path}: the signature does not fit; the file was changed, ask again")
    faults: list[str] = []
    revisions = [
        _whole(one, f"{path}, revision {n}", faults) for n, one in enumerate(value["revisions"], 1)
    ]
    good = [one for one in revisions if one is not None]
    _refuse_personal(good, str(value["by"]))
    rows = [figure(one, f"{path}, figure {n}") for n, one in enumerate(value["figures"], 1)]
    return Bundle(
        by=str(value["by"]),
        made_at=str(value["made_at"]),
        key=key,
        ledger=Ledger.of(good),
        figures=check_figures(rows),
        faults=tuple(faults),
        party=trusted(folder).get(key),
    )


def merge(folder: Path, bundle: Bundle, by: str, now: datetime | None = None) -> Merged:
    """Join a bundle into a folder without losing anything on either side."""
    ours = history(folder, by, now)
    new = set(bundle.ledger.revisions) - set(ours.revisions)
    found = take_in(folder, ours, bundle.ledger)
    added = add_figures(folder, bundle.figures)
    return Merged(len(new), added, found, differing(read_figures(folder)))


def _value(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise ExchangeError(f"{path}: larger than 64 MiB; ask for bundles by State")
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror or 'cannot be read'}") from error
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{path}: not valid JSON; ask for the file again") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT or set(value) != set(FIELDS):
        raise ExchangeError(f"{path}: no bundle of the form {FORMAT}")
    if not isinstance(value["revisions"], list) or not isinstance(value["figures"], list):
        raise ExchangeError(f"{path}: revisions and figures must be lists")
    return value


def _whole(value: object, place: str, faults: list[str]) -> Revision | None:
    try:
        made = revision(value, place)
        make = entry if made.kind == "entry" else look
        make(made.content, known(), place)
    except RecordError as error:
        faults += map(str, error.faults)
    except (ExchangeError, TypeError) as error:
        faults.append(str(error))
    else:
        return made
    return None


def _refuse_personal(revisions: Iterable[Revision], by: str) -> None:
    texts: list[Mapping[str, Any]] = [
        {one.id: one.content, f"{one.id}.note": _note(one.note), f"{one.id}.by": one.by}
        for one in revisions
    ]
    places = [place for text in (*texts, {"by": by}) for place in personal_data(text)]
    if places:
        raise PersonalDataError(tuple(dict.fromkeys(places)))


def _note(text: str) -> str:
    """Leave out the digest of a contribution, which is long and points to nobody."""
    return _DIGEST.sub("", text)
