"""Read contents in a process apart: with little memory, little time, and no way to the network.

A file made to bring a reader down brings down that process and nothing else. Its bytes are then
kept sealed, with the reason.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from tocsin.evidence.intake.options import DEFAULT, Options
from tocsin.evidence.intake.read import read
from tocsin.evidence.reading import Reading

_MEMORY = 4 << 30
_START_SECONDS = 120
_READY = b"ready"
_DOORS = ("socket.connect", "socket.getaddrinfo", "socket.sendto")
_Work = Callable[[Path, str, Options], Reading]


class Apart:
    """A reader in another process, which is started when it is needed and after each of its deaths.

    It is a `Reader`: call it with a file and a name. Close it, or use it as a context.
    """

    def __init__(self, options: Options = DEFAULT, work: _Work | None = None) -> None:
        self._options = options
        self._work = work
        self._process: multiprocessing.process.BaseProcess | None = None
        self._end: Connection | None = None

    def __call__(self, path: Path, name: str) -> Reading:
        """Read a content; what brings the reader down comes back sealed."""
        end = self._started()
        try:
            end.send_bytes(msgspec.msgpack.encode((str(path), name)))
            if not end.poll(self._options.seconds):
                self.close()
                return Reading(
                    "file", f"reading it took longer than {self._options.seconds} seconds"
                )
            answer = end.recv_bytes()
        except (EOFError, OSError):
            self.close()
            return Reading("file", "the reader broke down on it")
        return msgspec.msgpack.decode(answer, type=Reading)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._end is not None:
            self._end.close()
        self._process = self._end = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _started(self) -> Connection:
        if self._end is None:
            context = multiprocessing.get_context("spawn")
            self._end, other = context.Pipe()
            target = partial(_serve, other, self._options, self._work)
            self._process = context.Process(target=target, daemon=True)
            self._process.start()
            other.close()
            if not self._end.poll(_START_SECONDS) or self._end.recv_bytes() != _READY:
                raise OSError("the reader did not start")
        return self._end


def _serve(end: Connection, options: Options, work: _Work | None) -> None:
    _shut_in()
    end.send_bytes(_READY)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            path, name = msgspec.msgpack.decode(end.recv_bytes(), type=tuple[str, str])
            end.send_bytes(msgspec.msgpack.encode(_read(work or read, path, name, options)))


def _read(work: _Work, path: str, name: str, options: Options) -> Reading:
    try:
        return work(Path(path), name, options)
    except MemoryError:
        return Reading("file", "reading it took more memory than is given")
    except Exception as error:  # a reader's fault on a hostile file must not stop the intake
        return Reading("file", f"the reader failed on it ({type(error).__name__})")


def _shut_in() -> None:
    """Take memory and the network away from this process; where a system cannot, it has limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_no_network)
    os.environ["OMP_THREAD_LIMIT"] = "1"


def _no_network(event: str, _: object) -> None:
    if event in _DOORS:
        raise PermissionError("readers have no network")
