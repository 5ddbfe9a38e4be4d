"""Tables as CSV that a spreadsheet shows and never runs."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
# What spreadsheets take for a formula, also in full width, and what hides one behind a space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(head: Sequence[str], rows: Iterable[Sequence[object]], mark: bool = True) -> bytes:
    """Write a table as UTF-8 CSV; `mark` puts the byte order mark that Excel asks for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([_safe(one) for one in head])
    writer.writerows([_safe(one) for one in row] for row in rows)
    return ((MARK if mark else "") + out.getvalue()).encode("utf-8")


def _safe(value: object) -> str:
    """Give a value as text; what would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0\n").startswith(_FORMULA) or _begins(text) else text


def _begins(text: str) -> bool:
    return text[:1] in ("\n", "\t", "\r")
