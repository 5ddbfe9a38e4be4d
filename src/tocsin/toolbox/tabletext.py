"""Tables that come back from a spreadsheet: their letters, their delimiter, their cells."""

DELIMITERS = (",", ";", "\t")
# A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decoded(raw: bytes) -> str:
    """Read text as UTF-8, as UTF-16 where it says so, else as Windows Cyrillic."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1251", "replace")


def delimiter(text: str) -> str:
    """Give the delimiter that stands most often in the first line."""
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def guarded(text: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Give back what `guarded` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
