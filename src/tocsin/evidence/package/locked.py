"""Packages sealed to people: age files for recipients (age-encryption.org/v1)."""

from collections.abc import Iterable
from pathlib import Path

import pyrage

from tocsin.evidence.errors import PackageError


def encrypt(source: Path, target: Path, recipients: Iterable[str]) -> None:
    """Encrypt a file to `age1…` or SSH public keys; raise `PackageError` for what is neither."""
    keys = [_recipient(text) for text in recipients]
    with source.open("rb") as read, target.open("wb") as written:
        pyrage.encrypt_io(read, written, keys)


def decrypt(source: Path, target: Path, identities: Path) -> None:
    """Decrypt with a file of `AGE-SECRET-KEY-1…` lines, or an SSH private key.

    Raises `PackageError` where the file was altered or is for other keys.
    """
    keys = _identities(identities)
    try:
        with source.open("rb") as read, target.open("wb") as written:
            pyrage.decrypt_io(read, written, keys)
    except (pyrage.DecryptError, OSError) as error:
        raise PackageError(
            f"{source} was altered, or is not for this key ({error}); ask for it again"
        ) from error


def _recipient(text: str) -> object:
    try:
        if text.startswith("ssh-"):
            return pyrage.ssh.Recipient.from_str(text)
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise PackageError(f"{text[:60]} is no age recipient ({error}); it begins age1") from error


def _identities(path: Path) -> list[object]:
    try:
        text = path.read_text(encoding="utf-8")
        if "PRIVATE KEY" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = (line.strip() for line in text.splitlines())
        keys = [line for line in lines if line and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(line) for line in keys]
    except (OSError, ValueError, pyrage.IdentityError) as error:
        raise PackageError(f"{path} holds no age identity ({error})") from error
