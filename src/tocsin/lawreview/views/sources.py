"""Number the sources of a case in the order in which it names them."""

import re
from collections.abc import Mapping, Sequence

from tocsin.lawreview.case import Case
from tocsin.paper import Run

ADDRESS = re.compile(r"^(?P<what>.*?):?\s*(?P<url>https?://\S+)$")


def source_numbers(case: Case) -> Mapping[str, int]:
    """Give the number of every source."""
    return {id: n for n, id in enumerate(case.sources, 1)}


def source_runs(ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    """Give sources as numbers in brackets, in order."""
    return " ".join(f"[{n}]" for n in sorted(numbers[id] for id in ids if id in numbers))


def source_list(case: Case) -> list[tuple[Run, ...]]:
    """Give every source with its address as a link."""
    return [_told(text) for text in case.sources.values()]


def _told(text: str) -> tuple[Run, ...]:
    match = ADDRESS.match(text)
    if match is None:
        return (Run(text),)
    return (Run(f"{match['what']}: "), Run(match["url"], link=match["url"]))
