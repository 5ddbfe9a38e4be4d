"""Check a package of any kind: a folder, a ZIP, or one sealed to keys.

What the package's own `verify.py` checks is checked by the same code; the container, BagIt and the
time stamps on top, with libraries.
"""

import base64
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bagit

from tocsin.evidence.errors import PackageError, StampError
from tocsin.evidence.note import PublicKey
from tocsin.evidence.package.locked import decrypt
from tocsin.evidence.package.standalone import KEY, Folder, stamps
from tocsin.evidence.package.standalone import check as check_contents
from tocsin.evidence.package.zipped import Zipped
from tocsin.evidence.stamping import checked
from tocsin.evidence.times import as_text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check came to.

    `wrong` says by file what is not as it was. `stamps` are authority file, how many entries it
    covers, and the time in UTC. `key` is the fingerprint of the log's key, empty where unreadable.
    """

    files: int
    entries: int
    wrong: dict[str, str]
    stamps: tuple[tuple[str, int, str], ...] = ()
    key: str = ""


def check(path: Path, identity: Path | None = None, roots: bytes = b"") -> Verdict:
    """Check a package; raise `PackageError` where it cannot be opened at all.

    `identity` is the file of the key it is sealed to; `roots` are root certificates to trust in
    place of those in the package.
    """
    with _opened(path, identity) as package:
        if "bagit.txt" not in package.names() and "manifest-sha256.txt" not in package.names():
            raise PackageError(f"{path} is no evidence package")
        wrong, entries = check_contents(package)
        times = tuple(_stamps(package, roots, wrong)) if entries else ()
        if path.is_dir() and not wrong:
            wrong.update(_as_bag(path))
        return Verdict(len(list(package.names())), len(entries), wrong, times, _key(package))


@contextmanager
def _opened(path: Path, identity: Path | None) -> Iterator[Folder]:
    if path.is_dir():
        yield Folder(path)
    elif path.is_file() and not _sealed(path):
        with Zipped(path) as package:
            yield package
    elif path.is_file():
        if identity is None:
            raise PackageError(f"{path} is encrypted; give your key with --identity")
        with tempfile.TemporaryDirectory(prefix="tocsin-") as folder:
            plain = Path(folder, path.name.removesuffix(".age"))
            decrypt(path, plain, identity)
            with Zipped(plain) as package:
                yield package
    else:
        raise PackageError(f"{path}: no such file or folder")


def _sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(14) == b"age-encryption" or path.suffix == ".age"


def _stamps(package: Folder, roots: bytes, wrong: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    for name, size in stamps(package).items():
        note = package.read(name.rpartition("/")[0] + "/checkpoint.txt")
        trusted = roots or package.read(name.removesuffix(".tsr") + ".pem")
        try:
            yield name, size, as_text(checked(package.read(name), note, trusted))
        except StampError as error:
            wrong[name] = str(error)


def _as_bag(folder: Path) -> dict[str, str]:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagError as error:
        return {"bagit.txt": f"it is no valid bag: {error}"}
    return {}


def _key(package: Folder) -> str:
    try:
        name, _, packed = package.read(KEY).decode("ascii").strip().split("+", 2)
        raw = base64.b64decode(packed)[1:]
    except ValueError:
        return ""
    return PublicKey(name, raw).fingerprint
