"""Excel workbooks: the first sheet that has a header and rows under it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import IO

from python_calamine import CalamineSheet, CalamineWorkbook

from tocsin.sources.base import Context, Fault, Head, Note, Record
from tocsin.sources.formats._rows import posts_of
from tocsin.sources.guard import say
from tocsin.sources.mapping import knows

_HEADER_WITHIN = 20

_Rows = Iterator[tuple[int, list[str]]]


class TableXlsx:
    """Reader of XLSX; the file is held in memory, and its reader has weighed it before."""

    name = "table_xlsx"
    binary = True

    def sniff(self, head: Head) -> bool:
        """Say whether the file is a ZIP that holds parts of a workbook."""
        parts = (b"xl/", b"[Content_Types].xml", b"docProps/", b"_rels/")
        return head.raw.startswith(b"PK\x03\x04") and any(part in head.raw for part in parts)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the posts; the place is the number of the row in the sheet."""
        found = _open(stream.read())
        if isinstance(found, Fault):
            yield found
            return
        sheet, others, header, rows = found
        if others:
            yield Note(f"only the sheet “{sheet}” was read, not {', '.join(others[:5])}")
        yield from posts_of(header, rows, context, self.name)


def _open(data: bytes) -> tuple[str, list[str], list[str], _Rows] | Fault:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = _rows(book.get_sheet_by_name(name))
            header = _header(rows)
            if header is not None:
                others = [other for other in book.sheet_names if other != name]
                return name, others, header, rows
    except BaseException as error:  # a panic of the library is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        reason = f"the workbook cannot be opened ({say(error)}); save it anew or as CSV"
        return Fault(1, reason)
    return Fault(1, "no sheet has a header with rows under it; put names above the columns")


def _rows(sheet: CalamineSheet) -> _Rows:
    first = (sheet.start or (0, 0))[0] + 1
    for number, row in enumerate(sheet.iter_rows(), first):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _header(rows: _Rows) -> list[str] | None:
    """Take rows off until one names columns; titles above it have one cell."""
    for _, (_, cells) in zip(range(_HEADER_WITHIN), rows, strict=False):
        if sum(map(bool, cells)) > 1 or any(knows(cell) for cell in cells):
            return cells
    return None


def _text(cell: object) -> str:
    """Write a cell as it would stand in CSV."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)


TABLE_XLSX = TableXlsx()
