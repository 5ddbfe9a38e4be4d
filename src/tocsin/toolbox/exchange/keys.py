"""Keys that sign what is exchanged: Ed25519, kept in a file, known by names in a list of trust."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from tocsin.toolbox.exchange.errors import ExchangeError

TRUST = "trust.toml"


@dataclass(frozen=True, slots=True)
class Party:
    """Whose key it is: an office or organisation, its kind, and its State if it has one."""

    key: str
    name: str
    party: str
    state: str = ""


def new_key(path: Path, passphrase: bytes | None = None) -> str:
    """Make a key in a new file that only its owner can read, and give its public part in hex."""
    key = Ed25519PrivateKey.generate()
    how = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))
    except FileExistsError as error:
        raise ExchangeError(f"{path} is there already; a key is never overwritten") from error
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror}; choose another place") from error
    return public(key)


def read_key(path: Path, passphrase: bytes | None = None) -> Ed25519PrivateKey:
    """Read a key; raises `ExchangeError` where it cannot be read or is of another kind."""
    try:
        key = load_pem_private_key(path.read_bytes(), passphrase)
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror}; make a key first") from error
    except TypeError as error:
        raise ExchangeError(f"{path}: the key has a passphrase; give it") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ExchangeError(f"{path}: no key in PEM, or the wrong passphrase") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ExchangeError(f"{path}: no Ed25519 key; make one with `contribute key`")
    return key


def public(key: Ed25519PrivateKey) -> str:
    """Give the public part of a key in hex."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def canonical(value: Any) -> bytes:  # noqa: ANN401 - plain values of any shape
    """Give plain values as canonical JSON (RFC 8785); raises `ExchangeError` if there is none."""
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise ExchangeError(f"cannot be written as canonical JSON ({error})") from error


def sign(value: dict[str, Any], key: Ed25519PrivateKey) -> dict[str, Any]:
    """Give the values with the public key and a signature over all the rest."""
    keyed = {**value, "key": public(key)}
    return {**keyed, "signature": key.sign(canonical(keyed)).hex()}


def signed_by(value: dict[str, Any]) -> str | None:
    """Give the key whose signature fits the values, or `None` where none does."""
    rest = {name: inner for name, inner in value.items() if name != "signature"}
    try:
        key, signature = bytes.fromhex(value["key"]), bytes.fromhex(value["signature"])
        Ed25519PublicKey.from_public_bytes(key).verify(signature, canonical(rest))
    except (KeyError, TypeError, ValueError, InvalidSignature, ExchangeError):
        return None
    return key.hex()


def trusted(folder: Path | None) -> dict[str, Party]:
    """Read the list of keys that a folder knows, by key; empty where there is none."""
    path = folder / TRUST if folder else None
    if path is None or not path.is_file():
        return {}
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("key", [])
        parties = [Party(r["key"], r["name"], r["party"], r.get("state", "")) for r in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = "write [[key]] with key, name and party"
        raise ExchangeError(f"{path}: not readable ({error}); {message}") from error
    return {party.key: party for party in parties}
