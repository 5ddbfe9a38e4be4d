"""Make a bag of a folder (BagIt, RFC 8493), with a signed seal over its tag manifests.

`bagit` reads and validates what is written here. It does not write it, because its tag manifests
cannot be read by `sha256sum -c` and it changes the working folder of the whole process.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tocsin.evidence.note import Signer
from tocsin.evidence.objects import Taken, digests, sync_folder
from tocsin.evidence.package.standalone import LISTS, SEAL, TAG_LISTS

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def make_bag(folder: Path, about: Mapping[str, str], package: str, signer: Signer) -> bytes:
    """Write declaration, manifests and seal into a folder that has `data/`; give the seal."""
    payload = {name: digests(folder / name) for name in names(folder) if name.startswith("data/")}
    octets = sum(one.size for one in payload.values())
    lines = {**about, "Payload-Oxum": f"{octets}.{len(payload)}"}
    (folder / "bagit.txt").write_text(_DECLARATION, encoding="utf-8", newline="\n")
    info = "".join(f"{name}: {value}\n" for name, value in lines.items())
    (folder / "bag-info.txt").write_text(info, encoding="utf-8", newline="\n")
    _write_lists(folder, LISTS, payload)
    tags = {name: digests(folder / name) for name in names(folder) if not name.startswith("data/")}
    _write_lists(folder, TAG_LISTS, tags)
    seal = signer.sign(_seal_text(folder, package))
    (folder / SEAL).write_bytes(seal)
    return seal


def names(folder: Path) -> Iterator[str]:
    """Give the files of a folder by their paths in it, in order."""
    found = (path for path in folder.rglob("*") if path.is_file())
    yield from sorted(path.relative_to(folder).as_posix() for path in found)


def make_durable(folder: Path) -> None:
    """Have every file and every name in a folder written to disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def sync_file(path: Path) -> None:
    """Have a file written to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write_lists(folder: Path, lists: tuple[str, str], found: Mapping[str, Taken]) -> None:
    short = "".join(f"{taken.sha256}  {name}\n" for name, taken in found.items())
    long = "".join(f"{taken.sha512}  {name}\n" for name, taken in found.items())
    for name, text in zip(lists, (short, long), strict=True):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _seal_text(folder: Path, package: str) -> str:
    lines = (f"{digests(folder / name).sha256}  {name}\n" for name in TAG_LISTS)
    return f"tocsin-package/1 {package}\n{''.join(lines)}"
