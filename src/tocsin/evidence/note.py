"""Signed notes: a text, and under it lines with signatures (C2SP, signed-note).

The text ends with a newline; then come an empty line and one line for each signature: an em dash,
the name of the key, and the base64 of four bytes that tell the key and 64 bytes of Ed25519.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tocsin.evidence.errors import LogError

_ED25519 = b"\x01"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that checks notes, and the name it signs under."""

    name: str
    raw: bytes

    @property
    def tell(self) -> bytes:
        """Four bytes by which a signature line names its key; no proof of anything."""
        return sha256(f"{self.name}\n".encode() + _ED25519 + self.raw).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the key in hex: what two people compare over the telephone."""
        return sha256(self.raw).hexdigest()

    @property
    def line(self) -> str:
        """The key in one line, as checkers of signed notes take it."""
        packed = base64.b64encode(_ED25519 + self.raw).decode()
        return f"{self.name}+{self.tell.hex()}+{packed}"

    def pem(self) -> bytes:
        """Give the key as OpenSSL takes it."""
        key = Ed25519PublicKey.from_public_bytes(self.raw)
        return key.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def opens(self, note: bytes) -> bytes:
        """Give the text of a note that this key signed; raise `LogError` where it did not."""
        text, _, rest = note.rpartition(b"\n\n")
        for line in rest.split(b"\n"):
            signature = self._signature(line)
            if signature is not None and self._signed(text + b"\n", signature):
                return text + b"\n"
        raise LogError(f"the note is not signed by {self.name} ({self.fingerprint[:16]}…)")

    def _signature(self, line: bytes) -> bytes | None:
        parts = line.split(b" ")
        if len(parts) != 3 or parts[0] != "—".encode() or parts[1] != self.name.encode():
            return None
        try:
            packed = base64.b64decode(parts[2], validate=True)
        except binascii.Error:
            return None
        whole = base64.b64encode(packed) == parts[2]  # no bits that stand for nothing
        return packed[4:] if whole and packed[:4] == self.tell else None

    def _signed(self, text: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that signs notes under a name."""

    name: str
    key: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """The half that may be shown."""
        raw = self.key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        return PublicKey(self.name, raw)

    def sign(self, text: str) -> bytes:
        """Give the note for a text that ends with a newline and has no empty line."""
        if not text.endswith("\n") or "\n\n" in text:
            raise ValueError("a note ends with a newline and has no empty line")
        packed = self.public.tell + self.key.sign(text.encode())
        return f"{text}\n— {self.name} {base64.b64encode(packed).decode()}\n".encode()

    def pem(self) -> bytes:
        """Give the secret half, to be kept by its owner alone."""
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def new_signer(name: str) -> Signer:
    """Make a key."""
    return Signer(name, Ed25519PrivateKey.generate())


def read_signer(name: str, pem: bytes) -> Signer:
    """Read a key written by `Signer.pem`; raise `LogError` where it is none."""
    try:
        key = serialization.load_pem_private_key(pem, None)
    except (ValueError, TypeError) as error:
        raise LogError(f"the signing key cannot be read ({error}); restore it") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise LogError("the signing key is not an Ed25519 key; restore the store's own")
    return Signer(name, key)
