"""`tocsin evidence` as people call it: a case taken in, stamped, handed over, checked, erased."""

import json
import os
from pathlib import Path

import pyrage
import pytest
from typer.testing import CliRunner, Result

from tocsin.cli.app import app
from tocsin.evidence import Store

LETTER = (
    b"Received: from a by b\nFrom: stranger@example.net\nTo: a@example.org\n\nWe will find you.\n"
)


def call(*words: object) -> Result:
    return CliRunner().invoke(app, ["evidence", *map(str, words)], env={"TOCSIN_BY": "Aigerim"})


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a letter, a program in disguise and a file of posts, taken in by the command."""
    place = tmp_path_factory.mktemp("kept")
    handed = place / "handed"
    handed.mkdir()
    (handed / "letter.eml").write_bytes(LETTER)
    (handed / "picture.png").write_bytes(b"MZ" + bytes(40))
    (handed / "posts.ndjson").write_bytes(b'{"id": "1", "text": "x"}\nbroken\n')
    (handed / os.fsdecode(b"\xff\x1b[31mred.txt")).write_bytes(b"in a name of its own\n")
    os.mkfifo(handed / "pipe")
    result = call("add", handed, place / "gone.txt", "--case", "K-1", "--store", place / "store",
                  "--url", "https://example.net/1")  # fmt: skip
    assert result.exit_code == 1
    for words in ("E1", "letter.eml: e-mail", "sealed", "it is a program", "no JSON record",
                  "pipe: is no file", "gone.txt: No such file", "4 taken in",
                  "2 refused"):  # fmt: skip
        assert words in result.output
    assert "\x1b[31m" not in result.output
    return place / "store"


def test_a_list_shows_labels_and_no_content(kept: Path) -> None:
    result = call("list", "--store", kept)
    assert result.exit_code == 0
    assert "text of E1" in result.output
    assert "find you" not in result.output
    lines = [json.loads(x) for x in call("list", "--store", kept, "--json").stdout.splitlines()]
    assert [one["label"] for one in lines if not one["parent"]] == ["E1", "E3", "E4", "E6"]
    assert lines[0]["capture"]["url"] == {"value": "https://example.net/1"}
    assert call("list", "--store", kept, "--case", "K-9").exit_code == 0


def test_bytes_are_shown_for_a_reason_that_the_log_keeps(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.eml"
    refused = call("show", "E1", "--store", kept, "--clear", "-o", target)
    assert (refused.exit_code, target.exists()) == (2, False)
    done = call("show", "E1", "--store", kept, "--clear", "--why", "to translate", "-o", target)
    assert (done.exit_code, target.read_bytes()) == (0, LETTER)
    shown = call("show", "E1", "--store", kept)
    assert "viewed" in shown.output
    assert "to translate" in shown.output
    assert call("show", "E1", "--store", kept, "--preview", "-o", tmp_path / "p.png").exit_code == 2


@pytest.fixture(scope="module")
def package(kept: Path) -> Path:
    target = kept.parent / "case.zip"
    result = call(
        "export", "K-1", "--store", kept, "-o", target, "--to", "a lawyer", "--lang", "kk"
    )
    assert result.exit_code == 0, result.output
    for words in ("over another channel", "no time stamp", "in clear"):
        assert words in result.output
    return target


def test_a_package_verifies_with_exit_code_0(package: Path) -> None:
    result = call("verify", package)
    assert result.exit_code == 0
    assert "0 not as they were" in result.output
    assert "No time stamp" in result.output
    digest = package.with_name("case.zip.sha256").read_text()
    assert digest.endswith("  case.zip\n")


def test_an_altered_package_names_the_item_with_exit_code_1(package: Path, tmp_path: Path) -> None:
    altered = tmp_path / "case.zip"
    altered.write_bytes(package.read_bytes().replace(b"From: stranger", b"From: Stranger"))
    result = call("verify", altered, "--json")
    assert result.exit_code == 1
    wrong = json.loads(result.stdout)["wrong"]
    assert [one["where"] for one in wrong] == ["data/originals/E1.eml"]


@pytest.mark.parametrize("what", ["gone.zip", "folder", "text.txt"])
def test_what_is_no_package_ends_with_exit_code_2(tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.txt").write_text("hello")
    result = call("verify", tmp_path / what)
    assert result.exit_code == 2
    assert "package" in result.output or "no such file" in result.output


def test_a_package_for_one_reader_opens_with_her_key(kept: Path, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"{identity}\n")
    target = tmp_path / "case.zip.age"
    done = call("export", "K-1", "--store", kept, "-o", target, "--to-key", identity.to_public())
    assert done.exit_code == 0, done.output
    assert "in clear" not in done.output
    assert call("verify", target).exit_code == 2
    assert call("verify", target, "--identity", tmp_path / "key.txt").exit_code == 0
    again = call("export", "K-1", "--store", kept, "-o", target, "--to-key", identity.to_public())
    assert again.exit_code == 2
    assert "never overwritten" in again.output


def test_a_store_is_checked_and_told_of(kept: Path, tmp_path: Path) -> None:
    assert call("verify", kept).exit_code == 0
    (stray := kept / "objects" / "ab").mkdir(exist_ok=True)
    (stray / "abc").write_bytes(b"x")
    result = call("verify", kept)
    (stray / "abc").unlink()
    assert result.exit_code == 1
    assert "no exhibit has these bytes" in result.output


def test_a_checkpoint_is_printed_with_the_key(kept: Path, tmp_path: Path) -> None:
    result = call("checkpoint", "--store", kept)
    assert result.stdout.startswith("tocsin-")
    assert "fingerprint" in result.stderr
    assert call("checkpoint", "--store", kept, "-o", tmp_path / "note").exit_code == 0
    assert (tmp_path / "note").read_text() == result.stdout


def test_without_an_authority_a_time_stamp_is_refused_in_words(kept: Path) -> None:
    result = call("timestamp", "--store", kept)
    assert result.exit_code == 2
    assert "no time-stamp authority is set" in result.output
    assert call("timestamp", "--store", kept, "--authority", "http://a.example").exit_code == 2


def test_an_exhibit_is_erased_only_when_that_is_said_twice(tmp_path: Path) -> None:
    with Store.found(tmp_path / "store", "Aigerim") as store:
        store.add("K-1", b"her address", "a.txt", "Aigerim")
    asked = ("erase", "E1", "--store", tmp_path / "store", "--why", "consent withdrawn")
    assert call(*asked).exit_code == 2
    assert call(*asked, "--yes").exit_code == 0
    assert call("show", "E1", "--store", tmp_path / "store").exit_code == 2
    assert call("verify", tmp_path / "store").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "E1"),
        ("export", "K-1", "-o", "out"),
        ("erase", "E1", "--why", "x", "--yes"),
        ("checkpoint",),
    ],
)
def test_without_a_store_it_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = call(*words, "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "no evidence store" in result.output


def test_a_case_that_cannot_be_named_so_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    result = call("add", tmp_path / "a.txt", "--case", "../up", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "cannot name a case" in result.output


def test_a_dkim_key_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    result = call("add", tmp_path / "a.txt", "--case", "K", "--store", tmp_path / "store",
                  "--dkim-key", "nonsense")  # fmt: skip
    assert result.exit_code == 2
    assert "selector._domainkey.domain=FILE" in result.output
