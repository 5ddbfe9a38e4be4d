"""Teach a trained network more: `python -m training.encoder.more RUN OLD`.

OLD is the folder of an earlier training, with its lesson file, its `pupil.pt` and what its teachers
said (`taught.npy`). RUN has the lesson file with new lessons, in pieces of the same tokenizer. The
network learns all that is new, a share of our own texts that it had before, all of those that its
teachers got wrong, and the labelled sets, in part by what its teachers said: so it does not forget.
An hour or so on two cores. A checkpoint is written every five minutes; the same command goes on.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training.encoder import again, lesson_file
from training.encoder.columns import COLUMNS
from training.encoder.desk import desk
from training.encoder.fit import SEED, Recipe, train
from training.encoder.network import Encoder

MORE = Recipe("pupil", SEED, epochs=3, rate=1e-4, batch=64, rough=1.0)


def main() -> None:
    """Choose the lessons, train, and leave `RUN/pupil.pt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder with lessons.npz")
    parser.add_argument("old", type=Path, help="folder of the training before")
    parser.add_argument("--minutes", type=float, default=70.0, help="at most")
    args = parser.parse_args()
    torch.set_flush_denormal(True)
    lessons = lesson_file.read(args.run / "lessons.npz")
    taught = np.load(args.old / "taught.npy").astype(np.float16)
    place = again.places(lessons, lesson_file.read(args.old / "lessons.npz"))
    chosen = again.softened(again.chosen(lessons, taught, place), taught, place)
    new, all_of_it = int((place == again.NEW).sum()), len(chosen.rows("train"))
    print(f"{new:,} new lessons, {all_of_it:,} to learn from", flush=True)
    net = trained(args.old / "pupil.pt")
    train(net, chosen, desk(chosen), replace(MORE, minutes=args.minutes), args.run)


def trained(checkpoint: Path) -> Encoder:
    """Read a trained network."""
    state = torch.load(checkpoint, map_location="cpu")
    net = Encoder(len(COLUMNS), sum(name.endswith(".ao.weight") for name in state["net"]))
    net.load_state_dict(state["net"])
    return net


if __name__ == "__main__":
    main()
