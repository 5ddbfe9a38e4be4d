"""How well violence is heard and harmless speech let alone, beside the field's offline tools.

`python bench/detection.py --data DATA [--frozen] [--quick] [--keep]` prints one table, a column a
detector, all on the same texts in the same run. DATA is the folder of the labelled sets (never in
this repository): only their development parts are read here, none of which trains what ships.
"""

import argparse
import os
import platform
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "bylinecheck")]

import score  # noqa: E402 — BylineCheck is used as it lies, not installed
import suite  # noqa: E402
from training.encoder.lessons import labelled  # noqa: E402
from training.linear import calibration_error  # noqa: E402
from training.sets import Lesson  # noqa: E402

import tocsin  # noqa: E402
from bench.detectors.base import Answer, Detector  # noqa: E402
from bench.detectors.frozen import Frozen  # noqa: E402
from bench.detectors.ngrams import Ngrams  # noqa: E402
from bench.detectors.ours import Tocsin  # noqa: E402
from bench.detectors.peers import peers  # noqa: E402
from bench.disguises import disguised  # noqa: E402
from bench.identity import harmless  # noqa: E402
from tocsin.findings.judge import packaged  # noqa: E402

RESULTS = HERE / "RESULTS.md"
SPEED_TEXTS, WARM_TEXTS = 2_000, 50
Figures = dict[str, float]


def main() -> None:
    """Measure every detector, print the table and, with `--keep`, keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--frozen", action="store_true", help="also the encoder not fine-tuned")
    parser.add_argument("--quick", action="store_true", help="only Tocsin")
    parser.add_argument("--keep", action="store_true", help="add the table to RESULTS.md")
    args = parser.parse_args()
    lessons = [one for one in labelled(args.data) if one.part == "develop"]
    columns: dict[str, Figures] = {}
    for detector in detectors(args):
        print(f"measuring {detector.name} …", file=sys.stderr, flush=True)
        columns[detector.name] = measured(detector, lessons)
    report = table(columns)
    print(report)
    if args.keep:
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(report)


def detectors(args: argparse.Namespace) -> Iterator[Detector]:
    """Give ours first, then the peers and baselines."""
    yield Tocsin()
    yield Tocsin(thorough=True)
    if args.quick:
        return
    yield from peers()
    yield Ngrams(args.data)
    if args.frozen:
        yield Frozen(args.data)


def measured(detector: Detector, lessons: Sequence[Lesson]) -> Figures:
    """Give every figure of one detector, by the name of its row."""
    return {
        **bylinecheck(detector),
        **on_sets(detector, lessons),
        **obfuscation(detector),
        **identity_gap(detector),
        "texts/s, in process": speed(detector, lessons),
    }


@cache
def cases() -> tuple[suite.Case, ...]:
    """Read the suite once."""
    return tuple(suite.cases())


def bylinecheck(detector: Detector) -> Figures:
    """Give the suite's figures: all, the new cases alone, languages, worst, contrasts, threats."""
    known = suite.functionalities()
    answers = detector.answers([one.text for one in cases()])
    outcomes = [
        score.Outcome(case, said.violent >= 0.5)
        for case, said in zip(cases(), answers, strict=True)
    ]
    lines = score.summary(outcomes, known)
    new = [one for one in outcomes if one.case.origin == "new"]
    row = next(iter(score.by_functionality(outcomes).values()))
    out = {
        "BylineCheck, all": lines["accuracy"]["all"].value,
        "BylineCheck, new cases": score.share(new, lambda one: one.right).value,
        "BylineCheck, worst functionality": row["all"].value,
        "BylineCheck, worst language": min(
            share.value for name, share in lines["accuracy"].items() if name != "all"
        ),
    }
    for group in score.CONTRASTS:
        out[f"{group} flagged"] = lines[f"{group} flagged"]["all"].value
    for group in ("explicit threats", "sexual threats"):
        for language, share in lines[f"{group} found"].items():
            if language != "all":
                out[f"{group} found, {language}"] = share.value
    return out


def on_sets(detector: Detector, lessons: Sequence[Lesson]) -> Figures:
    """Give F1 on the development parts of the labelled sets, and the calibration error."""
    out: Figures = {}
    parts = {
        name: [one for one in lessons if one.set == name] for name in ("edos", "cad-dev", "vk")
    }
    said = {name: detector.answers([one.text for one in part]) for name, part in parts.items()}
    out["EDOS dev, gendered, macro-F1"] = _f1(parts["edos"], said["edos"], "gendered", "macro")
    out["CAD dev, person-directed, F1"] = _f1(parts["cad-dev"], said["cad-dev"], "insult", "binary")
    out["VK fifth, toxic, F1"] = _f1(parts["vk"], said["vk"], "toxic", "binary")
    if said["edos"][0].sexism:
        out["EDOS dev, four categories, macro-F1"] = _four(parts["edos"], said["edos"])
    held = [
        (one.says["violent"], answer.violent)
        for name in ("cad-dev", "vk")
        for one, answer in zip(parts[name], said[name], strict=True)
        if "violent" in one.says
    ]
    answers, chances = (np.array(column) for column in zip(*held, strict=True))
    out["calibration error of violent, CAD and VK"] = calibration_error(chances, answers)
    return out


def _f1(part: Sequence[Lesson], said: Sequence[Answer], head: str, average: str) -> float:
    kept = [(one.says[head], getattr(answer, head) >= 0.5)
            for one, answer in zip(part, said, strict=True) if head in one.says]  # fmt: skip
    truth, found = zip(*kept, strict=True)
    return float(f1_score(truth, found, average=average))


def _four(part: Sequence[Lesson], said: Sequence[Answer]) -> float:
    """Give macro-F1 of EDOS task B: which of four categories, among texts that are sexist."""
    kept = [(one.says, answer.sexism) for one, answer in zip(part, said, strict=True)
            if "sexism-1" in one.says]  # fmt: skip
    truth = [next(i for i in range(4) if says[f"sexism-{i + 1}"]) for says, _ in kept]
    return float(f1_score(truth, [int(np.argmax(found)) for _, found in kept], average="macro"))


def obfuscation(detector: Detector) -> Figures:
    """Disguise the texts of the suite that are flagged, and count those that still are."""
    plain = [one.text for one in cases() if one.violent and one.register == "plain"]
    flagged = [
        text
        for text, said in zip(plain, detector.answers(plain), strict=True)
        if said.violent >= 0.5
    ]
    if not flagged:
        return {"disguised copies still flagged": 0.0}
    again = detector.answers([disguised(text, 1) for text in flagged])
    return {"disguised copies still flagged": float(np.mean([one.violent >= 0.5 for one in again]))}


def identity_gap(detector: Detector) -> Figures:
    """Give the widest gap between groups in false alarms on harmless texts that name them."""
    groups = harmless()
    shares = {
        group: float(np.mean([one.violent >= 0.5 for one in detector.answers(texts)]))
        for group, texts in groups.items()
    }
    return {
        "harmless texts on groups flagged": float(np.mean(list(shares.values()))),
        "widest gap between groups": max(shares.values()) - min(shares.values()),
    }


def speed(detector: Detector, lessons: Sequence[Lesson]) -> float:
    """Give texts a second on a mixture of development texts, after a warm-up.

    Each ends in a number, so that none of them was read before.
    """
    chance = random.Random(1)
    drawn = chance.sample(list(lessons), SPEED_TEXTS + WARM_TEXTS)
    texts = [f"{one.text} {place}" for place, one in enumerate(drawn)]
    detector.answers(texts[SPEED_TEXTS:])
    texts = texts[:SPEED_TEXTS]
    begun = time.perf_counter()
    detector.answers(texts)
    return len(texts) / (time.perf_counter() - begun)


def table(columns: Mapping[str, Figures]) -> str:
    """Give the figures as Markdown: a row a figure, a column a detector."""
    names = list(columns)
    rows = list(dict.fromkeys(row for figures in columns.values() for row in figures))
    lines = [
        f"\n## Detection, {datetime.now(UTC):%Y-%m-%d}\n",
        f"Tocsin {tocsin.__version__}, models {packaged().versions.model}, lexicons "
        f"{packaged().versions.lexicons}, BylineCheck {suite.version()}, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores; "
        f"`python bench/detection.py {' '.join(_public(sys.argv[1:]))}`. Development parts only.\n",
        f"| what | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
    ]
    for row in rows:
        cells = [_said(columns[name].get(row)) for name in names]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _said(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value > 1 else f"{value:.3f}"


def _public(arguments: Sequence[str]) -> list[str]:
    """Give the arguments without where a person keeps the data."""
    out = list(arguments)
    if "--data" in out:
        out[out.index("--data") + 1] = "DATA"
    return out


if __name__ == "__main__":
    main()
