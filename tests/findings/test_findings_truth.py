"""What the rules say of sentences we wrote: one truth table a language, open to domain experts.

Columns: `text`; `types`: the sub-types that must stand, apart by spaces, or `-` for none at all;
`note`: what the row is there for.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from tocsin.findings.lexicon import packaged
from tocsin.findings.rules import Rules
from tocsin.findings.spelling import plain

TRUTH = Path(__file__).parent / "truth"


@cache
def rules() -> Rules:
    return Rules(packaged())


def rows() -> list[tuple[str, str, str, str]]:
    out = []
    for path in sorted(TRUTH.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                out.append((f"{path.stem}:{number}", row["text"], row["types"], row["note"]))
    return out


@pytest.mark.parametrize(("place", "text", "types", "note"), rows(), ids=lambda value: None)
def test_rules_agree_with_the_truth_table(place: str, text: str, types: str, note: str) -> None:
    found = rules().search(plain(text))
    said = {type_id for hit in (*found.hits, *found.shapes) for type_id in hit.entry.types}
    wanted = set() if types.strip() == "-" else set(types.split())
    if not wanted:
        heavy = [hit.entry.id for hit in found.hits if hit.entry.weight >= 0.5]
        assert not heavy, f"{place}: {text!r} ({note}) is not violence; said {heavy}"
    else:
        assert wanted <= said, f"{place}: {text!r} ({note}): wanted {wanted}, rules say {said}"
