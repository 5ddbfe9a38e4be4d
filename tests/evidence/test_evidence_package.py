"""Packages as strangers meet them: with their own tools, and with what stands inside alone."""

import ast
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest
from evidence_authority import OPENSSL
from evidence_case import Handed
from evidence_things import letter

from tocsin.evidence import PackageError, Store
from tocsin.evidence.package import Order, check, export, standalone
from tocsin.evidence.package.standalone import LISTS, SEAL, TAG_LISTS


def run(*call: str, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(call, cwd=at, capture_output=True, text=True, check=False)


def test_the_package_verifies_itself_with_any_python(handed: Handed, tmp_path: Path) -> None:
    alone = {"PYTHONPATH": "", "PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-I", "-S", "verify.py"], cwd=handed.folder, env=alone,
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 not as they were" in done.stdout
    assert f"key of the log: {handed.key}" in done.stdout
    assert "our-own-clock.tsr says when the first" in done.stdout


def test_the_verifier_needs_nothing_but_python_3_8() -> None:
    text = Path(standalone.__file__).read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    assert names <= set(sys.stdlib_module_names)
    assert not names & {"socket", "urllib", "http", "subprocess"}


def test_sha256sum_reads_every_list(handed: Handed) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("no sha256sum here")
    for tool, lists in (("sha256sum", (TAG_LISTS[0], LISTS[0])), ("sha512sum", (TAG_LISTS[1],))):
        done = run(tool, "--strict", "-c", *lists, at=handed.folder)
        assert done.returncode == 0, done.stdout + done.stderr


def test_bagit_takes_it_for_a_valid_bag(handed: Handed) -> None:
    bag = bagit.Bag(str(handed.folder))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["Internal-Sender-Identifier"] == "K-1"
    assert set(bag.algorithms) == {"sha256", "sha512"}


def test_openssl_confirms_seal_and_checkpoint_as_verify_txt_says(handed: Handed) -> None:
    for note in (SEAL, "custody/checkpoint.txt"):
        steps = (
            f"sed '/^$/,$d' {note} > {handed.folder.parent}/text && "
            f"tail -n 1 {note} | cut -d' ' -f3 | base64 -d | tail -c 64 > {handed.folder.parent}/s "
            "&& openssl pkeyutl -verify -pubin -inkey custody/log-key.pem -rawin "
            f"-in {handed.folder.parent}/text -sigfile {handed.folder.parent}/s"
        )
        done = run("sh", "-c", steps, at=handed.folder)
        assert "Signature Verified Successfully" in done.stdout, done.stderr


def test_openssl_confirms_the_time_stamp_as_verify_txt_says(handed: Handed) -> None:
    assert OPENSSL
    (place,) = (handed.folder / "custody/stamps").iterdir()
    done = run(OPENSSL, "ts", "-verify", "-data", "checkpoint.txt", "-in", "our-own-clock.tsr",
               "-CAfile", "our-own-clock.pem", at=place)  # fmt: skip
    assert "Verification: OK" in done.stdout + done.stderr
    other = (place / "checkpoint.txt").read_bytes().replace(b"clock", b"clack")
    (handed.folder.parent / "other.txt").write_bytes(other)
    done = run(OPENSSL, "ts", "-verify", "-data", str(handed.folder.parent / "other.txt"),
               "-in", "our-own-clock.tsr", "-CAfile", "our-own-clock.pem", at=place)  # fmt: skip
    assert done.returncode != 0


def test_age_opens_what_is_sealed_to_a_key(handed: Handed, tmp_path: Path) -> None:
    if not shutil.which("age"):
        pytest.skip("age is not installed: scripts/install-system.sh")
    done = run(
        "age", "-d", "-i", str(handed.identity), "-o", "out.zip", str(handed.sealed), at=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert zipfile.ZipFile(tmp_path / "out.zip").testzip() is None
    assert check(tmp_path / "out.zip").wrong == {}


def test_any_unzip_reads_the_archive(handed: Handed, tmp_path: Path) -> None:
    with zipfile.ZipFile(handed.archive) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    assert run(sys.executable, "verify.py", at=top).returncode == 0


def test_a_web_archive_goes_out_as_it_came(handed: Handed) -> None:
    (path,) = handed.folder.glob("data/originals/*.wacz")
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert package["profile"] == "data-package"
        assert re.fullmatch(r"1\.\d+\.\d+", package["wacz_version"])
        for resource in package["resources"]:
            data = archive.read(resource["path"])
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert resource["bytes"] == len(data)
        names = archive.namelist()
    assert {"pages/pages.jsonl", "archive/data.warc.gz", "indexes/index.cdx.gz"} <= set(names)
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_everything_of_the_case_is_in_it_and_nothing_of_another(handed: Handed) -> None:
    originals = sorted(path.name for path in handed.folder.glob("data/originals/*"))
    assert [name.partition(".")[2] for name in originals] == ["png", "eml", "wacz", "sealed"]
    assert (handed.folder / "data/originals/E3.eml").read_bytes() == letter()
    everything = b"".join(p.read_bytes() for p in handed.folder.rglob("*") if p.is_file())
    assert b"of another case" not in everything
    assert b"K-2" not in everything


def test_the_index_tells_of_custody_time_and_what_was_sealed(handed: Handed) -> None:
    page = (handed.folder / "index.html").read_text(encoding="utf-8")
    for words in ("threat.png", "viewed in clear", "to translate", "it is a program",
                  "Our own clock", handed.key, "redacted copy made"):  # fmt: skip
        assert words in page
    assert (handed.folder / "index.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_steps_stand_in_three_languages(handed: Handed, lang: str) -> None:
    name = "VERIFY.txt" if lang == "en" else f"VERIFY.{lang}.txt"
    text = (handed.folder / name).read_text(encoding="utf-8")
    for words in ("sha256sum -c", "openssl ts -verify", "python3 verify.py", handed.key):
        assert words in text
    assert "{" not in text


def test_a_package_of_any_kind_is_as_it_was(handed: Handed) -> None:
    found = [check(handed.folder), check(handed.archive), check(handed.sealed, handed.identity)]
    assert [one.wrong for one in found] == [{}, {}, {}]
    assert {one.key for one in found} == {handed.key}
    assert all(one.stamps[0][2] > "2026" for one in found)


def test_other_roots_than_those_in_the_package_decide(handed: Handed, tmp_path: Path) -> None:
    from evidence_authority import make_authority

    other = make_authority(tmp_path / "other").roots.read_bytes()
    assert list(check(handed.folder, roots=other).wrong) == [
        next(p for p in standalone.Folder(handed.folder).names() if p.endswith(".tsr"))
    ]


def reseal_lists(bag: Path) -> None:
    """Do what a forger without the key can: write all lists anew."""
    for lists, wanted in ((LISTS, True), (TAG_LISTS, False)):
        paths = sorted(p for p in bag.rglob("*") if p.is_file())
        for name, algorithm in zip(lists, ("sha256", "sha512"), strict=True):
            lines = []
            for path in paths:
                inside = path.relative_to(bag).as_posix()
                if inside.startswith("data/") == wanted and inside not in (*TAG_LISTS, SEAL):
                    digest = hashlib.new(algorithm, path.read_bytes()).hexdigest()
                    lines.append(f"{digest}  {inside}\n")
            (bag / name).write_text("".join(lines))


def test_who_writes_all_lists_anew_fails_at_the_seal(bag: Path) -> None:
    (bag / "data/originals/E3.eml").write_bytes(letter(b"I love your work.\r\n"))
    reseal_lists(bag)
    assert bagit.Bag(str(bag)).validate()
    assert SEAL in check(bag).wrong or any(name in check(bag).wrong for name in TAG_LISTS)


def test_who_has_the_key_but_changes_an_item_fails_at_the_log(bag: Path, handed: Handed) -> None:
    from tocsin.evidence.note import read_signer
    from tocsin.evidence.package.bag import _seal_text

    (bag / "data/originals/E3.eml").write_bytes(letter(b"I love your work.\r\n"))
    reseal_lists(bag)
    name = (bag / "custody/log-key.txt").read_text().partition("+")[0]
    signer = read_signer(name, (handed.store / "log-key.pem").read_bytes())
    (bag / SEAL).write_bytes(signer.sign(_seal_text(bag, "K-1")))
    wrong = check(bag).wrong
    assert wrong == {"data/originals/E3.eml": "no entry of the custody log speaks of it"}


def test_a_missing_an_added_and_a_swapped_file_are_named(bag: Path) -> None:
    (bag / "data/originals/E3.eml").unlink()
    (bag / "data/extra.txt").write_text("x")
    (bag / "note.txt").write_text("x")
    (bag / "data/link").symlink_to("/etc/passwd")
    wrong = check(bag).wrong
    assert wrong["data/originals/E3.eml"] == "is missing"
    assert "no list knows it" in wrong["data/extra.txt"]
    assert "no list knows it" in wrong["note.txt"]
    assert "is a link" in wrong["data/link"]


def test_what_is_no_package_is_told(tmp_path: Path, handed: Handed) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "empty.zip").write_bytes(b"")
    for path in (tmp_path, tmp_path / "a.zip", tmp_path / "empty.zip", tmp_path / "gone"):
        with pytest.raises(PackageError):
            check(path)
    with pytest.raises(PackageError, match="--identity"):
        check(handed.sealed)


@pytest.mark.parametrize(
    ("order", "name", "why"),
    [
        (Order("K-1", "A"), "there", "never overwritten"),
        (Order("K-1", "A", recipients=("age1x",)), "bag.zip", "end its name with .zip.age"),
        (Order("K-1", "A"), "bag.zip.age", "name a recipient"),
        (Order("K-1", "A", recipients=("age1x",)), "bag.zip.age", "no age recipient"),
        (Order("K-1", "A", lang="de"), "bag", "no index in 'de'"),
        (Order("K-9", "A"), "bag", "no exhibits in case K-9"),
    ],
)
def test_an_order_that_cannot_be_filled_leaves_nothing(
    store: Store, tmp_path: Path, order: Order, name: str, why: str
) -> None:
    (tmp_path / "there").mkdir()
    store.add("K-1", b"words", "a.txt", "Aigerim")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Exception, match=why):
        export(store, order, tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before


def test_bytes_altered_in_the_store_are_not_exported(store: Store, tmp_path: Path) -> None:
    held = store.add("K-1", b"words", "a.txt", "Aigerim").held
    path = store.objects.file(held.sha256)
    path.chmod(0o600)
    path.write_bytes(b"Words")
    with pytest.raises(PackageError, match="E1 was altered"):
        export(store, Order("K-1", "A"), tmp_path / "bag")
    assert not (tmp_path / "bag").exists()
