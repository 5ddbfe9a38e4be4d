"""All lessons of the encoder, one a text: labelled sets and our own grammars, joined by text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.encoder.columns import COLUMNS, PLACE, PLAIN, WEIGHT
from training.sets import Lesson, read_all

FAINT = 0.25


@dataclass(frozen=True, slots=True)
class Taught:
    """Texts, answers and weights (texts x columns, fp32; weight 0 masks)."""

    texts: Sequence[str]
    answers: NDArray[np.float32]
    weights: NDArray[np.float32]


def joined(lessons: Iterable[Lesson]) -> Iterator[Lesson]:
    """Join lessons of one text: what two sets say differently is left out."""
    by_text: dict[str, list[Lesson]] = {}
    for one in lessons:
        by_text.setdefault(one.text, []).append(one)
    for text, same in by_text.items():
        if len(same) == 1:
            yield same[0]
            continue
        says = _agreed([one.says for one in same])
        faint = _agreed([one.faint for one in same])
        first = same[0]
        part = "develop" if any(one.part == "develop" for one in same) else first.part
        yield Lesson(text, first.set, first.language, says, part, faint)


def taught(lessons: Sequence[Lesson]) -> Taught:
    """Lay lessons out as arrays."""
    answers = np.zeros((len(lessons), len(COLUMNS)), dtype=np.float32)
    weights = np.zeros_like(answers)
    for row, one in enumerate(lessons):
        for said, share in ((one.faint, FAINT), (one.says, 1.0)):
            for name, yes in said.items():
                place = PLACE[name]
                answers[row, place] = float(yes)
                weights[row, place] = share * WEIGHT.get(name, PLAIN)
    return Taught([one.text for one in lessons], answers, weights)


def labelled(data: Path) -> list[Lesson]:
    """Read the labelled sets of `sets.toml` from the folder `data`."""
    return list(joined(read_all(data)))


def _agreed(said: Sequence[object]) -> dict[str, bool]:
    out: dict[str, bool] = {}
    torn: set[str] = set()
    for one in said:
        for name, yes in dict(one).items():  # type: ignore[call-overload]
            if out.setdefault(name, yes) != yes:
                torn.add(name)
    return {name: yes for name, yes in out.items() if name not in torn}
