"""Read a truth table: one case a line, which a person of the field can extend."""

import csv
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "truth"


def cases(name):
    """Give one parameter a line, named by its first column."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["case"]) for row in csv.DictReader(file)]
