"""Trusted time (RFC 3161): what is asked of an authority, and how its answer is checked.

No network here: `wire.py` carries requests and answers, when a person asks for a time stamp.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from tocsin.evidence.errors import StampError

SETTINGS = "authorities.toml"
_LARGEST_ROOTS = 1 << 20


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamp authority: a name for people, where it answers, and its root certificates."""

    name: str
    url: str
    roots: bytes


def authorities(folder: Path) -> list[Authority]:
    """Read the authorities that the owner of a store set; none where there is no such file.

    Raises `StampError` for settings that cannot be used.
    """
    path = folder / SETTINGS
    if not path.is_file():
        return []
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("authority", [])
        return [_authority(row, folder) for row in rows]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, KeyError, TypeError,
            AttributeError) as error:  # fmt: skip
        raise StampError(
            f"{path} cannot be used ({error}); each [[authority]] needs name, url and roots"
        ) from error


def named(url: str, roots: Path) -> Authority:
    """Give an authority as named on the command line; raise `StampError` where it is none."""
    host = urlsplit(url).hostname
    if urlsplit(url).scheme not in ("http", "https") or not host:
        raise StampError(f"{url} is no web address of a time-stamp authority")
    return Authority(host, url, _roots(roots))


def request(note: bytes) -> bytes:
    """Give the request for a time on the SHA-256 of a note; the note itself is not in it."""
    return _builder(note).build().as_bytes()


def checked(response: bytes, note: bytes, roots: bytes, asked: bytes = b"") -> datetime:
    """Give the time an authority put on a note; raise `StampError` where its answer does not hold.

    With `asked`, the request, the answer also has to repeat its number.
    """
    try:
        answer = decode_timestamp_response(response)
        verifier = VerifierBuilder(roots=certificates(roots)).build()
        verifier.verify_message(answer, note)
        if asked and not _repeats(answer.tst_info.nonce, asked):
            raise StampError("the time stamp answers another request")
        return answer.tst_info.gen_time
    except (VerificationError, ValueError) as error:
        raise StampError(f"the time stamp does not hold: {error}") from error


def certificates(pem: bytes) -> list[Certificate]:
    """Read root certificates; raise `StampError` where there are none."""
    try:
        return load_pem_x509_certificates(pem)
    except ValueError as error:
        raise StampError(f"no root certificates in PEM form ({error})") from error


def _builder(note: bytes) -> TimestampRequestBuilder:
    return TimestampRequestBuilder().data(note).hash_algorithm(HashAlgorithm.SHA256)


def _repeats(nonce: int | None, asked: bytes) -> bool:
    """Say whether the request holds this nonce: as DER, a tag, a length, and its bytes."""
    if nonce is None:
        return False
    packed = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return bytes([2, len(packed)]) + packed in asked


def _authority(row: dict[str, Any], folder: Path) -> Authority:
    url = named(str(row["url"]), folder / str(row["roots"]))
    return Authority(str(row["name"]), url.url, url.roots)


def _roots(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size > _LARGEST_ROOTS:
        raise StampError(f"{path}: put the authority's root certificates there, in PEM form")
    pem = path.read_bytes()
    certificates(pem)
    return pem
