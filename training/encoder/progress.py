"""Where training stands: the time it has, the mean loss, and checkpoints that it goes on from."""

import time
from pathlib import Path

import torch
from torch import Tensor

from training.encoder.columns import COLUMNS
from training.encoder.network import Encoder

SAVE_EVERY = 300.0  # seconds


class Mean:
    """A running mean that is fetched from the device only when it is printed."""

    def __init__(self) -> None:
        self._sum: Tensor | float = 0.0
        self._count = 0

    def add(self, loss: Tensor) -> None:
        self._sum = self._sum + loss.detach()
        self._count += 1

    def __str__(self) -> str:
        mean = float(self._sum) / max(1, self._count)
        self._sum, self._count = 0.0, 0
        return f"{mean:.4f}"


class Clock:
    """How much of the time is spent, and whether a checkpoint is due."""

    def __init__(self, minutes: float, spent: float) -> None:
        self._minutes, self._began, self._saved = minutes, time.time() - spent, time.time()

    def seconds(self) -> float:
        return time.time() - self._began

    def spent(self) -> float:
        return self.seconds() / 60 / self._minutes

    def due(self) -> bool:
        if time.time() - self._saved < SAVE_EVERY:
            return False
        self._saved = time.time()
        return True


def save(net: Encoder, machine: torch.optim.Optimizer, path: Path, step: int, spent: float) -> None:
    """Write a checkpoint in one move."""
    temporary = path.with_suffix(".part")
    state = {"net": net.state_dict(), "machine": machine.state_dict(), "step": step}
    torch.save({**state, "spent": spent, "layers": len(net.layers), "early": net.early}, temporary)
    temporary.replace(path)


def trained(checkpoint: Path) -> tuple[Encoder, int]:
    """Read a trained network, and how many steps it took."""
    state = torch.load(checkpoint, map_location="cpu")
    net = Encoder(len(COLUMNS), int(state["layers"]), int(state["early"]))
    net.load_state_dict(state["net"])
    return net, int(state["step"])


def resume(
    net: Encoder, machine: torch.optim.Optimizer, path: Path, device: str
) -> tuple[int, float]:
    """Go on from a checkpoint, where there is one; give its step and the seconds spent so far."""
    if not path.exists():
        return 0, 0.0
    state = torch.load(path, map_location=device)
    net.load_state_dict(state["net"])
    machine.load_state_dict(state["machine"])
    return int(state["step"]), float(state["spent"])
