#!/usr/bin/env python3
"""Check a Tocsin evidence package: python3 verify.py [FOLDER or ZIP]

Says for every file whether it is what it was, and for every item since when the custody log has
known it. Needs Python 3.8 or newer and nothing else; asks no network. Time stamps are checked with
`openssl`, where that is installed. Exit code: 0 all as it was, 1 something is not, 2 no package.

The steps, each of which you can do with other tools (VERIFY.txt says how):
1. container  a ZIP is written in one possible way only; every byte outside the files is compared
2. files      every file against two lists, SHA-256 and SHA-512; the lists against a signed seal
3. log        every item and record is in an entry; every entry leads to the root of the log
4. time       that root was signed, and an authority put a time on it
"""

from __future__ import annotations

import base64
import hashlib
import json
import mmap
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple, Union  # noqa: UP035  # for Python 3.8

ALGORITHMS = ("sha256", "sha512")
SEAL, LOG = "seal.txt", "custody/"
LISTS = ["tagmanifest-%s.txt" % name for name in ALGORITHMS]  # noqa: UP031
Buffer = Union[bytes, mmap.mmap]


class Fault(NamedTuple):
    """Something that is not as it was: the file, and what is wrong with it."""

    path: str
    words: str


# ------------------------------------------------------------------ 1. container

LOCAL, CENTRAL, END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
DAY, TEXT = 0x21, 0x800  # 1 January 1980; names in UTF-8


class Member(NamedTuple):
    """One file in a ZIP: where its header begins, its name, checksum and size."""

    at: int
    name: bytes
    crc: int
    size: int

    def local(self) -> bytes:
        """Give the header before its bytes, in the one way we write it."""
        fixed = (b"PK\x03\x04", 20, TEXT, 0, 0, DAY, self.crc, self.size, self.size)
        return struct.pack(LOCAL, *fixed, len(self.name), 0) + self.name

    def central(self) -> bytes:
        """Give its line in the directory."""
        fixed = (b"PK\x01\x02", 20, 20, TEXT, 0, 0, DAY, self.crc, self.size, self.size)
        return struct.pack(CENTRAL, *fixed, len(self.name), 0, 0, 0, 0, 0, self.at) + self.name


def tail(members: List[Member], at: int) -> bytes:
    """Give the directory and the end of a ZIP, where the directory begins at `at`."""
    lines = b"".join(one.central() for one in members)
    count = len(members)
    return lines + struct.pack(END, b"PK\x05\x06", 0, 0, count, count, len(lines), at, 0)


def by_headers(blob: Buffer) -> Iterator[Member]:
    """Give the members as the headers before the files tell."""
    at = 0
    while blob[at : at + 4] == b"PK\x03\x04":
        found = struct.unpack(LOCAL, blob[at : at + 30])
        yield Member(at, blob[at + 30 : at + 30 + found[9]], found[6], found[7])
        at += 30 + found[9] + found[7]


def by_directory(blob: Buffer) -> Iterator[Member]:
    """Give the members as the directory at the end tells."""
    at = blob.rfind(b"PK\x05\x06")
    start = struct.unpack(END, blob[at : at + 22])[6] if at >= 0 else len(blob)
    while blob[start : start + 4] == b"PK\x01\x02":
        found = struct.unpack(CENTRAL, blob[start : start + 46])
        yield Member(found[16], blob[start + 46 : start + 46 + found[10]], found[7], found[8])
        start += 46 + found[10]


def wrong_bytes(blob: Buffer, members: List[Member]) -> List[Tuple[int, str]]:
    """Compare every byte outside the files with what it has to be; give places and what they are."""
    at, wrong = 0, []
    for one in members:
        if one.at != at:
            return [(at, "the order of the files")] * len(blob)
        wrong += differing(blob, at, one.local(), "the header of " + shown(one.name))
        at += len(one.local()) + one.size
    return wrong + differing(blob, at, tail(members, at), "the directory", to_the_end=True)


def differing(
    blob: Buffer, at: int, right: bytes, what: str, to_the_end: bool = False
) -> List[Tuple[int, str]]:
    """Give the places at which `right` does not stand."""
    found = blob[at:] if to_the_end else blob[at : at + len(right)]
    if found == right:
        return []
    if len(found) != len(right):
        return [(at, what)] * max(len(found), len(right))
    return [(at + i, what) for i in range(len(right)) if found[i] != right[i]]


def shown(name: bytes) -> str:
    """Give a name that can be printed."""
    return name.decode("utf-8", "backslashreplace")


# ------------------------------------------------------------------ 2. files


class Package:
    """The files of a package by path, in a folder or a ZIP, and what is wrong with the container."""

    def __init__(self, place: Path) -> None:
        self.faults: List[Fault] = []
        self.spans: Dict[str, Tuple[int, int]] = {}
        self.paths: Dict[str, Path] = {}
        if place.is_dir():
            self._walk(place)
        else:
            with place.open("rb") as file:
                whole = place.stat().st_size
                self.blob = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if whole else b""
            self._unzip(place.name)

    def _walk(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                self.faults.append(Fault(name, "is a link or a device, not a file"))
            elif path.is_file():
                self.paths[name] = path

    def _unzip(self, name: str) -> None:
        best: List[Tuple[int, str]] = []
        members: List[Member] = []
        for way in (by_headers, by_directory):
            try:
                listing = list(way(self.blob))
                wrong = wrong_bytes(self.blob, listing)
            except (struct.error, ValueError):
                continue
            if listing and (not members or len(wrong) < len(best)):
                best, members = wrong, listing
        if not members:
            raise ValueError("is no package: no ZIP that Tocsin wrote")
        for at, what in best[:1]:
            self.faults.append(Fault(name, "the ZIP itself was altered at byte %d: %s" % (at, what)))  # noqa: UP031
        for one in members:
            path = shown(one.name).partition("/")[2]
            start = one.at + len(one.local())
            if path in self.spans:
                self.faults.append(Fault(path, "stands in the ZIP twice"))
            self.spans[path] = (start, start + one.size)
            if zlib.crc32(self.blob[start : start + one.size]) != one.crc:
                self.faults.append(Fault(path, "does not match its checksum in the ZIP"))

    def names(self) -> List[str]:
        """Give the paths of all files."""
        return sorted(self.spans or self.paths)

    def read(self, name: str) -> bytes:
        """Give a file; nothing where it is missing."""
        if name in self.spans:
            start, end = self.spans[name]
            return self.blob[start:end]
        return self.paths[name].read_bytes() if name in self.paths else b""

    def digests(self, name: str) -> Dict[str, str]:
        """Give the digests of a file, by algorithm."""
        sums = [hashlib.new(name) for name in ALGORITHMS]
        if name in self.spans:
            for one in sums:
                one.update(self.read(name))
        else:
            with self.paths[name].open("rb") as file:
                for block in iter(lambda: file.read(1 << 20), b""):
                    for one in sums:
                        one.update(block)
        return {algorithm: one.hexdigest() for algorithm, one in zip(ALGORITHMS, sums)}  # noqa: B905


def listed(text: bytes, width: int) -> Tuple[Dict[str, str], bool]:
    """Read a list of digests; say also whether every line is written as lists are."""
    out: Dict[str, str] = {}
    clean = text.endswith(b"\n")
    for line in text[:-1].split(b"\n"):
        match = re.match(rb"([0-9a-f]{%d})  ([!-~]+)\Z" % width, line)
        clean = clean and match is not None and match[2].decode() not in out
        if match:
            out[match[2].decode()] = match[1].decode()
    return out, clean


def against_lists(found: Dict[str, Dict[str, str]], lists: Dict[str, bytes]) -> Iterator[Fault]:
    """Compare files with two lists; where one list fits and the other does not, it is the list."""
    tables, blamed = {}, set()
    for name, algorithm in zip(lists, ALGORITHMS):  # noqa: B905
        tables[algorithm], clean = listed(lists[name], hashlib.new(algorithm).digest_size * 2)
        if not clean:
            blamed.add(name)
    for path in sorted(set(found).union(*tables.values())):
        fits = [tables[one].get(path) == found.get(path, {}).get(one, "") for one in ALGORITHMS]
        if path not in found:
            misses = [path in tables[one] for one in ALGORITHMS]
            if all(misses):
                yield Fault(path, "is missing")
            blamed |= {name for name, miss in zip(lists, misses) if miss and not all(misses)}  # noqa: B905
        elif not any(fits):
            known = any(path in table for table in tables.values())
            yield Fault(path, "was altered" if known else "was added: no list knows it")
        elif not all(fits):
            blamed |= {name for name, fit in zip(lists, fits) if not fit}  # noqa: B905
    for name in sorted(blamed):
        yield Fault(name, "was altered: it does not fit the files, and the other list does")


def check_files(package: Package) -> Iterator[Fault]:
    """Compare the tag files with the seal's lists, the payload with its manifests."""
    digests = {name: package.digests(name) for name in package.names()}
    tags = {n: d for n, d in digests.items() if not n.startswith("data/") and n not in [*LISTS, SEAL]}
    faults = list(against_lists(tags, {name: package.read(name) for name in LISTS}))
    yield from faults
    yield from check_seal(package, digests, {one.path for one in faults})
    manifests = {name: package.read(name[3:]) for name in LISTS}
    payload = {name: one for name, one in digests.items() if name.startswith("data/")}
    known = {one.path for one in faults}
    for fault in against_lists(payload, manifests):
        name = fault.path[3:] if fault.path in LISTS else fault.path
        if name not in known:
            yield Fault(name, fault.words)


def check_seal(package: Package, digests: Dict[str, Dict[str, str]], known: set) -> Iterator[Fault]:  # type: ignore[type-arg]
    """Check the signed seal over both lists."""
    note = package.read(SEAL)
    text, good = opened(note, package.read(LOG + "log-key.txt"))
    right = ["%s  %s" % (digests.get(name, {}).get("sha256"), name) for name in LISTS]  # noqa: UP031
    fits = text.decode("utf-8", "replace").split("\n")[2:] == [*right, ""]
    if good and fits:
        return
    if LOG + "log-key.txt" in known:
        return  # the key itself was altered, and is named
    if not good:
        yield Fault(SEAL, "was altered, or signed with another key")
    for name in LISTS:
        line = "%s  %s\n" % (digests.get(name, {}).get("sha256"), name)  # noqa: UP031
        if good and line not in text.decode() and name not in known:
            yield Fault(name, "was altered: the seal does not fit it")


# ------------------------------------------------------------------ signatures

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = Tuple[int, int, int, int]


def point(data: bytes) -> Point:
    """Read a point of the curve of Ed25519 (RFC 8032, 5.1.3)."""
    packed = int.from_bytes(data, "little")
    y, sign = packed & (2**255 - 1), packed >> 255
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(one: Point, two: Point) -> Point:
    """Add two points."""
    a, b = (one[1] - one[0]) * (two[1] - two[0]), (one[1] + one[0]) * (two[1] + two[0])
    c, d = 2 * one[3] * two[3] * D, 2 * one[2] * two[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, base: Point) -> Point:
    """Add a point to itself `number` times."""
    out: Point = (0, 1, 1, 0)
    while number:
        out = add(out, base) if number & 1 else out
        base, number = add(base, base), number >> 1
    return out


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Say whether an Ed25519 signature holds (RFC 8032, 5.1.7)."""
    try:
        r, a = point(signature[:32]), point(key)
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(k, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return s < ORDER and same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def opened(note: bytes, key_line: bytes) -> Tuple[bytes, bool]:
    """Give the text of a signed note, and whether the key of a line `name+hash+key` signed it."""
    text, _, line = note.rpartition(b"\n\n")
    try:
        name, tell, packed = key_line.decode().rstrip("\n").split("+", 2)
        start = "\u2014 %s " % name  # noqa: UP031
        line_text = line.decode()
        signature = base64.b64decode(line_text[len(start) :].rstrip("\n"), validate=True)
        written = "%s%s\n" % (start, base64.b64encode(signature).decode())  # noqa: UP031
        key = base64.b64decode(packed, validate=True)[1:]
    except ValueError:
        return text + b"\n", False
    whole = line_text == written and signature[:4].hex() == tell and len(signature) == 68
    return text + b"\n", whole and signed(key, text + b"\n", signature[4:])


# ------------------------------------------------------------------ 3. log


def leaf(salt: bytes, body: bytes) -> bytes:
    """Hash an entry of the log (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\0" + salt + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Hash two nodes of the tree."""
    return hashlib.sha256(b"\1" + left + right).digest()


def included(found: bytes, index: int, size: int, path: List[bytes], root: bytes) -> bool:
    """Walk from a leaf to the root (RFC 9162, 2.1.3.2)."""
    last = size - 1
    for step in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            found = node(step, found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = node(found, step)
        index, last = index >> 1, last >> 1
    return last == 0 and found == root


def consistent(old: int, new: int, before: bytes, after: bytes, path: List[bytes]) -> bool:
    """Check that an earlier tree is the beginning of a later one (RFC 9162, 2.1.4.2)."""
    if old == new:
        return before == after and not path
    steps = [before, *path] if old & (old - 1) == 0 else path
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    if not 0 < old < new or not steps:
        return False
    one = two = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            one, two = node(step, one), node(step, two)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            two = node(two, step)
        index, last = index >> 1, last >> 1
    return last == 0 and one == before and two == after


class Log(NamedTuple):
    """What the package tells of the custody log."""

    size: int
    root: bytes
    entries: Dict[int, Dict[str, object]]


def canonical(value: object) -> bytes:
    """Give the byte form of RFC 8785; entries hold only text, whole numbers and lists of them."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read_checkpoint(package: Package, path: str) -> Tuple[int, bytes, bool]:
    """Give size and root of a checkpoint, and whether its signature holds."""
    text, good = opened(package.read(path), package.read(LOG + "log-key.txt"))
    lines = text.decode().split("\n")
    return int(lines[1]), base64.b64decode(lines[2], validate=True), good


def check_log(package: Package, entries: Dict[int, Dict[str, object]]) -> Iterator[Fault]:
    """Check every entry, that every item has one, and the checkpoints with a time stamp."""
    size, root, good = read_checkpoint(package, LOG + "checkpoint.txt")
    if not good:
        yield Fault(LOG + "checkpoint.txt", "its signature does not hold")
    items, records = set(), set()
    for line in package.read(LOG + "entries.jsonl").splitlines():
        one = json.loads(line)
        entry, index = one["entry"], one["index"]
        path = [bytes.fromhex(step) for step in one["proof"]]
        start = leaf(bytes.fromhex(one["salt"]), canonical(entry))
        if not included(start, index, size, path, root):
            yield Fault(LOG + "entries.jsonl", "entry %d does not lead to the root" % index)  # noqa: UP031
            continue
        entries[index] = entry
        items.add(entry.get("item"))
        records.add(entry.get("record"))
    for name in package.names():
        kind = name.split("/")[1] if name.startswith("data/") else ""
        known = records if kind == "records" else items
        if kind and hashlib.sha256(package.read(name)).hexdigest() not in known:
            yield Fault(name, "no entry of the custody log speaks of it")
    for name in package.names():
        if name.startswith(LOG + "stamps/") and name.endswith("/checkpoint.txt"):
            yield from check_stamped(package, name, size, root)


def check_stamped(package: Package, name: str, size: int, root: bytes) -> Iterator[Fault]:
    """Check that an earlier checkpoint is signed and is the beginning of the log."""
    old, before, good = read_checkpoint(package, name)
    proof = package.read(name.replace("checkpoint.txt", "consistency.txt")).decode().split()
    path = [bytes.fromhex(step) for step in proof]
    if not good or not consistent(old, size, before, root, path):
        yield Fault(name, "is not signed, or not the beginning of this log")


# ------------------------------------------------------------------ 4. time


def stamp_times(package: Package, roots: str) -> Iterator[Tuple[str, int, str, str]]:
    """Ask openssl for each time stamp: file, entries covered, the time, and what is wrong."""
    for name in package.names():
        if not name.endswith(".tsr"):
            continue
        folder = name.rpartition("/")[0]
        with tempfile.TemporaryDirectory() as place:
            here = Path(place)
            (here / "s").write_bytes(package.read(name))
            (here / "c").write_bytes(package.read(folder + "/checkpoint.txt"))
            (here / "r").write_bytes(package.read(name[:-4] + ".pem"))
            trusted = roots or str(here / "r")
            told = openssl("ts", "-reply", "-in", str(here / "s"), "-text")
            checked = openssl("ts", "-verify", "-data", str(here / "c"), "-in", str(here / "s"),
                              "-CAfile", trusted)  # fmt: skip
        match = re.search("Time stamp: (.*)", told)
        size = read_checkpoint(package, folder + "/checkpoint.txt")[0]
        wrong = "" if "Verification: OK" in checked else "openssl does not confirm the time stamp"
        yield name, size, match[1] if match else "unreadable", wrong


def openssl(*call: str) -> str:
    """Run openssl; give all it says, nothing where it is not installed."""
    try:
        done = subprocess.run(["openssl", *call], capture_output=True, timeout=60)  # noqa: S603, S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")


# ------------------------------------------------------------------ the whole


def verify(package: Package) -> Tuple[List[Fault], Dict[int, Dict[str, object]]]:
    """Give all faults, and the entries of the log that hold."""
    faults = package.faults + list(check_files(package))
    entries: Dict[int, Dict[str, object]] = {}
    if not [one for one in faults if one.path.startswith((LOG, "tagmanifest"))]:
        try:
            deeper = list(check_log(package, entries))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            deeper = [Fault(LOG, "the custody log cannot be read: %s" % error)]  # noqa: UP031
        known = {one.path for one in faults}
        faults += [one for one in deeper if one.path not in known]
    return faults, entries


def main(call: List[str]) -> int:
    """Check what the call names, else the folder this file lies in."""
    place = Path(call[0]) if call else Path(__file__).resolve().parent
    try:
        package = Package(place)
    except (OSError, ValueError) as error:
        print("%s: %s" % (place, error))  # noqa: T201, UP031
        return 2
    if "bagit.txt" not in package.names():
        print("%s is no evidence package: it has no bagit.txt" % place)  # noqa: T201, UP031
        return 2
    faults, entries = verify(package)
    print("Key of the log: " + fingerprint(package))  # noqa: T201
    for name, size, when, wrong in stamp_times(package, call[1] if call[1:] else ""):
        print("%s: the first %d entries existed at %s" % (name, size, when))  # noqa: T201, UP031
        faults += [Fault(name, wrong)] if wrong else []
    for fault in faults:
        print("NOT AS IT WAS  %s: %s" % fault)  # noqa: T201, UP031
    words = (len(package.names()), len(entries), len(faults))
    print("%d files, %d log entries checked, %d faults." % words)  # noqa: T201, UP031
    return 1 if faults else 0


def fingerprint(package: Package) -> str:
    """Give the SHA-256 of the key, to compare with what its owner tells you."""
    try:
        raw = base64.b64decode(package.read(LOG + "log-key.txt").decode().split("+", 2)[2])[1:]
    except (ValueError, IndexError):
        return "unreadable"
    return hashlib.sha256(raw).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
