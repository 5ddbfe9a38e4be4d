"""What is planted in the demo case, so that the tutorial can tell the reader what to look for."""

import json
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from reference_pages.markdown import code, table
from tocsin.cli.demo import write_demo
from tocsin.sources import load_watchlist


@cache
def _case() -> tuple[dict[str, str], dict[str, Any], list[str]]:
    """Write the case that `tocsin demo` writes, and give names, truth and files."""
    with tempfile.TemporaryDirectory() as name:
        case = write_demo(Path(name), seed=7)
        names = {one.id: one.name for one in load_watchlist(case.watchlist).journalists}
        posts = sorted(
            path.relative_to(name).as_posix()
            for path in (Path(name) / "posts").rglob("*")
            if path.is_file()
        )
        return names, json.loads(case.truth.read_text(encoding="utf-8")), posts


def scenes() -> str:
    """Give the scenes in order of time."""
    names, truth, _ = _case()
    rows = [
        (
            f"{_day(one['from'])} to {_day(one['to'])}",
            names.get(one["journalist"], "all three"),
            one["about"],
            "yes" if one["attack"] else "no",
        )
        for one in sorted(truth["scenes"], key=lambda one: str(one["from"]))
    ]
    return table(("When", "About whom", "What happens", "An attack?"), rows)


def exports() -> str:
    """Give the files of the case."""
    return "\n".join(f"- {code('case/' + path)}" for path in _case()[2])


def _day(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%-d %B %Y}"


BLOCKS = {"demo-scenes": scenes, "demo-files": exports}
