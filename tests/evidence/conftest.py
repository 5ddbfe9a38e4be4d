import shutil
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from evidence_authority import OPENSSL, Authority, Server, make_authority
from evidence_case import Handed, fill, stamp_store
from evidence_things import Clock

from tocsin.evidence import Store
from tocsin.evidence.package import Order, export


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.found(tmp_path / "store", "Aigerim", Clock()) as made:
        yield made


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    if OPENSSL is None:
        pytest.skip("OpenSSL is not installed: scripts/install-system.sh")
    with Server(make_authority(tmp_path_factory.mktemp("authority") / "own")) as running:
        yield running


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


@pytest.fixture
def bag(handed: Handed, tmp_path: Path) -> Path:
    """A copy of the package in a folder, to be altered."""
    return Path(shutil.copytree(handed.folder, tmp_path / "bag"))
