"""Tables as text: CSV with commas, semicolons, tabs or bars, and lists of texts under a heading."""

from collections.abc import Iterator
from typing import IO

from tocsin.sources.base import Context, Fault, Head, Record
from tocsin.sources.formats._grid import NO_DELIMITER, Shape, is_sep_line, rows, shape_of
from tocsin.sources.formats._rows import posts_of
from tocsin.sources.lines import beginning
from tocsin.sources.mapping import knows, plain, synonyms

_FOREIGN = ("{", "[", "<", "MIME-Version", "Received:", "From ")
_SAMPLE = 256 * 1024


class Table:
    """Reader of delimited text with a header row."""

    name = "table"
    binary = False

    def sniff(self, head: Head) -> bool:
        """Say whether the first rows are of one width, or the only column is named as a text."""
        if not head.opening or head.opening.startswith(_FOREIGN):
            return False
        return _is_table(shape_of(head.opening)) or _is_list(head.opening)

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield the posts; the place is the number of the row as a spreadsheet counts it."""
        opening = beginning(stream, _SAMPLE).decode("utf-8", "replace").lstrip("\ufeff")
        if is_sep_line(opening):
            stream.readline()
        shape = shape_of(opening)
        found = rows(stream, shape.delimiter if _is_table(shape) else NO_DELIMITER)
        header = next((row[1] for row in found if not isinstance(row, Fault)), None)
        if header is None:
            yield Fault(1, "the table has no header row; put names above the columns")
            return
        names = [name.strip("\ufeff ") for name in header]
        yield from posts_of(names, found, context, self.name)


def _is_table(shape: Shape) -> bool:
    """Ask less of a table whose header names something we know."""
    if any(knows(column) for column in shape.header):
        return shape.agreeing >= 0.5
    return shape.agreeing >= 0.9 and shape.width > 2 and shape.rows > 2


def _is_list(opening: str) -> bool:
    first, _, rest = opening.partition("\n")
    return plain(first) in synonyms()["text"] and bool(rest.strip())


TABLE = Table()
