"""Read plain text: find its encoding, and undo lines that were broken at a margin."""

import codecs
import re
from collections.abc import Sequence

from charset_normalizer import from_bytes

from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.lines import Line, Paper
from tocsin.lawreview.readers.joined import Piece, paragraphs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KAZAKH = frozenset("әғқңөұүһӘҒҚҢӨҰҮҺ")
CYRILLIC = re.compile(r"[а-яА-ЯёЁіІ]")
MARKER = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_plain(data: bytes) -> Paper:
    """Read text of any encoding used in the region."""
    text, encoding = decode(data)
    if MARKER.search(text[:4000]):
        raise LawError("this is no text; give a DOCX, PDF, HTML, Akoma Ntoso or plain text file")
    faults = []
    if encoding not in ("utf-8", "utf-8-sig"):
        faults.append(TextFault("", f"read as {encoding}; save it as UTF-8 if letters look wrong"))
    return Paper(tuple(lines_of(text)), faults=tuple(faults))


def decode(data: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding in ("kz1048", "cp1251"):
        text = data.decode(encoding, errors="replace")
        if _looks_written(text) and (encoding == "cp1251" or KAZAKH & set(text)):
            return text, encoding
    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "utf-8"
    return data.decode(encoding, errors="replace"), encoding


def _looks_written(text: str) -> bool:
    """Say whether Cyrillic letters stand together as words, mostly in small letters."""
    letters = CYRILLIC.findall(text[:20_000])
    small = sum(letter.islower() for letter in letters)
    return len(letters) > 0.4 * len(text[:20_000].split()) and small > 0.5 * len(letters)


def lines_of(text: str) -> Sequence[Line]:
    """Give paragraphs of a text, each with the number of its first line."""
    rows = text.replace("\f", "\n\n").splitlines()
    width = max((len(row.rstrip()) for row in rows), default=0)
    indented = sum(row[:1] in " \t" for row in rows if row.strip()) / max(1, len(rows))
    pieces = []
    gap = True
    for number, row in enumerate(rows, 1):
        if not row.strip():
            gap = True
            continue
        first = row[:1] in " \t\u3000" if 0.15 < indented < 0.85 else None
        # Short lines with no margin to reach are a list and no broken text.
        full = len(row.rstrip()) >= 0.75 * width and 40 <= width <= 160
        pieces.append(Piece(row.strip(), f"line {number}", gap=gap, first=first, full=full))
        gap = False
    return paragraphs(pieces)
