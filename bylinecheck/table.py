"""Print figures as tables for a terminal, and as one object for a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from score import Outcome, Row, Share
from suite import LANGUAGES, Functionality

COLUMNS = ("all", *LANGUAGES)
WIDE = 62


def tables(
    version: str,
    known: Mapping[str, Functionality],
    lines: Mapping[str, Row],
    rows: Mapping[str, Row],
    whole: Share,
) -> Iterator[str]:
    """Give the lines of the two tables: the summary, and the functionalities, worst first."""
    counts = lines["accuracy"]
    yield f"BylineCheck {version}: {counts['all'].cases:,} cases"
    yield ""
    yield _line("", COLUMNS)
    yield _line("cases", [f"{counts[one].cases:,}" if one in counts else "–" for one in COLUMNS])
    for name, row in lines.items():
        yield _line(name, _cells(row))
    if whole.cases:
        yield _line("minimal pairs, both right", [_percent(whole)])
    yield ""
    yield _line("accuracy by functionality, worst first", COLUMNS)
    for name, row in rows.items():
        about = known[name]
        sort = "violent" if about.violent else "contrast"
        yield _line(f"{name} {sort:8} {about.name}", _cells(row))


def failures(outcomes: Sequence[Outcome], most: int, show_text: bool) -> Iterator[str]:
    """Give the first wrong answers, without their texts unless asked for."""
    wrong = [one for one in outcomes if not one.right]
    if not most or not wrong:
        return
    yield ""
    yield f"{len(wrong):,} wrong answers; the first {min(most, len(wrong)):,}:"
    for one in wrong[:most]:
        what = "missed" if one.case.violent else "wrongly flagged"
        yield f"  {one.case.case}  {what:15}  {one.case.register:10}  {one.case.origin}"
        if show_text:
            yield f"      {one.case.text}"
    if not show_text:
        yield "  Texts are hidden; --show-text shows them."


def report(
    version: str,
    command: Sequence[str],
    lines: Mapping[str, Row],
    rows: Mapping[str, Row],
    whole: Share,
    outcomes: Sequence[Outcome],
) -> dict[str, Any]:
    """Give all figures and the outcome of each case, without texts."""
    return {
        "suite": "BylineCheck",
        "version": version,
        "command": list(command),
        "summary": {name: _plain(row) for name, row in lines.items()},
        "pairs": whole.plain(),
        "functionalities": {name: _plain(row) for name, row in rows.items()},
        "cases": [
            {"case": one.case.case, "said": one.said, "right": one.right} for one in outcomes
        ],
    }


def _plain(row: Row) -> dict[str, Any]:
    return {name: share.plain() for name, share in row.items()}


def _cells(row: Row) -> list[str]:
    return [_percent(row[one]) if one in row else "–" for one in COLUMNS]


def _percent(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.1%}"


def _line(name: str, cells: Sequence[str]) -> str:
    return (f"{name:{WIDE}.{WIDE}}" + "".join(f"{one:>8}" for one in cells)).rstrip()
