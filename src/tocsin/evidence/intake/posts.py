"""Files of posts (NDJSON): each record kept byte for byte beside the file it came in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin import __version__
from tocsin.evidence.exhibit import Making
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.options import Options
from tocsin.evidence.reading import Derived, Reading

_TOOL = f"tocsin {__version__}"
_FIELDS = ("platform", "id", "url", "created_at")
_SHOWN = 10


def read_posts(path: Path, name: str, options: Options) -> Reading:
    """Take a file of JSON lines apart; what is no record stays in the file and is told."""
    if path.stat().st_size > options.in_memory:
        return Reading("posts", remarks=("it is too large to be taken apart; cut it in pieces",))
    made: list[Derived] = []
    bad: list[int] = []
    left = 0
    for number, start, line in _lines(path.read_bytes()):
        fields = _record(line)
        if fields is None:
            bad.append(number)
        elif len(made) < options.parts:
            making = Making("record", _TOOL, f"line {number}, from byte {start}")
            made.append(Derived(line, f"line-{number}.json", making, Reading("post", facts=fields)))
        else:
            left += 1
    if not made:
        return Reading("text", remarks=("it begins like JSON and has no record on any line",))
    return Reading(
        "posts", "", tuple(_remarks(bad, left)), {"records": len(made) + left}, tuple(made)
    )


def _lines(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give number, offset and bytes of each line that is not blank, without its end."""
    at = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield number, at, line.removesuffix(b"\r")
        at += len(line) + 1


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    given = ((key, found.get(key)) for key in _FIELDS)
    return {key: clean(str(value)) for key, value in given if isinstance(value, str | int)}


def _remarks(bad: list[int], left: int) -> Iterator[str]:
    if bad:
        shown = ", ".join(map(str, bad[:_SHOWN])) + (" …" if len(bad) > _SHOWN else "")
        yield f"{len(bad)} lines are no JSON record and stay in the file: line {shown}"
    if left:
        yield f"{left:,} more records stay in the file, not taken apart"
