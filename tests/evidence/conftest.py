import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyrage
import pytest
from evidence_authority import OPENSSL, Authority, Server, make_authority
from evidence_things import Clock, letter, packed, screenshot, wacz

from tocsin.evidence import Making, Store
from tocsin.evidence.checkpoint import read_checkpoint
from tocsin.evidence.intake.options import Options
from tocsin.evidence.intake.read import read
from tocsin.evidence.package import Order, export
from tocsin.evidence.reading import Reading
from tocsin.evidence.stamping import checked, request
from tocsin.evidence.store import Stamp
from tocsin.evidence.times import as_text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.found(tmp_path / "store", "Aigerim", Clock()) as made:
        yield made


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


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    if OPENSSL is None:
        pytest.skip("OpenSSL is not installed: scripts/install-system.sh")
    with Server(make_authority(tmp_path_factory.mktemp("authority") / "own")) as running:
        yield running


@dataclass(frozen=True)
class Handed:
    """A package as a stranger gets it, and what its owner told over another channel."""

    folder: Path
    archive: Path
    sealed: Path
    identity: Path
    key: str
    store: Path


@pytest.fixture(scope="session")
def handed(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Handed:
    """A case with a time stamp, exported as a folder, a ZIP, and sealed to a key."""
    place = tmp_path_factory.mktemp("handed")
    identity = pyrage.x25519.Identity.generate()
    (place / "key.txt").write_text(f"# a lawyer's key\n{identity}\n")
    with Store.found(place / "store", "Aigerim", Clock()) as store:
        fill(store)
        stamp_store(store, authority)
        orders = ((place / "bag", ()), (place / "bag.zip", ()),
                  (place / "bag.zip.age", (str(identity.to_public()),)))  # fmt: skip
        for target, keys in orders:
            export(store, Order("K-1", "Aigerim", "a lawyer", "en", keys), target)
        key = store.key.fingerprint
    return Handed(place / "bag", place / "bag.zip", place / "bag.zip.age", place / "key.txt", key,
                  place / "store")  # fmt: skip


def stamp_store(store: Store, authority: Authority) -> None:
    note = store.checkpoint()
    roots = authority.roots.read_bytes()
    response = authority.stamp(request(note))
    size = read_checkpoint(store.key.opens(note)).size
    at = as_text(checked(response, note, roots))
    store.keep_stamp(Stamp(size, "Our own clock", at, response, roots))


@pytest.fixture
def bag(handed: Handed, tmp_path: Path) -> Path:
    """A copy of the package in a folder, to be altered."""
    return Path(shutil.copytree(handed.folder, tmp_path / "bag"))
