"""Checkpoints: what a custody log promises at one moment (C2SP, tlog-checkpoint)."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from tocsin.evidence.errors import LogError
from tocsin.evidence.times import as_text, from_text

_CLOCK = "clock "


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The name of a log, how many leaves its tree has, the root over them, and the own clock."""

    origin: str
    size: int
    root: bytes
    at: datetime

    def text(self) -> str:
        """Give the text to be signed: origin, size, root, and the time the own clock showed."""
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\n{_CLOCK}{as_text(self.at)}\n"


def read_checkpoint(text: bytes) -> Checkpoint:
    """Read the text of a checkpoint; raise `LogError` where it is none."""
    try:
        origin, size, root, clock = text.decode().removesuffix("\n").split("\n")
        found = Checkpoint(
            origin,
            int(size),
            base64.b64decode(root, validate=True),
            from_text(clock.removeprefix(_CLOCK)),
        )
    except (ValueError, binascii.Error) as error:
        raise LogError(f"this is no checkpoint: {error}") from error
    if found.text().encode() != text:
        raise LogError("the checkpoint is not written as checkpoints are")
    return found
