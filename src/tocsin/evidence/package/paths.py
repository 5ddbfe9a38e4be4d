"""Where an exhibit stands in a package: names that no system, tool or script trips over."""

import re

from tocsin.evidence.exhibit import Held

_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")
SEALED = "sealed"


def content_path(held: Held) -> str:
    """Give the path of the bytes: `data/originals/E17.png`, `data/derived/E18-preview.png`.

    What is not to be opened has an ending that no program claims.
    """
    record = held.record
    ending = SEALED if record["sealed"] else _ending(str(record["name"]))
    if held.parent is None:
        return f"data/originals/{held.label}.{ending}"
    what = re.sub(r"[^a-z0-9]+", "-", str(record["making"]["what"]).lower()).strip("-") or "made"
    return f"data/derived/{held.label}-{what}.{ending}"


def record_path(held: Held) -> str:
    """Give the path of the record: `data/records/E17.json`."""
    return f"data/records/{held.label}.json"


def _ending(name: str) -> str:
    match = _ENDING.search(name)
    return match[1].lower() if match else "bin"
