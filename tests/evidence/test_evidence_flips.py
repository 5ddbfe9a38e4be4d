"""Single bits changed anywhere in a package: each is seen, and its place is named."""

import random
from pathlib import Path

import pytest
from evidence_case import Handed

from tocsin.evidence import PackageError
from tocsin.evidence.package import check, standalone
from tocsin.evidence.package.zipped import Zipped

TRIES = 60


def flipped(data: bytes, bit: int) -> bytes:
    out = bytearray(data)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out)


def test_a_bit_in_any_file_is_seen_and_the_file_named(bag: Path) -> None:
    chance = random.Random(7)
    paths = sorted(path for path in bag.rglob("*") if path.is_file())
    for path in [*paths, *chance.choices(paths, k=TRIES)]:
        whole = path.read_bytes()
        path.write_bytes(flipped(whole, chance.randrange(len(whole) * 8)))
        faults, _ = standalone.check(standalone.Folder(bag))
        assert set(faults) == {path.relative_to(bag).as_posix()}
        path.write_bytes(whole)


def test_a_bit_in_any_byte_of_the_seal_and_the_notes_is_seen(bag: Path) -> None:
    for path in (bag / "seal.txt", bag / "custody/log-key.txt"):
        whole = path.read_bytes()
        for at in range(0, len(whole), 7):
            path.write_bytes(flipped(whole, at * 8 + at % 8))
            faults, _ = standalone.check(standalone.Folder(bag))
            assert set(faults) == {path.relative_to(bag).as_posix()}
        path.write_bytes(whole)


def place(archive: Path, at: int) -> str:
    """Say in which file of a ZIP a byte stands; the name of the ZIP where it is in none."""
    with Zipped(archive) as package:
        for name, member in package._members.items():
            if member.start <= at < member.end:
                return name
    return archive.name


def directory_of(archive: Path) -> int:
    """Give where the list of files at the end of a ZIP begins."""
    with Zipped(archive) as package:
        return max(member.end for member in package._members.values())


def test_a_bit_anywhere_in_a_zip_is_seen_and_its_place_named(
    handed: Handed, tmp_path: Path
) -> None:
    chance = random.Random(7)
    whole = handed.archive.read_bytes()
    altered = tmp_path / handed.archive.name
    directory = directory_of(handed.archive)
    bits = [chance.randrange(len(whole) * 8) for _ in range(TRIES // 2)]
    bits += [chance.randrange(directory * 8, len(whole) * 8) for _ in range(TRIES // 2)]
    bits += [chance.randrange(0, 60 * 8) for _ in range(TRIES // 4)]
    for bit in bits:
        altered.write_bytes(flipped(whole, bit))
        with Zipped(altered) as package:
            faults, _ = standalone.check(package)
        assert set(faults) == {place(handed.archive, bit // 8)}, bit


def test_the_place_in_the_zip_itself_is_told_to_the_byte(handed: Handed, tmp_path: Path) -> None:
    whole = handed.archive.read_bytes()
    at = directory_of(handed.archive) + 12
    (tmp_path / "a.zip").write_bytes(flipped(whole, at * 8))
    assert f"at byte {at}: its directory" in check(tmp_path / "a.zip").wrong["a.zip"]


@pytest.mark.parametrize("change", [b"x", b"PK\x05\x06" + bytes(18)])
def test_bytes_behind_a_zip_are_seen(handed: Handed, tmp_path: Path, change: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(handed.archive.read_bytes() + change)
    assert "a.zip" in check(tmp_path / "a.zip").wrong


def test_a_bit_anywhere_in_an_encrypted_package_is_seen(handed: Handed, tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = handed.sealed.read_bytes()
    altered = tmp_path / "a.zip.age"
    for bit in [*range(0, 1600, 80), *(chance.randrange(len(whole) * 8) for _ in range(20))]:
        altered.write_bytes(flipped(whole, bit))
        with pytest.raises(PackageError, match="was altered"):
            check(altered, handed.identity)
