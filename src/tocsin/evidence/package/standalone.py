#!/usr/bin/env python3
"""Check a Tocsin evidence package: `python3 verify.py [FOLDER]`.

Needs Python 3.8 and nothing else, and asks no network. Exit code: 0 all is as it was, 1 something
is not (each line names the file), 2 no package. VERIFY.txt says how to take the steps with other
tools, and how to check time stamps, which need `openssl`.
"""
# ruff: noqa: B905, T201, UP035  # a script for strangers, who may have Python 3.8

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping

TAG_LISTS = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
LISTS = ("manifest-sha256.txt", "manifest-sha512.txt")
SEAL, KEY, LOG = "seal.txt", "custody/log-key.txt", "custody/entries.jsonl"
CHECKPOINT = "custody/checkpoint.txt"


class Folder:
    """The files of a package by their paths."""

    def __init__(self, folder: Path) -> None:
        self.faults: list[tuple[str, str]] = []
        self.paths: dict[str, Path] = {}
        self.sums: dict[str, list[str]] = {}
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                self.faults.append((name, "is a link or a device, not a file"))
            elif path.is_file():
                self.paths[name] = path

    def names(self) -> Iterable[str]:
        """Give the paths of all files."""
        return self.paths

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give a file in blocks; nothing where there is no such file."""
        if name in self.paths:
            with self.paths[name].open("rb") as file:
                yield from iter(lambda: file.read(1 << 20), b"")

    def read(self, name: str) -> bytes:
        """Give a file whole."""
        return b"".join(self.blocks(name))

    def digests(self, name: str) -> list[str]:
        """Give SHA-256 and SHA-512 of a file."""
        if name not in self.sums:
            sums = [hashlib.sha256(), hashlib.sha512()]
            for block in self.blocks(name):
                for one in sums:
                    one.update(block)
            self.sums[name] = [one.hexdigest() for one in sums]
        return self.sums[name]


def read_list(text: bytes, width: int) -> tuple[dict[str, str], bool]:
    """Read a list of digests; say also whether all of it is written as lists are."""
    found = re.findall(rb"^([0-9a-f]{%d})  ([!-~]+)\n" % width, text, re.MULTILINE)
    table = {name.decode(): digest.decode() for digest, name in found}
    whole = b"".join(digest + b"  " + name + b"\n" for digest, name in found)
    return table, whole == text and len(table) == len(found)


def compare(
    package: Folder, lists: tuple[str, ...], found: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Hold files against two lists; where only one fits a file, the other list is wrong."""
    read = [read_list(package.read(name), width) for name, width in zip(lists, (64, 128))]
    wrong = {name for name, (_, clean) in zip(lists, read) if not clean}
    for path in sorted({*found, *read[0][0], *read[1][0]}):
        fits = [table.get(path) == sums for (table, _), sums in zip(read, found.get(path, "--"))]
        listed = [path in table for table, _ in read]
        if path not in found:
            fits = [not known for known in listed]
        if all(fits):
            continue
        if any(fits):
            wrong |= {name for name, fit in zip(lists, fits) if not fit}
        elif path not in found:
            yield path, "is missing"
        else:
            yield path, "was altered" if any(listed) else "was added: no list knows it"
    yield from (
        (name, "was altered: the files and the other list are against it") for name in wrong
    )


def check_files(package: Folder) -> Iterator[tuple[str, str]]:
    """Check every file: payload against manifests, the rest against tag manifests, those sealed."""
    sums = {name: package.digests(name) for name in package.names()}
    tags = {n: s for n, s in sums.items() if n[:5] != "data/" and n not in (*TAG_LISTS, SEAL)}
    faults = dict(compare(package, TAG_LISTS, tags))
    payload = {n: s for n, s in sums.items() if n[:5] == "data/"}
    faults = {**dict(compare(package, LISTS, payload)), **faults}
    text, good = open_note(package, SEAL)
    for name in TAG_LISTS:
        if good and f"{sums.get(name, '-')[0]}  {name}\n".encode() not in text:
            faults.setdefault(name, "was altered: the seal does not fit it")
    if not good and KEY not in faults:
        faults[SEAL] = "was altered, or signed with another key"
    yield from faults.items()


# The curve Ed25519 and how its signatures are checked: RFC 8032, section 5.1.
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(data: bytes) -> tuple[int, ...]:
    """Read a point."""
    packed = int.from_bytes(data, "little")
    y, sign = packed & (2**255 - 1), packed >> 255
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P:
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(p: tuple[int, ...], q: tuple[int, ...]) -> tuple[int, ...]:
    """Add two points."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, p: tuple[int, ...]) -> tuple[int, ...]:
    """Add a point to itself `number` times."""
    out: tuple[int, ...] = (0, 1, 1, 0)
    while number:
        out, p, number = (add(out, p) if number & 1 else out), add(p, p), number >> 1
    return out


def signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Say whether a signature holds."""
    try:
        base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
        r, a, s = point(signature[:32]), point(key), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    p, q = times(s, base), add(r, times(k, a))
    same = (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0
    return len(signature) == 64 and s < ORDER and same


def open_note(package: Folder, path: str) -> tuple[bytes, bool]:
    """Give the text of a signed note, and whether the key of the log signed it."""
    text, _, line = package.read(path).rpartition(b"\n\n")
    try:
        name, tell, packed = package.read(KEY).decode().strip().split("+", 2)
        signature = base64.b64decode(line.split(b" ")[2])
        right = f"\u2014 {name} {base64.b64encode(signature).decode()}\n".encode()
        good = line == right and signature[:4].hex() == tell
        key = base64.b64decode(packed)[1:]
    except (ValueError, IndexError):
        return text + b"\n", False
    return text + b"\n", good and signed(key, text + b"\n", signature[4:])


def node(left: bytes, right: bytes) -> bytes:
    """Hash two nodes of a tree."""
    return hashlib.sha256(b"\1" + left + right).digest()


def climb(old: int, last: int, path: list[bytes], one: bytes, two: bytes) -> list[bytes]:
    """Walk to the roots of an old and a new tree (RFC 9162, 2.1.3.2 and 2.1.4.2)."""
    for step in path:
        if last == 0:
            return []
        if old & 1 or old == last:
            one, two = node(step, one), node(step, two)
            while old and not old & 1:
                old, last = old >> 1, last >> 1
        else:
            two = node(two, step)
        old, last = old >> 1, last >> 1
    return [one, two] if last == 0 else []


def extends(old: int, new: int, before: bytes, after: bytes, path: list[bytes]) -> bool:
    """Say whether the tree `before` is the beginning of the tree `after`."""
    if old == new or not path:
        return old == new and before == after and not path
    if old & (old - 1) == 0:
        path = [before, *path]
    old, new = old - 1, new - 1
    while old & 1:
        old, new = old >> 1, new >> 1
    return old < new and climb(old, new, path[1:], path[0], path[0]) == [before, after]


def read_checkpoint(package: Folder, path: str) -> tuple[int, bytes, bool]:
    """Give size and root of the log at a checkpoint, and whether that is signed."""
    text, good = open_note(package, path)
    lines = text.decode().split("\n")
    return int(lines[1]), base64.b64decode(lines[2]), good


def check_log(package: Folder, entries: dict[int, Any]) -> Iterator[tuple[str, str]]:
    """Check that every entry leads to the signed root, and that every file has an entry."""
    size, root, good = read_checkpoint(package, CHECKPOINT)
    if not good:
        yield CHECKPOINT, "its signature does not hold"
    for line in package.read(LOG).splitlines():
        one = json.loads(line)
        body = json.dumps(one["entry"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        leaf = hashlib.sha256(b"\0" + bytes.fromhex(one["salt"]) + body.encode()).digest()
        path = [bytes.fromhex(step) for step in one["proof"]]
        index = one["index"]
        if not 0 <= index < size or climb(index, size - 1, path, leaf, leaf)[1:] != [root]:
            yield LOG, f"entry {index} does not lead to the root"
        entries[index] = one["entry"]
    known = {one.get(field) for one in entries.values() for field in ("item", "record")}
    for name in package.names():
        if name[:5] == "data/" and package.digests(name)[0] not in known:
            yield name, "no entry of the custody log speaks of it"
        if name.endswith("/checkpoint.txt") and name != CHECKPOINT:
            old, before, good = read_checkpoint(package, name)
            proof = package.read(name.replace("checkpoint", "consistency")).decode().split()
            if not good or not extends(old, size, before, root, [bytes.fromhex(x) for x in proof]):
                yield name, "is not signed, or not the beginning of this log"


def check(package: Folder) -> tuple[dict[str, str], dict[int, Any]]:
    """Give what is wrong, by file, and the entries of the log, which hold where nothing is."""
    faults = {**dict(check_files(package)), **dict(package.faults)}
    entries: dict[int, Any] = {}
    if SEAL in faults or any(name.startswith(("custody/", "tagmanifest")) for name in faults):
        return faults, entries  # what the log is checked with was altered
    try:
        faults = {**dict(check_log(package, entries)), **faults}
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        faults[LOG] = f"cannot be read: {error!r}"
    return faults, entries


def stamps(package: Folder) -> dict[str, int]:
    """Give the files with time stamps, and how many entries of the log each covers."""
    names = sorted(name for name in package.names() if name.endswith(".tsr"))
    places = {name: name.rpartition("/")[0] + "/checkpoint.txt" for name in names}
    return {name: read_checkpoint(package, place)[0] for name, place in places.items()}


def main(call: list[str]) -> int:
    """Check what the call names, else the folder in which this file lies."""
    folder = Path(call[0]) if call else Path(__file__).resolve().parent
    if not (folder / "bagit.txt").is_file():
        print(f"{folder} is no evidence package: it is no folder with a bagit.txt")
        return 2
    package = Folder(folder)
    faults, entries = check(package)
    for name, words in sorted(faults.items()):
        print(f"NOT AS IT WAS  {name}: {words}")
    print(f"{len(package.paths)} files and {len(entries)} log entries checked")
    if not faults:
        key = base64.b64decode(package.read(KEY).split(b"+", 2)[2])[1:]
        print(f"key of the log: {hashlib.sha256(key).hexdigest()}")
        for name, size in stamps(package).items():
            print(f"{name} says when the first {size} entries existed: VERIFY.txt, step 4")
    print(f"{len(faults)} not as they were")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
