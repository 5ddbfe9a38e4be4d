"""Train the encoder: `python -m training.encoder.fit DATA OUT` (resumes from OUT by itself).

Two rounds: the labelled sets alone, then the same sets with our grammars. Every five minutes a
checkpoint is written; a broken run goes on from it.
"""

import argparse
import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from tocsin.findings.encoder.tidy import tidy
from training.encoder import e5, vocabulary
from training.encoder.columns import COLUMNS
from training.encoder.lessons import Taught, labelled, taught
from training.encoder.network import WIDTH, Encoder, fill
from training.encoder.own import own
from training.sets import Lesson

BATCH, LONGEST, SEED = 32, 64, 7
CLIP, DECAY, WARM, RUSSIAN = 1.0, 0.01, 0.06, 3
SHARE = {"cad": 0.5, "davidson": 0.5, "guest": 0.5, "spans": 0.5, "uli-1": 0.7}


@dataclass(slots=True)
class Words:
    """The tokenizer and the packaged vectors of its pieces (pieces x 384, in their blocks)."""

    tokenizer: Tokenizer
    blocks: e5.Blocks

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Give the vectors of `ids` (any shape)."""
        flat, inverse = np.unique(ids, return_inverse=True)
        dense = self.blocks.rows(flat, WIDTH).dense(WIDTH)
        return dense[inverse.reshape(ids.shape)]


def words(texts: list[str], out: Path) -> Words:
    """Trim the vocabulary once and keep it in `out`; later runs read what was kept."""
    kept_file, ids_file = out / "tokenizer.json", out / "kept.npy"
    if not kept_file.exists():
        trimmed, kept = vocabulary.trim(vocabulary.packaged_tokenizer(), texts)
        np.save(ids_file, np.array(kept))
        kept_file.write_text(json.dumps(trimmed, ensure_ascii=False), encoding="utf-8")
    blocks = e5.read(e5.packaged_weights())["emb.word"]
    assert isinstance(blocks, e5.Blocks)
    return Words(Tokenizer.from_file(str(kept_file)), blocks.rows(np.load(ids_file), WIDTH))


def batches(lengths: NDArray[np.int64], chance: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Give batches of texts of like length, in chance order: little padding, little order."""
    order = chance.permutation(len(lengths))
    out = []
    for start in range(0, len(order), BATCH * 40):
        pool = order[start : start + BATCH * 40]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        out += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    for place in chance.permutation(len(out)):
        yield out[place]


def padded(encoded: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Pad ids with <pad> (1) and give the mask."""
    longest = max(len(one) for one in encoded)
    ids = np.ones((len(encoded), longest), dtype=np.int64)
    mask = np.zeros((len(encoded), longest), dtype=np.float32)
    for row, one in enumerate(encoded):
        ids[row, : len(one)] = one
        mask[row, : len(one)] = 1.0
    return ids, mask


def loss_of(logits: Tensor, answers: Tensor, weights: Tensor, lift: Tensor) -> Tensor:
    """Give the masked cross-entropy; rare answers are lifted by the root of their rarity."""
    each = functional.binary_cross_entropy_with_logits(
        logits, answers, weight=weights, reduction="none", pos_weight=lift
    )
    return each.sum() / (weights.sum() + 1e-6)


def lifted(taught: Taught) -> Tensor:
    """Give the weight of a yes: the root of no over yes, between 1 and 5."""
    held = taught.weights > 0
    yes = (taught.answers * held).sum(0)
    no = ((1 - taught.answers) * held).sum(0)
    return torch.from_numpy(np.clip(np.sqrt(no / np.maximum(yes, 1)), 1, 5).astype(np.float32))


@dataclass(slots=True)
class Run:
    """One round of training and where it stands."""

    net: Encoder
    taught: Taught
    words: Words
    out: Path
    name: str
    epochs: float
    rate: float
    save_every: float = 300.0
    minutes: float = math.inf


def train(run: Run) -> None:
    """Train one round, from its last checkpoint on where there is one."""
    encoded = [
        one.ids[: LONGEST - 1] + one.ids[-1:] if len(one.ids) > LONGEST else one.ids
        for one in run.words.tokenizer.encode_batch([tidy(text) for text in run.taught.texts])
    ]
    lengths = np.array([len(one) for one in encoded])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    run.net.to(device).train()
    machine = torch.optim.AdamW(run.net.parameters(), lr=run.rate, weight_decay=DECAY, fused=True)
    total = int(run.epochs * math.ceil(len(encoded) / BATCH))
    lift = lifted(run.taught).to(device)
    step = _resume(run, machine)
    began, saved, mean = time.time(), time.time(), 0.0
    for batch in _from(step, lengths, total):
        spent = (time.time() - began) / 60 / run.minutes
        if spent >= 1:
            break
        for group in machine.param_groups:
            group["lr"] = run.rate * min(_pace(step, total), max(0.02, 1 - spent))
        ids, mask = padded([encoded[i] for i in batch])
        with torch.autocast(device, dtype=torch.bfloat16):
            given = torch.from_numpy(run.words.vectors(ids)).to(device)
            logits = run.net(given, torch.from_numpy(mask).to(device))
        loss = loss_of(
            logits.float(),
            torch.from_numpy(run.taught.answers[batch]).to(device),
            torch.from_numpy(run.taught.weights[batch]).to(device),
            lift,
        )
        machine.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(run.net.parameters(), CLIP)
        machine.step()
        step += 1
        mean = 0.98 * mean + 0.02 * float(loss.detach()) if mean else float(loss.detach())
        if step % 100 == 0:
            print(
                f"{run.name} {step}/{total} loss {mean:.4f} {time.time() - began:.0f} s", flush=True
            )
        if time.time() - saved > run.save_every:
            _save(run, machine, step)
            saved = time.time()
    _save(run, machine, step)


def _pace(step: int, total: int) -> float:
    warm = max(1, int(WARM * total))
    if step < warm:
        return (step + 1) / warm
    return max(0.02, (total - step) / max(1, total - warm))


def _from(step: int, lengths: NDArray[np.int64], total: int) -> Iterator[NDArray[np.int64]]:
    done, epoch = 0, 0
    while done < total:
        for batch in batches(lengths, np.random.default_rng(SEED + epoch)):
            if done >= total:
                return
            if done >= step:
                yield batch
            done += 1
        epoch += 1


def _save(run: Run, machine: torch.optim.Optimizer, step: int) -> None:
    temporary = run.out / f"{run.name}.part"
    torch.save(
        {"net": run.net.state_dict(), "machine": machine.state_dict(), "step": step}, temporary
    )
    temporary.replace(run.out / f"{run.name}.pt")


def _resume(run: Run, machine: torch.optim.Optimizer) -> int:
    kept = run.out / f"{run.name}.pt"
    if not kept.exists():
        return 0
    state = torch.load(kept, map_location="cpu")
    run.net.load_state_dict(state["net"])
    machine.load_state_dict(state["machine"])
    return int(state["step"])


def fresh(dropout: float = 0.1) -> Encoder:
    """Give the network with the packaged weights and new heads."""
    torch.manual_seed(SEED)
    net = Encoder(len(COLUMNS), dropout)
    fill(net, e5.read(e5.packaged_weights()))
    return net


def second(labelled: list[Lesson], ours: list[Lesson]) -> list[Lesson]:
    """Give the lessons of the second round.

    The few Russian ones are taught `RUSSIAN` times; of the sets of long or much alike texts, which
    the first round has taught, a share.
    """
    chance = np.random.default_rng(SEED)
    kept = [one for one in labelled if chance.random() < SHARE.get(one.set, 1.0)]
    russian = [one for one in labelled if one.language == "ru"]
    return [*kept, *ours, *russian * (RUSSIAN - 1)]


def main() -> None:
    """Read, train both rounds and leave `OUT/second.pt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--first-epochs", type=float, default=1.0)
    parser.add_argument("--second-epochs", type=float, default=1.5)
    parser.add_argument("--minutes", type=float, default=math.inf, help="at most, each round")
    args = parser.parse_args()
    # Moments of masked columns fade into numbers too small for the processor's fast path.
    torch.set_flush_denormal(True)
    args.out.mkdir(parents=True, exist_ok=True)
    lessons = [one for one in labelled(args.data) if one.part == "train"]
    ours = [one for one in own() if one.part == "train"]
    print(len(lessons), "labelled texts,", len(ours), "of our own", flush=True)
    pieces = words([one.text for one in lessons], args.out)
    net = fresh()
    for name, texts, epochs, rate in (
        ("first", lessons, args.first_epochs, 8e-5),
        ("second", second(lessons, ours), args.second_epochs, 6e-5),
    ):
        train(Run(net, taught(texts), pieces, args.out, name, epochs, rate, minutes=args.minutes))


if __name__ == "__main__":
    main()
