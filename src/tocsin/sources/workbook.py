"""Weigh an XLSX before it is opened: it is unpacked in memory and its sheets are laid out in full.

A few bytes can claim a sheet of seventeen thousand million cells; no library survives that.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy

from tocsin.sources.guard import Limits, say

CELLS = 60_000_000
_CHUNK = 256 * 1024
_REACH = 24
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_DEFLATED = 8


def refuse_workbook(archive: zipfile.ZipFile, limits: Limits) -> str | None:
    """Say why a workbook is not opened, `None` where it is safe to."""
    if "xl/workbook.xml" not in archive.namelist():
        return "an old or binary Excel file is not read; save it as XLSX or CSV"
    left = limits.workbook
    try:
        for info in archive.infolist():
            spent, cells = _weigh(archive, info, left)
            left -= spent
            if left < 0:
                return f"unpacks to more than {limits.workbook:,} bytes; save it as CSV"
            if cells > CELLS:
                return f"claims a sheet of {cells:,} cells; save it as CSV"
    except Exception as error:  # broken archives break zipfile in many ways
        return f"the workbook is broken ({say(error)}); open it in a spreadsheet and save it anew"
    return None


def _weigh(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> tuple[int, int]:
    """Give the bytes a member unpacks to, up to just over `left`, and the cells it spans."""
    spent, right, bottom, tail = 0, 0, 0, b""
    is_sheet = info.filename.startswith("xl/worksheets/")
    for chunk in _unpacked(archive, info):
        spent += len(chunk)
        if spent > left:
            break
        if is_sheet:
            columns, rows, tail = _corner(tail + chunk)
            right, bottom = max(right, columns), max(bottom, rows)
    return spent, right * bottom


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflate a member past the size its header claims, as other libraries do."""
    plain = copy(info)
    plain.compress_type = zipfile.ZIP_STORED
    plain.file_size = info.compress_size
    plain.CRC = None  # type: ignore[assignment]  # the sum is of the unpacked bytes
    z = zlib.decompressobj(-15)
    with archive.open(plain) as packed:
        while chunk := packed.read(_CHUNK):
            if info.compress_type != _DEFLATED:
                yield chunk
                continue
            while chunk and not z.eof:
                yield z.decompress(chunk, _CHUNK)
                chunk = z.unconsumed_tail
    if info.compress_type == _DEFLATED and not z.eof:
        raise zlib.error("a part of it is cut off")


def _corner(data: bytes) -> tuple[int, int, bytes]:
    """Give the rightmost column and lowest row named, and the end where a name may be cut."""
    names = _CELL.findall(data)
    right = max({_column(letters) for letters in {name[0] for name in names}}, default=0)
    bottom = max((int(name[1]) for name in names), default=0)
    return right, bottom, data[-_REACH:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
