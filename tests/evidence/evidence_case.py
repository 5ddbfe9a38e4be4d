"""A case as people hold one, stamped by an authority of our own, and the package made of it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evidence_authority import Authority
from evidence_things import letter, packed, screenshot, wacz

from tocsin.evidence import Making, Store
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.intake.options import Options
from tocsin.evidence.intake.read import read
from tocsin.evidence.reading import Reading
from tocsin.evidence.stamping import checked, request
from tocsin.evidence.store import Stamp
from tocsin.evidence.times import as_text


@dataclass(frozen=True)
class Handed:
    """A package as a stranger gets it, and what its owner told over another channel."""

    folder: Path
    archive: Path
    sealed: Path
    identity: Path
    key: str
    store: Path


def read_without_ocr(path: Path, name: str) -> Reading:
    return read(path, name, Options(ocr=False))


def fill(store: Store) -> None:
    """Put in a case of a screenshot, a letter, an archive, something dangerous, and a redaction."""
    add = partial(store.add, "K-1", by="Aigerim", read=read_without_ocr)
    picture = add(packed(screenshot(size=(400, 200))), "threat.png").held
    add(letter(), "letter.eml")
    add(wacz(), "thread.wacz")
    add(b"MZ" + bytes(60), "open-me.exe")
    store.add("K-2", b"of another case", "other.txt", "Dana")
    making = Making("redaction", "by hand", by_machine=False)
    store.derive(picture, packed(screenshot("…")), "redacted.png", making, "Dana", "screenshot")
    store.view(picture, "Dana", "to translate")


def stamp_store(store: Store, authority: Authority) -> None:
    note = store.checkpoint()
    roots = authority.roots.read_bytes()
    response = authority.stamp(request(note))
    size = read_checkpoint(store.key.opens(note)).size
    at = as_text(checked(response, note, roots))
    store.keep_stamp(Stamp(size, "Our own clock", at, response, roots))
