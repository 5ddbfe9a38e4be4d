"""Train the encoder: `python -m training.encoder.fit RUN`, with torch and the lesson file alone.

Several teachers of twelve layers, alike but for their seed, learn from the lessons. A pupil, which
is what ships, learns from the lessons and from what the teachers answer together. On a GPU this
takes minutes. Without one there is one teacher, and each network has two hours, to which the pace
is fitted. A checkpoint is written every five minutes; the same command goes on from it.
"""

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.encoder import lesson_file
from training.encoder.columns import COLUMNS, PLACE, PLAIN, SHARED, WEIGHT
from training.encoder.desk import Desk, batches, desk
from training.encoder.lesson_file import LessonFile
from training.encoder.network import EARLY, LAYERS, Encoder, fill, thinned
from training.encoder.progress import Clock, Mean, resume, save

CLIP, DECAY, WARM, SEED = 1.0, 0.01, 0.05, 7
VIOLENT, EARLY_SHARE = PLACE["violent"], 0.15


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network is trained: a name, its seed, and how long and how fast it learns.

    `soft` is the share of the teachers' answers in the loss, `blank` of pieces that are hidden,
    `rough` of the training that is done with the roundings of the quantised model.
    """

    name: str
    seed: int
    epochs: float
    rate: float
    batch: int = 128
    soft: float = 0.0
    blank: float = 0.05
    rough: float = 0.0
    minutes: float = math.inf


def fresh(lessons: LessonFile, seed: int = SEED) -> Encoder:
    """Give the network with the packaged weights and new heads."""
    torch.manual_seed(seed)
    net = Encoder(len(COLUMNS))
    fill(net, lessons.base)
    return net


def lifted(at: Desk, rows: Tensor) -> Tensor:
    """Give the weight of a yes: the root of no over yes, between 1 and 5."""
    held = (at.weights[rows] > 0).float()
    yes = (at.answers[rows] * held).sum(0)
    no = ((1 - at.answers[rows]) * held).sum(0)
    return (no / yes.clamp(min=1)).sqrt().clamp(1, 5)


def loss_of(logits: Tensor, answers: Tensor, weights: Tensor, lift: Tensor | None) -> Tensor:
    """Give the masked cross-entropy; rare answers are lifted by the root of their rarity."""
    each = functional.binary_cross_entropy_with_logits(
        logits, answers, weight=weights, reduction="none", pos_weight=lift
    )
    return each.sum() / (weights.sum() + 1e-6)


def lesson_loss(
    said: tuple[Tensor, Tensor], answers: Tensor, weights: Tensor, lift: Tensor | None
) -> Tensor:
    """Give the loss of all heads and, at a share, of the early word."""
    logits, gate = (one.float() for one in said)
    weights = weights.expand_as(logits)
    loss = loss_of(logits, answers, weights, lift)
    early = loss_of(gate, answers[:, VIOLENT], weights[:, VIOLENT], None)
    return loss + EARLY_SHARE * early


def train(net: Encoder, lessons: LessonFile, at: Desk, how: Recipe, run: Path,
          taught: Tensor | None = None) -> None:  # fmt: skip
    """Train one network, from its last checkpoint on; `taught` are the teachers' answers."""
    torch.manual_seed(how.seed)
    rows = lessons.rows("train")
    lengths = np.diff(lessons.starts)
    total = int(how.epochs * math.ceil(len(rows) / how.batch))
    net.to(at.device).train()
    machine = torch.optim.AdamW(net.parameters(), lr=how.rate, weight_decay=DECAY, fused=True)
    lift = lifted(at, torch.from_numpy(rows).to(at.device))
    every = torch.tensor([WEIGHT.get(name, PLAIN) for name in COLUMNS], device=at.device)
    step, spent = resume(net, machine, run / f"{how.name}.pt", at.device)
    clock, mean = Clock(how.minutes, spent), Mean()
    for batch in _from(step, rows, lengths, total, how):
        if clock.spent() >= 1:
            break
        done = max(step / total, clock.spent())
        net.rough = done > 1 - how.rough
        for group in machine.param_groups:
            group["lr"] = how.rate * _pace(step, total, done)
        chosen = torch.from_numpy(batch).to(at.device)
        with torch.autocast(at.device, dtype=torch.bfloat16):
            said = net(*at.texts(chosen, how.blank))
        loss = lesson_loss(said, at.answers[chosen], at.weights[chosen], lift)
        if taught is not None:
            near = lesson_loss(said, taught[chosen].float(), every, None)
            loss = (1 - how.soft) * loss + how.soft * near
        machine.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), CLIP)
        machine.step()
        step += 1
        mean.add(loss)
        if step % 250 == 0:
            print(f"{how.name} {step}/{total} loss {mean} {clock.seconds():.0f} s", flush=True)
        if clock.due():
            save(net, machine, run / f"{how.name}.pt", step, clock.seconds())
    save(net, machine, run / f"{how.name}.pt", step, clock.seconds())


def _pace(step: int, total: int, done: float) -> float:
    """Give the share of the full rate: up in the first steps, then down to a hundredth."""
    return max(0.01, min((step + 1) / max(1, int(WARM * total)), 1 - done))


def _from(step: int, rows: NDArray[np.int64], lengths: NDArray[np.int64], total: int,
          how: Recipe) -> Iterator[NDArray[np.int64]]:  # fmt: skip
    done, epoch = 0, 0
    while done < total:
        chance = np.random.default_rng((how.seed, epoch))
        for batch in batches(rows, lengths, how.batch, chance):
            if done >= total:
                return
            if done >= step:
                yield batch
            done += 1
        epoch += 1


@torch.no_grad()
def answered(net: Encoder, lessons: LessonFile, at: Desk, size: int = 512) -> Tensor:
    """Give the network's probabilities for all texts (texts x columns, fp16)."""
    net.to(at.device).eval()
    lengths = np.diff(lessons.starts)
    order = np.argsort(lengths, kind="stable")
    out = torch.zeros((len(order), len(COLUMNS)), dtype=torch.float16, device=at.device)
    for start in range(0, len(order), size):
        chosen = torch.from_numpy(order[start : start + size]).to(at.device)
        with torch.autocast(at.device, dtype=torch.bfloat16):
            out[chosen] = torch.sigmoid(net(*at.texts(chosen))[0].float()).half()
    return out


TEACHER = Recipe("teacher", SEED, epochs=6, rate=2.5e-4, batch=512)
PUPIL = Recipe("pupil", SEED, epochs=10, rate=3e-4, batch=512, soft=0.7, rough=0.4)


def main() -> None:
    """Train the teachers one after the other, then the pupil, and leave `RUN/pupil.pt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder with lessons.npz")
    gpu = torch.cuda.is_available()
    parser.add_argument("--teachers", type=int, default=3 if gpu else 1)
    parser.add_argument("--layers", type=int, default=LAYERS, help="of the pupil")
    most = math.inf if gpu else 120.0
    parser.add_argument("--minutes", type=float, default=most, help="at most, each network")
    args = parser.parse_args()
    # Moments of masked columns fade into numbers too small for a processor's fast path.
    torch.set_flush_denormal(True)
    lessons = lesson_file.read(args.run / "lessons.npz")
    at = desk(lessons)
    taught, net = None, None
    for number in range(args.teachers):
        name, seed = f"teacher-{number + 1}", SEED + number
        net = fresh(lessons, seed)
        how = replace(TEACHER, name=name, seed=seed, minutes=args.minutes)
        train(net, lessons, at, how, args.run)
        said = answered(net, lessons, at)
        taught = said if taught is None else taught + said
    assert net is not None and taught is not None, "at least one teacher"
    taught /= args.teachers
    np.save(args.run / "taught.npy", taught[:, [PLACE[name] for name in SHARED]].cpu().numpy())
    pupil = thinned(net, args.layers, EARLY)
    train(pupil, lessons, at, replace(PUPIL, minutes=args.minutes), args.run, taught)


if __name__ == "__main__":
    main()
