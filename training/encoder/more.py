"""Teach a trained network more: `python -m training.encoder.more RUN OLD`.

OLD is the folder of an earlier training, with its lesson file, its `pupil.pt` and what its teachers
said (`taught.npy`). RUN has the lesson file with new lessons, in pieces of the same tokenizer. The
network learns all that is new, a share of our own texts that it had before, all of those that its
teachers got wrong, and the labelled sets, in part by what its teachers said: so it does not forget.
An hour or so on two cores. A checkpoint is written every five minutes; the same command goes on.
"""

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training.encoder import again, lesson_file
from training.encoder.desk import desk
from training.encoder.fit import SEED, Recipe, train
from training.encoder.progress import trained

MORE = Recipe("more", SEED, epochs=3, rate=1e-4, batch=64, rough=1.0)


def main() -> None:
    """Choose the lessons, train, and leave `RUN/pupil.pt` and `RUN/taught.npy`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder with lessons.npz")
    parser.add_argument("old", type=Path, help="folder of the training before")
    parser.add_argument("--minutes", type=float, default=70.0, help="at most")
    args = parser.parse_args()
    torch.set_flush_denormal(True)
    _check(args.run, args.old)
    lessons = lesson_file.read(args.run / "lessons.npz")
    taught = np.load(args.old / "taught.npy").astype(np.float16)
    place = again.places(lessons, lesson_file.read(args.old / "lessons.npz"))
    chosen = again.softened(again.chosen(lessons, taught, place), taught, place)
    trains = lessons.rows("train")
    new = int((place[trains] == again.NEW).sum())
    print(f"{new:,} new lessons, {len(chosen.rows('train')):,} to learn from", flush=True)
    net, _ = trained(args.old / "pupil.pt")
    train(net, chosen, desk(chosen), replace(MORE, minutes=args.minutes), args.run)
    np.save(args.run / "taught.npy", again.handed_on(lessons, taught, place))
    shutil.copyfile(args.run / f"{MORE.name}.pt", args.run / "pupil.pt")


def _check(run: Path, old: Path) -> None:
    """Refuse folders that do not belong together, before an hour is spent on them."""
    if run.resolve() == old.resolve():
        raise SystemExit(f"{run} is the training before; make a folder for the new one")
    mine, other = (folder / "tokenizer.json" for folder in (run, old))
    if mine.read_bytes() != other.read_bytes():
        raise SystemExit(
            f"{mine} and {other} differ, and so do the pieces of the same text; copy "
            f"tokenizer.json and kept.npy from {old} to {run} and prepare again"
        )


if __name__ == "__main__":
    main()
