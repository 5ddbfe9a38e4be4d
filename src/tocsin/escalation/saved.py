"""The state of a monitor in a file: whole or not at all, and read without running anything.

The file has one line that says what it is and what it was made for, and the state after it. The
state is in Python's own format, of which only the classes of this project and plain containers are
let in, so that a file from elsewhere can run nothing.
"""

import hashlib
import io
import os
import pickle
from pathlib import Path
from typing import Any

import orjson

from tocsin import __version__
from tocsin.domain import Watchlist
from tocsin.escalation.cycles import put_off
from tocsin.escalation.errors import EscalationError
from tocsin.escalation.known import Beside
from tocsin.escalation.method import Method

FORMAT = 7
OURS = ("tocsin.domain.", "tocsin.escalation.", "tocsin.guidelines.words")
PLAIN = {
    "builtins": {"set", "frozenset", "dict", "list"},
    "collections": {"deque", "Counter", "OrderedDict", "defaultdict"},
    "datetime": {"datetime", "date", "timedelta", "timezone"},
}
SCAN_ANEW = "scan everything anew, or start a new monitor"


def fingerprint(watch: Watchlist, method: Method, beside: Beside) -> str:
    """Give a hash of everything beside posts that a state depends on."""
    made_of = (__version__, watch, method.version, sorted(method.thresholds.items()), beside)
    rows = [(row.id, row.level, row.present, sorted(row.least.items())) for row in method.rows]
    return hashlib.sha256(repr((made_of, rows, method.quiet_hours)).encode()).hexdigest()


def write(path: Path, made_for: str, state: object) -> None:
    """Write a state beside its name, and name it when it is whole and on the disk."""
    with put_off():
        body = pickle.dumps(state, pickle.HIGHEST_PROTOCOL)
    head = {"tocsin-monitor": FORMAT, "made_for": made_for, "sha256": _sum(body)}
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            part.chmod(0o600)
            file.write(orjson.dumps(head) + b"\n" + body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise EscalationError(f"{path}: the state cannot be saved: {error.strerror}") from error


def read(path: Path, made_for: str) -> Any:  # noqa: ANN401 - whatever was written
    """Read a state; raises `EscalationError` where it is broken, or made for something else."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        told = orjson.loads(head)
    except OSError as error:
        raise EscalationError(f"{path}: cannot be read: {error.strerror}") from error
    except orjson.JSONDecodeError as error:
        raise EscalationError(f"{path}: is no saved monitor; {SCAN_ANEW}") from error
    if not isinstance(told, dict) or told.get("tocsin-monitor") != FORMAT:
        raise EscalationError(f"{path}: is no saved monitor of this version; {SCAN_ANEW}")
    if told.get("sha256") != _sum(body):
        raise EscalationError(f"{path}: is damaged; {SCAN_ANEW}")
    if told.get("made_for") != made_for:
        raise EscalationError(
            f"{path}: was made with another watchlist, version, threshold, fact or calendar; "
            + SCAN_ANEW
        )
    try:
        with put_off():
            return _Reader(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, ValueError) as error:
        raise EscalationError(f"{path}: cannot be read: {error}; {SCAN_ANEW}") from error


class _Reader(pickle.Unpickler):
    """Lets in our own classes and plain containers, and nothing that could be run."""

    def find_class(self, module: str, name: str) -> type:
        ours = module.startswith(OURS) and "." not in name
        if ours or name in PLAIN.get(module, ()):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a state")


def _sum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
