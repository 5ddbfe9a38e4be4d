"""A folder of one's own with invented entries, for tests of the toolbox."""

from pathlib import Path

from tocsin.guidelines import load as load_guidelines
from tocsin.toolbox import Catalogue, Matrix, load, matrix

COMMITMENTS = tuple(one.id for one in load_guidelines().commitments)

ENTRY = """
[[entry]]
id = "kz-invented-line"
type = "HOT"
themes = ["T5"]
commitments = ["MC318-4"]
pillars = ["PROT"]
level = "national"
status = "in_force"
year_from = 2026
title.en = "Invented help line"
description = "A line made up for this test."
confirmation = "memory"
last_checked = 2026-11-01
"""

LOOK = """
[[look]]
id = "kz-look-conflict"
themes = ["T3"]
commitments = ["MC318-5"]
who = "Invented monitoring group"
where = "Invented gazette, 2019 to 2026"
on = 2026-10-05
"""

ROUNDTABLE = """
[[roundtable]]
id = "invented-2026"
kind = "national"
title.en = "Invented round-table"
place = "Almaty"
country = "KZ"
begins = 2026-03-01
hosts = ["Invented union"]
themes = ["T7"]
agreed = ["Police and newsrooms meet every quarter."]
laws = ["kz-article-158"]
confirmation = "memory"
last_checked = 2026-11-01

[[roundtable.statement]]
speaker = "Interior ministry"
text = "Every report is registered."

[[roundtable.followup]]
id = "contact-list"
what = "Publish a list of contact officers"
owner = "Interior ministry"
due = 2026-06-30
reviews = [{ on = 2026-05-01, state = "under_way", note = "Draft sent round." }]

[[roundtable.followup]]
id = "training"
what = "Train duty officers"
owner = "Police academy"
due = 2026-12-31
reviews = [{ on = 2026-09-01, state = "done" }]

[[roundtable.followup]]
id = "figures"
what = "Publish figures for the year"
owner = "Statistics office"
due = 2027-02-01
"""


def folder(path: Path, *parts: str, state: str = "KZ", roundtables: str = "") -> Path:
    """Write a folder with one file of entries, and maybe one of round-tables."""
    (path / "entries").mkdir(parents=True, exist_ok=True)
    text = "\n".join((f'state = "{state}"', *parts))
    (path / "entries" / f"{state}.toml").write_text(text, "utf-8")
    if roundtables:
        (path / "roundtables").mkdir(exist_ok=True)
        (path / "roundtables" / "own.toml").write_text(roundtables, "utf-8")
    return path


def matrix_of(state: str, catalogue: Catalogue | None = None, year: int | None = None) -> Matrix:
    """Make the matrix of a State."""
    return matrix(catalogue or load(), COMMITMENTS, state, year)


def filled(of: Matrix) -> set[tuple[str, str]]:
    """Give the theme and number of the commitment of every cell that is found."""
    return {
        (cell.theme, cell.commitment.removeprefix("MC318-"))
        for cell in of.cells
        if cell.coverage == "found"
    }
