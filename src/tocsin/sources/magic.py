"""Know containers and foreign files by their first bytes, and what to advise about each."""

from enum import Enum


class Kind(Enum):
    """What the first bytes of a file say."""

    ZIP = "zip"
    GZIP = "gzip"
    OTHER = "other"
    FOREIGN = "foreign"


_UNPACK = "unpack it (7-Zip opens it) and give the files or the folder"
_FOREIGN = (
    (b"Rar!\x1a\x07", f"a RAR archive is not opened; {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"a 7z archive is not opened; {_UNPACK}"),
    (b"\xfd7zXZ\x00", f"an xz archive is not opened; {_UNPACK}"),
    (b"BZh", f"a bzip2 archive is not opened; {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"a zstd archive is not opened; {_UNPACK}"),
    (b"%PDF-", "a PDF is not read; export the posts as CSV, XLSX or JSON"),
    (b"{\\rtf", "an RTF document is not read; copy the posts into a table and save it as CSV"),
    (b"SQLite format 3\x00", "a database is not read; export the posts as CSV"),
)
_TAR = "a tar archive is not opened; unpack it (tar -xf) and give the folder"
_TAR_MARK = slice(257, 262)


def kind_of(head: bytes) -> Kind:
    """Say what a file is that begins with `head` (at least its first 262 bytes)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"\x1f\x8b\x08"):
        return Kind.GZIP
    return Kind.FOREIGN if _foreign(head) else Kind.OTHER


def advice_for(kind: Kind, head: bytes) -> str | None:
    """Say what to do with a file that is never read, `None` where it may be."""
    return _foreign(head) if kind is Kind.FOREIGN else None


def _foreign(head: bytes) -> str | None:
    if head[_TAR_MARK] == b"ustar":
        return _TAR
    if head.startswith(b"BZh") and head[4:10] != b"1AY&SY":
        return None
    return next((advice for mark, advice in _FOREIGN if head.startswith(mark)), None)
