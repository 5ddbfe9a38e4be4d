"""What readers may spend and how they read: set by the person who runs them, checked by each."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and settings of intake.

    `languages` are Tesseract's, `dkim_keys` the published keys that a person looked up, by the name
    they stand under (`selector._domainkey.example.org`). Sizes are in bytes.
    """

    ocr: bool = True
    languages: tuple[str, ...] = ("eng", "rus", "kaz")
    dkim_keys: Mapping[str, bytes] = field(default_factory=dict)
    pixels: int = 100_000_000
    unpacked: int = 2 << 30
    ratio: int = 200
    in_memory: int = 256 << 20
    parts: int = 20_000
    attachments: int = 200
    depth: int = 2
    pages: int = 300
    seconds: int = 180


DEFAULT = Options()
