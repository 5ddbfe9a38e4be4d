"""Find out how a file's text is encoded and hand it on as UTF-8, bit by bit.

Guesses rest on the first bytes only; the last word of a file may still hold bytes that do not fit,
which are replaced and counted, never fatal.
"""

import codecs
import io
from dataclasses import dataclass
from typing import IO

from charset_normalizer import from_bytes

from tocsin.sources.cyrillic import guess_cyrillic

_SAMPLE = 64 * 1024
_LAST_RESORT_SAMPLE = 8 * 1024
_MOSTLY = 0.9
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST_RESORTS = ["cp1250", "cp1252", "cp1254", "cp1256", "mac_cyrillic", "gb18030", "shift_jis"]
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, the length of the byte order mark, and whether it was guessed."""

    name: str
    mark: int = 0
    guessed: bool = False

    @property
    def remark(self) -> str | None:
        """What a reader should know of it, `None` for plain UTF-8."""
        if self.name == "utf-8":
            return None
        return f"read as {self.name}" + (" (guessed from the letters)" if self.guessed else "")


def encoding_of(raw: bytes) -> Encoding | None:
    """Give the encoding of a file that begins with `raw`, `None` where it is no text."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return Encoding(name, len(mark))
    sample = raw[:_SAMPLE]
    if b"\0" in sample:
        return _wide(sample)
    if _control_share(sample) > 1 - _MOSTLY:
        return None
    return Encoding("utf-8") if _is_utf8(sample) else _narrow(sample)


def decode_head(raw: bytes, encoding: Encoding) -> str:
    """Decode the beginning of a file, leaving out a character that is cut off at the end."""
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    return decoder.decode(raw[encoding.mark :])


def _control_share(sample: bytes) -> float:
    odd = len(sample) - len(sample.translate(None, bytes({*range(32)} - {9, 10, 12, 13, 27})))
    return odd / max(len(sample), 1)


def _is_utf8(sample: bytes) -> bool:
    """Say whether the sample is UTF-8, a few damaged characters notwithstanding."""
    text = codecs.utf_8_decode(sample, "replace", False)[0]
    foreign = sum(1 for char in text if char > "\x7f")
    return text.count("\ufffd") <= foreign * (1 - _MOSTLY)


def _wide(sample: bytes) -> Encoding | None:
    """Look for UTF-16 or UTF-32 without a mark; NUL bytes mean nothing else in text."""
    best = max(_WIDE, key=lambda name: _plausible(sample, name))
    return Encoding(best, guessed=True) if _plausible(sample, best) > _MOSTLY else None


def _plausible(sample: bytes, name: str) -> float:
    """Give the share of characters that the texts of our region are made of."""
    text = codecs.getincrementaldecoder(name)("replace").decode(sample)
    usual = sum(1 for char in text if " " <= char < "\u0530" or char in "\r\n\t")
    return usual / max(len(text), 1)


def _narrow(sample: bytes) -> Encoding:
    if name := guess_cyrillic(sample):
        return Encoding(name, guessed=True)
    best = from_bytes(sample[:_LAST_RESORT_SAMPLE], cp_isolation=_LAST_RESORTS).best()
    return Encoding(best.encoding if best is not None else "cp1252", guessed=True)


class Utf8(io.RawIOBase):
    """A stream in any encoding, read as UTF-8; `replaced` counts what could not be decoded."""

    def __init__(self, source: IO[bytes], encoding: Encoding) -> None:
        super().__init__()
        self.replaced = 0
        self._source = source
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding.name)("replace")
        self._plain = encoding.name == "utf-8"
        self._left = memoryview(b"")
        self._rest = b""
        self._started = False
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._left and not self._ended:
            self._left = memoryview(self._next(len(view)))
        n = min(len(view), len(self._left))
        view[:n] = self._left[:n]
        self._left = self._left[n:]
        return n

    def _next(self, n: int) -> bytes:
        if not self._started:
            self._started = True
            self._source.read(self._encoding.mark)
        chunk = self._source.read(n)
        self._ended = not chunk
        return self._check(chunk) if self._plain else self._convert(chunk)

    def _check(self, chunk: bytes) -> bytes:
        """Pass valid UTF-8 through untouched; repair the rest."""
        data = self._rest + chunk
        try:
            _, used = codecs.utf_8_decode(data, "strict", self._ended)
        except UnicodeDecodeError:
            text, used = codecs.utf_8_decode(data, "replace", self._ended)
            self.replaced += text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
            self._rest = data[used:]
            return text.encode("utf-8")
        self._rest = data[used:]
        return data[:used]

    def _convert(self, chunk: bytes) -> bytes:
        text = self._decoder.decode(chunk, self._ended)
        self.replaced += text.count("\ufffd")
        return text.encode("utf-8", "replace")
