"""Streams that end early with a reason instead of raising, and the limits that archives get."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

BUFFER = 4 * 1024 * 1024
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an archive may unfold before it counts as a bomb, and how long a line may be.

    `ratio` is unpacked to packed bytes, looked at once more than `ratio_from` bytes have come out;
    `unpacked` is the total of one file given by the user, nested archives included; `workbook` is
    the same for one XLSX, which is held in memory.
    """

    unpacked: int = 64 * 1024**3
    ratio: int = 300
    ratio_from: int = 32 * 1024**2
    depth: int = 3
    members: int = 200_000
    workbook: int = 1024**3


class Source(Protocol):
    """Anything that gives up to `n` bytes at once, and nothing at its end."""

    def read1(self, n: int = ..., /) -> bytes: ...


class Budget:
    """Count what came out of one file given by the user."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.spent = 0

    @property
    def over(self) -> bool:
        """Whether more came out than is allowed."""
        return self.spent > self.limit


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one packed stream may unfold to: the packed bytes so far and the shared budget."""

    packed: Callable[[], int]
    budget: Budget
    limits: Limits

    def refuse(self, unpacked: int) -> str | None:
        """Say why no more is read after `unpacked` bytes, or `None` to go on."""
        if self.budget.over:
            return (
                f"unpacks to more than {self.budget.limit:,} bytes; unpack it yourself "
                "and give the files, if you trust it"
            )
        packed = max(self.packed(), 1)
        if unpacked > self.limits.ratio_from and unpacked > packed * self.limits.ratio:
            return (
                f"unpacks to more than {self.limits.ratio} times its size, like a zip bomb; "
                "unpack it yourself and give the files, if you trust it"
            )
        return None


class Guarded(io.RawIOBase):
    """A stream that fills its reader's buffer, and stops with a `fault` where its source breaks."""

    def __init__(self, source: Source, allowance: Allowance | None = None) -> None:
        super().__init__()
        self.fault: str | None = None
        self._source = source
        self._allowance = allowance
        self._out = 0
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        filled = 0
        while filled < len(view) and not self._ended:
            chunk = self._next(len(view) - filled)
            view[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        return filled

    def _next(self, n: int) -> bytes:
        try:
            chunk = self._source.read1(min(n, _CHUNK))
        except Exception as error:  # hostile or broken input breaks libraries in many ways
            return self._end(f"breaks off here ({say(error)}); what came before was read")
        if not chunk:
            return self._end(None)
        self._out += len(chunk)
        if self._allowance is not None:
            self._allowance.budget.spent += len(chunk)
            if refusal := self._allowance.refuse(self._out):
                self._end(refusal)
        return chunk

    def _end(self, fault: str | None) -> bytes:
        self.fault = fault
        self._ended = True
        return b""


def say(error: BaseException) -> str:
    """Put an error of a library into a few words."""
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
