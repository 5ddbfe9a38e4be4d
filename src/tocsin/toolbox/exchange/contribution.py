"""A proposed entry, correction or record of looking, as a signed file, and what became of it.

The moderator decides; the signed file is kept as it came, and the decision is written down beside
it with who, when and why.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tocsin.toolbox.entries import Entry, Look
from tocsin.toolbox.exchange.desk import Conflict, history, take_in
from tocsin.toolbox.exchange.errors import ExchangeError, PersonalDataError
from tocsin.toolbox.exchange.keys import Party, canonical, sign, signed_by, trusted
from tocsin.toolbox.exchange.ledger import KINDS, Ledger, Revision
from tocsin.toolbox.personal import personal_data
from tocsin.toolbox.reading import known
from tocsin.toolbox.records import RecordError, entry, look, record

FORMAT = "tocsin.contribution/1"
FIELDS = ("format", "kind", "content", "base", "why", "by", "made_at", "key", "signature")
LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contribution:
    """A contribution whose signature fits; `party` is `None` where the key is not known here."""

    kind: str
    content: Mapping[str, Any]
    base: str
    why: str
    by: Mapping[str, str]
    made_at: str
    key: str
    digest: str
    raw: bytes
    party: Party | None = None

    @property
    def author(self) -> str:
        """Say who signed it, by the name known here, or by the one it gives itself."""
        return self.party.name if self.party else f"{self.by.get('name', '?')} (key not known here)"


def propose(
    thing: Entry | Look,
    ledger: Ledger,
    by: Mapping[str, str],
    why: str,
    key: Ed25519PrivateKey,
    now: datetime | None = None,
) -> bytes:
    """Sign a new entry, a correction of one that the ledger knows, or a record of looking.

    Raises `PersonalDataError` where something in it points to a person.
    """
    kind = "entry" if isinstance(thing, Entry) else "look"
    heads = ledger.heads(kind, thing.id)
    value = {
        "format": FORMAT,
        "kind": kind,
        "content": record(thing),
        "base": heads[0].hash if heads else "",
        "why": why,
        "by": dict(by),
        "made_at": (now or datetime.now(tz=UTC)).isoformat(timespec="seconds"),
    }
    _refuse_personal(value)
    return canonical(sign(value, key)) + b"\n"


def read_contribution(path: Path, folder: Path | None) -> Contribution:
    """Read a signed file and check it: form, signature, content, personal data.

    Raises `ExchangeError` with what is wrong; an unknown key is no fault, the moderator decides.
    """
    raw = _bytes(path)
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{path}: not valid JSON; ask for the file again") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT or set(value) != set(FIELDS):
        raise ExchangeError(f"{path}: no contribution of the form {FORMAT}")
    key = signed_by(value)
    if key is None:
        raise ExchangeError(f"{path}: the signature does not fit; the file was changed, ask again")
    _check_fields(path, value)
    _refuse_personal(value)
    try:
        make = entry if value["kind"] == "entry" else look
        make(value["content"], known(), str(path))
    except RecordError as error:
        raise ExchangeError(str(error)) from error
    texts = (value["base"], value["why"], value["by"], value["made_at"], key)
    digest = sha256(raw).hexdigest()
    party = trusted(folder).get(key)
    return Contribution(value["kind"], value["content"], *texts, digest, raw, party)


def accept(
    folder: Path, one: Contribution, by: str, why: str = "", now: datetime | None = None
) -> tuple[Conflict, ...]:
    """Take a contribution into a folder, and give what stands side by side after it."""
    ours = history(folder, by, now)
    day = one.made_at[:10]
    told = f"Contributed by {one.author}, {day}; accepted by {by}."
    content = {**one.content, "provenance": told}
    heads = ours.heads(one.kind, str(content["id"]))
    known_base = one.base if one.base in ours.revisions else ""
    parents = (known_base,) if known_base else tuple(head.hash for head in heads)
    note = f"{one.why} [contribution {one.digest}]"
    made = Revision(one.kind, content["id"], content, parents, one.author, one.made_at, note)
    found = take_in(folder, ours, Ledger.of([made]))
    _decide(folder, one, "accepted", by, why, now)
    return found


def refuse(folder: Path, one: Contribution, by: str, why: str, now: datetime | None = None) -> None:
    """Write down that a contribution was refused, by whom and why, and keep the file."""
    if not why.strip():
        raise ExchangeError("say why it is refused; its author has a right to know")
    _decide(folder, one, "refused", by, why, now)


def decisions(folder: Path) -> tuple[Mapping[str, str], ...]:
    """Give all decisions of a folder, oldest first."""
    path = folder / "contributions" / "decisions.jsonl"
    if not path.is_file():
        return ()
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())


def _decide(
    folder: Path, one: Contribution, what: str, by: str, why: str, now: datetime | None
) -> None:
    place = folder / "contributions"
    (place / what).mkdir(parents=True, exist_ok=True)
    (place / what / f"{one.digest}.json").write_bytes(one.raw)
    line = {
        "at": (now or datetime.now(tz=UTC)).isoformat(timespec="seconds"),
        "decision": what,
        "by": by,
        "why": why,
        "contribution": one.digest,
        "author": one.author,
        "kind": one.kind,
        "id": str(one.content["id"]),
    }
    with (place / "decisions.jsonl").open("ab") as file:
        file.write(canonical(line) + b"\n")


def _check_fields(path: Path, value: Mapping[str, Any]) -> None:
    texts = (value["base"], value["why"], value["made_at"])
    by = value["by"]
    plain = isinstance(by, dict) and all(isinstance(text, str) for text in by.values())
    if not plain or not all(isinstance(text, str) for text in texts):
        raise ExchangeError(f"{path}: base, why, made_at and by must be texts")
    if value["kind"] not in KINDS or not isinstance(value["content"], dict):
        raise ExchangeError(f"{path}: neither an entry nor a record of looking")
    if by.get("party") not in known().vocabulary.ids("parties"):
        allowed = ", ".join(known().vocabulary.ids("parties"))
        raise ExchangeError(f"{path}: by.party must be one of {allowed}")


def _refuse_personal(value: Mapping[str, Any]) -> None:
    texts = {"content": value["content"], "why": value["why"], "by": value["by"]}
    if places := tuple(personal_data(texts)):
        raise PersonalDataError(places)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ExchangeError(f"{path}: larger than 1 MiB; a contribution is one entry")
        return path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror or 'cannot be read'}") from error
