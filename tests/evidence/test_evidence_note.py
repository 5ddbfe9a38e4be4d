import pytest

from tocsin.evidence import LogError
from tocsin.evidence.checkpoint import Checkpoint, read_checkpoint
from tocsin.evidence.note import new_signer, read_signer
from tocsin.evidence.times import from_text

AT = from_text("2026-11-27T09:00:00.000000Z")


def test_a_note_opens_with_the_key_that_signed_it() -> None:
    signer = new_signer("log")
    assert signer.public.opens(signer.sign("one\ntwo\n")) == b"one\ntwo\n"


def test_a_note_does_not_open_with_another_key_of_the_same_name() -> None:
    note = new_signer("log").sign("one\n")
    with pytest.raises(LogError, match="not signed by log"):
        new_signer("log").public.opens(note)


def test_any_changed_byte_of_a_note_is_seen() -> None:
    signer = new_signer("log")
    note = signer.sign("one\n")
    for at in range(len(note) - 1):  # the newline at the end is not signed
        altered = note[:at] + bytes([note[at] ^ 1]) + note[at + 1 :]
        with pytest.raises(LogError):
            signer.public.opens(altered)


@pytest.mark.parametrize("text", ["no newline", "an\n\nempty line\n"])
def test_a_text_that_could_be_read_in_two_ways_is_not_signed(text: str) -> None:
    with pytest.raises(ValueError, match="newline"):
        new_signer("log").sign(text)


def test_a_key_comes_back_from_its_file() -> None:
    signer = new_signer("log")
    assert read_signer("log", signer.pem()).public == signer.public


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_says_what_to_do(pem: bytes) -> None:
    with pytest.raises(LogError, match="restore"):
        read_signer("log", pem)


def test_a_checkpoint_reads_back() -> None:
    checkpoint = Checkpoint("log", 7, bytes(32), AT)
    assert read_checkpoint(checkpoint.text().encode()) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"log\n7\n",
        b"log\nseven\nAA==\nclock x\n",
        b"log\n07\nAA==\nclock 2026-11-27T09:00:00.000000Z\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: bytes) -> None:
    with pytest.raises(LogError, match="checkpoint"):
        read_checkpoint(text)
