"""Trusted time from an authority of our own, which is OpenSSL."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from evidence_authority import Authority, make_authority
from typer.testing import CliRunner, Result

from tocsin.cli.app import app
from tocsin.evidence import StampError, Store
from tocsin.evidence.audit import audit
from tocsin.evidence.stamping import authorities, checked, named, request
from tocsin.evidence.store import Stamp
from tocsin.evidence.times import as_text
from tocsin.evidence.wire import ask

NOTE = b"a signed note\n"


def test_a_time_stamp_tells_the_time_of_the_authority(authority: Authority) -> None:
    response = ask(authority.url, request(NOTE))
    at = checked(response, NOTE, authority.roots.read_bytes())
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)


def test_only_a_digest_leaves() -> None:
    assert b"signed note" not in request(NOTE)
    assert len(request(NOTE)) < 100


def test_a_stamp_is_for_its_note_alone(authority: Authority) -> None:
    response = authority.stamp(request(NOTE))
    with pytest.raises(StampError, match="does not hold"):
        checked(response, b"another note\n", authority.roots.read_bytes())


def test_an_answer_to_another_request_is_refused(authority: Authority) -> None:
    first, second = request(NOTE), request(NOTE)
    response = authority.stamp(first)
    roots = authority.roots.read_bytes()
    assert checked(response, NOTE, roots, first)
    with pytest.raises(StampError, match="another request"):
        checked(response, NOTE, roots, second)


def test_a_stranger_cannot_stamp(authority: Authority, tmp_path: Path) -> None:
    response = make_authority(tmp_path / "stranger").stamp(request(NOTE))
    with pytest.raises(StampError, match="does not hold"):
        checked(response, NOTE, authority.roots.read_bytes())


@pytest.mark.parametrize("response", [b"", b"nonsense", bytes(100)])
def test_what_is_no_answer_is_told(authority: Authority, response: bytes) -> None:
    with pytest.raises(StampError, match="does not hold"):
        checked(response, NOTE, authority.roots.read_bytes())


def test_nobody_there_is_told() -> None:
    with pytest.raises(StampError, match="did not answer"):
        ask("http://127.0.0.1:9/", b"x")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example", "example.org", "http://"])
def test_only_web_addresses_are_asked(authority: Authority, url: str) -> None:
    with pytest.raises(StampError, match="no web address"):
        named(url, authority.roots)


def test_authorities_stand_in_a_file_of_the_store(tmp_path: Path, authority: Authority) -> None:
    assert authorities(tmp_path) == []
    (tmp_path / "root.pem").write_bytes(authority.roots.read_bytes())
    (tmp_path / "authorities.toml").write_text(
        '[[authority]]\nname = "One"\nurl = "https://tsa.example/"\nroots = "root.pem"\n'
    )
    (found,) = authorities(tmp_path)
    assert (found.name, found.url) == ("One", "https://tsa.example/")


@pytest.mark.parametrize(
    "text",
    [
        "[[authority]]\nname = 'a'",
        "nonsense",
        "authority = 3",
        "[[authority]]\nname='a'\nurl='http://a.example'\nroots='gone.pem'",
        "[[authority]]\nname='a'\nurl='http://a.example'\nroots='authorities.toml'",
    ],
)
def test_settings_that_cannot_be_used_say_why(tmp_path: Path, text: str) -> None:
    (tmp_path / "authorities.toml").write_text(text)
    with pytest.raises(StampError, match=r"needs name, url and roots|PEM form"):
        authorities(tmp_path)


def test_a_stamp_that_was_exchanged_is_found_in_the_store(
    store: Store, authority: Authority
) -> None:
    note, roots = store.checkpoint(), authority.roots.read_bytes()
    good = authority.stamp(request(note))
    at = as_text(checked(good, note, roots))
    store.keep_stamp(Stamp(1, "good", at, good, roots))
    assert not audit(store)
    store.keep_stamp(Stamp(1, "bad", at, authority.stamp(request(NOTE)), roots))
    assert [one.where for one in audit(store)] == ["time stamp of bad on checkpoint 1"]


def call(*words: object) -> Result:
    return CliRunner().invoke(app, ["evidence", *map(str, words)])


def test_the_command_asks_the_authorities_that_are_set(
    tmp_path: Path, authority: Authority
) -> None:
    folder = tmp_path / "store"
    with Store.found(folder, "Aigerim") as store:
        store.add("K-1", b"words", "a.txt", "Aigerim")
    (folder / "authorities.toml").write_text(
        f"[[authority]]\nname = 'Ours'\nurl = '{authority.url}'\nroots = '{authority.roots}'\n"
        f"[[authority]]\nname = 'Gone'\nurl = 'http://127.0.0.1:9/'\nroots = '{authority.roots}'\n"
    )
    result = call("timestamp", "--store", folder)
    assert result.exit_code == 1
    assert "Ours: the first 2 log entries existed at" in result.output
    assert "Gone: http://127.0.0.1:9/ did not answer" in result.output
    with Store(folder) as store:
        assert [one.authority for one in store.stamps()] == ["Ours"]
        assert not audit(store)
    result = call("timestamp", "--store", folder, "--authority", authority.url,
                  "--roots", authority.roots)  # fmt: skip
    assert result.exit_code == 0


def test_an_authority_that_answers_nonsense_changes_nothing(
    tmp_path: Path, authority: Authority
) -> None:
    with Store.found(tmp_path / "store", "Aigerim") as store:
        assert store.log.size == 1
    authority.broken = True
    result = call("timestamp", "--store", tmp_path / "store", "--authority", authority.url,
                  "--roots", authority.roots)  # fmt: skip
    authority.broken = False
    assert result.exit_code == 2
    assert "does not hold" in result.output
    with Store(tmp_path / "store") as store:
        assert store.stamps() == []
