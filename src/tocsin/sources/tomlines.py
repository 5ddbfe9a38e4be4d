"""Find the line of a TOML file that a complaint is about; the parser of Python does not keep it."""

import re

_HEADER = re.compile(r"\s*\[{1,2}\s*[\"']?([\w-]+)[\"']?\s*\]{1,2}\s*(?:#.*)?")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


def line_of(source: str, table: str, number: int, key: str | None) -> int | None:
    """Give the line of `key` in entry `number` (from 0) of `[[table]]`, of the entry without a key.

    `table` is empty for the top of the file, where `key` may also be a table's name. The entry's
    own line is given where the key's cannot be told, `None` where neither can.
    """
    here, seen, start = "", -1, None
    for line, text in enumerate(source.splitlines(), 1):
        if header := _HEADER.fullmatch(text):
            here = header[1]
            if not table and here == key:
                return line
            seen += here == table
            start = line if here == table and seen == number else start
        elif here == table and seen in (number, -1) and _names(text, key):
            return line
    return start


def _names(text: str, key: str | None) -> bool:
    found = _KEY.match(text)
    return found is not None and found[1] == key
