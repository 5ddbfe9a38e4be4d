"""Train the linear model: `python -m training.linear DATA_FOLDER OUT.npz` (about two minutes).

Deterministic: fixed seed, fixed order of sets. Prints the development figures that the model card
and `bench/RESULTS.md` quote.
"""

import argparse
import tomllib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from tocsin.findings.linear import BITS, Linear, length_norm, save, tidy
from tocsin.findings.ngrams import grams
from training.encoder.own import own
from training.sets import TABLE, Lesson, read_all

HEADS = ("violent", "gendered", "threat", "identity", "insult", "toxic")
STRENGTH = {"violent": 2.0, "gendered": 2.0, "threat": 1.0, "identity": 2.0, "insult": 1.0,
            "toxic": 2.0}  # fmt: skip
SEED = 7


def main() -> None:
    """Read the sets, train every head, calibrate, quantise, print figures and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    lessons = [*read_all(args.data), *own()]
    matrix = features([lesson.text for lesson in lessons])
    model = quantise(*fit(matrix, lessons), lessons)
    model = calibrate(model, lessons)
    save(args.out, model)
    report(model, lessons)


def features(texts: list[str]) -> sparse.csr_matrix:
    """Count hashed n-grams, divided as the model divides them at use."""
    tidied = [tidy(text) for text in texts]
    total, count = None, np.zeros(len(texts), dtype=np.int64)
    for order in grams(tidied, BITS):
        ones = np.ones(len(order.hashes), dtype=np.float32)
        part = sparse.csr_matrix(
            (ones, order.hashes.astype(np.int32), order.starts), shape=(len(texts), 1 << BITS)
        )
        part.sum_duplicates()
        total = part if total is None else total + part
        count += np.diff(order.starts)
    return (sparse.diags_array(1.0 / length_norm(count)) @ total).tocsr()


def taught(lessons: list[Lesson], head: str, part: str) -> tuple[NDArray[np.int64], list[bool]]:
    """Give rows and answers of `part` that say something of `head`; masked ones are left out."""
    rows = [i for i, one in enumerate(lessons) if head in one.says and one.part == part]
    return np.array(rows), [lessons[i].says[head] for i in rows]


def fit(
    matrix: sparse.csr_matrix, lessons: list[Lesson]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fit one logistic regression a head over idf-weighted counts, and fold the idf back in."""
    seen = np.bincount(matrix.indices, minlength=1 << BITS)
    idf = np.log((1 + matrix.shape[0]) / (1 + seen)) + 1
    weighted = (matrix @ sparse.diags_array(idf)).tocsr()
    weights, biases = np.zeros((1 << BITS, len(HEADS))), np.zeros(len(HEADS))
    for place, head in enumerate(HEADS):
        rows, answers = taught(lessons, head, "train")
        machine = LogisticRegression(
            C=STRENGTH[head], class_weight="balanced", solver="liblinear", random_state=SEED
        )
        machine.fit(weighted[rows], answers)
        weights[:, place] = machine.coef_[0] * idf
        biases[place] = machine.intercept_[0]
        print(f"{head}: {len(rows)} texts, {sum(answers)} positive", flush=True)
    return weights, biases


def quantise(
    weights: NDArray[np.float64], biases: NDArray[np.float64], lessons: list[Lesson]
) -> Linear:
    """Round the weights to int8, a scale a head, the rarest extremes cut."""
    reach = np.quantile(np.abs(weights), 0.9999, axis=0)
    scales = (reach / 127).astype(np.float32)
    rounded = np.clip(np.round(weights / scales), -127, 127).astype(np.int8)
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    card: dict[str, object] = {
        "id": f"linear-{table['version']}",
        "licence": "Apache-2.0",
        "seed": SEED,
        "languages": sorted({one.language for one in lessons}),
        "sets": [{"id": one["id"], "licence": one["licence"]} for one in table["set"]]
        + [{"id": "own grammars", "licence": "Apache-2.0"}],
    }
    return Linear(HEADS, rounded, scales, biases.astype(np.float32), {}, str(card["id"]), card)


def calibrate(model: Linear, lessons: list[Lesson]) -> Linear:
    """Fit a Platt line for every language and head on the tenth kept for it."""
    lines = {}
    for language in model.card["languages"]:  # type: ignore[attr-defined]
        line = np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(HEADS), 1))
        for place, head in enumerate(HEADS):
            rows, answers = taught(lessons, head, "calibrate")
            kept = [(i, yes) for i, yes in zip(rows, answers, strict=True)
                    if lessons[i].language == language]  # fmt: skip
            if not kept or len({yes for _, yes in kept}) < 2:
                line[place] = (0.0, -6.0)  # nothing learned for this head in this language
                continue
            scores = model.logits([lessons[i].text for i, _ in kept])[:, place : place + 1]
            platt = LogisticRegression(C=1e3).fit(scores, [yes for _, yes in kept])
            line[place] = (platt.coef_[0, 0], platt.intercept_[0])
        lines[language] = line
    return Linear(
        model.heads, model.weights, model.scales, model.biases, lines, model.id, model.card
    )


def report(model: Linear, lessons: list[Lesson]) -> None:
    """Print the figures on the development parts, never trained on."""
    for name in sorted({one.set for one in lessons if one.part == "develop"}):
        for place, head in enumerate(HEADS):
            kept = [one for one in lessons
                    if one.set == name and one.part == "develop" and head in one.says]  # fmt: skip
            answers = np.array([one.says[head] for one in kept])
            if not kept or answers.all() or not answers.any():
                continue
            found = model.probabilities([one.text for one in kept], kept[0].language)
            assert found is not None
            chance = found[:, place]
            print(
                f"{name:8} {head:9} n={len(kept)} pos={answers.sum()} "
                f"macro-F1={f1_score(answers, chance >= 0.5, average='macro'):.3f} "
                f"F1={f1_score(answers, chance >= 0.5):.3f} "
                f"AUC={roc_auc_score(answers, chance):.3f} "
                f"ECE={calibration_error(chance, answers):.3f}"
            )


def calibration_error(chance: NDArray[np.float32], answers: NDArray[np.bool_]) -> float:
    """Give the expected calibration error over ten equal bins."""
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [
        abs(chance[bins == b].mean() - answers[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps))


if __name__ == "__main__":
    main()
